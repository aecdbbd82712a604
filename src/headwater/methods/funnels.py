"""Whether one institution is unlike its peers, or unlike its own past, beyond what chance does."""

from collections.abc import Sequence
from statistics import mean, median

import numpy as np
import numpy.typing as npt

from headwater.methods.rates import Numbers

WINSORISED = 0.1
"""The share at each end that is drawn in before the spread of all is judged."""
_OF_MEDIAN, _OF_MEAN = 0.6745, 1.253314
"""What makes a median, and a mean, absolute deviation comparable with a standard deviation."""


def funnel_distances(events: npt.ArrayLike, exposure: npt.ArrayLike) -> Numbers:
    """How many standard deviations each count lies from what the rate of all together expects.

    Positive is more than the others. Where all of them spread more than chance would have it, the
    distances are drawn in by as much (over-dispersion), so that a few are not singled out for what
    is true of many. All are zero where there is no event at all.
    Raises ValueError unless exposures are positive and events are not negative.
    Source: Spiegelhalter 2005, Funnel plots for comparing institutional performance, Statistics in
    Medicine 24, 1185-1202: counts as Poisson, over-dispersion winsorised at 10%.

    >>> funnel_distances([10, 10, 10, 10, 40], [100, 100, 100, 100, 100]).round(1).tolist()
    [-0.8, -0.8, -0.8, -0.8, 3.2]
    """
    count, whole = np.asarray(events, dtype=np.float64), np.asarray(exposure, dtype=np.float64)
    if (whole <= 0).any() or (count < 0).any():
        raise ValueError("found events below 0 or nobody exposed; expected events >= 0, people > 0")
    if not count.sum():
        return np.zeros_like(count)
    expected = count.sum() / whole.sum() * whole
    distances: Numbers = (count - expected) / np.sqrt(expected)
    low, high = np.quantile(distances, [WINSORISED, 1 - WINSORISED])
    spread = float(np.mean(np.clip(distances, low, high) ** 2))
    drawn_in: Numbers = distances / np.sqrt(max(1.0, spread))
    return drawn_in


def robust_distance(value: float, earlier: Sequence[float]) -> float:
    """How many standard deviations a value lies from the median of earlier ones.

    The spread is that of the median absolute deviation, so that one odd year among the earlier ones
    does not hide another; of the mean absolute deviation where most of them are equal. Zero where
    all earlier values are equal: then nothing says how much they vary.
    Raises ValueError without an earlier value.
    Source: Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers, ASQC; their limit is 3.5.

    >>> round(robust_distance(9.0, [1.0, 2.0, 2.0, 3.0, 4.0]), 2)
    4.72
    """
    if not earlier:
        raise ValueError("found no earlier value; expected at least one")
    middle = median(earlier)
    off = [abs(each - middle) for each in earlier]
    if typical := median(off):
        return _OF_MEDIAN * (value - middle) / typical
    average = mean(off)
    return (value - middle) / (_OF_MEAN * average) if average else 0.0
