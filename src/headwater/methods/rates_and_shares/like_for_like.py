"""How far two shares differ among people who are alike: one standardised to the other's make-up."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.proportions import wilson_limits
from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class Interval:
    """A share, or a difference of two, and its limits."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """Two shares weighted alike, and the first less the second."""

    first: Interval
    second: Interval
    difference: Interval


def weighted_wilson(
    shares: npt.ArrayLike, trials: npt.ArrayLike, weights: npt.ArrayLike, *, level: float = 0.95
) -> Interval:
    """A weighted mean of the shares of groups, with the stratified Wilson interval.

    The three arrays have one place per group; weights are scaled to add up to one. The groups'
    own Wilson limits are taken at a level that is lower the more groups there are, since their
    errors partly cancel, and then weighted. Where every share is 0 or 1 their spread says nothing
    of how they cancel, and each is taken at the full level, which is never too narrow.
    Raises ValueError without a group, for a group without trials or with a share outside 0 to 1,
    and for weights that are negative or add up to nothing.
    Source: Yan & Su 2010, Statistics in Biopharmaceutical Research 2, 329-335.

    >>> found = weighted_wilson([0.5, 0.25], [40, 20], [2, 1])
    >>> round(found.value, 4), round(found.lower, 4), round(found.upper, 4)
    (0.4167, 0.3066, 0.5421)
    """
    from scipy.special import ndtr, ndtri

    share, trial, weight = _checked(shares, trials, weights)
    spread = weight * np.sqrt(share * (1 - share) / trial)
    cancels = 1.0 if not spread.any() else float(np.sqrt(np.sum(spread**2)) / np.sum(spread))
    z = float(ndtri((1 + level) / 2)) * cancels
    _, lower, upper = wilson_limits(share * trial, trial, level=float(2 * ndtr(z) - 1))
    return Interval(
        float(np.sum(weight * share)),
        float(np.sum(weight * lower)),
        float(np.sum(weight * upper)),
    )


def like_for_like(
    first: tuple[npt.ArrayLike, npt.ArrayLike],
    second: tuple[npt.ArrayLike, npt.ArrayLike],
    weights: npt.ArrayLike,
    *,
    level: float = 0.95,
) -> LikeForLike:
    """The first's shares less the second's over the same groups, both weighted alike.

    `first` and `second` are shares and trials, a place per group. With the first's own make-up as
    weights, its share stays what it is and the second is directly standardised to it. The limits
    of the difference are combined from those of the two shares; with one group they are
    Newcombe's. Raises ValueError as `weighted_wilson`.
    Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10; Zou & Donner 2008,
    Statistics in Medicine 27, 1693-1702, for limits of a difference from limits of its parts.

    >>> found = like_for_like(([56 / 70], [70]), ([48 / 80], [80]), [1]).difference
    >>> round(found.value, 4), round(found.lower, 4), round(found.upper, 4)
    (0.2, 0.0524, 0.3339)
    """
    a = weighted_wilson(*first, weights, level=level)
    b = weighted_wilson(*second, weights, level=level)
    value = a.value - b.value
    below = np.hypot(a.value - a.lower, b.upper - b.value)
    above = np.hypot(a.upper - a.value, b.value - b.lower)
    return LikeForLike(a, b, Interval(value, float(value - below), float(value + above)))


def _checked(
    shares: npt.ArrayLike, trials: npt.ArrayLike, weights: npt.ArrayLike
) -> tuple[Numbers, Numbers, Numbers]:
    share, trial, weight = (
        np.asarray(each, dtype=np.float64) for each in (shares, trials, weights)
    )
    if not (share.shape == trial.shape == weight.shape and share.ndim == 1 and share.size):
        raise ValueError(
            f"found shapes {share.shape}, {trial.shape} and {weight.shape}; expected one place "
            "per group in each"
        )
    if not ((share >= 0) & (share <= 1) & (trial > 0)).all():
        raise ValueError("found a share outside 0 to 1, or a group of nobody; expected neither")
    if (weight < 0).any() or not weight.sum() > 0:
        raise ValueError("found weights below zero or all zero; expected some above zero")
    return share, trial, weight / weight.sum()
