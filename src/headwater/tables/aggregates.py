"""Published aggregates: counts, shares and rates that somebody else counted.

A file may state several figures in one row (cohort, not in education, not known) or one. Intake
keeps a row of the file as one row, so that rows add up; what reads it turns each figure into a row
of its own with `one_row_for_each_figure`.
"""

from collections.abc import Iterable

from headwater.tables.schema import Column, ColumnType, Table

STATE_SUFFIX = "_state"
GROUPS = (
    "age_group",
    "sex",
    "ethnicity",
    "phase",
    "year_group",
    "need",
    "free_meals",
    "category",
)
"""The columns that say which group is counted, each empty for all of them together."""


class AggregateRow(Table):
    """One row is what a file states of one area or organisation, one period and one group.

    Beside these columns stand the figures of the feed, each followed by its state.
    """

    name = "aggregate"

    feed = Column(ColumnType.TEXT, "the extract specification it came through", required=True)
    supplier = Column(ColumnType.TEXT, "who supplied it", required=True)
    extract_id = Column(ColumnType.TEXT, "the accepted file it came in", required=True)
    indicator = Column(ColumnType.TEXT, "what is counted, in feeds of many indicators")
    area_code = Column(ColumnType.TEXT, "code of the area that the row is about")
    organisation = Column(
        ColumnType.TEXT, "public reference of the school, college or service it is about"
    )
    period = Column(ColumnType.TEXT, "the period as the publisher writes it, such as 2022/23")
    period_start = Column(ColumnType.DATE, "first day of the period, where the file gives it")
    period_months = Column(ColumnType.SMALL_INTEGER, "length of the period", "months")
    age_group = Column(ColumnType.TEXT, "ages counted; empty for all")
    sex = Column(ColumnType.TEXT, "female, male or other; empty for all")
    ethnicity = Column(ColumnType.TEXT, "ethnic group; empty for all")
    phase = Column(ColumnType.TEXT, "school phase or year group; empty for all")
    year_group = Column(ColumnType.TEXT, "school year beside a phase, R to 14; empty for all")
    need = Column(ColumnType.TEXT, "special educational or other need; empty for all")
    free_meals = Column(
        ColumnType.TEXT, "true or false: eligible for free school meals; empty for all"
    )
    category = Column(ColumnType.TEXT, "any other group: reason, activity, kind of provision")
    footing = Column(ColumnType.TEXT, "of an offer: statutory or non_statutory")
    route = Column(ColumnType.TEXT, "of an offer: how one is referred to it")
    youngest = Column(ColumnType.SMALL_INTEGER, "of an offer: the youngest age it is for", "years")
    oldest = Column(ColumnType.SMALL_INTEGER, "of an offer: the oldest age it is for", "years")


class PublishedAggregate(AggregateRow):
    """One row is one figure of one area, period and group, with what is known about it."""

    name = "published_aggregate"

    figure = Column(ColumnType.TEXT, "which figure of the feed it is", required=True)
    value = Column(ColumnType.NUMBER, "the figure as published; empty unless released")
    state = Column(ColumnType.TEXT, "released, suppressed, missing or not_collected", required=True)


def state_of(figure: str) -> str:
    """The column that says what is known of a figure.

    >>> state_of("suspensions")
    'suspensions_state'
    """
    return figure + STATE_SUFFIX


def period_key(stated: Iterable[str]) -> str:
    """SQL for what a row of one feed is about, for as long as no newer file says it anew.

    A newer file takes the place of an older one where it states the same indicator for the same
    period, and leaves the rest of it as it is. `stated` are the columns of the accepted table.
    """
    there = set(stated)
    parts = (
        f"coalesce(CAST({name} AS VARCHAR), '')" if name in there else "''"
        for name in ("indicator", "period", "period_start")
    )
    return " || '|' || ".join(parts)


def columns_with_figures(figures: Iterable[str]) -> dict[str, str]:
    """The columns of an accepted table of aggregates, each with its SQL type.

    Raises ValueError when a figure has the name of a column that says what it is about.
    """
    columns = {name: column.column_type.value for name, column in AggregateRow.columns().items()}
    for figure in figures:
        if figure in columns:
            raise ValueError(f"found figure {figure!r}; expected a name that no column has")
        columns[figure] = ColumnType.NUMBER.value
        columns[state_of(figure)] = ColumnType.TEXT.value
    return columns


def one_row_for_each_figure(rows: str, *, stated: Iterable[str], figures: Iterable[str]) -> str:
    """SQL for `published_aggregate` over `rows`, SQL that yields accepted rows of one feed.

    `stated` are the columns that the accepted table has; the others of the table are empty.
    """
    there = set(stated)
    about = ", ".join(
        f"CAST({name if name in there else 'NULL'} AS {column.column_type.value}) AS {name}"
        for name, column in AggregateRow.columns().items()
    )
    # The names are those of a specification; no cell of a file becomes part of the statement.
    selected = [
        f"SELECT {about}, '{figure}' AS figure, "  # noqa: S608 -- as above
        f'CAST("{figure}" AS DOUBLE) AS value, "{state_of(figure)}" AS state FROM ({rows})'
        for figure in figures
    ]
    return " UNION ALL ".join(selected)
