"""Months that came since, in each series, and the months before them that may be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from headwater.released.breaks import breaks_at
from headwater.released.opened import Release
from headwater.released.release import Break, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, add_months
from headwater.vocabulary.states import ValueState

AREAS = (AreaType.PARTNERSHIP, AreaType.DISTRICT)
"""Months are published for these alone."""
KNOWN = (ValueState.RELEASED, ValueState.SUPPRESSED)


@dataclass(frozen=True, slots=True)
class NewMonths:
    """One measure in one area: its months since, `new`, and the months `before` them.

    Both are runs without gaps; a month that shows no number, or belongs to a shock, is in
    `left_out`. A series that `is_broken` has a break among the new months or where they begin.
    """

    measure: str
    area_code: str
    before: tuple[ValueRow, ...]
    new: tuple[ValueRow, ...]
    left_out: frozenset[date]
    is_broken: bool

    def is_used(self, row: ValueRow) -> bool:
        """Whether a month shows a number that stands for usual times."""
        return row.numerator is not None and row.when.first_month not in self.left_out

    @property
    def shown(self) -> tuple[ValueRow, ...]:
        """The new months that can be used."""
        return tuple(row for row in self.new if self.is_used(row))


def new_months(before: Release, now: Release) -> Iterator[NewMonths]:
    """Every series of events that has months which were not known before."""
    defined = {each.measure: each.definition for each in before.measures}
    areas = [area.code for kind in AREAS for area in now.areas_of_type(kind)]
    known = {area.code for area in before.areas}
    for measure in now.measures:
        if defined.get(measure.measure) == measure.definition and _counts_events(measure):
            for area in areas:
                found = _of_series(before, now, measure.measure, area) if area in known else None
                if found is not None:
                    yield found


def _counts_events(measure: ReleasedMeasure) -> bool:
    """Shares and what is shown as published have no count that months could add up."""
    return not (measure.is_share or measure.is_as_published)


def _of_series(before: Release, now: Release, measure: str, area: str) -> NewMonths | None:
    then = {
        row.period: row.state in KNOWN for row in before.series(measure, area, PeriodType.MONTH)
    }
    rows = now.series(measure, area, PeriodType.MONTH)
    fresh = [row for row in rows if row.state in KNOWN and not then.get(row.period, False)]
    if not fresh or not any(then.values()):
        return None
    last_known = max(period for period, is_known in then.items() if is_known)
    new = tuple(row for row in rows if row.period > last_known and row.period <= fresh[-1].period)
    if not new:
        return None  # months of long ago that came late are revisions of the past, not news
    begins, ends = new[0].when.first_month, new[-1].when.end_month
    breaks = breaks_at(now, measure, area)
    lasting = [found.month for found in breaks if found.end_month is None]
    is_broken = any(begins <= month < ends for month in lasting)
    start = max((month for month in lasting if month < begins), default=date.min)
    earlier = tuple(row for row in rows if start <= row.when.first_month < begins)
    return NewMonths(measure, area, earlier, new, _of_shocks(breaks), is_broken)


def _of_shocks(breaks: tuple[Break, ...]) -> frozenset[date]:
    """Every month of every shock that passed."""
    months: set[date] = set()
    for found in breaks:
        month, end = found.month, found.end_month
        while end is not None and month < end:
            months.add(month)
            month = add_months(month, 1)
    return frozenset(months)
