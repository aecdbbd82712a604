"""Getis-Ord Gi and Gi*: where high values, or low ones, lie close together.

The z-scores are those of Ord & Getis, whose moments under random placement are exact: no
permutation is needed for them. Some software standardises the weights of each row and keeps the
variance of unstandardised ones, which makes z too small by about the square root of the number of
neighbours; here a row of weights gives the same z on any scale.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.places.neighbours import Neighbours
from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class LocalG:
    """A z-score and two-sided p-value for each place (and period), in the shape of the values."""

    z_scores: Numbers
    p_values: Numbers
    judged: npt.NDArray[np.bool_]
    """False where there is nothing to judge (z is 0 and p is 1 there): an island under Gi, a place
    whose neighbourhood is the whole map, or values that are all the same."""


def getis_ord(values: npt.ArrayLike, neighbours: Neighbours, *, star: bool = True) -> LocalG:
    """Gi* (`star`: the place counts with its nearest neighbours) or Gi (it does not).

    `values` is of shape (places,) or (places, periods); each period is judged by itself. They are
    counts or rates of which more is hotter. Valid when neighbourhoods are not tiny or values not
    very skewed, for p comes from the normal distribution; for sparse counts use
    `conditional_p_values`, which permutes. Under Gi* a place's own weight is the largest of its
    neighbours'; an island is judged by its own value. Raises ValueError if a value is missing, or
    there are not as many as places and at least 3.
    Source: Ord & Getis 1995, Geographical Analysis 27, 286-306, equations for Gi and Gi*.

    >>> from headwater.methods.places.neighbours import neighbours_from_pairs
    >>> line = neighbours_from_pairs([(0, 1), (1, 2), (2, 3), (3, 4)], places=5)
    >>> getis_ord([9, 8, 1, 0, 2], line).z_scores.round(3).tolist()
    [1.964, 1.309, -0.655, -1.964, -1.309]
    >>> getis_ord([9, 8, 1, 0, 2], line, star=False).z_scores.round(3).tolist()
    [1.687, 0.98, -0.339, -1.715, -1.116]
    """
    from scipy.special import ndtr

    x = checked_values(values, neighbours)
    score = _star_scores if star else _scores
    z, judged = score(x, neighbours)
    z = np.where(judged, z, 0.0)
    p = np.where(judged, 2 * ndtr(-np.abs(z)), 1.0)
    shape = np.shape(values)
    return LocalG(z.reshape(shape), p.reshape(shape), judged.reshape(shape))


def checked_values(values: npt.ArrayLike, neighbours: Neighbours) -> Numbers:
    """The values as (places, periods). Raises ValueError if some are missing or too few."""
    x = np.asarray(values, dtype=np.float64)
    if x.ndim not in (1, 2) or len(x) != neighbours.places:
        raise ValueError(f"found values of shape {x.shape}; expected {neighbours.places} places")
    if len(x) < 3:
        raise ValueError(f"found {len(x)} places; expected at least 3")
    if not np.isfinite(x).all():
        raise ValueError("found missing values; expected a number for each place")
    return x.reshape(len(x), -1)


def _star_scores(x: Numbers, neighbours: Neighbours) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    places = len(x)
    own = np.asarray(neighbours.weights.max(axis=1).todense(), dtype=np.float64).reshape(-1, 1)
    own = np.where(own > 0, own, 1.0)
    total, squares = _weight_sums(neighbours)
    total, squares = total + own, squares + own**2
    deviation = x - x.mean(axis=0)
    spread = np.sqrt((deviation**2).mean(axis=0))
    lag = neighbours.weights @ deviation + own * deviation
    return _standardised(lag, spread, (places * squares - total**2) / (places - 1), x)


def _scores(x: Numbers, neighbours: Neighbours) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    others = len(x) - 1
    total, squares = _weight_sums(neighbours)
    deviation = x - x.mean(axis=0)
    # The mean and spread of all the other places, from those of all places about their mean.
    mean = -deviation / others
    squares_of_all = (deviation**2).sum(axis=0)
    variance = (squares_of_all - deviation**2) / others - mean**2
    # What is left of a difference of sums that should cancel is no variance.
    variance = np.where(variance > 1e-12 * squares_of_all, variance, 0.0)
    lag = neighbours.weights @ deviation - total * mean
    return _standardised(lag, np.sqrt(variance), (others * squares - total**2) / (others - 1), x)


def _weight_sums(neighbours: Neighbours) -> tuple[Numbers, Numbers]:
    """Sums of the weights and of their squares for each place, as columns."""
    weights = neighbours.weights
    ones = np.ones((neighbours.places, 1))
    return weights @ ones, weights.power(2) @ ones


def _standardised(
    lag: Numbers, spread: Numbers, factor: Numbers, x: Numbers
) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    # What is rounding error beside the values themselves is no spread at all.
    size = np.maximum(np.abs(x).max(axis=0), np.finfo(float).tiny)
    judged = (spread > 1e-12 * size) & (factor > 1e-9)
    width = np.where(judged, spread * np.sqrt(np.maximum(factor, 0.0)), 1.0)
    return lag / width, np.broadcast_to(judged, x.shape)
