"""Control charts of rare events: what is charted is how long it is from one to the next.

Where few events are expected in each period, most periods have none and a chart of counts shows
nothing. A chart of gaps does: G for whole days or for people between events, T for exact times.
A point above the upper limit is good news: a longer gap than chance gives.
"""

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.control_charts.charts import ALL_POINTS, FEWEST_EXPECTED
from headwater.methods.control_charts.lines import (
    FEWEST_POINTS,
    RANGE_TO_SIGMA,
    Baseline,
    ControlChart,
    chart_of,
    even_lines,
    mean_of,
    mean_range,
)
from headwater.methods.control_charts.rules import RUN_LENGTH, Flags, Lines
from headwater.methods.rates_and_shares.rates import Numbers

WEIBULL_POWER = 3.6


class ChartFor(IntEnum):
    """Which chart a series of counts can bear."""

    NEITHER = 0
    GAPS = 1
    COUNTS = 2


def chart_for(
    counts: npt.ArrayLike, *, fewest_expected: float = FEWEST_EXPECTED
) -> npt.NDArray[np.int8]:
    """Which chart each series of counts can bear, along the last axis (time).

    Counts, from a mean of `fewest_expected`; below that gaps, from 13 events (12 gaps); else
    neither, and the series is given as one total. Raises ValueError for a negative count.
    Source: Provost & Murray 2011, The Health Care Data Guide, chapter 7.

    >>> [ChartFor(each).name for each in chart_for([[9, 8, 7], [4, 5, 4], [0, 1, 0]])]
    ['COUNTS', 'GAPS', 'NEITHER']
    """
    numbers = np.asarray(counts, dtype=np.float64)
    if (numbers < 0).any():
        raise ValueError("found a negative count of events; expected zero or more")
    enough_gaps = np.nansum(numbers, axis=-1) > FEWEST_POINTS
    rare = np.where(enough_gaps, ChartFor.GAPS, ChartFor.NEITHER)
    often = mean_of(numbers)[..., 0] >= fewest_expected
    return np.where(often, ChartFor.COUNTS, rare).astype(np.int8)


def gaps_between(moments: npt.ArrayLike) -> Numbers:
    """The gaps between events, put in order, in the unit of their moments (zero on one day).

    Raises ValueError for fewer than two events or a missing moment.

    >>> gaps_between([3, 10, 4]).tolist()
    [1.0, 6.0]
    """
    ordered = np.sort(np.asarray(moments, dtype=np.float64))
    if ordered.size < 2 or np.isnan(ordered).any():
        raise ValueError(f"found {ordered.size} moments, or a missing one; expected two or more")
    return np.diff(ordered)


def g_chart(
    gaps: npt.ArrayLike, *, baseline: Baseline = ALL_POINTS, run_length: int = RUN_LENGTH
) -> ControlChart:
    """Whole days, or cases, between events: geometric limits about the mean gap.

    The centre line is the median, so that half of the points lie on each side of it; the limits
    are three geometric standard deviations from the mean, the lower at least 0. Shapes as
    `xmr_chart`. Raises ValueError for a negative gap.
    Source: Benneyan 2001, Health Care Management Science 4, 305-318; Montgomery 2009,
    Introduction to Statistical Quality Control, section 7.3.

    >>> chart = g_chart([10, 2, 6, 14, 8])
    >>> chart.lines.centre[0].item(), chart.lines.upper[0].round(2).item()
    (8.0, 33.46)
    """
    points = np.asarray(gaps, dtype=np.float64)
    if (points < 0).any():
        raise ValueError("found a negative gap; expected zero or more")

    def lines_of(_stretch: slice, base: slice) -> tuple[Lines, Flags]:
        mean = mean_of(points[..., base])
        drawn = even_lines(mean, np.sqrt(mean * (mean + 1)), least=0)
        return _with_centre(drawn, _median(points[..., base])), np.ones_like(mean, dtype=np.bool_)

    return chart_of(points, lines_of, baseline, run_length=run_length)


def t_chart(
    gaps: npt.ArrayLike,
    *,
    baseline: Baseline = ALL_POINTS,
    drop_large_ranges: bool = False,
    run_length: int = RUN_LENGTH,
) -> ControlChart:
    """Exact times between events: an individuals chart of their power 1/3.6, turned back.

    Exponential times to that power are nearly normal. Shapes as `xmr_chart`. Raises ValueError
    for a gap of zero or less: two events at one moment need exacter times, or a G chart.
    Source: Nelson 1994, Journal of Quality Technology 26, 55-57; Montgomery 2009, Introduction
    to Statistical Quality Control, example 7.6.

    >>> chart = t_chart([286, 948, 536, 124, 816, 729, 4, 143, 431, 8])
    >>> chart.lines.centre[0].round(1).item(), chart.lines.lower[0].item()
    (250.1, 0.0)
    """
    points = np.asarray(gaps, dtype=np.float64)
    if (points <= 0).any():
        raise ValueError("found a gap of zero or less; expected exact times, or a G chart")
    even = points ** (1 / WEIBULL_POWER)

    def lines_of(_stretch: slice, base: slice) -> tuple[Lines, Flags]:
        size = mean_range(even[..., base], drop_large=drop_large_ranges)
        drawn = even_lines(mean_of(even[..., base]), size / RANGE_TO_SIGMA, least=0)
        turned = (getattr(drawn, name) ** WEIBULL_POWER for name in Lines.__slots__)
        return Lines(*turned), np.ones_like(size, dtype=np.bool_)

    return chart_of(points, lines_of, baseline, run_length=run_length)


def _with_centre(drawn: Lines, centre: Numbers) -> Lines:
    return Lines(centre, drawn.lower, drawn.upper, drawn.near_lower, drawn.near_upper)


def _median(values: Numbers) -> Numbers:
    """The median along the last axis (kept); missing if no value is there."""
    ordered = np.sort(values, axis=-1)
    number = (~np.isnan(values)).sum(axis=-1, keepdims=True)
    low = np.take_along_axis(ordered, np.maximum(number - 1, 0) // 2, axis=-1)
    high = np.take_along_axis(ordered, np.minimum(number // 2, values.shape[-1] - 1), axis=-1)
    return (low + high) / 2
