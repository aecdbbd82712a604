"""How much larger one rate or share is than another: ratios and differences, with intervals."""

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.proportions import wilson_limits
from headwater.methods.rates_and_shares.rates import Numbers, poisson_rate_limits

Limits = tuple[Numbers, Numbers, Numbers]


def rate_ratio_limits(
    events: npt.ArrayLike,
    person_years: npt.ArrayLike,
    reference_events: npt.ArrayLike,
    reference_person_years: npt.ArrayLike,
    *,
    level: float = 0.95,
) -> Limits:
    """Ratios of two rates with the exact conditional interval.

    Given the total of both, the first count is binomial; Clopper and Pearson's limits of its
    share become limits of the ratio. Conservative by design. Where only the reference has no
    event, the ratio and its upper limit are infinite; where neither has one, the ratio is missing
    and may be anything from zero to infinity. Missing where a number is missing or nobody was at
    risk. Raises ValueError for a negative number.
    Source: Przyborowski & Wilenski 1940, Biometrika 31, 313-323; Clopper & Pearson 1934,
    Biometrika 26, 404-413.

    >>> ratio, lower, upper = rate_ratio_limits(11, 800, 21, 3_011)
    >>> round(float(ratio), 4), round(float(lower), 4), round(float(upper), 4)
    (1.9715, 0.8584, 4.2773)
    """
    from scipy.special import betaincinv

    first, second, exposure = _pair(events, person_years, reference_events, reference_person_years)
    tail = (1 - level) / 2
    low = betaincinv(np.where(first == 0, 1, first), second + 1, tail)
    high = betaincinv(first + 1, np.where(second == 0, 1, second), 1 - tail)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = first / second * exposure
        lower = np.where(first == 0, 0.0, low / (1 - low)) * exposure
        upper = np.where(second == 0, np.inf, high / (1 - high)) * exposure
    known = ~np.isnan(first + second + exposure)
    return ratio, np.where(known, lower, np.nan), np.where(known, upper, np.nan)


def rate_difference_limits(
    events: npt.ArrayLike,
    person_years: npt.ArrayLike,
    reference_events: npt.ArrayLike,
    reference_person_years: npt.ArrayLike,
    *,
    per: int = 100_000,
    level: float = 0.95,
) -> Limits:
    """Differences of two rates per `per` person-years, from the limits of each rate.

    Each rate's own interval (exact below ten events, Byar from ten) is squared and added: no
    assumption of symmetry, and a stated interval where there are no events at all. Missing where
    a number is missing or nobody was at risk. Raises ValueError for a negative number.
    Source: Zou & Donner 2008, Statistics in Medicine 27, 1693-1702 (recovered variance).

    >>> change, lower, upper = rate_difference_limits(60, 10_000, 40, 10_000, per=1_000)
    >>> round(float(change), 2), round(float(lower), 2), round(float(upper), 2)
    (2.0, -0.03, 4.07)
    """
    first = poisson_rate_limits(events, person_years, per=per, level=level)
    second = poisson_rate_limits(reference_events, reference_person_years, per=per, level=level)
    return _difference(first, second)


def share_difference_limits(
    successes: npt.ArrayLike,
    trials: npt.ArrayLike,
    reference_successes: npt.ArrayLike,
    reference_trials: npt.ArrayLike,
    *,
    level: float = 0.95,
) -> Limits:
    """Differences of two independent shares (0 to 1), from Wilson's limits of each.

    Missing where there were no trials. Raises ValueError as `wilson_limits`.
    Source: Newcombe 1998, Statistics in Medicine 17, 873-890 (method 10).

    >>> change, lower, upper = share_difference_limits(56, 70, 48, 80)
    >>> round(float(change), 4), round(float(lower), 4), round(float(upper), 4)
    (0.2, 0.0524, 0.3339)
    """
    return _difference(
        wilson_limits(successes, trials, level=level),
        wilson_limits(reference_successes, reference_trials, level=level),
    )


def _difference(first: Limits, second: Limits) -> Limits:
    value, lower, upper = first
    other, other_lower, other_upper = second
    change = value - other
    return (
        change,
        change - np.hypot(value - lower, other_upper - other),
        change + np.hypot(upper - value, other - other_lower),
    )


def _pair(
    events: npt.ArrayLike,
    person_years: npt.ArrayLike,
    reference_events: npt.ArrayLike,
    reference_person_years: npt.ArrayLike,
) -> Limits:
    """Both counts, and the reference's person-years over the first's (missing without people)."""
    first = np.asarray(events, dtype=np.float64)
    second = np.asarray(reference_events, dtype=np.float64)
    at_risk = np.asarray(person_years, dtype=np.float64)
    reference = np.asarray(reference_person_years, dtype=np.float64)
    if any((numbers < 0).any() for numbers in (first, second, at_risk, reference)):
        raise ValueError("found a negative number of events or person-years; expected none")
    exposure = np.where(reference == 0, np.nan, reference) / np.where(at_risk == 0, np.nan, at_risk)
    return first, second, exposure
