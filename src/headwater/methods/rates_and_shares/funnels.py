"""Funnels: how far a place or institution may stray from its peers by chance, given its size.

Two sets of limits are usual: 95% and 99.8%. A place within is not ranked against another. Distances
say the same in standard deviations, from peers or from one's own past.
"""

from collections.abc import Sequence
from statistics import mean, median

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers, exact_limits

Pair = tuple[Numbers, Numbers]

WINSORISED = 0.1
"""The share at each end that is drawn in before the spread of all is judged."""
_OF_MEDIAN, _OF_MEAN = 0.6745, 1.253314
"""What makes a median, and a mean, absolute deviation comparable with a standard deviation."""


def share_funnel(trials: npt.ArrayLike, *, average: float, level: float = 0.95) -> Pair:
    """Lower and upper limits of the share (0 to 1) of places with that many trials.

    Normal about the average, within 0 and 1; it is where Wilson's interval of the place's own
    share would just reach the average. Missing without trials. Raises ValueError unless the
    average is a share.
    Source: Spiegelhalter 2005, Statistics in Medicine 24, 1185-1202; Office for Health
    Improvement and Disparities, public health technical guidance, funnel plots.

    >>> lower, upper = share_funnel([18, 100], average=0.8)
    >>> lower.round(4).tolist(), upper.round(4).tolist()
    ([0.6152, 0.7216], [0.9848, 0.8784])
    """
    from scipy.special import ndtri

    if not 0 <= average <= 1:
        raise ValueError(f"found an average of {average}; expected a share from 0 to 1")
    number = _positive(trials)
    spread = float(ndtri((1 + level) / 2)) * np.sqrt(average * (1 - average) / number)
    return np.maximum(average - spread, 0.0), np.minimum(average + spread, 1.0)


def count_funnel(expected: npt.ArrayLike, *, level: float = 0.95) -> Pair:
    """Lower and upper limits of the count of places where that many events are expected.

    The counts, whole or not, whose exact Poisson interval just reaches what was expected; the
    lower is 0 where even no event would not stand out. Missing where nothing is expected.
    Divide by the expected events for a funnel of ratios, by person-years for one of rates.
    Source: as `share_funnel`; Garwood 1936, Biometrika 28, 437-442.

    >>> lower, upper = count_funnel([2, 20])
    >>> lower.round(2).tolist(), upper.round(2).tolist()
    ([0.0, 11.25], [5.66, 29.71])
    """
    from scipy.special import pdtrik

    due = _positive(expected)
    tail = (1 - level) / 2
    reachable = np.exp(-due) < tail
    lower = np.where(reachable, pdtrik(tail, np.where(reachable, due, 100.0)), 0.0)
    upper = pdtrik(1 - tail, due) + 1
    return np.where(np.isnan(due), np.nan, lower), upper


def rate_funnel(
    person_years: npt.ArrayLike, *, average: float, per: int = 100_000, level: float = 0.95
) -> Pair:
    """Lower and upper limits of the rate of places with that many person-years.

    `average` and the limits are per `per` person-years. Missing where nobody was at risk.
    Raises ValueError unless the average is above zero.
    Source: as `count_funnel`.

    >>> lower, upper = rate_funnel([10_000], average=200)
    >>> lower.round(1).tolist(), upper.round(1).tolist()
    ([112.5], [297.1])
    """
    if not average > 0:
        raise ValueError(f"found an average rate of {average}; expected one above zero")
    at_risk = _positive(person_years)
    lower, upper = count_funnel(at_risk * average / per, level=level)
    return lower / at_risk * per, upper / at_risk * per


def funnel_turning_points(observed: npt.ArrayLike, *, level: float = 0.95) -> Pair:
    """For each count, how many expected events put it on the upper, and on the lower, limit.

    With fewer expected than the first the count is above the funnel, with more than the second
    below it. Source: as `count_funnel`.

    >>> high, low = funnel_turning_points([10])
    >>> high.round(3).tolist(), low.round(3).tolist()
    ([4.795], [18.39])
    """
    return exact_limits(observed, level=level)


def beyond(
    observed: npt.ArrayLike, lower: npt.ArrayLike, upper: npt.ArrayLike
) -> npt.NDArray[np.int8]:
    """1 above the upper limit, -1 below the lower, 0 within, on a limit or not known.

    >>> beyond([5, 9, 1], [2, 2, 2], [8, 8, 8]).tolist()
    [0, 1, -1]
    """
    value = np.asarray(observed, dtype=np.float64)
    high = value > np.asarray(upper, dtype=np.float64)
    low = value < np.asarray(lower, dtype=np.float64)
    return high.astype(np.int8) - low.astype(np.int8)


def count_funnel_p(observed: npt.ArrayLike, expected: npt.ArrayLike) -> Numbers:
    """Two-sided p-values that a place has as many events as expected; the smaller tail doubled.

    Never too small. Missing where nothing is expected. Raises ValueError for a negative count.

    >>> count_funnel_p([20, 35], [20, 20]).round(4).tolist()
    [1.0, 0.003]
    """
    from scipy.special import gammainc, gammaincc

    counts = np.asarray(observed, dtype=np.float64)
    if (counts < 0).any():
        raise ValueError("found a negative count of events; expected zero or more")
    due = _positive(expected)
    at_most = gammaincc(counts + 1, due)
    at_least = np.where(counts == 0, 1.0, gammainc(np.maximum(counts, 1), due))
    return np.where(np.isnan(due), np.nan, np.minimum(1.0, 2 * np.minimum(at_most, at_least)))


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


def _positive(numbers: npt.ArrayLike) -> Numbers:
    checked = np.asarray(numbers, dtype=np.float64)
    if (checked < 0).any():
        raise ValueError("found a negative size of a place; expected zero or more")
    return np.where(checked == 0, np.nan, checked)
