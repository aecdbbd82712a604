"""Rates of small areas drawn towards what surrounds them: the fewer people, the further.

A map of crude rates shows the areas with fewest people as the highest and the lowest. Each
estimate here is a mean of the area's own rate and that of all areas, or of its neighbours,
weighted by how much areas truly differ.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers, exact_limits


@dataclass(frozen=True, slots=True)
class SmoothedRates:
    """Smoothed rates per person-year, with what each was drawn towards.

    `centre` is the rate around an area, `variance` how much rates truly vary there (0 where they
    differ no more than chance), `own_weight` how much the area's own rate counts, and
    `person_years_around` how many person-years the centre rests on.
    """

    value: Numbers
    centre: Numbers
    variance: Numbers
    own_weight: Numbers
    person_years_around: Numbers

    def limits(
        self, events: npt.ArrayLike, person_years: npt.ArrayLike, *, level: float = 0.95
    ) -> tuple[Numbers, Numbers]:
        """Limits of each rate, from the gamma posterior whose mean the smoothed rate is.

        They take the centre and the variance as known, so they are a little narrow where areas
        are few; the upper is never below the rate itself. Where rates differ no more than chance
        they are the exact limits of the centre.
        Source: Clayton & Kaldor 1987, Biometrics 43, 671-681.

        >>> events, person_years = [2, 12, 5], [1_000, 2_000, 1_000]
        >>> smoothed = smoothed_globally(events, person_years)
        >>> lower, upper = smoothed.limits(events, person_years)
        >>> (lower <= smoothed.value).all().item(), (upper >= smoothed.value).all().item()
        (True, True)
        """
        from scipy.special import gammaincinv

        pooled = exact_limits(self.centre * self.person_years_around, level=level)
        varies = self.variance > 0
        spread = np.where(varies, self.variance, 1.0)
        shape = self.centre**2 / spread + np.asarray(events, dtype=np.float64)
        rate = self.centre / spread + np.asarray(person_years, dtype=np.float64)
        safe_shape, safe_rate = np.where(varies, shape, 1.0), np.where(varies, rate, 1.0)
        tail = (1 - level) / 2
        low, high = (gammaincinv(safe_shape, each) / safe_rate for each in (tail, 1 - tail))
        return (
            np.where(varies, low, pooled[0] / self.person_years_around),
            np.where(varies, np.maximum(high, self.value), pooled[1] / self.person_years_around),
        )


def smoothed_globally(events: npt.ArrayLike, person_years: npt.ArrayLike) -> SmoothedRates:
    """Rates drawn towards the rate of all areas, by Marshall's method of moments.

    An area without people gets the rate of all. Raises ValueError for fewer than two areas, a
    negative or missing number, events without people, or nobody at risk at all.
    Source: Marshall 1991, Applied Statistics 40, 283-294.

    >>> smoothed = smoothed_globally([2, 30, 5, 0], [1_000, 2_000, 1_000, 50])
    >>> (smoothed.value * 1_000).round(2).tolist()
    [3.87, 14.12, 6.08, 8.01]
    """
    counts, at_risk = _checked(events, person_years)
    everyone = np.ones((1, counts.size))
    return _smoothed(counts, at_risk, everyone)


def smoothed_locally(
    events: npt.ArrayLike, person_years: npt.ArrayLike, *, neighbours: Any
) -> SmoothedRates:
    """Rates drawn towards the rate of each area and its neighbours together (Marshall's local).

    `neighbours` is a square matrix, dense or SciPy sparse, not zero where the column's area
    adjoins the row's; an area is always in its own neighbourhood. An area without neighbours
    keeps its own rate; a neighbourhood without people has none (missing). Raises ValueError as
    `smoothed_globally`, and for a matrix of another size.
    Source: Marshall 1991, Applied Statistics 40, 283-294.

    >>> line = [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]]
    >>> smoothed = smoothed_locally([2, 30, 5, 0], [1_000, 2_000, 1_000, 50], neighbours=line)
    >>> (smoothed.value * 1_000).round(2).tolist()
    [4.25, 14.17, 8.07, 4.76]
    """
    from scipy.sparse import csr_array, identity

    counts, at_risk = _checked(events, person_years)
    near = csr_array(neighbours)
    if near.shape != (counts.size, counts.size):
        raise ValueError(f"found neighbours of shape {near.shape}; expected {counts.size} a side")
    around = csr_array(((near != 0) + csr_array(identity(counts.size, dtype=bool))) != 0)
    return _smoothed(counts, at_risk, around.astype(np.float64))


def _smoothed(counts: Numbers, at_risk: Numbers, around: Any) -> SmoothedRates:
    """Moments of each neighbourhood (a row of `around`), then the weighted mean."""
    people = around @ at_risk
    people = np.where(people == 0, np.nan, people)
    centre = (around @ counts) / people
    own = counts / np.where(at_risk == 0, 1.0, at_risk)
    # Sum of n (r - m)^2 over a neighbourhood, opened up so that it is three products.
    squares = around @ (at_risk * own**2) - centre**2 * people
    areas = around @ np.ones_like(counts)
    variance = np.maximum(squares / people - centre / (people / areas), 0.0)
    chance = centre / np.where(at_risk == 0, np.inf, at_risk)
    own_weight = np.where(at_risk == 0, 0.0, _share(variance, chance))
    alone = (areas == 1) & (at_risk > 0)
    own_weight = np.where(alone, 1.0, own_weight)
    value = centre + own_weight * (own - centre)
    centre, variance, people = (
        np.broadcast_to(each, counts.shape).copy() for each in (centre, variance, people)
    )
    return SmoothedRates(value, centre, variance, own_weight, people)


def _share(variance: Numbers, chance: Numbers) -> Numbers:
    both = variance + chance
    share: Numbers = variance / np.where(both == 0, 1.0, both)
    return share


def _checked(events: npt.ArrayLike, person_years: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    counts = np.asarray(events, dtype=np.float64)
    at_risk = np.asarray(person_years, dtype=np.float64)
    if counts.ndim != 1 or counts.size < 2 or counts.shape != at_risk.shape:
        raise ValueError(f"found {counts.shape} areas; expected two or more, with their people")
    if not (counts >= 0).all() or not (at_risk >= 0).all():
        raise ValueError("found a negative or missing number; expected neither")
    if (counts > 0)[at_risk == 0].any() or at_risk.sum() == 0:
        raise ValueError("found events without people, or nobody at risk; expected people")
    return counts, at_risk
