"""Complementary suppression: in each equation that says too much, withhold the least that helps.

Equation by equation and cheap. What it cannot see (several equations read together) is left to
the proof in `protection`.
"""

from dataclasses import dataclass

import numpy as np

from headwater.disclosure.attackers import (
    NO_LIMIT,
    Attacker,
    Bounds,
    Numbers,
    known_bounds,
    may_be_withheld,
)
from headwater.disclosure.facts import Facts
from headwater.disclosure.goals import Goals
from headwater.disclosure.lattice import Booleans, Integers
from headwater.disclosure.propagation import (
    MOST_ROUNDS,
    Implied,
    implied_by_rows,
    tightened,
    unchanged,
)
from headwater.disclosure.rounding import LARGEST_WITHHELD

_MOST_STEPS = 200


@dataclass
class _Needs:
    """How far counts must be able to move: protected ones to their goal, helpers as far as used."""

    lowest: Numbers
    highest: Numbers
    hopeless: Booleans
    """Rows that say too much and hold nothing that would help; the solver deals with them."""


@dataclass(frozen=True)
class _Leak:
    """The entry of each leaking row that leaks most, and by how much."""

    entry: Integers
    deficit: Numbers
    upwards: Booleans


@dataclass(frozen=True)
class _Helpers:
    """Entries in leaking rows that could give way, and how far each could."""

    entry: Integers
    leak: Integers
    downwards: Booleans
    gain: Numbers


def withhold_complements(
    facts: Facts, withheld: Booleans, goals: Goals, attacker: Attacker
) -> Booleans:
    """`withheld` and what else must go so that no single equation leaks."""
    withheld = withheld.copy()
    needs = _Needs(
        np.where(facts.small, goals.lowest, NO_LIMIT),
        np.where(facts.small, goals.highest, -NO_LIMIT),
        np.zeros(facts.equations.rows, dtype=bool),
    )
    for _ in range(_MOST_STEPS):
        known = known_bounds(facts, withheld, attacker)
        bounds, leak = _first_leaks(facts, known, needs)
        if not len(leak.entry):
            break
        helpers = _helpers(facts, leak, bounds)
        relieved = _withhold_smallest(facts, withheld, needs, leak, helpers, bounds)
        _ask_more_of_helpers(facts, needs, leak, helpers, (known, bounds), relieved)
    return withheld


def _first_leaks(facts: Facts, bounds: Bounds, needs: _Needs) -> tuple[Bounds, _Leak]:
    """The bounds at which some need is first violated, and the violations there.

    Stopping at the first violation keeps one leak from being mended again wherever it spreads.
    """
    for _ in range(MOST_ROUNDS):
        implied = implied_by_rows(facts.equations, bounds)
        leak = _leaks(facts, implied, needs)
        after = tightened(facts.equations, bounds, implied)
        if len(leak.entry) or unchanged(bounds, after):
            break
        bounds = after
    return bounds, leak


def _leaks(facts: Facts, implied: Implied, needs: _Needs) -> _Leak:
    count, row = facts.equations.count, facts.equations.row
    above = needs.highest[count] - implied.highest
    below = implied.lowest - needs.lowest[count]
    deficit = np.where(needs.hopeless[row], 0, np.maximum(above, below))
    entries = np.flatnonzero(deficit > 0)
    worst = _first_per_group(row[entries], -deficit[entries])
    chosen = entries[worst]
    return _Leak(chosen, deficit[chosen], above[chosen] >= below[chosen])


def _first_per_group(group: Integers, *ranks: Numbers | Integers) -> Integers:
    """The position of the lowest-ranking member of each group; earlier ranks weigh more."""
    order = np.lexsort((*reversed(ranks), group))
    return order[np.unique(group[order], return_index=True)[1]]


def _helpers(facts: Facts, leak: _Leak, bounds: Bounds) -> _Helpers:
    equations = facts.equations
    leak_of_row = np.full(equations.rows, -1)
    leak_of_row[equations.row[leak.entry]] = np.arange(len(leak.entry))
    entry = np.flatnonzero(leak_of_row[equations.row] >= 0)
    which = leak_of_row[equations.row[entry]]
    others = entry != leak.entry[which]
    entry, which = entry[others], which[others]
    same_side = equations.sign[entry] == equations.sign[leak.entry[which]]
    downwards = same_side == leak.upwards[which]
    fall = np.maximum(bounds.lowest[equations.count[entry]] - (LARGEST_WITHHELD + 1), 0)
    return _Helpers(entry, which, downwards, np.where(downwards, fall, NO_LIMIT))


def _withhold_smallest(
    facts: Facts,
    withheld: Booleans,
    needs: _Needs,
    leak: _Leak,
    helpers: _Helpers,
    bounds: Bounds,
) -> Booleans:
    """Withhold one more count per leak where one helps: the smallest that is enough by itself."""
    count = facts.equations.count[helpers.entry]
    able = np.flatnonzero(may_be_withheld(facts)[count] & ~withheld[count] & (helpers.gain > 0))
    deficit = leak.deficit[helpers.leak]
    enough = (helpers.gain >= deficit)[able]
    rank = np.where(enough, facts.value[count[able]], -helpers.gain[able])
    chosen = able[_first_per_group(helpers.leak[able], (~enough).astype(float), rank)]
    withheld[count[chosen]] = True
    _require(needs, count[chosen], helpers.downwards[chosen], deficit[chosen], bounds, bounds)
    return np.isin(np.arange(len(leak.entry)), helpers.leak[chosen])


def _require(
    needs: _Needs,
    count: Integers,
    downwards: Booleans,
    deficit: Numbers,
    bounds: Bounds,
    known: Bounds,
) -> None:
    """Ask that these counts can move further than now by what the leak needs."""
    floor = np.minimum(LARGEST_WITHHELD + 1, known.lowest[count])
    lower = np.maximum(bounds.lowest[count] - deficit, floor)[downwards]
    np.minimum.at(needs.lowest, count[downwards], lower)
    upper = (bounds.highest[count] + deficit)[~downwards]
    np.maximum.at(needs.highest, count[~downwards], upper)


def _ask_more_of_helpers(
    facts: Facts,
    needs: _Needs,
    leak: _Leak,
    helpers: _Helpers,
    known_and_bounds: tuple[Bounds, Bounds],
    relieved: Booleans,
) -> None:
    """Where nothing is left to withhold, hidden counts pinned by other rows must be freed."""
    known, bounds = known_and_bounds
    count = facts.equations.count[helpers.entry]
    pinned_below = bounds.lowest[count] - known.lowest[count]
    pinned_above = known.highest[count] - bounds.highest[count]
    room = np.where(helpers.downwards, pinned_below, pinned_above)
    able = np.flatnonzero(~relieved[helpers.leak] & (room > 0) & ~facts.small[count])
    chosen = able[_first_per_group(helpers.leak[able], -room[able])]
    deficit = leak.deficit[helpers.leak[chosen]]
    _require(needs, count[chosen], helpers.downwards[chosen], deficit, bounds, known)
    helped = relieved | np.isin(np.arange(len(leak.entry)), helpers.leak[chosen])
    needs.hopeless[facts.equations.row[leak.entry[~helped]]] = True
