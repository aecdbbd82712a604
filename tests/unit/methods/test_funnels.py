"""Distances from peers and from the past: worked by hand, and true of any numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.funnels import funnel_distances, robust_distance

COUNTS = st.lists(st.tuples(st.integers(0, 400), st.integers(50, 2_000)), min_size=2, max_size=40)


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
