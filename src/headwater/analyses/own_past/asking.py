"""Every measure in every area, this year and the year before: the ratio, and what may be said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.analyses.own_past.years import TwoYears, two_years
from headwater.analyses.two_numbers import Apart, kept_among, rates_apart, shares_apart
from headwater.released.comparators import Beside, WhyNot, YearOn
from headwater.released.opened import Release
from headwater.released.release import Released, ReleasedMeasure
from headwater.vocabulary.areas import AreaType

_AREAS = (AreaType.PARTNERSHIP, AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT)
_Told = tuple[YearOn, Apart]


def years_on(released: Released) -> tuple[YearOn, ...]:
    """The newest year of each measure in force beside the year before, by area and measure.

    Worked out from `released.values` alone, so that nothing is told that its readers could not
    work out. A verdict is given where the 95% interval leaves out that nothing changed, and the
    comparison is kept among all measures of the same area at a false-discovery rate of 5%
    (Benjamini and Yekutieli: measures depend on each other). People at a time, such as claimants,
    are for the most part the same people in both years: their interval is too wide, never too
    narrow.
    """
    release = Release.of(released)
    areas = [area for kind in _AREAS for area in release.areas_of_type(kind)]
    return tuple(found for area in areas for found in _of_area(release, area.code))


def _of_area(release: Release, area: str) -> Iterator[YearOn]:
    compared: list[_Told] = []
    for measure in release.measures:
        years = None if measure.is_as_published else two_years(release, measure, area)
        if years is None:
            continue
        if years.why_not is not None:
            yield _not_compared(measure, area, years, years.why_not)
        else:
            compared.append(_set_beside(measure, area, years))
    yield from _kept(compared)


def _not_compared(measure: ReleasedMeasure, area: str, years: TwoYears, why: WhyNot) -> YearOn:
    return YearOn(
        measure.measure,
        area,
        years.period,
        years.before,
        Beside.NOT_COMPARED,
        not measure.is_share,
        why_not=why,
    )


def _kept(compared: Sequence[_Told]) -> Iterator[YearOn]:
    """What is compared, each told as higher or lower only if it is kept among all of them."""
    if not compared:
        return
    kept = kept_among([apart for _, apart in compared])
    for (found, _), is_kept in zip(compared, kept, strict=True):
        verdict = found.verdict if is_kept else Beside.CANNOT_TELL
        yield replace(found, verdict=verdict, tested=len(compared))


def _set_beside(measure: ReleasedMeasure, area: str, years: TwoYears) -> _Told:
    apart = (
        shares_apart(years.now, years.then, per=measure.per)
        if measure.is_share
        else rates_apart(years.now, years.then, factor=years.factor)
    )
    found = YearOn(
        measure.measure,
        area,
        years.period,
        years.before,
        Beside.HIGHER if apart.above else Beside.LOWER if apart.below else Beside.CANNOT_TELL,
        not measure.is_share,
        apart.value,
        apart.lower,
        apart.upper,
    )
    return found, apart
