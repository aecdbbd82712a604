"""Small areas in at most five classes beside the whole, worked out from released numbers alone."""

from enum import StrEnum

from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import Period, PeriodType
from headwater.vocabulary.states import ValueState


class AreaClass(StrEnum):
    """What a small area's colour says: how its rate compares with the whole, and how surely."""

    FAR_LOWER = "clearly lower, less than half"
    LOWER = "clearly lower"
    CANNOT_TELL = "no clear difference"
    HIGHER = "clearly higher"
    FAR_HIGHER = "clearly higher, double or more"
    WITHHELD = "withheld: a small number"
    NO_DATA = "no data"


def area_class(row: ValueRow, level: float) -> AreaClass:
    """A small area's class: its range against the rate of the whole, then how far its rate is."""
    if row.state is ValueState.SUPPRESSED:
        return AreaClass.WITHHELD
    if row.value is None or row.lower is None or row.upper is None:
        return AreaClass.NO_DATA
    if row.lower > level:
        return AreaClass.FAR_HIGHER if row.value >= 2 * level else AreaClass.HIGHER
    if row.upper < level:
        return AreaClass.FAR_LOWER if row.value < level / 2 else AreaClass.LOWER
    return AreaClass.CANNOT_TELL


def whole_level(release: Release, measure: str, window: Period) -> float | None:
    """The rate of the whole over the calendar years of a window, by its people in each.

    None where one of them shows no rate, or where they are not exactly the months of the window.
    """
    years = [
        row
        for row in release.series(measure, release.whole_area.code, PeriodType.YEAR)
        if window.first_month <= row.when.first_month and row.when.end_month <= window.end_month
    ]
    if sum(row.when.months for row in years) != window.months:
        return None
    at_risk = sum(row.denominator or 0 for row in years)
    if not at_risk or not all(row.is_released for row in years):
        return None
    return sum((row.value or 0) * (row.denominator or 0) for row in years) / at_risk
