"""Worst-case bounds: against every way of sharing out the missing, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.missingness import worst_case_ratio

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
