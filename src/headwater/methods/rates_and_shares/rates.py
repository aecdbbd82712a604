"""Counts of events and their rates per person-year, with Poisson intervals.

Below ten events the exact interval is used, from ten on Byar's approximation: the switch that
the Office for Health Improvement and Disparities makes in its public health profiles.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FEWEST_EVENTS_FOR_BYAR = 10

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate and the limits of its interval, all per the same number of person-years."""

    value: float
    lower: float
    upper: float


def exact_limits(events: npt.ArrayLike, *, level: float = 0.95) -> tuple[Numbers, Numbers]:
    """Exact interval of a Poisson count, at any count.

    Half of chi-square quantiles: with 2x degrees of freedom below, 2x + 2 above.
    Source: Garwood 1936, Biometrika 28, 437-442.

    >>> lower, upper = exact_limits([0, 5])
    >>> lower.round(3).tolist(), upper.round(3).tolist()
    ([0.0, 1.623], [3.689, 11.668])
    """
    from scipy.special import gammaincinv

    counts = np.asarray(events, dtype=np.float64)
    tail = (1 - level) / 2
    # A gamma quantile of shape x is half the chi-square quantile of 2x; shape 0 has no quantile.
    lower = np.where(counts == 0, 0.0, gammaincinv(np.where(counts == 0, 1.0, counts), tail))
    return lower, gammaincinv(counts + 1, 1 - tail)


def byar_limits(events: npt.ArrayLike, *, level: float = 0.95) -> tuple[Numbers, Numbers]:
    """Byar's approximate interval of a Poisson count; close from about ten events.

    Source: Breslow & Day 1987, Statistical Methods in Cancer Research II, page 69.

    >>> lower, upper = byar_limits([10, 100])
    >>> lower.round(4).tolist(), upper.round(4).tolist()
    ([4.7874, 81.3621], [18.3915, 121.6279])
    """
    from scipy.special import ndtri

    counts = np.asarray(events, dtype=np.float64)
    z = float(ndtri((1 + level) / 2))
    below = np.where(counts == 0, 1.0, counts)
    lower = below * (1 - 1 / (9 * below) - z / (3 * np.sqrt(below))) ** 3
    above = counts + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return np.where(counts == 0, 0.0, lower), upper


def poisson_count_limits(
    events: npt.ArrayLike, *, level: float = 0.95
) -> tuple[Numbers, Numbers, Numbers]:
    """Counts with their lower and upper limits: exact below ten events, Byar from ten on.

    A missing count (NaN) has missing limits. Raises ValueError if a count is negative.
    Source: as `exact_limits` and `byar_limits`.

    >>> value, lower, upper = poisson_count_limits([0, 9, 10])
    >>> lower.round(2).tolist(), upper.round(2).tolist()
    ([0.0, 4.12, 4.79], [3.69, 17.08, 18.39])
    """
    counts = np.asarray(events, dtype=np.float64)
    if (counts < 0).any():
        raise ValueError("found a negative count of events; expected zero or more")
    few = counts < FEWEST_EVENTS_FOR_BYAR
    # Each method only meets the counts it is for, so that neither has to guard the other's range.
    exact_lower, exact_upper = exact_limits(np.where(few, counts, 0.0), level=level)
    byar_lower, byar_upper = byar_limits(np.where(few, FEWEST_EVENTS_FOR_BYAR, counts), level=level)
    return (
        counts,
        np.where(few, exact_lower, byar_lower),
        np.where(few, exact_upper, byar_upper),
    )


def poisson_rate_limits(
    events: npt.ArrayLike,
    person_years: npt.ArrayLike,
    *,
    per: int = 100_000,
    level: float = 0.95,
) -> tuple[Numbers, Numbers, Numbers]:
    """Crude rates with their lower and upper limits, per `per` person-years.

    Missing where the count is missing or nobody was at risk (person-years missing or zero).
    Raises ValueError if a count or a number of person-years is negative.
    Source: as `exact_limits` and `byar_limits`.

    >>> value, lower, upper = poisson_rate_limits([24, 0], [18_432, 1_000])
    >>> value.round(1).tolist(), lower.round(1).tolist(), upper.round(1).tolist()
    ([130.2, 0.0], [83.4, 0.0], [193.7, 368.9])
    """
    at_risk = np.asarray(person_years, dtype=np.float64)
    if (at_risk < 0).any():
        raise ValueError("found negative person-years; expected more than zero")
    scale = per / np.where(at_risk == 0, np.nan, at_risk)
    counts, lower, upper = poisson_count_limits(events, level=level)
    return counts * scale, lower * scale, upper * scale


def byars_rate(*, events: int, person_years: float, per: int = 100_000) -> Rate:
    """Crude rate with Byar's approximate 95% interval.

    Valid for ten events or more; below that the exact Poisson interval is used.
    Raises ValueError if `person_years` is not positive.
    Source: Breslow & Day 1987, Statistical Methods in Cancer Research II.

    >>> rate = byars_rate(events=24, person_years=18_432)
    >>> round(rate.value, 1), round(rate.lower, 1), round(rate.upper, 1)
    (130.2, 83.4, 193.7)
    """
    if not person_years > 0:
        raise ValueError(f"found {person_years} person-years; expected more than zero")
    value, lower, upper = poisson_rate_limits([events], [person_years], per=per)
    return Rate(float(value[0]), float(lower[0]), float(upper[0]))
