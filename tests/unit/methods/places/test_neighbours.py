"""Neighbours from points, borders and lists; islands, parts and coinciding points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from headwater.methods.places.neighbours import (
    nearest_neighbours,
    neighbours_from_pairs,
    neighbours_within,
    row_standardised,
    shared_borders,
)

POINTS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=25
)  # few places, so that many coincide


@given(POINTS, st.integers(1, 2))
def test_nearest_are_as_many_as_asked_and_nobody_left_out_is_nearer(points, count) -> None:
    weights = nearest_neighbours(points, count=count).weights.toarray()
    apart = np.hypot(*(np.array(points)[:, None] - np.array(points)[None]).transpose(2, 0, 1))
    assert (weights.sum(axis=1) == count).all()
    assert (np.diag(weights) == 0).all()
    for place in range(len(points)):
        others = np.delete(np.arange(len(points)), place)
        chosen = weights[place, others] > 0
        if not chosen.all():
            assert apart[place, others][chosen].max() <= apart[place, others][~chosen].min()


@given(POINTS, st.floats(0.5, 4))
def test_within_a_distance_is_what_measuring_each_pair_gives(points, distance) -> None:
    apart = np.hypot(*(np.array(points)[:, None] - np.array(points)[None]).transpose(2, 0, 1))
    expected = (apart <= distance) & ~np.eye(len(points), dtype=bool)
    found = neighbours_within(points, distance=distance)
    assert (found.weights.toarray() == expected).all()
    assert found.islands.tolist() == np.flatnonzero(~expected.any(axis=1)).tolist()


@given(POINTS)
def test_standardised_rows_add_to_one_except_islands(points) -> None:
    found = row_standardised(neighbours_within(points, distance=1))
    totals = found.weights.sum(axis=1)
    assert np.allclose(totals[found.counts > 0], 1)
    assert (totals[found.counts == 0] == 0).all()


def test_a_map_in_two_parts_with_an_island() -> None:
    found = neighbours_from_pairs([(0, 1), (2, 3), (1, 0)], places=5)
    assert found.places == 5
    assert found.counts.tolist() == [1, 1, 1, 1, 0]
    assert found.islands.tolist() == [4]
    assert found.parts.tolist() == [0, 0, 1, 1, 2]


def test_nobody_has_a_neighbour() -> None:
    found = neighbours_from_pairs([], places=2)
    assert found.islands.tolist() == [0, 1]
    assert row_standardised(found).weights.nnz == 0


@pytest.mark.parametrize(
    ("outlines", "queen", "rook"),
    [
        ([box(0, 0, 1, 1), box(1, 0, 2, 1)], 1, 1),  # a side
        ([box(0, 0, 1, 1), box(1, 1, 2, 2)], 1, 0),  # a corner
        ([box(0, 0, 1, 1), box(1, 0.5, 2, 3)], 1, 1),  # a part of a side
        ([box(0, 0, 1, 1), box(0.5, 0, 2, 1)], 1, 1),  # overlapping
        ([box(0, 0, 1, 1), box(3, 0, 4, 1)], 0, 0),  # apart
        # inside a hole
        ([Polygon(box(0, 0, 9, 9).exterior, [box(3, 3, 6, 6).exterior]), box(3, 3, 6, 6)], 1, 1),
    ],
)
def test_borders(outlines, queen, rook) -> None:
    assert shared_borders(outlines).counts.tolist() == [queen, queen]
    assert shared_borders(outlines, corners=False).counts.tolist() == [rook, rook]


def test_what_cannot_be_placed_is_refused() -> None:
    with pytest.raises(ValueError, match="found points without coordinates"):
        neighbours_within([(0, float("nan"))], distance=1)
    with pytest.raises(ValueError, match="found points without coordinates"):
        nearest_neighbours([1, 2, 3], count=1)
    with pytest.raises(ValueError, match="found 3 of 3 places"):
        nearest_neighbours([(0, 0), (1, 1), (2, 2)], count=3)
    with pytest.raises(ValueError, match="found a distance"):
        neighbours_within([(0, 0), (1, 1)], distance=0)
    with pytest.raises(ValueError, match="no place"):
        neighbours_from_pairs([(0, 2)], places=2)
    with pytest.raises(ValueError, match="its own neighbour"):
        neighbours_from_pairs([(1, 1)], places=2)
    with pytest.raises(ValueError, match="empty outline"):
        shared_borders([box(0, 0, 1, 1), Polygon()])
