"""How far a group's share is from everyone else's, year by year, and whether that closes."""

from math import hypot

import pyarrow as pa

from headwater.analyses.subjects.yearly import Shown, years_of
from headwater.methods.rates_and_shares.rate_comparisons import share_difference_limits
from headwater.released.analyses import Standing
from headwater.released.subjects import Gap, GapYear
from headwater.vocabulary.subjects import Movement

_POINTS = 100
_ALL = "all"
_FEWEST = 10
"""Released numbers are rounded: of fewer referrals than that the rounding would be the most."""


def gap_of(released: pa.Table, *, measure: str, against: str, unknown: str = "") -> Gap:
    """The share of `measure` less that of the rest of `against`, from released numbers alone.

    `measure` is the part of `against` that is of a group; `unknown`, if given, is the share of
    whom nobody knows the group, counted in the rest. A year is left out where a number is withheld
    or where rounding leaves the rest with fewer than none. Intervals of each year: Newcombe 1998,
    Statistics in Medicine 17, 873-890; of the change between two years: the same two limits put
    together (Zou & Donner 2008, Statistics in Medicine 27, 1693-1702).
    """
    parts, wholes = years_of(released, measure), years_of(released, against)
    unknowns = years_of(released, unknown) if unknown else {}
    years = tuple(
        told
        for period in sorted(parts.keys() & wholes.keys())
        if (
            told := _year(
                period,
                parts[period][_ALL],
                wholes[period][_ALL],
                unknowns.get(period, {}).get(_ALL),
            )
        )
    )
    return _moved(Gap(measure, against, unknown, years))


def _year(period: str, part: Shown, whole: Shown, unknown: Shown | None) -> GapYear | None:
    started, referred = whole.events - part.events, whole.people - part.people
    sound = 0 <= started <= referred and part.events <= part.people
    if not sound or min(referred, part.people) < _FEWEST:
        return None
    value, lower, upper = (
        float(number) * _POINTS
        for number in share_difference_limits(part.events, part.people, started, referred)
    )
    rest = Shown(started, referred, 0.0, 0.0, 0.0)
    least, most = _bounds(part, rest, unknown) if unknown else (None, None)
    return GapYear(
        period,
        round(part.events / part.people * _POINTS, 1),
        round(started / referred * _POINTS, 1),
        round(value, 1),
        round(lower, 1),
        round(upper, 1),
        _standing(lower, upper, least, most),
        least,
        most,
        round(unknown.events / unknown.people, 3) if unknown else None,
    )


def _bounds(part: Shown, rest: Shown, unknown: Shown) -> tuple[float, float]:
    """Were all of no known group of this one: had none of them started, or had all of them.

    Beside the two stands the gap as it is, which is what it would be were none of them of it.
    """
    moved = min(unknown.events, rest.people - 1)
    started = min(moved, rest.events)
    left = rest.people - moved
    none = part.events / (part.people + moved) - min(rest.events / left, 1.0)
    every = (part.events + started) / (part.people + moved) - (rest.events - started) / left
    as_it_is = part.events / part.people - rest.events / rest.people
    found = sorted(round(each * _POINTS, 1) for each in (none, every, as_it_is))
    return found[0], found[-1]


def _standing(lower: float, upper: float, least: float | None, most: float | None) -> Standing:
    if lower <= 0 <= upper:
        return Standing.AS_EXPECTED
    if least is not None and most is not None and least <= 0 <= most:
        return Standing.CANNOT_TELL
    return Standing.HIGHER if lower > 0 else Standing.LOWER


def _moved(gap: Gap) -> Gap:
    if len(gap.years) < 2:
        return gap
    first, last = gap.years[0], gap.years[-1]
    change = last.value - first.value
    lower = change - hypot(last.value - last.lower, first.upper - first.value)
    upper = change + hypot(last.upper - last.value, first.value - first.lower)
    movement = Movement.CANNOT_TELL
    if not lower <= 0 <= upper:
        closer = abs(last.value) < abs(first.value)
        movement = Movement.CLOSING if closer else Movement.WIDENING
    return Gap(
        gap.measure,
        gap.against,
        gap.unknown,
        gap.years,
        round(change, 1),
        round(lower, 1),
        round(upper, 1),
        movement,
    )
