"""The small equations of the system, which fall apart into tiny independent groups of counts.

Most of what a release could give away sits here: a few years of one small area and its windows.
Every group can be tried at once, so a whole release is examined in a handful of steps.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from headwater.disclosure.attackers import (
    Attacker,
    Bounds,
    Numbers,
    known_bounds,
    may_be_withheld,
)
from headwater.disclosure.equations import Equations
from headwater.disclosure.facts import Facts
from headwater.disclosure.goals import Goals
from headwater.disclosure.lattice import Booleans, Integers
from headwater.disclosure.pieces import component_labels
from headwater.disclosure.propagation import implied_by_rows, tightened, unchanged

_FEW = 4
"""An equation with more moving counts than this is not small."""
_MOST_ROUNDS = 12


@dataclass(frozen=True)
class SmallEquations:
    """The small equations, and for each count the number of its group."""

    equations: Equations
    group: Integers


def small_equations(facts: Facts) -> SmallEquations:
    """The equations in which at most four counts can move."""
    everything = facts.withheld_before | may_be_withheld(facts)
    widest = known_bounds(facts, everything, Attacker.OUTSIDE)
    free = widest.highest > widest.lowest
    all_equations = facts.equations
    moving = np.bincount(all_equations.row, free[all_equations.count], all_equations.rows)
    small = all_equations.keep_rows(moving <= _FEW)
    return SmallEquations(small, component_labels(small, free, len(facts)))


def sharpened(facts: Facts, small: SmallEquations, goals: Goals) -> Goals:
    """The informed attacker's goals, no wider than the labels in small equations allow."""
    everything = facts.withheld_before | may_be_withheld(facts)
    bounds = known_bounds(facts, everything, Attacker.INFORMED)
    lowest, highest = goals.lowest.copy(), goals.highest.copy()
    for goal, step in ((highest, -1), (lowest, 1)):
        doubtful = np.flatnonzero(goal != facts.value)
        while len(doubtful):
            refuted = refuted_goals(small, bounds, goal, doubtful)
            goal[refuted] += step
            doubtful = refuted[goal[refuted] != facts.value[refuted]]
    return Goals(lowest, highest)


def refuted_goals(
    small: SmallEquations, bounds: Bounds, goal: Numbers, counts: Integers
) -> Integers:
    """Those of the counts that cannot be at their goal, as small equations alone show."""
    found = [np.zeros(0, dtype=np.int64)]
    for batch in one_per_group(counts, small.group[counts]):
        equations, members = _groups_of(small, batch)
        lowest, highest = bounds.lowest[members], bounds.highest[members]
        place = np.searchsorted(members, batch)
        lowest[place] = highest[place] = goal[batch]
        inside = np.isin(small.group[members], small.group[batch])
        broken = members[_in_broken_rows(equations, Bounds(lowest, highest), inside)]
        found.append(batch[np.isin(small.group[batch], small.group[broken])])
    return np.sort(np.concatenate(found))


def _groups_of(small: SmallEquations, batch: Integers) -> tuple[Equations, Integers]:
    """The equations of the batch's groups, numbered among the counts that occur in them."""
    inside = np.isin(small.group, small.group[batch])
    entries = inside[small.equations.count]
    touched = np.bincount(small.equations.row[entries], minlength=small.equations.rows) > 0
    kept = small.equations.keep_rows(touched)
    members = np.union1d(kept.count, batch)
    place = np.searchsorted(members, kept.count)
    return Equations(kept.row, place, kept.sign, kept.rows), members


def _in_broken_rows(equations: Equations, bounds: Bounds, inside: Booleans) -> Integers:
    """The counts of rows that no values satisfy any more, as far as propagation shows.

    Counts that are not `inside` a group are known exactly and may be in the rows of several
    groups: their bounds stand still, so that no contradiction passes through them.
    """
    known = bounds
    for _ in range(_MOST_ROUNDS):
        implied = implied_by_rows(equations, bounds)
        after = tightened(equations, bounds, implied)
        after = Bounds(
            np.where(inside, after.lowest, known.lowest),
            np.where(inside, after.highest, known.highest),
        )
        if unchanged(bounds, after):
            break
        bounds = after
    implied = implied_by_rows(equations, bounds)
    count = equations.count
    above = implied.lowest > bounds.highest[count]
    broken = np.bincount(equations.row, above | (implied.highest < bounds.lowest[count]))
    return count[(broken > 0)[equations.row] & inside[count]]


def one_per_group(members: Integers, group: Integers) -> Iterator[Integers]:
    """The members in batches with at most one of each group.

    >>> [batch.tolist() for batch in one_per_group(np.array([3, 5, 8]), np.array([0, 0, 1]))]
    [[3, 8], [5]]
    """
    while len(members):
        first = np.unique(group, return_index=True)[1]
        yield np.sort(members[first])
        members, group = np.delete(members, first), np.delete(group, first)
