"""How far two released numbers of one measure are apart, and how likely that is by chance.

Two districts of one year and two years of one district are asked in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headwater.methods.false_discovery import Dependence, adjusted_p_values
from headwater.methods.rates_and_shares.comparisons import share_change_p, share_difference_p
from headwater.methods.rates_and_shares.rate_comparisons import (
    rate_ratio_limits,
    share_difference_limits,
)

_FALSE_DISCOVERY_RATE = 0.05
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class OneNumber:
    """Events, and whom they are divided by; 1 of what is a count."""

    events: float
    people: float


@dataclass(frozen=True, slots=True)
class Apart:
    """A ratio or a difference with its 95% interval, and its p-value were there none.

    Numbers have four digits, as more would be noise; None is without end. `above` and `below` say
    that the interval leaves out that there is no difference.
    """

    value: float | None
    lower: float | None
    upper: float | None
    above: bool
    below: bool
    p_value: float


def rates_apart(here: OneNumber, there: OneNumber, *, factor: float = 1.0) -> Apart:
    """The ratio of two rates; `there` is multiplied by `factor` to stand beside `here`.

    Source: `methods.rate_comparisons`, exact and conditional; the p-value is of the same test.
    What a number is multiplied by across a break is a matter of the people at risk.
    """
    limits = rate_ratio_limits(here.events, here.people, there.events, there.people)
    share = here.people / (here.people + there.people / factor)
    p_value = share_change_p(here.events, there.events, later_share=share)
    return _apart([float(each) / factor for each in limits], none=1.0, p_value=float(p_value))


def shares_apart(here: OneNumber, there: OneNumber, *, per: int) -> Apart:
    """The difference of two shares, `per` so many.

    Source: `methods.rate_comparisons` after Newcombe; the p-value is of the pooled share.
    """
    # Rounding may make a part larger than its whole.
    parts = [min(each.events, each.people) for each in (here, there)]
    limits = share_difference_limits(parts[0], here.people, parts[1], there.people)
    p_value = share_difference_p(parts[0], here.people, parts[1], there.people)
    return _apart([float(each) * per for each in limits], none=0.0, p_value=float(p_value))


def kept_among(found: Sequence[Apart]) -> list[bool]:
    """Which are kept among all that are asked together, at a false-discovery rate of 5%.

    Benjamini and Yekutieli: measures depend on each other.
    """
    adjusted = adjusted_p_values([each.p_value for each in found], dependence=Dependence.ANY)
    return [bool(each <= _FALSE_DISCOVERY_RATE) for each in adjusted]


def _apart(limits: Sequence[float], *, none: float, p_value: float) -> Apart:
    value, lower, upper = (_short(each) for each in limits)
    return Apart(
        value,
        lower,
        upper,
        # What is said follows what is shown, to the last digit.
        above=lower is not None and lower > none,
        below=upper is not None and upper < none,
        p_value=p_value,
    )


def _short(number: float) -> float | None:
    return float(f"{number:.{_DIGITS}g}") if np.isfinite(number) else None
