"""Sums side by side: whether answers together would tell the count of an area."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.analyses.evaluation.made import answered, areas, drawn, plan, rows

from headwater.analyses.evaluation import Sums
from headwater.analyses.evaluation.sums import tells_too_much

ALL = "abcdefghijkl"


def sums(*groups: str, counts: str = "x") -> Sums:
    return Sums(counts, tuple(frozenset(group) for group in groups))


CASES = [
    # told before                   asked now            tells too much
    ([], "abcdef", False),
    (["abcdef"], "abcdef", False),
    (["abcdef"], "ghijkl", False),
    (["abcdef"], "abc", False),
    (["abcdef"], "abcde", True),
    (["abcdef"], "abcd", True),
    (["abcdef"], "abcdefg", True),
    (["abcdef"], "abcdeg", True),
    (["abcdefg", "abc"], "def", True),
    (["abcdefgh", "abc"], "def", True),
    (["abcdefghi", "abc"], "def", False),
    (["abcdefghijkl"], "abcdefghi", False),
]


@pytest.mark.parametrize(("told", "asked", "too_much"), CASES)
def test_groups_that_part_by_fewer_than_three_areas_tell_too_much(told, asked, too_much):
    earlier = [sums(group) for group in told]
    assert tells_too_much(sums(asked), earlier=earlier) is too_much


def test_answers_about_other_counts_tell_nothing_of_these():
    assert not tells_too_much(sums("abcde"), earlier=[sums("abcdef", counts="y")])


groups = st.lists(st.sets(st.sampled_from(ALL), min_size=3), min_size=1, max_size=5)


@given(groups)
def test_where_nothing_is_said_to_be_told_no_combination_gives_an_area_or_two(drawn_groups):
    told: list[Sums] = []
    for group in drawn_groups:
        asked = sums("".join(group))
        if not tells_too_much(asked, earlier=told):
            told.append(asked)
    matrix = np.array([[area in each.groups[0] for area in ALL] for each in told], dtype=float)
    for first in range(len(ALL)):
        for second in range(len(ALL)):
            for sign in (1.0, -1.0, 0.0):
                wanted = np.zeros(len(ALL))
                wanted[first] = 1.0
                wanted[second] += sign if first != second else 0.0
                found = np.linalg.lstsq(matrix.T, wanted, rcond=None)[0]
                assert np.abs(matrix.T @ found - wanted).max() > 1e-6


def seen_of(asked, counts, told=()):
    return answered(asked, counts, told=told)


def test_a_second_plan_without_one_area_tells_nothing_by_quarters():
    counts = rows(drawn(effect=-0.25))
    first, second = plan(), plan(version=2, comparison=plan().comparison[1:])
    told = seen_of(first, counts)
    assert told.tells_of
    assert told.result.series
    again = seen_of(second, counts, told=[Sums(first.outcome, told.tells_of)])
    assert again.tells_of == ()
    assert (again.result.series, again.result.event_times) == ((), ())
    assert len(again.result.placebos) == 1
    assert "beside an earlier answer" in " ".join(again.result.limits)
    # What is left is what cannot be taken apart: ratios to two decimals and events to the ten.
    assert again.result.effect is not None


def test_two_plans_that_differ_by_one_area_fit_many_counts_of_it():
    """Whoever has both answers is left with a range of counts for the area and each month.

    A count moves from the area that the second plan left out to another of its group. The first
    answer never sees it; the second sees so little that it stays as it was.
    """
    events = drawn(effect=-0.25, level=20.0)
    first = plan()
    second = plan(version=2, comparison=first.comparison[1:])
    left_out, other = 12, 13  # the first area of the comparison, and the next

    def told(counts):
        one = seen_of(first, rows(counts))
        two = seen_of(second, rows(counts), told=[Sums(first.outcome, one.tells_of)]).result
        fine = (one.result.series, one.result.sizes, one.result.effect.ratio)
        return fine, (two.series, two.sizes, two.effect.ratio)

    truth, fitting = told(events), 0
    for moved in range(-4, 5):
        other_world = events.copy()
        other_world[left_out, 20] += moved
        other_world[other, 20] -= moved
        fitting += told(other_world) == truth
    assert fitting >= 5


def test_plans_that_part_by_three_areas_are_both_answered_by_quarters():
    counts = rows(drawn(effect=-0.25))
    told = seen_of(plan(), counts)
    second = plan(version=2, comparison=areas(37, 13))
    again = seen_of(second, counts, told=[Sums(second.outcome, told.tells_of)])
    assert again.result.series


@pytest.mark.parametrize("level", [0.05, 0.2])
def test_small_counts_have_no_levels(level):
    result = seen_of(plan(), rows(drawn(level=level, seed=4))).result
    assert {each.group for each in result.series} <= {"comparison"}
    assert result.event_times == ()


def test_no_count_of_any_area_stands_in_an_answer():
    events = drawn(effect=-0.25)
    events[3, 40], events[20, 7] = 48_613, 73_951
    result = seen_of(plan(), rows(events)).result
    words = repr(result)
    assert "48613" not in words
    assert "73951" not in words
    assert result.sizes.events_before % 10 == 0
    assert all(point.index == round(point.index) for point in result.series)
