"""Moran's I of a whole map: do neighbouring places have alike values?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.places.local_g import checked_values
from headwater.methods.places.neighbours import Neighbours
from headwater.methods.rates_and_shares.rates import Numbers

VALUES_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class MoransI:
    """Moran's I, what is expected of it without any pattern, and how far off that it is."""

    value: float
    expected: float
    standard_error: float
    """Under randomisation: the values dealt to the places in random order."""
    normal_standard_error: float
    """Under normality: the values drawn afresh from one normal distribution."""
    z_score: float
    p_value: float
    """Two-sided, from the normal distribution and the standard error under randomisation."""


def morans_i(values: npt.ArrayLike, neighbours: Neighbours) -> MoransI:
    """Moran's I with its exact mean and variance and a two-sided p-value.

    `values` is of shape (places,). Islands count among the places and add no pair. Valid from
    about thirty places whose values are not very skewed; otherwise use `morans_i_p_value`. Where
    all values are the same there is no pattern: I is as expected and p is 1. Raises ValueError if
    a value is missing, there are fewer than 4 places, or nobody has a neighbour.
    Source: Cliff & Ord 1981, Spatial Processes, pages 17-21 and 42-46.

    >>> from headwater.methods.places.neighbours import neighbours_from_pairs
    >>> line = neighbours_from_pairs([(0, 1), (1, 2), (2, 3), (3, 4)], places=5)
    >>> found = morans_i([9, 8, 1, 0, 2], line)
    >>> round(found.value, 4), found.expected, round(found.z_score, 3)
    (0.5, -0.25, 1.636)
    """
    deviation = _deviations(values, neighbours)
    sums = _PatternSums.of(neighbours)
    expected = -1 / (len(deviation) - 1)
    normal, randomised = sums.variances(deviation)
    if not deviation.any() or randomised <= 0:
        error = float(np.sqrt(max(randomised, 0.0)))
        return MoransI(expected, expected, error, float(np.sqrt(normal)), 0.0, 1.0)
    from scipy.special import ndtr

    value = float(deviation @ (neighbours.weights @ deviation) / (deviation @ deviation))
    value *= len(deviation) / sums.first
    z = (value - expected) / np.sqrt(randomised)
    p = float(2 * ndtr(-abs(z)))
    return MoransI(value, expected, float(np.sqrt(randomised)), float(np.sqrt(normal)), float(z), p)


def morans_i_p_value(
    values: npt.ArrayLike,
    neighbours: Neighbours,
    *,
    generator: np.random.Generator,
    permutations: int = 999,
) -> float:
    """Two-sided p-value of Moran's I by dealing the values to the places at random.

    The smaller tail is doubled and the observed map counts among the permuted, so that the least
    p-value is 2 / (permutations + 1). Raises ValueError as `morans_i`, and without permutations.
    Source: Cliff & Ord 1981, Spatial Processes, pages 63-65.

    >>> from headwater.methods.places.neighbours import neighbours_from_pairs
    >>> line = neighbours_from_pairs([(i, i + 1) for i in range(11)], places=12)
    >>> round(morans_i_p_value(range(12), line, generator=np.random.default_rng(1)), 3)
    0.002
    """
    if permutations < 1:
        raise ValueError(f"found {permutations} permutations; expected at least one")
    deviation = _deviations(values, neighbours)
    observed = deviation @ (neighbours.weights @ deviation)
    slack = 1e-12 * np.abs(deviation).max() ** 2 * neighbours.weights.sum()
    at_most = at_least = 0
    left, size = permutations, max(1, VALUES_AT_ONCE // len(deviation))
    while left:
        repeated = np.repeat(deviation[:, None], min(size, left), axis=1)
        dealt = generator.permuted(repeated, axis=0)
        found = np.einsum("ij,ij->j", dealt, neighbours.weights @ dealt)
        at_most += int((found <= observed + slack).sum())
        at_least += int((found >= observed - slack).sum())
        left -= dealt.shape[1]
    return min(1.0, 2 * (1 + min(at_most, at_least)) / (permutations + 1))


def _deviations(values: npt.ArrayLike, neighbours: Neighbours) -> Numbers:
    x = checked_values(values, neighbours)
    if np.ndim(values) != 1 or len(x) < 4:
        raise ValueError(f"found values of shape {np.shape(values)}; expected 4 places or more")
    if not neighbours.weights.nnz:
        raise ValueError("found only islands; expected some places with neighbours")
    deviation: Numbers = x[:, 0] - x[:, 0].mean()
    # What is rounding error beside the values is no deviation.
    deviation[np.abs(deviation) < 1e-13 * np.abs(x).max()] = 0.0
    return deviation


@dataclass(frozen=True, slots=True)
class _PatternSums:
    """The three sums of weights (S0, S1, S2) of which the moments of I are made."""

    first: float
    second: float
    third: float

    @classmethod
    def of(cls, neighbours: Neighbours) -> "_PatternSums":
        weights = neighbours.weights
        both_ways = weights + weights.T
        ends = np.asarray(weights.sum(axis=1)).ravel() + np.asarray(weights.sum(axis=0)).ravel()
        return cls(
            float(weights.sum()), float(both_ways.power(2).sum()) / 2, float((ends**2).sum())
        )

    def variances(self, deviation: Numbers) -> tuple[float, float]:
        """Under normality, and under randomisation (0 where all values are the same)."""
        n, s0, s1, s2 = len(deviation), self.first, self.second, self.third
        mean_square = 1 / (n - 1) ** 2
        normal = (n**2 * s1 - n * s2 + 3 * s0**2) / (s0**2 * (n**2 - 1)) - mean_square
        squares = float((deviation**2).sum())
        if squares == 0:
            return normal, 0.0
        kurtosis = n * float((deviation**4).sum()) / squares**2
        gained = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
        lost = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
        return normal, (gained - lost) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - mean_square
