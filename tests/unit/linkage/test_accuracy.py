"""Precision and recall from clusters, against a count of every pair."""

from itertools import combinations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.linkage import measure_accuracy

keys = st.one_of(st.none(), st.sampled_from("abcd"))


def tables(rows: list[tuple[str | None, str | None]]) -> tuple[pa.Table, pa.Table]:
    """Links and truth in which row n is event n; incidents as people."""
    ids = [f"e:{at}" for at in range(len(rows))]
    joined = pa.array([row[0] for row in rows], pa.string())
    true = pa.array([row[1] for row in rows], pa.string())
    return (
        pa.table({"event_id": ids, "person_key": joined, "incident_key": joined}),
        pa.table({"event_id": ids, "true_person": true, "true_incident": true}),
    )


@given(st.lists(st.tuples(keys, keys), max_size=25))
def test_pairs_are_counted_as_if_listed(rows) -> None:
    def same(one, other, position: int) -> bool:
        return one[position] is not None and one[position] == other[position]

    pairs = list(combinations(rows, 2))
    found = measure_accuracy(*tables(rows)).people
    assert found.joined_pairs == sum(same(*pair, 0) for pair in pairs)
    assert found.true_pairs == sum(same(*pair, 1) for pair in pairs)
    assert found.correct_pairs == sum(same(*pair, 0) and same(*pair, 1) for pair in pairs)


@pytest.mark.parametrize(
    ("rows", "precision", "recall"),
    [
        ([], 1, 1),
        ([("a", "x"), ("a", "x")], 1, 1),
        ([("a", "x"), ("b", "x")], 1, 0),
        ([("a", "x"), ("a", "y")], 0, 1),
        ([("a", "x"), ("a", "x"), ("a", "y")], 1 / 3, 1),
        ([(None, "x"), (None, "x")], 1, 0),
    ],
)
def test_precision_and_recall(rows, precision, recall) -> None:
    found = measure_accuracy(*tables(rows)).incidents
    assert (found.precision, found.recall) == pytest.approx((precision, recall))


def test_an_event_that_linkage_never_saw_stands_alone() -> None:
    links, truth = tables([("a", "x"), ("a", "x"), ("a", "x")])
    found = measure_accuracy(links.slice(0, 2), truth).people
    assert (found.joined_pairs, found.true_pairs, found.correct_pairs) == (1, 3, 1)


def test_events_that_name_nobody_can_be_left_out() -> None:
    links, truth = tables([("a", "x"), ("a", "x"), ("a", "x")])
    found = measure_accuracy(links.slice(0, 2), truth, named_only=True).people
    assert (found.joined_pairs, found.true_pairs, found.correct_pairs) == (1, 1, 1)
