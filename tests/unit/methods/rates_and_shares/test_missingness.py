"""Worst-case bounds: against every way of sharing out the missing, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.missingness import over_representation, worst_case_ratio

COUNTS = st.integers(0, 60)
PEOPLE = st.integers(1, 5_000)


@given(
    events=COUNTS,
    reference_events=st.integers(1, 60),
    missing=st.integers(0, 12),
    people=PEOPLE,
    reference_people=PEOPLE,
)
def test_no_sharing_out_of_the_missing_leaves_the_bounds_and_two_reach_them(
    events: int, reference_events: int, missing: int, people: int, reference_people: int
) -> None:
    bounds = worst_case_ratio(
        events=events,
        people=people,
        reference_events=reference_events,
        reference_people=reference_people,
        missing=missing,
    )
    possible = [
        ((events + here) / people) / ((reference_events + there) / reference_people)
        for here in range(missing + 1)
        for there in range(missing + 1 - here)
    ]
    assert min(possible) == pytest.approx(bounds.lower)
    assert max(possible) == pytest.approx(bounds.upper)
    assert bounds.lower <= bounds.value <= bounds.upper


def test_with_nothing_missing_there_is_nothing_to_doubt() -> None:
    bounds = worst_case_ratio(
        events=5, people=100, reference_events=5, reference_people=200, missing=0
    )
    assert bounds.lower == bounds.value == bounds.upper == 2


UNUSABLE = [
    {"people": 0},
    {"reference_people": 0},
    {"reference_events": 0},
    {"events": -1},
    {"missing": -1},
]


@pytest.mark.parametrize("change", UNUSABLE)
def test_what_has_no_ratio_is_refused(change: dict[str, float]) -> None:
    sound = {
        "events": 5,
        "people": 100,
        "reference_events": 5,
        "reference_people": 200,
        "missing": 1,
    }
    with pytest.raises(ValueError, match="found"):
        worst_case_ratio(**(sound | change))


@given(
    known=st.lists(st.integers(1, 40), min_size=2, max_size=4),
    missing=st.integers(0, 8),
    people=st.integers(100, 5_000),
)
def test_no_sharing_out_leaves_the_bounds_of_any_group(
    known: list[int], missing: int, people: int
) -> None:
    population = [people * (place + 1) for place in range(len(known))]
    found = over_representation(known, population, missing=missing)
    for group in range(len(known)):
        others, around = sum(known) - known[group], sum(population) - population[group]
        possible = [
            ((known[group] + here) / population[group]) / ((others + missing - here) / around)
            for here in range(missing + 1)
        ]
        assert min(possible) == pytest.approx(found.least[group])
        assert max(possible) == pytest.approx(found.most[group])
        assert found.least_lower[group] <= found.lower[group] <= found.ratio[group]
        assert found.ratio[group] <= found.upper[group] <= found.most_upper[group]


def test_only_what_survives_both_doubts_is_conclusive() -> None:
    people = [20_000, 180_000]
    assert over_representation([90, 270], people, missing=0).conclusive.tolist() == [True, True]
    assert over_representation([90, 270], people, missing=900).conclusive.tolist() == [False, False]
    assert over_representation([4, 27], people, missing=0).conclusive.tolist() == [False, False]


def test_groups_without_events_and_with_all_of_them() -> None:
    found = over_representation([0, 30], [1_000, 1_000], missing=0)
    assert found.ratio.tolist() == [0.0, float("inf")]
    assert found.lower[0] == 0
    assert found.upper[1] == float("inf")
    assert found.upper[0] < 1 < found.lower[1]


@pytest.mark.parametrize(
    ("events", "people", "missing"),
    [
        ([5], [10], 0),
        ([5, 5], [10], 0),
        ([5, 5], [10, 0], 0),
        ([5, -5], [10, 10], 0),
        ([5, float("nan")], [10, 10], 0),
        ([5, 5], [10, 10], -1),
        ([0, 0], [10, 10], 3),
    ],
)
def test_what_has_no_over_representation_is_refused(events, people, missing) -> None:
    with pytest.raises(ValueError, match="found"):
        over_representation(events, people, missing=missing)
