"""From events to counts: each feed is scanned once, for all of its measures together.

The scan reduces events to counts by month, place, category and one yes-or-no for each measure;
everything later works on those counts, which are few.
"""

from collections.abc import Iterator, Sequence

from headwater.definitions.measure import Breakdown, Measure
from headwater.definitions.scope import Kind, Scope
from headwater.measures.categories import (
    age_band_column,
    category_column,
    kind_column,
    kinds_of,
)
from headwater.measures.conditions import (
    ConditionUnclear,
    kind_holds,
    rule_asks,
    rule_holds,
    rule_without,
)
from headwater.measures.parts_of_week import MIDNIGHT_OF_FEED, part_of_week_column
from headwater.measures.repeats import REPEATS, events_with_repeats
from headwater.measures.sql import named, quoted, union_all, with_tables
from headwater.tables.schema import Column, ColumnType, Expression, Table
from headwater.vocabulary.faults import ExitCode, Fault


class MeasureCount(Table):
    """One row is the events of one measure in one month, place and category. Stays in the engine.

    `asked` are the events that would count were every age known, of which `answered` have one.
    """

    name = "measure_count"

    measure = Column(ColumnType.TEXT, "name of the measure", required=True)
    month = Column(ColumnType.DATE, "first day of the month", required=True)
    location_state = Column(ColumnType.TEXT, "how the events were placed", required=True)
    district_code = Column(ColumnType.TEXT, "their district, only when inside")
    small_area_code = Column(
        ColumnType.TEXT, "their small area, only when inside, not by breakdown"
    )
    breakdown = Column(ColumnType.TEXT, "all, or the breakdown", required=True)
    category = Column(ColumnType.TEXT, "all, or the category", required=True)
    events = Column(ColumnType.BIG_INTEGER, "events counted", "event", required=True)
    asked = Column(ColumnType.BIG_INTEGER, "events but for their age", "event", required=True)
    answered = Column(ColumnType.BIG_INTEGER, "of those, with an age", "event", required=True)


class KindUnknown(Fault):
    """A measure names a kind that the scope does not define, or a feed that it does not cover."""

    exit_code = ExitCode.DEFINITION


# The newest index, in fifths; a small area of an older vintage may have no place in it.
FIFTHS = """SELECT small_area_code,
  CAST(CAST(CEIL(MIN(decile) / 2.0) AS INTEGER) AS VARCHAR) AS deprivation_fifth
FROM deprivation WHERE index_year = (SELECT MAX(index_year) FROM deprivation)
GROUP BY small_area_code"""

_NO_COUNTS = "SELECT {} WHERE FALSE".format(
    ", ".join(
        f"CAST(NULL AS {column.column_type.value}) AS {name}"
        for name, column in MeasureCount.columns().items()
    )
)
_PLACE = "month, location_state, district_code"


def count_events(measures: Sequence[Measure], *, scope: Scope) -> Expression:
    """Counts of `placed_event` for each measure, by month, place and category.

    Raises KindUnknown or ConditionUnclear when a definition cannot be followed.
    """
    measures = [measure for measure in measures if measure.counts_events]
    for measure in measures:
        _check_kinds(measure, scope)
    feeds = sorted({feed for measure in measures for feed in measure.numerator.feeds})
    tables = {"fifth": FIFTHS}
    selects: list[str] = []
    for feed in feeds:
        counted = [measure for measure in measures if feed in measure.numerator.feeds]
        tables[named(f"counted {feed}")] = _scan(feed, counted, scope)
        for measure in counted:
            selects.extend(_counts(measure, feed, scope))
    if not selects:
        return Expression(MeasureCount, _NO_COUNTS)
    return Expression(MeasureCount, with_tables(tables) + union_all(selects))


def _check_kinds(measure: Measure, scope: Scope) -> None:
    unknown = set(measure.numerator.kinds) - {kind.key for kind in scope.kinds}
    foreign = set(measure.numerator.feeds) - set(scope.feeds) if measure.numerator.kinds else set()
    if unknown or foreign:
        raise KindUnknown(
            found=f"Measure {measure.measure} counts {', '.join(sorted(unknown | foreign))}.",
            expected=f"kinds and feeds of the scope {scope.key}, version {scope.version}.",
            next_step="Correct the measure, or add the kind or the feed to the scope.",
        )


def _scan(feed: str, measures: Sequence[Measure], scope: Scope) -> str:
    kinds = _kinds_needed(measures, scope)
    columns: dict[str, str] = {
        "month": "month",
        "location_state": "location_state",
        "district_code": "district_code",
        "small_area_code": "CASE WHEN location_state = 'inside' THEN small_area_code END",
        **{str(name): _BREAKDOWN_COLUMNS[name] for name in _recorded(measures)},
        "has_age": "age IS NOT NULL" if any(map(_asks_age, measures)) else "FALSE",
        **{kind_column(kind): kind_column(kind) for kind in kinds},
        **{_in(measure): _belongs(measure) for measure in measures},
        **{_asks(measure): _would_belong(measure) for measure in measures if _asks_age(measure)},
    }
    listed_columns = ",\n  ".join(f"{sql} AS {name}" for name, sql in columns.items())
    positions = ", ".join(str(position) for position in range(1, len(columns) + 1))
    return f"""SELECT {listed_columns}, COUNT(*) AS events
FROM ({_events_of(feed, kinds, measures)}) AS event_of_feed GROUP BY {positions}"""


