"""Control charts of values, counts, shares and rates: many series at once, rebased at events.

XmR for any measure; C for counts of equal periods; P and U for shares and rates; P' and U' for
large denominators, where the plain limits are so narrow that every point is outside. Where few
events are expected a chart of counts is refused: `rare_event_charts` has one for them.
"""

import numpy as np
import numpy.typing as npt

from headwater.methods.control_charts.lines import (
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

RANGE_TO_LIMIT = 2.66
FEWEST_EXPECTED = 5.0
ALL_POINTS = Baseline()


def xmr_chart(
    values: npt.ArrayLike,
    *,
    baseline: Baseline = ALL_POINTS,
    drop_large_ranges: bool = True,
    run_length: int = RUN_LENGTH,
) -> ControlChart:
    """Individual values, with limits from their moving range: mean plus and minus 2.66 ranges.

    `values` end in an axis of time; every other axis is series. Limits are provisional below 12
    points, missing without two neighbours. Moving ranges of 3.267 times their mean or more are
    dropped once, as NHSRplotthedots does; the NHS spreadsheet keeps them
    (`drop_large_ranges=False`). Missing values are passed over: no range is taken across one.
    Source: Wheeler 2000, Understanding Variation; Nelson 1982, Journal of Quality Technology 14,
    172-173; NHS England, Making Data Count.

    >>> chart = xmr_chart([10, 12, 11, 13, 9, 11, 10, 30, 12, 11, 12, 10])
    >>> chart.lines.upper[0].round(3).item(), chart.signal.tolist()
    (17.312, [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
    """
    points = np.asarray(values, dtype=np.float64)

    def lines_of(_stretch: slice, base: slice) -> tuple[Lines, Flags]:
        size = mean_range(points[..., base], drop_large=drop_large_ranges)
        drawn = even_lines(mean_of(points[..., base]), RANGE_TO_LIMIT / 3 * size)
        return drawn, np.ones_like(size, dtype=np.bool_)

    return chart_of(points, lines_of, baseline, run_length=run_length)


def c_chart(
    counts: npt.ArrayLike,
    *,
    baseline: Baseline = ALL_POINTS,
    fewest_expected: float = FEWEST_EXPECTED,
    run_length: int = RUN_LENGTH,
) -> ControlChart:
    """Counts of equal periods: their mean, plus and minus three of its square roots.

    Refused (`Standing.TOO_FEW_EVENTS`) where the mean is below `fewest_expected`. Shapes as
    `xmr_chart`. Raises ValueError for a negative count.
    Source: Montgomery 2009, Introduction to Statistical Quality Control, equation 7.17.

    >>> chart = c_chart([20, 16, 24, 18, 22])
    >>> chart.lines.centre[0].item(), chart.lines.upper[0].round(2).item()
    (20.0, 33.42)
    """
    points = _not_negative(counts)

    def lines_of(_stretch: slice, base: slice) -> tuple[Lines, Flags]:
        mean = mean_of(points[..., base])
        return even_lines(mean, np.sqrt(mean), least=0), mean >= fewest_expected

    return chart_of(points, lines_of, baseline, run_length=run_length)


def p_chart(
    successes: npt.ArrayLike,
    trials: npt.ArrayLike,
    *,
    prime: bool = False,
    baseline: Baseline = ALL_POINTS,
    drop_large_ranges: bool = False,
    fewest_expected: float = FEWEST_EXPECTED,
    run_length: int = RUN_LENGTH,
) -> ControlChart:
    """Shares (0 to 1) with binomial limits; `prime` scales them to the variation between points.

    Refused where the mean number of successes, or of failures, is below `fewest_expected`.
    A point without trials is missing. Shapes as `xmr_chart`. Raises ValueError for a negative
    number or more successes than trials.
    Source: Montgomery 2009, Introduction to Statistical Quality Control, equation 7.8; for P',
    Laney 2002, Quality Engineering 14, 531-537.

    >>> chart = p_chart([12, 15, 8, 10], [50, 50, 50, 50])
    >>> chart.lines.centre[0].item(), chart.lines.upper[0].round(4).item()
    (0.225, 0.4022)
    """
    part, whole = np.broadcast_arrays(_not_negative(successes), _not_negative(trials))
    if (part > whole).any():
        raise ValueError("found more successes than trials; expected at most as many")
    points = part / np.where(whole == 0, np.nan, whole)

    def lines_of(stretch: slice, base: slice) -> tuple[Lines, Flags]:
        centre, number, known = _pooled(part, whole, base)
        sigma_one = np.sqrt(centre * (1 - centre))
        sigma = _sigma(points, whole, centre, sigma_one, base, prime=prime, drop=drop_large_ranges)
        enough = np.minimum(centre, 1 - centre) * number >= fewest_expected * known
        return even_lines(centre, sigma[..., stretch], least=0, most=1), enough

    return chart_of(points, lines_of, baseline, run_length=run_length)


def u_chart(
    counts: npt.ArrayLike,
    exposures: npt.ArrayLike,
    *,
    prime: bool = False,
    baseline: Baseline = ALL_POINTS,
    drop_large_ranges: bool = False,
    fewest_expected: float = FEWEST_EXPECTED,
    run_length: int = RUN_LENGTH,
) -> ControlChart:
    """Rates (events for each unit of exposure) with Poisson limits; `prime` as `p_chart`.

    Refused where the mean number of events is below `fewest_expected`. A point without exposure
    is missing. Shapes as `xmr_chart`. Raises ValueError for a negative number.
    Source: Montgomery 2009, Introduction to Statistical Quality Control, equation 7.19; for U',
    Laney 2002, Quality Engineering 14, 531-537.

    >>> chart = u_chart([12, 15, 8, 10], [2.0, 2.5, 1.5, 2.0])
    >>> chart.lines.centre[0].item(), chart.lines.upper[0].round(4).item()
    (5.625, 10.6562)
    """
    part, whole = np.broadcast_arrays(_not_negative(counts), _not_negative(exposures))
    points = part / np.where(whole == 0, np.nan, whole)

    def lines_of(stretch: slice, base: slice) -> tuple[Lines, Flags]:
        centre, number, known = _pooled(part, whole, base)
        sigma_one = np.sqrt(centre)
        sigma = _sigma(points, whole, centre, sigma_one, base, prime=prime, drop=drop_large_ranges)
        enough = centre * number >= fewest_expected * known
        return even_lines(centre, sigma[..., stretch], least=0), enough

    return chart_of(points, lines_of, baseline, run_length=run_length)


def _pooled(part: Numbers, whole: Numbers, base: slice) -> tuple[Numbers, Numbers, Numbers]:
    """The baseline's pooled share or rate, its whole, and its number of points."""
    known = ~np.isnan(part[..., base] + whole[..., base]) & (whole[..., base] > 0)
    events = np.where(known, part[..., base], 0.0).sum(axis=-1, keepdims=True)
    number = np.where(known, whole[..., base], 0.0).sum(axis=-1, keepdims=True)
    centre: Numbers = events / np.where(number == 0, np.nan, number)
    return centre, number, known.sum(axis=-1, keepdims=True).astype(np.float64)


def _sigma(
    points: Numbers, whole: Numbers, centre: Numbers, sigma_one: Numbers, base: slice,
    *, prime: bool, drop: bool,
) -> Numbers:  # fmt: skip
    """Sigma of each point, from that of one trial; scaled by the baseline's own if prime."""
    sigma: Numbers = sigma_one / np.sqrt(np.where(whole == 0, np.nan, whole))
    if prime:
        z = (points - centre) / np.where(sigma == 0, np.inf, sigma)
        sigma = sigma * mean_range(z[..., base], drop_large=drop) / RANGE_TO_SIGMA
    return sigma


def _not_negative(numbers: npt.ArrayLike) -> Numbers:
    checked = np.asarray(numbers, dtype=np.float64)
    if (checked < 0).any():
        raise ValueError("found a negative number of events or at risk; expected zero or more")
    return checked
