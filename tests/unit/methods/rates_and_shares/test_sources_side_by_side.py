"""Sources side by side: shown as they are, never added, and not collected is not zero."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from headwater.methods.rates_and_shares.sources_side_by_side import (
    Agreement,
    PlaceSeen,
    Seen,
    SideBySide,
    side_by_side,
)

COVERED = {"police": "ABCD", "emergency": "ABC", "ambulance": "AB"}
EVENTS = {"police": {"A": 9, "B": 9, "C": 1}, "emergency": {"A": 3}, "ambulance": {"B": 2, "A": 1}}


def test_a_table_of_three_sources() -> None:
    table = side_by_side(EVENTS, covered=COVERED, top_share=0.5)
    assert table.sources == ("police", "emergency", "ambulance")
    shown = {
        row.place: [(s.events, s.rank, s.at_top) for s in row.by_source] for row in table.places
    }
    nothing = (None, None, None)
    assert shown == {
        "A": [(9, 1, True), (3, 1, True), (1, 2, False)],
        "B": [(9, 1, True), (0, 2, False), (2, 1, True)],
        "C": [(1, 3, False), (0, 2, False), nothing],
        "D": [(0, 4, False), nothing, nothing],
    }
    found = table.agreements[0]
    assert (found.places, found.at_top_of_both, found.at_top_of_first_only) == (3, 1, 1)
    assert (found.at_top_of_second_only, found.expected_at_top_of_both) == (0, 2 / 3)


def test_there_is_no_field_for_a_sum_and_no_row_holds_one() -> None:
    names = {field.name for kind in (Seen, PlaceSeen, SideBySide) for field in fields(kind)}
    assert not names & {"total", "sum", "all", "combined"}
    with pytest.raises(TypeError):
        sum(side_by_side(EVENTS, covered=COVERED).places[0].by_source)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=12))
def test_ranks_agree_as_spearman_says(pairs) -> None:
    places = [f"P{number:02}" for number in range(len(pairs))]
    first = {place: one for place, (one, _) in zip(places, pairs, strict=True)}
    second = {place: other for place, (_, other) in zip(places, pairs, strict=True)}
    table = side_by_side({"x": first, "y": second}, covered={"x": places, "y": places})
    found = table.agreements[0].rank_correlation
    if len(set(first.values())) == 1 or len(set(second.values())) == 1:
        assert found is None
    else:
        assert found == pytest.approx(spearmanr(*zip(*pairs, strict=True)).statistic)


def test_sources_that_share_no_place_say_so() -> None:
    table = side_by_side({"x": {"A": 1}, "y": {"B": 1}}, covered={"x": "A", "y": "B"})
    assert table.agreements == (Agreement("x", "y", 0, 0, 0, 0, 0.0, None),)


def test_a_source_that_covers_nothing_is_none_everywhere() -> None:
    table = side_by_side({"x": {"A": 1}, "y": {}}, covered={"x": "A", "y": ""})
    assert table.places[0].by_source[1] == Seen("y", None, None, None)


@pytest.mark.parametrize(
    ("events", "options", "message"),
    [
        ({"x": {}}, {}, "1 sources"),
        ({"x": {}, "y": {}}, {"top_share": 1}, "top share"),
        ({"x": {"Z": 1}, "y": {}}, {}, "does not cover"),
        ({"x": {"A": -1}, "y": {}}, {}, "negative count"),
    ],
)
def test_what_cannot_stand_side_by_side_is_refused(events, options, message) -> None:
    with pytest.raises(ValueError, match=message):
        side_by_side(events, covered={"x": "A", "y": "A"}, **options)
