"""Funnels widened by what lies between places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.funnels import share_funnel
from headwater.methods.rates_and_shares.overdispersion import (
    Dispersion,
    ratio_dispersion,
    ratio_funnel,
    ratio_funnel_p,
    share_dispersion,
    share_funnel_p,
    share_funnel_widened,
)

NONE = Dispersion(factor=1.0, between=0.0, places=9)


def test_places_that_do_not_differ_have_nothing_between_them() -> None:
    assert ratio_dispersion([30, 30, 30], [30, 30, 30]) == Dispersion(0.0, 0.0, 3)
    assert share_dispersion([30, 30], [90, 90]).between == 0


def test_extreme_places_are_drawn_in() -> None:
    observed = [30] * 18 + [120, 5]
    kept = ratio_dispersion(observed, [30] * 20, trimmed=0)
    drawn_in = ratio_dispersion(observed, [30] * 20)
    assert kept.factor > 1 > drawn_in.factor == drawn_in.between == 0


def test_a_place_without_events_counts_as_half_of_one() -> None:
    assert np.isfinite(ratio_dispersion([0, 30, 40], [30, 30, 30]).between)


def test_with_nothing_between_the_limits_are_those_of_chance() -> None:
    lower, upper = ratio_funnel([100], dispersion=NONE)
    assert (lower[0], upper[0]) == pytest.approx((np.exp(-0.196), np.exp(0.196)), rel=1e-4)
    wide = share_funnel_widened([10_000], average=0.3, dispersion=NONE)
    plain = share_funnel([10_000], average=0.3)
    assert np.ravel(wide) == pytest.approx(np.ravel(plain), abs=1e-4)


@given(st.floats(0, 0.3), st.floats(0.01, 0.99), st.integers(1, 9_999))
def test_limits_widen_with_what_lies_between_and_stay_possible(between, average, trials) -> None:
    dispersion = Dispersion(2.0, between, 20)
    low, high = share_funnel_widened([trials], average=average, dispersion=dispersion)
    lower, upper = share_funnel_widened([trials], average=average, dispersion=NONE)
    assert 0 <= low[0] <= lower[0] <= average + 1e-9
    assert average - 1e-9 <= upper[0] <= high[0] <= 1


def test_nothing_expected_has_no_limits() -> None:
    assert np.isnan(ratio_funnel([0.0], dispersion=NONE)).all()
    assert np.isnan(share_funnel_widened([0], average=0.3, dispersion=NONE)).all()


@pytest.mark.parametrize(
    "refused",
    [
        lambda: ratio_dispersion([5], [5]),
        lambda: ratio_dispersion([-5, 5], [5, 5]),
        lambda: ratio_dispersion([5, 5], [5, 0]),
        lambda: ratio_dispersion([5, float("nan")], [5, 5]),
        lambda: ratio_dispersion([5, 5], [5, 5], trimmed=0.5),
        lambda: share_dispersion([5, 9], [5, 8]),
        lambda: share_dispersion([0, 0], [5, 0]),
        lambda: share_funnel_widened([5], average=2, dispersion=NONE),
    ],
)
def test_impossible_numbers_are_refused(refused) -> None:
    with pytest.raises(ValueError, match="found"):
        refused()


@given(
    st.floats(0.001, 0.3),
    st.integers(1, 5_000),
    st.floats(0.02, 0.98),
    st.integers(2, 9_999),
    st.floats(0, 1),
)
def test_what_is_beyond_its_limits_is_below_one_in_twenty(between, due, average, trials, share):
    dispersion = Dispersion(2.0, between, 20)
    lower, upper = ratio_funnel([due], dispersion=dispersion)
    for ratio in (lower[0] * 0.99, lower[0] * 1.01, upper[0] * 0.99, upper[0] * 1.01):
        observed = max(ratio * due, 0.5)
        outside = not lower[0] <= observed / due <= upper[0]
        p_value = ratio_funnel_p([observed], [due], dispersion=dispersion)[0]
        assert (p_value < 0.05) == outside
    low, high = share_funnel_widened([trials], average=average, dispersion=dispersion)
    if abs(share - low[0]) > 1e-6 < abs(share - high[0]):
        p_value = share_funnel_p(
            [share * trials], [trials], average=average, dispersion=dispersion
        )[0]
        assert (p_value < 0.05) == (not low[0] <= share <= high[0])


def test_a_place_as_expected_is_no_surprise_and_nothing_has_no_p_value() -> None:
    assert ratio_funnel_p([30], [30], dispersion=NONE).tolist() == [1.0]
    assert share_funnel_p([30], [100], average=0.3, dispersion=NONE)[0] == pytest.approx(1.0)
    assert np.isnan(ratio_funnel_p([3], [0], dispersion=NONE)).all()
    assert np.isnan(share_funnel_p([0], [0], average=0.3, dispersion=NONE)).all()
    with pytest.raises(ValueError, match="found"):
        share_funnel_p([5], [9], average=2, dispersion=NONE)
