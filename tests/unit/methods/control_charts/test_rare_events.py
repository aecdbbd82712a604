"""Which chart rare events can bear, and charts of the gaps between them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.control_charts.lines import Baseline, Standing
from headwater.methods.control_charts.rare_events import (
    ChartFor,
    chart_for,
    g_chart,
    gaps_between,
    t_chart,
)
from headwater.methods.control_charts.rules import Signal

MISSING = float("nan")


@pytest.mark.parametrize(
    ("counts", "chart"),
    [
        # counts by month          what they can bear
        ([5] * 36, ChartFor.COUNTS),
        ([4] * 36, ChartFor.GAPS),
        ([1, 0, 0] * 12, ChartFor.NEITHER),  # twelve events: eleven gaps
        ([1, 0, 0] * 12 + [1], ChartFor.GAPS),
        ([0] * 36, ChartFor.NEITHER),
        ([6, MISSING, 6], ChartFor.COUNTS),
        ([MISSING, MISSING], ChartFor.NEITHER),
    ],
)
def test_which_chart(counts, chart) -> None:
    assert ChartFor(int(chart_for(counts))) is chart


def test_gaps_are_between_neighbours_in_time() -> None:
    assert gaps_between([9, 1, 1, 4]).tolist() == [0.0, 3.0, 5.0]


@pytest.mark.parametrize("moments", [[], [3], [3, MISSING]])
def test_a_gap_needs_two_known_events(moments) -> None:
    with pytest.raises(ValueError, match="expected two or more"):
        gaps_between(moments)


def test_g_chart_by_hand() -> None:
    chart = g_chart([0, 8, 4, 12])  # mean 6, median 6
    assert chart.lines.centre[0] == 6
    assert chart.lines.lower[0] == 0
    assert chart.lines.upper[0] == pytest.approx(6 + 3 * 42**0.5)
    assert chart.lines.near_upper[0] == pytest.approx(6 + 2 * 42**0.5)


@pytest.mark.parametrize(
    ("gaps", "median"),
    [([3, 1, 2], 2), ([4, 1, 2, 3], 2.5), ([5, MISSING, 1, 3], 3), ([5, MISSING, 1], 3)],
)
def test_the_centre_is_the_median_of_what_is_known(gaps, median) -> None:
    assert g_chart(gaps).lines.centre[0] == median


def test_a_long_quiet_spell_stands_out() -> None:
    gaps = np.array([3, 9, 5, 1, 14, 6, 2, 8, 4, 11, 7, 3, 5, 9, 90.0])
    base = Baseline(points=14)
    assert g_chart(gaps, baseline=base).signal[-1] == Signal.OUTSIDE
    assert t_chart(gaps, baseline=base).signal[-1] == Signal.OUTSIDE


def test_a_run_of_short_gaps_is_a_shift() -> None:
    gaps = [30, 42, 18, 55, 36, 27, 48, 33, 60, 25, 38, 44, 3, 5, 2, 4, 6, 3, 5]
    chart = t_chart(gaps, baseline=Baseline(points=12))
    assert chart.signal[-7:].tolist().count(Signal.NONE) == 0


@pytest.mark.parametrize("gaps", [[5], [5, MISSING], [MISSING, MISSING]])
def test_one_gap_is_no_chart(gaps) -> None:
    for chart in (g_chart(gaps), t_chart(gaps)):
        assert (chart.standing == Standing.TOO_FEW_POINTS).all()
        assert (chart.signal == Signal.NOT_JUDGED).all()


def test_impossible_gaps_are_refused() -> None:
    with pytest.raises(ValueError, match="negative gap"):
        g_chart([3, -1])
    with pytest.raises(ValueError, match="a G chart"):
        t_chart([3, 0, 5])
    with pytest.raises(ValueError, match="negative count"):
        chart_for([3, -1])
    for chart in (g_chart, t_chart):
        with pytest.raises(ValueError, match="without points"):
            chart([])


@given(st.lists(st.floats(0.1, 1e4), min_size=3, max_size=30))
def test_limits_of_times_are_never_below_zero(gaps) -> None:
    lines = t_chart(gaps).lines
    assert (lines.lower >= 0).all()
    assert (lines.lower <= lines.centre).all()
    assert (lines.centre <= lines.upper).all()


@given(st.lists(st.integers(1, 400), min_size=2, max_size=12), st.integers(2, 4))
def test_many_series_at_once_are_as_one_by_one(gaps, copies) -> None:
    series = np.array([np.roll(gaps, step) for step in range(copies)])
    for chart_of in (g_chart, t_chart):
        together = chart_of(series)
        for each, alone in zip(together.lines.upper, series, strict=True):
            np.testing.assert_allclose(each, chart_of(alone).lines.upper)
