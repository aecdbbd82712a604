"""Who lives in an area, from the people that the released rates are divided by."""

from dataclasses import dataclass

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import Area
from headwater.vocabulary.periods import PeriodType

_BY_AGE = "age_band"
_NOT_RECORDED = "not_recorded"
YOUNG_UNTIL = 25


@dataclass(frozen=True, slots=True)
class Residents:
    """People who live in an area, how many are under 25, and the year of the count."""

    people: float
    young: float
    year: str

    @property
    def share_young(self) -> float:
        """The share that is under 25."""
        return self.young / self.people


def residents_of(release: Release, area: Area) -> Residents | None:
    """By the newest measure that is over people of every age; None where there is none."""
    told = [each for each in release.measures if _BY_AGE in each.breakdowns]
    newest_first = sorted(told, key=lambda each: _newest_year(release, each, area), reverse=True)
    by_age = (_by_age(release, each.measure, area) for each in newest_first)
    return next(filter(None, by_age), None)


def _newest_year(release: Release, measure: ReleasedMeasure, area: Area) -> str:
    year = release.latest(measure.measure, area.code).year
    return year.period if year else ""


def _by_age(release: Release, measure: str, area: Area) -> Residents | None:
    rows = [
        row
        for row in release.values(measure=measure, area_code=area.code, breakdown=_BY_AGE)
        if row.period_type is PeriodType.YEAR and row.category != _NOT_RECORDED and row.denominator
    ]
    year = max((row.period for row in rows), default="")
    newest = {row.category: row.denominator or 0.0 for row in rows if row.period == year}
    if not any(map(_is_youngest, newest)) or not any(map(_is_oldest, newest)):
        return None
    young = sum(people for category, people in newest.items() if _is_young(category))
    return Residents(sum(newest.values()), young, year)


def _is_youngest(category: str) -> bool:
    return category.startswith("0-")


def _is_oldest(category: str) -> bool:
    return category.endswith("+")


def _is_young(category: str) -> bool:
    """Whether everybody of an age band such as 18-24 is under 25."""
    _, dash, last = category.partition("-")
    return bool(dash) and last.isdigit() and int(last) < YOUNG_UNTIL
