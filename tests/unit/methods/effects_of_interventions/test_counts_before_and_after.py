"""Designs of four or eight counts: displacement, and those who took part beside others."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.effects_of_interventions.displacement import (
    BeforeAfter,
    weighted_displacement_difference,
)
from headwater.methods.effects_of_interventions.prior_event_rate_ratio import (
    prior_event_rate_ratio,
)

COUNTS = st.integers(0, 500)
PAIRS = st.builds(BeforeAfter, COUNTS, COUNTS)


@dataclass(frozen=True)
class Group:
    events_before: int = 40
    person_years_before: float = 50.0
    events_after: int = 30
    person_years_after: float = 50.0


@given(PAIRS, PAIRS, PAIRS, PAIRS)
def test_the_error_is_the_root_of_all_events(treated, comparison, beside, other) -> None:
    counts = [n for each in (treated, comparison, beside, other) for n in (each.before, each.after)]
    if not sum(counts):
        return
    found = weighted_displacement_difference(
        treated=treated, comparison=comparison, beside=beside, comparison_beside=other
    )
    assert found.standard_error == pytest.approx(np.sqrt(sum(counts)))
    assert found.difference == pytest.approx(found.local + found.beside)
    doubled = weighted_displacement_difference(
        treated=treated,
        comparison=comparison,
        beside=beside,
        comparison_beside=other,
        dispersion=4.0,
    )
    assert doubled.standard_error == pytest.approx(2 * found.standard_error)


def test_a_tenth_that_moved_is_a_displaced_share_of_a_tenth() -> None:
    found = weighted_displacement_difference(
        treated=BeforeAfter(400, 300),
        comparison=BeforeAfter(380, 380),
        beside=BeforeAfter(200, 210),
        comparison_beside=BeforeAfter(190, 190),
    )
    assert (found.local, found.beside, found.displaced_share) == (-100, 10, 0.1)


def test_no_share_is_displaced_where_nothing_fell_or_nothing_is_known_beside() -> None:
    rose = weighted_displacement_difference(
        treated=BeforeAfter(10, 20),
        comparison=BeforeAfter(10, 10),
        beside=BeforeAfter(5, 9),
        comparison_beside=BeforeAfter(5, 5),
    )
    assert rose.displaced_share is None
    alone = weighted_displacement_difference(
        treated=BeforeAfter(20, 10), comparison=BeforeAfter(10, 10)
    )
    assert (alone.beside, alone.beside_standard_error, alone.displaced_share) == (None, None, None)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"treated": BeforeAfter(-1, 2)}, "negative"),
        ({"treated": BeforeAfter(np.nan, 2)}, "missing"),
        ({"beside": BeforeAfter(1, 1)}, "both or neither"),
        ({"lengths": (0, 1)}, "lengths"),
        ({"dispersion": 0.5}, "dispersion"),
        ({"treated": BeforeAfter(0, 0), "comparison": BeforeAfter(0, 0)}, "no event at all"),
    ],
)
def test_what_displacement_refuses(change, words: str) -> None:
    values = {"treated": BeforeAfter(9, 5), "comparison": BeforeAfter(8, 8), **change}
    with pytest.raises(ValueError, match=words):
        weighted_displacement_difference(**values)


def test_a_ratio_of_ratios_against_each_groups_own_past() -> None:
    took = Group(events_before=60, events_after=30)
    found = prior_event_rate_ratio(took_part=took, did_not=Group(40, 50, 36, 50))
    assert found.ratio == pytest.approx((30 / 60) / (36 / 40))
    same = prior_event_rate_ratio(took_part=took, did_not=took)
    assert (same.ratio, same.p_value) == (pytest.approx(1), pytest.approx(1))


def test_turning_the_groups_round_turns_the_ratio_round() -> None:
    one, other = Group(60, 55, 30, 48), Group(40, 52, 36, 51)
    there = prior_event_rate_ratio(took_part=one, did_not=other)
    back = prior_event_rate_ratio(took_part=other, did_not=one)
    assert there.ratio * back.ratio == pytest.approx(1)
    assert there.lower * back.upper == pytest.approx(1)


@pytest.mark.parametrize("field", ["events_before", "events_after"])
def test_a_count_of_none_has_no_ratio(field: str) -> None:
    with pytest.raises(ValueError, match="without an event"):
        prior_event_rate_ratio(took_part=replace(Group(), **{field: 0}), did_not=Group())


def test_person_years_of_none_are_refused() -> None:
    with pytest.raises(ValueError, match="person-years"):
        prior_event_rate_ratio(took_part=Group(), did_not=replace(Group(), person_years_after=0))