def _events_of(feed: str, kinds: Sequence[Kind], measures: Sequence[Measure]) -> str:
    flags = "".join(f",\n  {kind_holds(kind)} AS {kind_column(kind)}" for kind in kinds)
    joined = ""
    if "deprivation_fifth" in _recorded(measures):
        flags += ", CASE WHEN location_state = 'inside' THEN deprivation_fifth END AS fifth"
        joined = " LEFT JOIN fifth USING (small_area_code)"
    if "part_of_week" in _recorded(measures):
        flags += ", midnight_is_unknown"
        joined += f" CROSS JOIN ({MIDNIGHT_OF_FEED.format(feed=quoted(feed))}) AS midnight"
    events = events_with_repeats(feed, _repeats_asked(measures, kinds))
    return f"SELECT placed_event.*{flags} FROM ({events}) AS placed_event{joined}"


def _repeats_asked(measures: Sequence[Measure], kinds: Sequence[Kind]) -> dict[str, str]:
    """The columns that ask for repeats, each with the events of which one may repeat another.

    Those are the events of the kinds that the measures name. Raises ConditionUnclear where two
    measures of one feed look for repeats among different kinds.
    """
    asked: dict[str, set[tuple[str, ...]]] = {}
    for measure in measures:
        rule = measure.numerator.rule
        for condition in (*rule.all_of, *rule.any_of, *rule.none_of):
            if condition.column in REPEATS:
                asked.setdefault(condition.column, set()).add(measure.numerator.kinds)
    for column, named_kinds in asked.items():
        if len(named_kinds) > 1:
            raise ConditionUnclear(
                found=f"Measures that ask for {column} among different kinds of one feed.",
                expected="the same kinds in each of them.",
                next_step="Give these measures the same kinds.",
            )
    return {column: _among(each.pop(), kinds) for column, each in sorted(asked.items())}


def _among(named_kinds: tuple[str, ...], kinds: Sequence[Kind]) -> str:
    holds = [kind_holds(kind) for kind in kinds if kind.key in named_kinds]
    return f"({' OR '.join(holds)})" if holds else "TRUE"


_BREAKDOWN_COLUMNS: dict[Breakdown, str] = {
    "age_band": age_band_column(),
    "sex": "sex",
    "ethnicity": "ethnicity",
    "crime_type": "crime_type",
    "deprivation_fifth": "fifth",
    "part_of_week": part_of_week_column(),
}
"""SQL for the breakdowns that are a column of an event; `kind` is made of the kinds' columns."""


def _recorded(measures: Sequence[Measure]) -> list[Breakdown]:
    used = {breakdown for measure in measures for breakdown in measure.breakdowns}
    return [breakdown for breakdown in _BREAKDOWN_COLUMNS if breakdown in used]


def _kinds_needed(measures: Sequence[Measure], scope: Scope) -> list[Kind]:
    needed = {
        kind.key
        for measure in measures
        if measure.numerator.kinds or "kind" in measure.breakdowns
        for kind in kinds_of(measure, scope)
    }
    return [kind for kind in scope.kinds if kind.key in needed]


def _belongs(measure: Measure) -> str:
    return f"{_any_kind(measure)} AND {rule_holds(measure.numerator.rule)}"


def _would_belong(measure: Measure) -> str:
    return f"{_any_kind(measure)} AND {rule_holds(rule_without(measure.numerator.rule, 'age'))}"


def _any_kind(measure: Measure) -> str:
    columns = [named(f"kind {key}") for key in measure.numerator.kinds]
    return f"({' OR '.join(columns)})" if columns else "TRUE"


def _in(measure: Measure) -> str:
    return named(f"in {measure.measure}")


def _asks(measure: Measure) -> str:
    """The column of the events that would count were every age known."""
    return named(f"asks {measure.measure}") if _asks_age(measure) else _in(measure)


def _asks_age(measure: Measure) -> bool:
    return rule_asks(measure.numerator.rule, "age")


def _counts(measure: Measure, feed: str, scope: Scope) -> Iterator[str]:
    yield _headline_counts(measure, feed)
    for breakdown in measure.breakdowns:
        yield _breakdown_counts(measure, feed, breakdown, scope)


def _headline_counts(measure: Measure, feed: str) -> str:
    answered = f"{_asks(measure)} AND has_age" if _asks_age(measure) else _asks(measure)
    return f"""SELECT {quoted(measure.measure)} AS measure, {_PLACE}, small_area_code,
  'all' AS breakdown, 'all' AS category,
  SUM(CASE WHEN {_in(measure)} THEN events ELSE 0 END) AS events, SUM(events) AS asked,
  SUM(CASE WHEN {answered} THEN events ELSE 0 END) AS answered
FROM {named(f"counted {feed}")} WHERE {_asks(measure)} GROUP BY {_PLACE}, small_area_code"""


def _breakdown_counts(measure: Measure, feed: str, breakdown: Breakdown, scope: Scope) -> str:
    return f"""SELECT {quoted(measure.measure)}, {_PLACE}, NULL AS small_area_code,
  {quoted(breakdown)}, {category_column(measure, breakdown, scope)} AS category,
  SUM(events), SUM(events), SUM(events)
FROM {named(f"counted {feed}")} WHERE {_in(measure)} GROUP BY {_PLACE}, category"""
