"""Local Moran: places among their like, high or low, and places unlike those around them."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.places.local_g import checked_values, getis_ord
from headwater.methods.places.neighbours import Neighbours
from headwater.methods.places.permuted_neighbours import conditional_p_values
from headwater.methods.rates_and_shares.rates import Numbers


class Setting(StrEnum):
    """A place's value against the mean of all places, and that of its neighbours."""

    HIGH_AMONG_HIGH = "high_among_high"
    LOW_AMONG_HIGH = "low_among_high"
    LOW_AMONG_LOW = "low_among_low"
    HIGH_AMONG_LOW = "high_among_low"
    NEITHER = "neither"
    """An island, or a value or neighbourhood exactly at the mean."""


@dataclass(frozen=True, slots=True)
class LocalMoran:
    """A statistic, z-score, two-sided p-value and setting for each place."""

    values: Numbers
    z_scores: Numbers
    p_values: Numbers
    settings: tuple[Setting, ...]
    """Whether or not it is significant: read only those whose p-value is."""
    judged: npt.NDArray[np.bool_]
    """False for islands, and where all others have one value: z 0 and p 1 there."""


def local_moran(
    values: npt.ArrayLike,
    neighbours: Neighbours,
    *,
    generator: np.random.Generator | None = None,
    permutations: int = 999,
) -> LocalMoran:
    """Local Moran's I of each place, its own value held and the others dealt at random.

    `values` is of shape (places,). The statistic is the place's deviation times the weighted sum
    of its neighbours' (averages, with row-standardised weights), over the variance with divisor n.
    Mean and variance under that dealing are exact, and z is that of Gi with the sign of the
    place's deviation. p comes from the normal distribution, or, with a `generator`, from
    permutations (better for skewed values). Correct it for how many places are tested.
    Raises ValueError as `getis_ord`.
    Source: Anselin 1995, Geographical Analysis 27, 93-115; Sokal, Oden & Thomson 1998,
    Geographical Analysis 30, 331-354 (conditional moments).

    >>> from headwater.methods.places.neighbours import neighbours_from_pairs
    >>> line = neighbours_from_pairs([(0, 1), (1, 2), (2, 3), (3, 4)], places=5)
    >>> found = local_moran([9, 8, 1, 0, 2], line)
    >>> found.values.round(3).tolist(), found.z_scores.round(3).tolist()
    ([1.429, 0.571, 0.0, 1.429, 0.571], [1.687, 0.98, 0.339, 1.715, 1.116])
    """
    if np.ndim(values) != 1:
        raise ValueError("found values of several periods; expected one value for each place")
    x = checked_values(values, neighbours)[:, 0]
    around = getis_ord(x, neighbours, star=False)
    deviation = x - x.mean()
    # What is rounding error beside the values is no deviation.
    deviation[np.abs(deviation) < 1e-12 * np.abs(x).max()] = 0.0
    lag = neighbours.weights @ deviation
    variance = float((deviation**2).mean())
    judged = around.judged
    # Plus zero, so that nothing is shown as minus zero.
    statistic = deviation * lag / (variance or 1.0) + 0.0
    p = around.p_values
    if generator is not None:
        p = conditional_p_values(x, neighbours, generator=generator, permutations=permutations)
        p = np.where(judged, p, 1.0)
    z = np.where(judged, np.sign(deviation) * around.z_scores, 0.0) + 0.0
    return LocalMoran(statistic, z, p, _settings(deviation, lag), judged)


def _settings(deviation: Numbers, lag: Numbers) -> tuple[Setting, ...]:
    low = [Setting.LOW_AMONG_LOW, Setting.LOW_AMONG_HIGH]
    high = [Setting.HIGH_AMONG_LOW, Setting.HIGH_AMONG_HIGH]
    names = np.array([*low, *high], dtype=object)
    found = names[2 * (deviation > 0).astype(int) + (lag > 0)]
    found[(deviation == 0) | (lag == 0)] = Setting.NEITHER
    return tuple(found.tolist())
