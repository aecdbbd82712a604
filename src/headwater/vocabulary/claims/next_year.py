"""How many people it takes to see a difference: what to say before next year begins."""

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()
_HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Power:
    """What two groups of `per_group` can find, and how many a smaller difference would take.

    `detectable` is the share, below `expected`, that would be found; None where none would.
    `people_needed` in each group find a fall from `expected` to `wished`.
    """

    per_group: int
    expected: float
    detectable: float | None
    wished: float
    people_needed: int


def power_of(*, per_group: int, expected: float, wished: float) -> Power:
    """What can be found with so many people in each of two groups, for a share to fall.

    Raises ValueError unless 0 <= wished < expected < 1 and there are people.

    >>> power = power_of(per_group=28, expected=0.35, wished=0.25)
    >>> round(power.detectable, 2), power.people_needed
    (0.06, 329)
    """
    if per_group < 1 or not 0 <= wished < expected < 1:
        raise ValueError(
            f"found {per_group} people and a fall from {expected} to {wished}, expected people"
            " and a fall between 1 and 0"
        )
    return Power(
        per_group=per_group,
        expected=expected,
        detectable=_lowest_found(per_group, expected),
        wished=wished,
        people_needed=people_needed(expected, wished),
    )


def people_needed(first: float, second: float) -> int:
    """People in each group to find the difference of two shares with a power of 80% at 5%.

    Source: Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, ch. 4,
    without the correction for continuity.

    >>> people_needed(0.35, 0.25)
    329
    """
    middle = (first + second) / 2
    z_alpha, z_beta = _NORMAL.inv_cdf(0.975), _NORMAL.inv_cdf(0.8)
    spread = z_alpha * sqrt(2 * middle * (1 - middle)) + z_beta * sqrt(
        first * (1 - first) + second * (1 - second)
    )
    return ceil((spread / (first - second)) ** 2)


def _lowest_found(per_group: int, expected: float) -> float | None:
    """The highest share below `expected` that so many people would tell apart from it."""
    if people_needed(expected, 0.0) > per_group:
        return None
    low, high = 0.0, expected
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if high - low < 1e-9 or people_needed(expected, middle) > per_group:
            high = middle
        else:
            low = middle
    return low
