"""The one place that talks to the solver (HiGHS, through SciPy)."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds as SolverBounds
from scipy.optimize import LinearConstraint, linprog, milp

from headwater.disclosure.attackers import Attacker, Numbers, known_bounds
from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans, Integers

FARTHEST = 1_000.0
"""Witnesses stray at most this far from the truth. That can only make the proof harder."""
_WHOLE = 1e-6
_WIDENINGS = 3
_MOST_NODES = 1_000


@dataclass(frozen=True)
class Room:
    """How far each count of a piece may move from its exact value."""

    least: Numbers
    most: Numbers

    def holds(self, move: Integers) -> bool:
        """Whether the move stays within the room."""
        return bool((move >= self.least).all() and (move <= self.most).all())


def room_for(facts: Facts, withheld: Booleans, attacker: Attacker) -> Room:
    """What the attacker must allow, as distances from the truth."""
    bounds = known_bounds(facts, withheld, attacker)
    least = np.maximum(bounds.lowest - facts.value, -FARTHEST)
    return Room(least, np.minimum(bounds.highest - facts.value, FARTHEST))


def aimed(room: Room, goal: Numbers, wanted: Booleans, *, upwards: bool) -> Room:
    """The room, with the wanted counts kept from overshooting their goal: that would be waste.

    `goal` is a distance from the truth.
    """
    if upwards:
        return Room(room.least, np.where(wanted, np.minimum(goal, room.most), room.most))
    return Room(np.where(wanted, np.maximum(goal, room.least), room.least), room.most)


def towards(wanted: Booleans, *, upwards: bool, reward: float = 1.0) -> Numbers:
    """A cost that falls by `reward` with every step of a wanted count in the wanted direction."""
    return np.where(wanted, -reward if upwards else reward, 0.0)


def best_move(
    matrix: sparse.csr_array, cost: Numbers, room: Room, *, exact: bool = False
) -> Integers:
    """Whole-number deviations of low cost that keep every equation; of the lowest, if `exact`.

    The answer is checked in exact arithmetic. Where there is none that passes, nothing moves,
    which is always allowed and proves nothing.
    """
    start = np.zeros(len(cost))
    if exact:
        every = np.ones(len(cost), dtype=bool)
        move = _in_whole_numbers(matrix, cost, room, start, every)
    else:
        limits = np.column_stack([room.least, room.most])
        move = linprog(cost, A_eq=matrix, b_eq=np.zeros(matrix.shape[0]), bounds=limits).x
    if move is None:
        return start.astype(np.int64)
    whole = _made_whole(matrix, cost, room, move)
    sound = room.holds(whole) and not (matrix @ whole).any()
    return whole if sound else start.astype(np.int64)


def furthest(matrix: sparse.csr_array, wanted: Booleans, room: Room, *, upwards: bool) -> float:
    """A distance that the one wanted count cannot exceed, whatever the others do."""
    limits = np.column_stack([room.least, room.most])
    cost = towards(wanted, upwards=upwards)
    found = linprog(cost, A_eq=matrix, b_eq=np.zeros(matrix.shape[0]), bounds=limits)
    edge = (room.most if upwards else room.least)[wanted][0]
    if found.status != 0:
        return float(edge)
    distance = found.x[wanted][0]
    return float(np.floor(distance + _WHOLE) if upwards else np.ceil(distance - _WHOLE))


def _made_whole(matrix: sparse.csr_array, cost: Numbers, room: Room, move: Numbers) -> Integers:
    """The move with its fractional part solved again in whole numbers, and its surroundings too
    where that alone has no answer. Fractions are rare and local, so these problems are tiny."""
    whole = np.rint(move)
    again = np.abs(move - whole) > _WHOLE
    for _ in range(_WIDENINGS):
        if not again.any():
            break
        rows = np.flatnonzero(np.abs(matrix) @ again)
        found = _in_whole_numbers(matrix[rows], cost, room, whole, again)
        if found is not None:
            whole = found
            break
        again = np.asarray(np.abs(matrix[rows]).sum(axis=0)).ravel() > 0
    return whole.astype(np.int64)


def _in_whole_numbers(
    matrix: sparse.csr_array, cost: Numbers, room: Room, move: Numbers, again: Booleans
) -> Numbers | None:
    """The move with some of its parts chosen again, in whole numbers, the others kept."""
    owed = -(matrix @ np.where(again, 0.0, move))
    found = milp(
        cost[again],
        constraints=LinearConstraint(matrix[:, again], owed, owed),
        bounds=SolverBounds(room.least[again], room.most[again]),
        integrality=np.ones(int(again.sum())),
        options={"node_limit": _MOST_NODES, "mip_rel_gap": 0.0},
    )
    if found.x is None:
        return None
    chosen = move.copy()
    chosen[again] = np.rint(found.x)
    return chosen
