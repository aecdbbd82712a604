"""Smoothed rates of small areas: between own and surrounding, islands, empty areas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from headwater.methods.rates_and_shares.empirical_bayes import smoothed_globally, smoothed_locally
from headwater.methods.rates_and_shares.rates import exact_limits

AREAS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9_000)), min_size=2, max_size=25)
LINE = [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]  # the fourth is an island


def slow_global(events, people):
    """Marshall's moments, one area at a time."""
    all_people, areas = sum(people), len(people)
    mean = sum(events) / all_people
    spread = sum(n * (e / n - mean) ** 2 for e, n in zip(events, people, strict=True)) / all_people
    variance = max(spread - mean / (all_people / areas), 0)
    found = []
    for e, n in zip(events, people, strict=True):
        weight = variance / (variance + mean / n) if variance else 0
        found.append(mean + weight * (e / n - mean))
    return found


@given(AREAS)
def test_against_a_slow_second_one(areas) -> None:
    events, people = zip(*areas, strict=True)
    found = smoothed_globally(events, people)
    assert found.value == pytest.approx(slow_global(events, people), rel=1e-6, abs=1e-12)


@given(AREAS)
def test_between_own_rate_and_that_of_all_and_nearer_all_with_fewer_people(areas) -> None:
    events, people = (np.array(each) for each in zip(*areas, strict=True))
    found = smoothed_globally(events, people)
    own, centre = events / people, events.sum() / people.sum()
    assert (found.value >= np.minimum(own, centre) - 1e-12).all()
    assert (found.value <= np.maximum(own, centre) + 1e-12).all()
    assert (np.diff(found.own_weight[np.argsort(people, kind="stable")]) >= -1e-12).all()
    lower, upper = found.limits(events, people)
    assert (lower <= found.value + 1e-12).all()
    assert (found.value <= upper).all()


def test_areas_that_do_not_differ_all_get_the_rate_of_all() -> None:
    found = smoothed_globally([10, 20, 5], [1_000, 2_000, 500])
    assert found.value.tolist() == [0.01] * 3
    assert found.own_weight.tolist() == [0.0] * 3
    lower, upper = found.limits([10, 20, 5], [1_000, 2_000, 500])
    pooled = [limit.item() / 3_500 for limit in exact_limits(35)]
    assert (lower[0], upper[0]) == pytest.approx(pooled)


def test_no_event_anywhere_is_a_rate_of_nothing_with_an_upper_limit() -> None:
    found = smoothed_globally([0, 0], [100, 200])
    lower, upper = found.limits([0, 0], [100, 200])
    assert found.value.tolist() == lower.tolist() == [0.0, 0.0]
    assert (upper > 0).all()


def test_an_area_without_people_gets_the_rate_around_it() -> None:
    found = smoothed_globally([5, 50, 0], [1_000, 2_000, 0])
    assert found.value[2] == 55 / 3_000
    found = smoothed_locally([5, 50, 0, 7], [1_000, 2_000, 0, 100], neighbours=LINE)
    assert found.value[2] == 50 / 2_000


def test_an_island_keeps_its_own_rate_and_exact_limits() -> None:
    events, people = [5, 50, 9, 7], [1_000, 2_000, 900, 100]
    found = smoothed_locally(events, people, neighbours=LINE)
    assert found.value[3] == pytest.approx(0.07)
    lower, upper = found.limits(events, people)
    own = [limit.item() / 100 for limit in exact_limits(7)]
    assert (lower[3], upper[3]) == pytest.approx(own)


def test_an_island_without_people_has_no_rate() -> None:
    found = smoothed_locally([5, 50, 9, 0], [1_000, 2_000, 900, 0], neighbours=LINE)
    assert np.isnan(found.value[3])
    assert np.isfinite(found.value[:3]).all()


def test_neighbours_dense_sparse_weighted_or_with_themselves_are_the_same() -> None:
    events, people = [5, 50, 9, 7], [1_000, 2_000, 900, 100]
    plain = smoothed_locally(events, people, neighbours=LINE).value
    for other in (csr_array(LINE), np.array(LINE) * 0.25, np.array(LINE) + np.eye(4)):
        assert smoothed_locally(events, people, neighbours=other).value.tolist() == plain.tolist()


@pytest.mark.parametrize(
    ("events", "people", "words"),
    [
        ([5], [10], "two or more"),
        ([5, 5], [10], "two or more"),
        ([-5, 5], [10, 10], "negative or missing"),
        ([5, 5], [10, float("nan")], "negative or missing"),
        ([5, 5], [10, 0], "events without people"),
        ([0, 0], [0, 0], "nobody at risk"),
    ],
)
def test_impossible_areas_are_refused(events, people, words) -> None:
    with pytest.raises(ValueError, match=words):
        smoothed_globally(events, people)


def test_neighbours_of_another_map_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 3 a side"):
        smoothed_locally([1, 2, 3], [10, 10, 10], neighbours=LINE)
