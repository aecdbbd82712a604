"""The one place that talks to the solver (HiGHS, through SciPy)."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds as SolverBounds
from scipy.optimize import LinearConstraint, milp

from headwater.disclosure.attackers import Attacker, Bounds, Numbers
from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans, Integers
from headwater.disclosure.pieces import Piece
from headwater.disclosure.proof import Proof

FARTHEST = 1_000.0
"""Witnesses stray at most this far from the truth. That can only make the proof harder."""


@dataclass(frozen=True)
class Room:
    """How far each count of a piece may move from its exact value."""

    least: Numbers
    most: Numbers


def room_for(facts: Facts, piece: Piece, bounds: Bounds) -> Room:
    """The attacker's bounds as distances from the truth."""
    value = facts.value[piece.counts]
    least = np.maximum(bounds.lowest[piece.counts] - value, -FARTHEST)
    return Room(least, np.minimum(bounds.highest[piece.counts] - value, FARTHEST))


def aimed(
    facts: Facts, piece: Piece, proof: Proof, attacker: Attacker, room: Room,
    wanted: Booleans, *, upwards: bool,
) -> Room:
    """The room, with the wanted counts kept from overshooting their goal: that would be waste."""
    goals, value = proof.goals[attacker], facts.value[piece.counts]
    if upwards:
        ceiling = np.where(wanted, goals.highest[piece.counts] - value, room.most)
        return Room(room.least, np.minimum(ceiling, room.most))
    floor = np.where(wanted, goals.lowest[piece.counts] - value, room.least)
    return Room(np.maximum(floor, room.least), room.most)


def towards(wanted: Booleans, *, upwards: bool, reward: float = 1.0) -> Numbers:
    """A cost that falls by `reward` with every step of a wanted count in the wanted direction."""
    return np.where(wanted, -reward if upwards else reward, 0.0)


def best_move(matrix: sparse.csr_array, cost: Numbers, room: Room, *, gap: float) -> Integers:
    """Whole-number deviations of low cost that keep every equation.

    The answer is checked in exact arithmetic; where the solver has none that passes, nothing
    moves, which is always allowed and proves nothing.
    """
    found = milp(
        cost,
        constraints=LinearConstraint(matrix, 0, 0),
        bounds=SolverBounds(room.least, room.most),
        integrality=np.ones(len(cost)),
        options={"mip_rel_gap": gap, "node_limit": 200},
    )
    still = np.zeros(len(cost), dtype=np.int64)
    if found.x is None:
        return still
    move = np.rint(found.x).astype(np.int64)
    inside = (move >= room.least).all() and (move <= room.most).all()
    return move if inside and not (matrix @ move).any() else still
