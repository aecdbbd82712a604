"""Whether an extract specification holds together: what it names is there and is of its sort."""

from headwater.definitions.extract import ConsistencyRule, ExtractSpecification, SpecifiedColumn
from headwater.definitions.refusing import scores_of_childhoods
from headwater.tables.aggregates import GROUPS, AggregateRow
from headwater.vocabulary.counts import counted


def check_specification(specification: ExtractSpecification) -> None:
    """Raise ValueError, with what was found and expected, where parts contradict each other."""
    _check_columns_named(specification)
    if specification.becomes == "event":
        _check_month(specification)
    if specification.becomes == "aggregate":
        _check_figures(specification)
    if specification.refuses_columns:
        _check_nobody_is_named(specification)
    _check_no_childhood_is_scored(specification)
    for rule in specification.consistency:
        _check_rule(specification, rule)
    _check_place_words(specification)
    _check_what_is_compared(specification)
    for column in specification.columns:
        _check_column(column)


def _check_columns_named(specification: ExtractSpecification) -> None:
    names = {column.name for column in specification.columns}
    mark = specification.synthetic_mark
    pointers = (
        specification.month_column,
        specification.supplier_column,
        mark.column if mark else None,
        *(column.may_be_absent_if for column in specification.columns),
    )
    absent = sorted({name for name in pointers if name and name not in names})
    if absent:
        raise ValueError(
            f"found columns {absent} named but not described; expected {sorted(names)}"
        )


def _check_month(specification: ExtractSpecification) -> None:
    month = specification.month_column
    if month is None or not specification.column(month).date_formats:
        raise ValueError(f"found monthColumn {month!r}; expected a date or timestamp of the event")


def _check_figures(specification: ExtractSpecification) -> None:
    about = AggregateRow.columns()
    for column in specification.columns:
        is_about = column.becomes is None or column.becomes in about
        if is_about is (column.figure is not None):
            raise ValueError(
                f"found column {column.name!r} becoming {column.becomes!r}; expected a column of "
                "aggregate, or a figure with its unit"
            )
    if not specification.figures:
        raise ValueError("found no figure; expected at least one column with a figure")


def _check_nobody_is_named(specification: ExtractSpecification) -> None:
    named = [column.name for column in specification.columns if column.classification != "public"]
    if named:
        raise ValueError(f"found columns {named} about people in a feed that refuses such columns")


def _check_no_childhood_is_scored(specification: ExtractSpecification) -> None:
    names = [name for column in specification.columns for name in (column.name, *column.headers)]
    if scored := scores_of_childhoods(names):
        raise ValueError(
            f"found {', '.join(scored)}, a score of adverse childhood experiences; expected none "
            "in any feed"
        )


def _check_place_words(specification: ExtractSpecification) -> None:
    """Words about a place are text that nobody keeps, in one column of a feed of events."""
    named = [column for column in specification.columns if column.place_words]
    if len(named) > 1 or (named and specification.becomes != "event"):
        raise ValueError(
            f"found placeWords in {counted(len(named), 'column')} of {specification.becomes!r} "
            "rows; expected at most one, and only where a row is an event"
        )
    for column in named:
        is_kept = column.becomes or column.person or column.unique or column.codelist is not None
        if column.logical_type != "string" or column.classification != "identifier" or is_kept:
            raise ValueError(
                f"found placeWords in column {column.name!r}; expected a text classified "
                "identifier that becomes nothing: the words are read and then dropped"
            )


def _check_what_is_compared(specification: ExtractSpecification) -> None:
    """Totals and what institutions are watched for are figures; what they stand by are groups."""
    figures = {column.becomes or column.name for column in specification.figures}
    named = {name for each in specification.totals for name in (each.total, *each.parts)}
    named |= {name for each in specification.institutions for name in (each.count, each.among)}
    groups = {name for each in specification.institutions for name in (*each.apart, *each.added_up)}
    absent = sorted((named - figures) | (groups - set(GROUPS)))
    if absent:
        raise ValueError(
            f"found {absent} in totals or institutions; expected figures of {sorted(figures)} and "
            f"groups of {sorted(GROUPS)}"
        )
    named_by = [each for each in specification.columns if each.becomes == "organisation"]
    if specification.institutions and not all(each.pattern for each in named_by):
        raise ValueError(
            "found institutions named by a column without a pattern; expected one, since their "
            "references are released and somebody's words must not be"
        )


def _check_rule(specification: ExtractSpecification, rule: ConsistencyRule) -> None:
    moments = {column.name for column in specification.columns if column.date_formats}
    absent = sorted({rule.earlier, rule.later} - moments)
    if absent or specification.becomes != "event":
        raise ValueError(
            f"found consistency {rule.key!r} over {absent or specification.becomes!r}; expected "
            f"two dates or timestamps of an event, of {sorted(moments)}"
        )


def _check_column(column: SpecifiedColumn) -> None:
    if column.classification == "identifier" and column.becomes:
        raise ValueError(
            f"found column {column.name!r} classified identifier and becoming {column.becomes!r}; "
            "expected identifiers to go to a person only"
        )
    if column.logical_type in {"date", "timestamp"} and not column.date_formats:
        raise ValueError(f"found column {column.name!r} without dateFormats; expected at least one")
