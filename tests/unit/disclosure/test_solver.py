"""What the solver is trusted with, and what it is not."""

import numpy as np
import pytest
from scipy import sparse

from headwater.disclosure.attackers import Bounds
from headwater.disclosure.equations import Equations
from headwater.disclosure.pieces import Piece, apart, component, neighbourhood, surroundings
from headwater.disclosure.propagation import propagated
from headwater.disclosure.small_equations import one_per_group
from headwater.disclosure.solver import Room, best_move, furthest

TWO_PARTS = sparse.csr_array(np.array([[1.0, 1.0, -1.0]]))
ODD_RING = sparse.csr_array(
    np.array([[1.0, 1, 0, -1, 0, 0], [0.0, 1, 1, 0, -1, 0], [1.0, 0, 1, 0, 0, -1]])
)


def room(least, most):
    return Room(np.array(least, dtype=float), np.array(most, dtype=float))


def test_the_best_move_keeps_every_equation():
    move = best_move(TWO_PARTS, np.array([-1.0, 0, 0]), room([-3, -3, -1], [4, 4, 1]))
    assert move[0] == 4
    assert not (TWO_PARTS @ move).any()


def test_a_fractional_answer_is_made_whole():
    # Each pair may rise by one together: halves would give 1.5 in all, whole numbers give 1.
    move = best_move(ODD_RING, np.array([-1.0, -1, -1, 0, 0, 0]), room([0] * 6, [5] * 3 + [1] * 3))
    assert move[:3].sum() == 1
    assert not (ODD_RING @ move).any()


def test_where_nothing_can_move_nothing_does():
    move = best_move(TWO_PARTS, np.array([-1.0, 0, 0]), room([0, 0, 0], [5, 0, 0]))
    assert move.tolist() == [0, 0, 0]


@pytest.mark.parametrize(("upwards", "limit"), [(True, 4.0), (False, -3.0)])
def test_the_furthest_distance_is_a_limit(upwards, limit):
    wanted = np.array([True, False, False])
    assert furthest(TWO_PARTS, wanted, room([-3, -3, -1], [9, 3, 1]), upwards=upwards) == limit


def test_bounds_follow_from_one_equation_after_another():
    # a + b = c and c + d = e
    equations = Equations(
        np.array([0, 0, 0, 1, 1, 1]),
        np.array([0, 1, 2, 2, 3, 4]),
        np.array([1, 1, -1, 1, 1, -1]),
        2,
    )
    known = Bounds(np.array([1.0, 8, 0, 8, 18]), np.array([7.0, 12, 1e9, 12, 22]))
    bounds = propagated(equations, known)
    assert (bounds.lowest[2], bounds.highest[2]) == (9, 14)
    assert (bounds.lowest[0], bounds.highest[0]) == (1, 6)


PAIRS = [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6)]
CHAIN = Piece(
    np.arange(10, 80, 10),
    sparse.csr_array([[float(place in pair) for place in range(7)] for pair in PAIRS]),
)


def test_a_component_is_all_that_is_connected():
    assert component(CHAIN, 0).counts.tolist() == [10, 20, 30, 40, 50]


def test_a_neighbourhood_holds_the_rest_still_and_surroundings_set_it_free():
    near, around = neighbourhood(CHAIN, np.array([0])), surroundings(CHAIN, np.array([0]))
    assert near.counts.tolist() == around.counts.tolist() == [10, 20, 30, 40]
    assert (near.matrix.shape[0], around.matrix.shape[0]) == (4, 3)


def test_places_apart_share_no_equation():
    assert apart(CHAIN, np.arange(7)).tolist() == [0, 2, 4, 5]


def test_each_batch_takes_one_member_of_each_group():
    batches = one_per_group(np.array([3, 5, 8]), np.array([0, 0, 1]))
    assert [batch.tolist() for batch in batches] == [[3, 8], [5]]
