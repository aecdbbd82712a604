"""Every measure in every area, this year and the year before: the ratio, and what may be said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from headwater.analyses.own_past.years import TwoYears, two_years
from headwater.methods.comparisons import share_change_p
from headwater.methods.false_discovery import Dependence, adjusted_p_values
from headwater.methods.rates_and_shares.rate_comparisons import (
    rate_ratio_limits,
    share_difference_limits,
)
from headwater.released.comparators import Beside, WhyNot, YearOn
from headwater.released.opened import Release
from headwater.released.release import Released, ReleasedMeasure
from headwater.vocabulary.areas import AreaType

FALSE_DISCOVERY_RATE = 0.05
_DIGITS = 4
_AREAS = (AreaType.PARTNERSHIP, AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT)
Tested = tuple[YearOn, float]


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
    compared: list[Tested] = []
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


def _kept(compared: Sequence[Tested]) -> Iterator[YearOn]:
    """What is compared, each told as higher or lower only if it is kept among all of them."""
    if not compared:
        return
    adjusted = adjusted_p_values([chance for _, chance in compared], dependence=Dependence.ANY)
    for (found, _), chance in zip(compared, adjusted, strict=True):
        verdict = found.verdict if chance <= FALSE_DISCOVERY_RATE else Beside.CANNOT_TELL
        yield replace(found, verdict=verdict, tested=len(compared))


def _set_beside(measure: ReleasedMeasure, area: str, years: TwoYears) -> Tested:
    numbers, chance = (_difference if measure.is_share else _ratio)(years)
    scale = measure.per if measure.is_share else 1.0 / years.factor
    value, lower, upper = (number * scale for number in numbers)
    none = 0.0 if measure.is_share else 1.0
    apart = Beside.HIGHER if lower > none else Beside.LOWER if upper < none else Beside.CANNOT_TELL
    found = YearOn(
        measure.measure,
        area,
        years.period,
        years.before,
        apart,
        not measure.is_share,
        _short(value),
        _short(lower),
        _short(upper),
    )
    return found, chance


def _ratio(years: TwoYears) -> tuple[tuple[float, ...], float]:
    """Source: `methods.rate_comparisons`, exact and conditional; the p-value is of the same test.

    What the earlier number is multiplied by across a break is a matter of the people at risk.
    """
    now, then = years.now, years.then
    limits = rate_ratio_limits(now.events, now.people, then.events, then.people)
    share = now.people / (now.people + then.people / years.factor)
    chance = share_change_p(now.events, then.events, later_share=share)
    return tuple(map(float, limits)), float(chance)


def _difference(years: TwoYears) -> tuple[tuple[float, ...], float]:
    """Source: `methods.rate_comparisons` after Newcombe; the p-value is of the pooled share."""
    from scipy.special import ndtr

    now, then = years.now, years.then
    parts = [min(year.events, year.people) for year in (now, then)]
    limits = share_difference_limits(parts[0], now.people, parts[1], then.people)
    pooled = sum(parts) / (now.people + then.people)
    error = np.sqrt(pooled * (1 - pooled) * (1 / now.people + 1 / then.people))
    apart = abs(parts[0] / now.people - parts[1] / then.people)
    chance = float(2 * ndtr(-apart / error)) if error > 0 else 1.0
    return tuple(map(float, limits)), chance


def _short(number: float) -> float | None:
    """To four digits: more would be noise. None is without end, over a year of no event."""
    return float(f"{number:.{_DIGITS}g}") if np.isfinite(number) else None
