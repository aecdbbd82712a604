"""Which two years of a measure stand beside each other, or why they do not."""

from dataclasses import dataclass

from headwater.analyses.two_numbers import OneNumber
from headwater.released.breaks import breaks_at, bridge
from headwater.released.comparators import WhyNot
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

FEWEST_EVENTS = 10
"""Released counts are rounded to the nearest five: of fewer than that the rounding is the most."""


@dataclass(frozen=True, slots=True)
class TwoYears:
    """The newest year that shows or withholds a number, and the year before it.

    `factor` is what the earlier is multiplied by to stand beside the later.
    """

    period: str
    before: str
    now: OneNumber
    then: OneNumber
    factor: float = 1.0
    why_not: WhyNot | None = None


_NONE = OneNumber(0.0, 1.0)


def two_years(release: Release, measure: ReleasedMeasure, area: str) -> TwoYears | None:
    """The two newest years of a measure in an area; None where no year of it is known."""
    rows = {row.period: row for row in release.series(measure.measure, area, PeriodType.YEAR)}
    known = [
        row for row in rows.values() if row.state in {ValueState.RELEASED, ValueState.SUPPRESSED}
    ]
    if not known:
        return None
    newest = max(known, key=lambda row: row.when.first_month)
    before = str(int(newest.period) - 1)
    earlier = rows.get(before)
    now = _year(newest, measure)
    then = _year(earlier, measure) if earlier else None
    if earlier is None or now is None or then is None:
        return TwoYears(newest.period, before, _NONE, _NONE, why_not=WhyNot.NO_NUMBER)
    link = bridge(earlier.when, newest.when, breaks_at(release, measure.measure, area))
    if link is None or (measure.is_share and link.factor != 1):
        return TwoYears(newest.period, before, now, then, why_not=WhyNot.BREAK)
    return TwoYears(
        newest.period, before, now, then, link.factor, why_not=_too_few(measure, now, then)
    )


def _year(row: ValueRow, measure: ReleasedMeasure) -> OneNumber | None:
    """What a row counts; None where it shows no number, or nothing to divide it by."""
    if not row.is_released or row.numerator is None:
        return None
    if not measure.has_denominator:
        return OneNumber(float(row.numerator), 1.0)
    return OneNumber(float(row.numerator), row.denominator) if row.denominator else None


def _too_few(measure: ReleasedMeasure, now: OneNumber, then: OneNumber) -> WhyNot | None:
    counted = [now.events, then.events]
    if measure.is_share:
        counted += [now.people - now.events, then.people - then.events]
    # One year may be small, and the change from it large: what must not be is two small ones.
    parts = [counted[:2], counted[2:]]
    few = any(part and max(part) < FEWEST_EVENTS for part in parts)
    return WhyNot.TOO_FEW if few else None
