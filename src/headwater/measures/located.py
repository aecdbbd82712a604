"""When and where the events of a measure were, for the questions that are asked of small areas.

Stays in the engine: events of single small areas, without the reference of any of them.
"""

from collections.abc import Iterator, Sequence

from headwater.definitions.measure import Measure
from headwater.definitions.scope import Scope
from headwater.measures.conditions import kind_holds, rule_asks, rule_holds
from headwater.measures.repeats import REPEATS
from headwater.measures.sql import quoted, union_all

_NOTHING = (
    "SELECT CAST(NULL AS VARCHAR) AS measure, CAST(NULL AS VARCHAR) AS small_area_code, "
    "CAST(NULL AS TIMESTAMP) AS occurred_at WHERE FALSE"
)


def hours_of_small_areas(measures: Sequence[Measure], *, scope: Scope) -> str:
    """SQL for how many events each small area has in each hour of the week of each year.

    One row is one measure, small area, year, weekday (Monday is 0), hour, and whether they are
    written down as exactly on the hour. Events without a time are left out.
    """
    return f"""SELECT measure, small_area_code, CAST(EXTRACT(YEAR FROM occurred_at) AS INTEGER)
    AS year, CAST(EXTRACT(ISODOW FROM occurred_at) - 1 AS INTEGER) AS weekday,
  CAST(EXTRACT(HOUR FROM occurred_at) AS INTEGER) AS hour,
  occurred_at = DATE_TRUNC('hour', occurred_at) AS on_the_hour, COUNT(*) AS events
FROM ({_located(measures, scope)}) AS located GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6"""


def days_of_small_areas(measures: Sequence[Measure], *, scope: Scope) -> str:
    """SQL for the day of each event of each small area: measure, small_area_code, day.

    What one small area has at one minute is one row: an incident that is written down once for
    each victim would otherwise repeat itself.
    """
    return f"""SELECT measure, small_area_code, CAST(occurred_at AS DATE) AS day
FROM (SELECT DISTINCT measure, small_area_code, occurred_at
  FROM ({_located(measures, scope)}) AS located) AS once
ORDER BY 1, 3, 2"""


def _located(measures: Sequence[Measure], scope: Scope) -> str:
    selects = [sql for measure in measures for sql in _events(measure, scope)]
    return union_all(selects) if selects else _NOTHING


def _events(measure: Measure, scope: Scope) -> Iterator[str]:
    """The events of one measure, feed by feed; none of one that asks which are repeats."""
    if not measure.counts_events or any(rule_asks(measure.numerator.rule, r) for r in REPEATS):
        return
    kinds = [kind for kind in scope.kinds if kind.key in measure.numerator.kinds]
    of_kind = " OR ".join(map(kind_holds, kinds)) or "TRUE"
    for feed in measure.numerator.feeds:
        yield f"""SELECT {quoted(measure.measure)} AS measure, small_area_code, occurred_at
FROM placed_event WHERE feed = {quoted(feed)} AND location_state = 'inside'
  AND small_area_code IS NOT NULL AND occurred_at IS NOT NULL
  AND ({of_kind}) AND {rule_holds(measure.numerator.rule)}"""
