"""How small an effect could have been found: said before the answer is looked at."""

import math

import numpy as np


def smallest_detectable_ratio(
    *, standard_error: float, degrees: float = float("inf"), power: float = 0.8, fall: bool = True
) -> float:
    """The ratio nearest to 1 that would be found, from the standard error of its logarithm.

    exp(-(1.96 + 0.84) x error) for a fall with power 80%, exp(+...) for a rise; with Student's t
    where the error has few `degrees` of freedom. The error is that of a fit, or of one to earlier
    times of the same length.
    Raises ValueError if the error or the degrees are not above 0, or power not from 0.5 to 1.
    Source: Bloom 1995, Evaluation Review 19, 547-556 (minimum detectable effects).

    >>> round(smallest_detectable_ratio(standard_error=0.1), 3)
    0.756
    >>> round(smallest_detectable_ratio(standard_error=0.1, degrees=4), 3)
    0.69
    """
    from scipy.stats import t

    if not standard_error > 0 or not degrees > 0:
        raise ValueError(
            f"found an error of {standard_error} with {degrees} degrees of freedom; expected both"
            " above 0"
        )
    reach = float(t.ppf(0.975, degrees) + t.ppf(_checked_power(power), degrees)) * standard_error
    return math.exp(-reach if fall else min(reach, 700.0))


def detectable_difference_of_shares(*, per_arm: int, share: float, power: float = 0.8) -> float:
    """The smallest fall from `share` (0 to 1) that two groups of `per_arm` would show, as a share.

    Infinite where even a fall to none would not be found. Raises ValueError without people, for a
    share that is not above 0 and at most 1, and for a power as `people_needed`; source as there.

    >>> round(detectable_difference_of_shares(per_arm=28, share=0.35), 2)
    0.29
    """
    if per_arm < 1 or not 0 < share <= 1:
        raise ValueError(
            f"found {per_arm} people and a share of {share}; expected 1 or more and a share above"
            " 0 and at most 1"
        )
    if _people(share, 0.0, power) > per_arm:
        return math.inf
    low, high = 0.0, share
    for _ in range(60):
        middle = (low + high) / 2
        enough = _people(share, share - middle, power) <= per_arm
        low, high = (low, middle) if enough else (middle, high)
    return high


def people_needed(*, share_from: float, share_to: float, power: float = 0.8) -> int:
    """How many people each of two groups needs, so that a test at 5% finds the difference.

    Raises ValueError unless shares lie between 0 and 1 and differ, and power between 0.5 and 1.
    Source: Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, section 4.2
    (without continuity correction).

    >>> people_needed(share_from=0.35, share_to=0.25)
    329
    """
    if not (0 <= share_from <= 1 and 0 <= share_to <= 1) or share_from == share_to:
        raise ValueError(
            f"found shares of {share_from} and {share_to}; expected two that differ, from 0 to 1"
        )
    return math.ceil(_people(share_from, share_to, power) - 1e-9)


def _people(first: float, second: float, power: float) -> float:
    from scipy.special import ndtri

    if first == second:
        return math.inf
    middle = (first + second) / 2
    apart = np.sqrt(first * (1 - first) + second * (1 - second))
    reach = ndtri(0.975) * np.sqrt(2 * middle * (1 - middle)) + ndtri(_checked_power(power)) * apart
    return float((reach / (first - second)) ** 2)


def _checked_power(power: float) -> float:
    if not 0.5 <= power < 1:
        raise ValueError(f"found a power of {power}; expected one from 0.5 to less than 1")
    return power
