"""Sharper goals: what knowing which counts are small says by itself, found by the solver."""

from collections.abc import Iterator

import numpy as np

from headwater.disclosure.attackers import Attacker, known_bounds, may_be_withheld
from headwater.disclosure.equations import Equations
from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans, Integers
from headwater.disclosure.pieces import component_labels, piece_of
from headwater.disclosure.proof import Proof
from headwater.disclosure.solver import aimed, best_move, room_for, towards

_FEW = 4
"""Equations with more moving counts are left out, so that what remains falls into tiny pieces.
Leaving equations out can leave a goal too wide, never too narrow."""


def sharpen_goals(facts: Facts, proof: Proof) -> None:
    """Make the informed attacker's unreached goals no wider than what labels alone allow."""
    informed = Attacker.INFORMED
    everything = facts.withheld_before | may_be_withheld(facts)
    bounds = known_bounds(facts, everything, informed)
    free = bounds.highest > bounds.lowest
    few = _rows_with_few(facts.equations, free)
    matrix = few.matrix(len(facts)).tocsc()
    label = component_labels(few, free, len(facts))
    goals = proof.goals[informed]
    for upwards in (True, False):
        goal = goals.highest if upwards else goals.lowest
        short = np.flatnonzero(proof.short(informed, np.arange(len(facts)), upwards=upwards))
        for batch in one_per_group(short, label[short]):
            local = piece_of(matrix, np.flatnonzero(np.isin(label, label[batch]) & free))
            wanted = np.isin(local.counts, batch)
            room = room_for(facts, local, bounds)
            room = aimed(facts, local, proof, informed, room, wanted, upwards=upwards)
            cost = towards(wanted, upwards=upwards)
            move = best_move(local.matrix, cost, room, gap=0.0)
            goal[batch] = (facts.value[local.counts] + move)[wanted]


def _rows_with_few(equations: Equations, free: Booleans) -> Equations:
    moving = np.bincount(equations.row, free[equations.count], minlength=equations.rows)
    return equations.keep_rows(moving <= _FEW)


def one_per_group(members: Integers, group: Integers) -> Iterator[Integers]:
    """The members in batches with at most one of each group.

    >>> [batch.tolist() for batch in one_per_group(np.array([3, 5, 8]), np.array([0, 0, 1]))]
    [[3, 8], [5]]
    """
    while len(members):
        first = np.unique(group, return_index=True)[1]
        yield np.sort(members[first])
        members, group = np.delete(members, first), np.delete(group, first)
