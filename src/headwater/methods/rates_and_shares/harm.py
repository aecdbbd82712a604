"""Harm: events added up by a weight for each kind of them, with what chance does to the sum.

The weights are somebody's scale (days of a sentence, a severity score, pounds) and are taken as
exact; only the counts are left to chance.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers, poisson_count_limits

_NORMAL_95 = 1.959963984540054
LEAST_COVERED = 0.9
"""Below this share of events with a weight, a sum would be one of something else."""


class HarmInterval(StrEnum):
    """How the interval of a weighted sum is found."""

    DOBSON = "dobson"
    FAY_FEUER = "fay_feuer"
    """The gamma interval: never too short, and longer where weights are unlike."""


@dataclass(frozen=True, slots=True)
class WeightedSums:
    """One weighted sum for each place, with its limits, in the unit of the weights.

    `events` are those that have a weight and `covered` their share of all, 0 to 1. A sum is
    missing (NaN) where a count is, and where too few are covered.
    """

    value: Numbers
    lower: Numbers
    upper: Numbers
    events: Numbers
    covered: Numbers

    def per_people(self, people: npt.ArrayLike, *, per: int = 1_000) -> tuple[Numbers, ...]:
        """Value and limits for each `per` people; missing where there is nobody.

        Raises ValueError for a negative number of people.
        """
        residents = np.asarray(people, dtype=np.float64)
        if (residents < 0).any():
            raise ValueError("found a negative number of people; expected more than zero")
        scale = per / np.where(residents > 0, residents, np.nan)
        return self.value * scale, self.lower * scale, self.upper * scale


def weighted_sums(
    counts: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    squared_weights: npt.ArrayLike | None = None,
    interval: HarmInterval = HarmInterval.DOBSON,
    least_covered: float = LEAST_COVERED,
    level: float = 0.95,
) -> WeightedSums:
    """Weighted sums of Poisson counts; the last axis of `counts` are the kinds of `weights`.

    A kind without a weight (NaN) is in no sum, and in `covered` as not covered; below
    `least_covered` no sum is given. Where a weight is itself the mean over events of unlike
    weights, `squared_weights` is the mean of their squares: chance also decides which come.
    Dobson stretches the limits of the number of events by the variance of the sum; Fay and Feuer
    fit a gamma distribution to it. Without any event the sum is zero, and its upper limit that of
    no event of the heaviest kind.
    Raises ValueError for a negative count or weight, and for a kind without its weight's place.
    Source: Dobson et al. 1991, Statistics in Medicine 10, 457-462; Fay & Feuer 1997, Statistics in
    Medicine 16, 791-801.

    >>> sums = weighted_sums([[4, 20], [0, 90]], [1_500, 20])
    >>> sums.value.tolist(), sums.lower.round().tolist(), sums.upper.round().tolist()
    ([6400.0, 1800.0], [1115.0, 1447.0], [13575.0, 2213.0])
    >>> sums.per_people([10_000, 0])[0].tolist()
    [640.0, nan]
    """
    number, weight, squared = _checked(counts, weights, squared_weights)
    has_weight = ~np.isnan(weight)
    weight, squared = np.where(has_weight, weight, 0.0), np.where(has_weight, squared, 0.0)
    every, events = number.sum(axis=-1), (number * has_weight).sum(axis=-1)
    none_at_all = every == 0
    covered = np.where(none_at_all, has_weight.all(), events / np.where(none_at_all, 1.0, every))
    told = ~np.isnan(every) & (covered >= least_covered)
    value = np.where(told, (number * weight).sum(axis=-1), np.nan)
    variance = np.where(told, (number * squared).sum(axis=-1), np.nan)
    heaviest = float(squared.max(initial=0.0))
    limits = _dobson if interval is HarmInterval.DOBSON else _fay_feuer
    lower, upper = limits(value, variance, events, heaviest, level)
    return WeightedSums(value, lower, upper, events, covered)


def shares_of_harm(counts: npt.ArrayLike, weights: npt.ArrayLike) -> Numbers:
    """The share of the weighted sum that each kind has; missing where the sum is zero.

    Raises ValueError for a negative count or weight.

    >>> shares_of_harm([4, 20], [1_500, 20]).tolist()
    [0.9375, 0.0625]
    """
    number, weight, _ = _checked(counts, weights, None)
    parts = number * np.where(np.isnan(weight), 0.0, weight)
    total = parts.sum(axis=-1, keepdims=True)
    return np.asarray(parts / np.where(total > 0, total, np.nan))


@dataclass(frozen=True, slots=True)
class MixtureMean:
    """The mean of weights over a mixture of events, and the mean of their squares.

    `within` is by what share of the mean rounding of the counts may put it out, at 95%.
    """

    mean: float
    squared: float
    within: float


def mean_of_mixture(events: npt.ArrayLike, weights: npt.ArrayLike, *, base: int = 0) -> MixtureMean:
    """The mean weight of events that are counted to the nearest `base`, kind by kind.

    Rounding is taken to be even over its range and independent between kinds, so that its
    variance is base² / 12; a kind that is rounded to none adds to it too.
    Raises ValueError for a negative number or where there are no events.

    >>> found = mean_of_mixture([4_800, 405, 0], [20, 1_000, 5_000], base=15)
    >>> round(found.mean, 1), round(found.squared), round(found.within, 2)
    (96.3, 78179, 0.08)
    """
    number, weight = np.asarray(events, np.float64), np.asarray(weights, np.float64)
    total = float(number.sum())
    if (number < 0).any() or (weight < 0).any() or total == 0:
        raise ValueError("found a negative number, or no events; expected events and weights")
    mean = float(number @ weight) / total
    spread = float(np.sqrt(np.sum((weight - mean) ** 2) * base**2 / 12)) / total
    out = _NORMAL_95 * spread
    return MixtureMean(mean, float(number @ weight**2) / total, out / mean if mean else 0.0)


def _checked(
    counts: npt.ArrayLike, weights: npt.ArrayLike, squared_weights: npt.ArrayLike | None
) -> tuple[Numbers, Numbers, Numbers]:
    number = np.asarray(counts, dtype=np.float64)
    weight = np.asarray(weights, dtype=np.float64)
    squared = weight**2 if squared_weights is None else np.asarray(squared_weights, np.float64)
    if number.shape[-1:] != weight.shape or weight.shape != squared.shape:
        raise ValueError(
            f"found counts of shape {number.shape} and {weight.size} weights; expected a weight, "
            "if only a missing one, for each kind"
        )
    if (number < 0).any() or (weight < 0).any():
        raise ValueError("found a negative count or weight; expected none")
    # Rounded means may be a little less than their own spread allows; never less than no spread.
    return number, weight, np.maximum(squared, weight**2)


def _dobson(
    value: Numbers, variance: Numbers, events: Numbers, heaviest: float, level: float
) -> tuple[Numbers, Numbers]:
    count, lower, upper = poisson_count_limits(events, level=level)
    is_none = events == 0
    of_one = np.where(is_none, heaviest, variance / np.where(is_none, 1.0, events))
    spread = np.where(np.isnan(value), np.nan, np.sqrt(of_one))
    return np.maximum(value + spread * (lower - count), 0.0), value + spread * (upper - count)


def _fay_feuer(
    value: Numbers, variance: Numbers, events: Numbers, heaviest: float, level: float
) -> tuple[Numbers, Numbers]:
    from scipy.special import gammaincinv

    tail, largest = (1 - level) / 2, float(np.sqrt(heaviest))
    is_none = (events == 0) | (variance == 0)
    total, spread = np.where(is_none, 1.0, value), np.where(is_none, 1.0, variance)
    below = spread / total * gammaincinv(total**2 / spread, tail)
    lower = np.where(np.isnan(value), np.nan, np.where(is_none, 0.0, below))
    if largest == 0:
        return lower, value.copy()
    more, wider = value + largest, variance + heaviest
    return lower, wider / more * gammaincinv(more**2 / wider, 1 - tail)
