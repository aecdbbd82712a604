"""A group's part of what is counted, set against its part of the residents."""

from collections.abc import Iterable

import pyarrow as pa

from headwater.analyses.disparity import ETHNICITY, MISSING
from headwater.analyses.subjects.yearly import years_of
from headwater.released.analyses import Standing
from headwater.released.subjects import Represented

_PERCENT = 100
_DIGITS = 3


def represented_share(
    released: pa.Table, *, measure: str, residents_as_in: str, groups: Iterable[str]
) -> Represented | None:
    """How many times the chance of everyone else that of `groups` was, in the newest year.

    `measure` is the percentage of those counted that are of `groups`; the residents are those by
    which `residents_as_in` divides its ethnic groups, of whatever year is nearest, and are taken
    as exact. The ratio is of two odds, and its limits are those of the share, turned the same way.
    None where either is not released.

    A share of 40% where 25% of residents are of the groups: (0.4 / 0.6) / (0.25 / 0.75) = 2.
    """
    shares = years_of(released, measure)
    residents = years_of(released, residents_as_in, breakdown=ETHNICITY)
    if not shares or not residents:
        return None
    period = max(shares)
    nearest = min(residents, key=lambda year: (abs(int(year) - int(period)), year))
    people = {name: cell.people for name, cell in residents[nearest].items() if name not in MISSING}
    wanted = set(groups)
    part = sum(people[name] for name in people.keys() & wanted) / sum(people.values())
    if not wanted <= people.keys() or not 0 < part < 1:
        return None
    cell = shares[period]["all"]
    numbers = (cell.value, cell.lower, cell.upper)
    if not all(0 < number < _PERCENT for number in numbers):
        return None
    value, lower, upper = (_odds(number / _PERCENT) / _odds(part) for number in numbers)
    return Represented(
        measure,
        residents_as_in,
        period,
        share=round(cell.value / _PERCENT, 4),
        residents=round(part, 4),
        value=_short(value),
        lower=_short(lower),
        upper=_short(upper),
        standing=_standing(value, lower, upper),
    )


def _odds(share: float) -> float:
    return share / (1 - share)


def _short(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")


def _standing(value: float, lower: float, upper: float) -> Standing:
    if lower <= 1 <= upper:
        return Standing.AS_EXPECTED
    return Standing.HIGHER if value > 1 else Standing.LOWER
