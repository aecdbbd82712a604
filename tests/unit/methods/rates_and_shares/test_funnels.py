"""Funnel limits and distances: shapes, edges, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.funnels import (
    beyond,
    count_funnel,
    count_funnel_p,
    funnel_distances,
    funnel_turning_points,
    rate_funnel,
    robust_distance,
    share_funnel,
)

MISSING = float("nan")
COUNTS = st.lists(st.tuples(st.integers(0, 400), st.integers(50, 2_000)), min_size=2, max_size=40)


@given(st.floats(0.01, 0.99), st.integers(1, 10**7))
def test_shares_stay_between_nothing_and_all(average, trials) -> None:
    lower, upper = share_funnel([trials], average=average)
    assert 0 <= lower[0] <= average <= upper[0] <= 1


@given(st.floats(0.001, 1e6))
def test_count_limits_hold_what_is_expected_and_widen_with_confidence(expected) -> None:
    lower, upper = count_funnel([expected])
    lowest, highest = count_funnel([expected], level=0.998)
    assert 0 <= lowest[0] <= lower[0] <= expected < upper[0] <= highest[0]


@given(st.integers(0, 3_000), st.floats(0.5, 3_000))
def test_limits_and_p_value_agree(observed, expected) -> None:
    side = beyond([observed], *count_funnel([expected]))[0]
    p_value = count_funnel_p([observed], [expected])[0]
    if abs(p_value - 0.05) > 1e-6:
        assert (side != 0) == (p_value < 0.05)


@given(st.integers(1, 5_000))
def test_turning_points_are_where_the_limits_pass(observed) -> None:
    high, low = funnel_turning_points([observed])
    assert count_funnel(high)[1][0] == pytest.approx(observed, rel=1e-6)
    assert count_funnel(low)[0][0] == pytest.approx(observed, rel=1e-6)


def test_funnels_narrow_as_places_grow() -> None:
    lower, upper = rate_funnel(np.geomspace(1e3, 1e7, 30), average=150)
    assert (np.diff(upper) < 0).all()
    assert (np.diff(lower) >= 0).all()


def test_nothing_expected_nobody_at_risk_no_trials() -> None:
    for pair in (
        count_funnel([0, MISSING]),
        rate_funnel([0, MISSING], average=5),
        share_funnel([0, MISSING], average=0.5),
    ):
        assert np.isnan(pair).all()
    assert np.isnan(count_funnel_p([0, 5], [0, MISSING])).all()


def test_no_event_is_only_low_where_some_were_due() -> None:
    assert beyond([0, 0], *count_funnel([3.0, 5.0])).tolist() == [0, -1]


def test_beyond_knows_nothing_of_missing_numbers() -> None:
    assert beyond([MISSING, 5], [1, MISSING], [3, MISSING]).tolist() == [0, 0]


@pytest.mark.parametrize(
    "refused",
    [
        lambda: share_funnel([10], average=1.5),
        lambda: share_funnel([10], average=MISSING),
        lambda: share_funnel([-10], average=0.5),
        lambda: rate_funnel([10], average=0),
        lambda: rate_funnel([-10], average=5),
        lambda: count_funnel([-1]),
        lambda: count_funnel_p([-1], [5]),
    ],
)
def test_impossible_numbers_are_refused(refused) -> None:
    with pytest.raises(ValueError, match="found"):
        refused()


def test_alike_institutions_are_as_far_off_as_a_count_of_their_size() -> None:
    # 90 events among 900 people: 10 expected of each 100, standard deviation the root of 10.
    found = funnel_distances([*[10] * 8, 7, 3], [*[100] * 8, 70, 30])
    assert found == pytest.approx(np.zeros(10))
    one = funnel_distances([*[10] * 8, 20], [*[100] * 8, 100])
    assert one[-1] == pytest.approx((20 - 100 / 9) / np.sqrt(100 / 9))


def test_what_is_true_of_many_singles_out_nobody() -> None:
    many = funnel_distances([*[5] * 10, *[50] * 10], [100] * 20)
    one = funnel_distances([*[5] * 19, 50], [100] * 20)
    assert np.abs(many).max() < 1.5
    assert one[-1] > 3


def test_no_event_at_all_is_no_distance() -> None:
    assert funnel_distances([0, 0], [10, 20]).tolist() == [0, 0]


@pytest.mark.parametrize(("events", "exposure"), [([-1, 2], [5, 5]), ([1, 2], [0, 5])])
def test_numbers_that_cannot_be_are_refused(events: list[int], exposure: list[int]) -> None:
    with pytest.raises(ValueError, match="expected events"):
        funnel_distances(events, exposure)


@given(COUNTS)
def test_more_than_expected_is_above_and_less_is_below(rows: list[tuple[int, int]]) -> None:
    events, exposure = map(np.array, zip(*rows, strict=True))
    found = funnel_distances(events, exposure)
    off = events - events.sum() / exposure.sum() * exposure
    assert np.all((np.sign(found) == np.sign(off)) | (np.abs(off) < 1e-9))


PASTS = [
    # value  earlier                  distance
    (9.0, [1.0, 2.0, 2.0, 3.0, 4.0], 0.6745 * 7 / 1.0),
    (3.0, [1.0, 1.0, 1.0, 1.0, 5.0], 2 / (1.253314 * 0.8)),
    (3.0, [2.0, 2.0, 2.0], 0.0),
    (1.0, [5.0, 6.0, 7.0], 0.6745 * -5 / 1.0),
]


@pytest.mark.parametrize(("value", "earlier", "distance"), PASTS)
def test_the_past_is_measured_by_its_middle(
    value: float, earlier: list[float], distance: float
) -> None:
    assert robust_distance(value, earlier) == pytest.approx(distance)


def test_one_odd_year_does_not_hide_another() -> None:
    assert robust_distance(30.0, [1.0, 2.0, 3.0, 2.0, 30.0]) > 3.5


def test_without_a_past_there_is_no_distance() -> None:
    with pytest.raises(ValueError, match="no earlier value"):
        robust_distance(1.0, [])
