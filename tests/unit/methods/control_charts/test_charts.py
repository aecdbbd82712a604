"""Charts of values, counts, shares and rates: rebasing, refusal, gaps and large denominators."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.control_charts.charts import c_chart, p_chart, u_chart, xmr_chart
from headwater.methods.control_charts.lines import Baseline, Standing
from headwater.methods.control_charts.rules import Signal

MISSING = float("nan")
STEADY = [10, 12, 11, 13, 9, 11, 10, 12, 11, 12, 10, 13]


def test_xmr_by_hand() -> None:
    chart = xmr_chart([4, 6, 5, 7])  # mean 5.5, mean range 5/3
    assert chart.lines.centre.tolist() == [5.5] * 4
    assert chart.lines.upper[0] == pytest.approx(5.5 + 2.66 * 5 / 3)
    assert chart.lines.near_lower[0] == pytest.approx(5.5 - 2.66 * 5 / 3 * 2 / 3)


def test_both_treatments_of_large_ranges() -> None:
    series = [*STEADY, 40, *STEADY]
    dropped, kept = (xmr_chart(series, drop_large_ranges=each) for each in (True, False))
    assert dropped.lines.upper[0] < kept.lines.upper[0]
    assert dropped.signal[12] == kept.signal[12] == Signal.OUTSIDE
    assert dropped.lines.centre[0] == kept.lines.centre[0]


def test_a_chart_rebased_is_two_charts() -> None:
    before, after = STEADY, [value + 30 for value in STEADY]
    chart = xmr_chart(before + after, baseline=Baseline(rebase_at=[12]))
    assert not chart.signal.any()
    assert chart.lines.centre.tolist() == pytest.approx(
        [np.mean(before)] * 12 + [np.mean(after)] * 12
    )
    assert xmr_chart(before + after).signal.any()


def test_limits_fixed_on_the_first_points_judge_the_rest() -> None:
    chart = xmr_chart([*STEADY, 30, 31], baseline=Baseline(points=12))
    assert chart.signal[-2:].tolist() == [Signal.OUTSIDE] * 2
    assert chart.lines.upper.tolist() == pytest.approx([xmr_chart(STEADY).lines.upper[0]] * 14)


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        (STEADY, Standing.FIRM),
        (STEADY[:11], Standing.PROVISIONAL),
        ([1, 2], Standing.PROVISIONAL),
        ([1], Standing.TOO_FEW_POINTS),
        ([1, MISSING], Standing.TOO_FEW_POINTS),
        ([MISSING, MISSING], Standing.TOO_FEW_POINTS),
        ([1, MISSING, 3], Standing.TOO_FEW_POINTS),  # no two neighbours: no range at all
    ],
)
def test_standing_of_values(values, standing) -> None:
    chart = xmr_chart(values)
    assert {Standing(each) for each in chart.standing} == {standing}
    judged = standing in {Standing.FIRM, Standing.PROVISIONAL}
    assert (chart.signal != Signal.NOT_JUDGED).all() == judged
    assert np.isfinite(chart.lines.upper).all() == judged


def test_a_series_that_never_moves_shows_nothing() -> None:
    for value in (0.0, 0.1, 7.0):
        chart = xmr_chart([value] * 20)
        assert not chart.signal.any()
        assert chart.lines.lower[0] == chart.lines.upper[0] == pytest.approx(value)


@pytest.mark.parametrize("values", [[], 5.0])
def test_no_points_at_all_are_refused(values) -> None:
    for chart in (xmr_chart, c_chart):
        with pytest.raises(ValueError, match="found a series without points"):
            chart(values)


def test_counts_are_refused_where_few_are_expected() -> None:
    chart = c_chart([[1, 0, 2, 1], [9, 8, 12, 7]])
    assert chart.standing[:, 0].tolist() == [Standing.TOO_FEW_EVENTS, Standing.PROVISIONAL]
    assert np.isnan(chart.lines.upper[0]).all()
    assert (chart.signal[0] == Signal.NOT_JUDGED).all()
    assert c_chart([1, 0, 2, 1], fewest_expected=0).lines.upper[0] == pytest.approx(4.0)


@pytest.mark.parametrize(
    ("successes", "trials", "refused"),
    [
        ([6, 7, 8], [50, 50, 50], False),
        ([1, 2, 3], [50, 50, 50], True),
        ([49, 48, 47], [50, 50, 50], True),  # few failures are as bad as few successes
        ([0, 0, 0], [50, 50, 50], True),
        ([0, 0, 0], [0, 0, 0], True),
    ],
)
def test_shares_are_refused_where_few_are_on_one_side(successes, trials, refused) -> None:
    for prime in (False, True):
        chart = p_chart(successes, trials, prime=prime)
        assert (chart.signal == Signal.NOT_JUDGED).all() == refused
        assert not np.isnan(chart.lines.upper).all() or refused


def test_no_people_is_a_missing_point_not_a_zero() -> None:
    chart = u_chart([20, 0, 22, 18], [10, 0, 11, 9])
    assert np.isnan(chart.points[1])
    assert chart.signal.tolist() == [0, -1, 0, 0]
    assert chart.lines.centre[0] == 2.0


def test_prime_limits_need_neighbours() -> None:
    chart = p_chart([20, MISSING, 30], [50, 50, 50], prime=True)
    assert (chart.standing == Standing.TOO_FEW_POINTS).all()
    assert np.isnan(chart.lines.centre).all()


def test_limits_narrow_with_the_denominator() -> None:
    chart = p_chart([30, 300, 3_000], [100, 1_000, 10_000])
    assert (np.diff(chart.lines.upper) < 0).all()


def test_plain_limits_are_useless_at_large_denominators_and_prime_ones_are_not() -> None:
    generator = np.random.default_rng(4)
    trials = np.full(36, 400_000)
    shares = np.clip(generator.normal(0.3, 0.01, 36), 0, 1)
    successes = generator.binomial(trials, shares)
    plain, prime = (p_chart(successes, trials, prime=each) for each in (False, True))
    assert (plain.signal == Signal.OUTSIDE).mean() > 0.5
    assert (prime.signal == Signal.OUTSIDE).sum() == 0
    plain, prime = (u_chart(successes, trials, prime=each) for each in (False, True))
    assert (plain.signal == Signal.OUTSIDE).mean() > 0.5
    assert (prime.signal == Signal.OUTSIDE).sum() == 0


@pytest.mark.parametrize(
    "refused",
    [
        lambda: c_chart([5, -1]),
        lambda: u_chart([5, 5], [5, -1]),
        lambda: u_chart([-5, 5], [5, 1]),
        lambda: p_chart([5, 5], [5, 4]),
        lambda: p_chart([5, 5], [5, -4]),
        lambda: xmr_chart([5, 5], baseline=Baseline(rebase_at=[2])),
    ],
)
def test_impossible_numbers_are_refused(refused) -> None:
    with pytest.raises(ValueError, match="found"):
        refused()


SERIES = st.lists(st.lists(st.integers(0, 60), min_size=8, max_size=8), min_size=1, max_size=5)


@given(SERIES)
def test_many_series_at_once_are_as_one_by_one(series) -> None:
    exposure = np.full(np.shape(series), 100.0)
    base = Baseline(rebase_at=[4])
    for chart_of in (
        lambda counts, _: xmr_chart(counts, baseline=base),
        lambda counts, _: c_chart(counts, baseline=base),
        lambda counts, whole: p_chart(counts, whole, prime=True, baseline=base),
        lambda counts, whole: u_chart(counts, whole, baseline=base),
    ):
        together = chart_of(series, exposure)
        for place, counts in enumerate(series):
            alone = chart_of(counts, exposure[place])
            assert together.signal[place].tolist() == alone.signal.tolist()
            np.testing.assert_array_equal(together.lines.upper[place], alone.lines.upper)


@given(SERIES)
def test_lines_are_in_order_and_all_or_none_are_known(series) -> None:
    for chart in (xmr_chart(series), c_chart(series), p_chart(series, 60)):
        lines = chart.lines
        known = np.isfinite(lines.centre)
        for low, high in (
            (lines.lower, lines.near_lower),
            (lines.near_lower, lines.centre),
            (lines.centre, lines.near_upper),
            (lines.near_upper, lines.upper),
        ):
            assert (low[known] <= high[known]).all()
            assert (np.isfinite(low) == known).all()
        refused = chart.standing >= Standing.TOO_FEW_POINTS
        assert (known == ~refused).all()
