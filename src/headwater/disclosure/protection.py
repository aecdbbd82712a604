"""The pattern of suppression: withhold, prove, and withhold more until the proof holds."""

from dataclasses import dataclass

import numpy as np

from headwater.disclosure.attackers import Attacker
from headwater.disclosure.complementary import withhold_complements
from headwater.disclosure.facts import Facts
from headwater.disclosure.labels import sharpen_goals
from headwater.disclosure.lattice import Booleans, Integers
from headwater.disclosure.pieces import Piece, pieces_of
from headwater.disclosure.proof import Proof
from headwater.disclosure.repair import relieve
from headwater.disclosure.witnesses import find_witnesses
from headwater.vocabulary.faults import Fault


class CannotProtect(Fault):
    """No suppression of this release would protect some counts; it must not be published."""


@dataclass
class _Work:
    """What is withheld so far, and what has been proven of it."""

    facts: Facts
    withheld: Booleans
    proof: Proof


def protect(facts: Facts) -> Booleans:
    """Which counts are withheld so that every protected count is proven to keep its range.

    Raises CannotProtect where even withholding everything would not be enough.
    """
    work = _Work(facts, facts.small | facts.withheld_before, Proof.begun(facts))
    for attacker in Attacker:
        goals = work.proof.goals[attacker]
        work.withheld = withhold_complements(facts, work.withheld, goals, attacker)
    pieces = list(pieces_of(facts))
    for piece in pieces:
        find_witnesses(facts, piece, work.withheld, work.proof, Attacker.INFORMED)
    sharpen_goals(facts, work.proof)
    for attacker in Attacker:
        for piece in pieces:
            _prove(work, piece, attacker)
    return work.withheld


def _prove(work: _Work, piece: Piece, attacker: Attacker) -> None:
    """Withhold more of the piece until every count of it is proven safe from the attacker."""
    find_witnesses(work.facts, piece, work.withheld, work.proof, attacker)
    for upwards in (True, False):
        while (short := work.proof.short(attacker, piece.counts, upwards=upwards)).any():
            if _relieve_some(work, piece, attacker, short, upwards=upwards):
                find_witnesses(work.facts, piece, work.withheld, work.proof, attacker)
            else:
                _relieve_each(work, piece, attacker, short, upwards=upwards)


def _relieve_some(
    work: _Work, piece: Piece, attacker: Attacker, short: Booleans, *, upwards: bool
) -> bool:
    """Relieve counts that share no equation; whether any of them reached its goal."""
    wanted = np.zeros(len(short), dtype=bool)
    wanted[_apart(piece, np.flatnonzero(short))] = True
    _relieve(work, piece, attacker, wanted, upwards=upwards)
    return bool((~work.proof.short(attacker, piece.counts, upwards=upwards) & short).any())


def _relieve_each(
    work: _Work, piece: Piece, attacker: Attacker, short: Booleans, *, upwards: bool
) -> None:
    """Relieve the counts one at a time; what cannot be helped is the labels' doing, or refused."""
    for place in np.flatnonzero(short):
        wanted = np.arange(len(short)) == place
        _relieve(work, piece, attacker, wanted, upwards=upwards)
    left = work.proof.short(attacker, piece.counts, upwards=upwards)
    if left.any() and attacker is Attacker.OUTSIDE:
        raise CannotProtect(
            found=f"{left.sum()} counts that would stay exposed whatever else is withheld.",
            expected="every count of 1 to 7 to keep its whole range.",
            next_step="look at what earlier releases showed of the same cells; nothing was released.",
        )
    work.proof.settle_for(attacker, piece.counts[left], upwards=upwards)


def _relieve(
    work: _Work, piece: Piece, attacker: Attacker, wanted: Booleans, *, upwards: bool
) -> None:
    relief = relieve(
        work.facts, piece, work.withheld, work.proof, attacker, wanted, upwards=upwards
    )
    work.withheld[relief.withheld] = True
    work.proof.include(attacker, piece.counts, relief.values)


def _apart(piece: Piece, places: Integers) -> Integers:
    """As many of the places as share no equation, first come first served."""
    columns = piece.matrix.tocsc()
    taken = np.zeros(piece.matrix.shape[0], dtype=bool)
    chosen = []
    for place in places:
        rows = columns.indices[columns.indptr[place] : columns.indptr[place + 1]]
        if not taken[rows].any():
            taken[rows] = True
            chosen.append(place)
    return np.array(chosen, dtype=np.int64)
