"""The pattern of suppression: withhold, prove, and withhold more until the proof holds."""

from dataclasses import dataclass, replace

import numpy as np

from headwater.disclosure.attackers import Attacker, known_bounds
from headwater.disclosure.complementary import withhold_complements
from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans, Integers
from headwater.disclosure.pieces import (
    Piece,
    apart,
    component,
    neighbourhood,
    piece_of,
    pieces_of,
)
from headwater.disclosure.proof import Proof
from headwater.disclosure.repair import relieve
from headwater.disclosure.small_equations import (
    SmallEquations,
    one_per_group,
    refuted_goals,
    sharpened,
    small_equations,
)
from headwater.disclosure.witnesses import find_witnesses
from headwater.vocabulary.faults import Fault

_MANY = 12
"""This many counts are relieved in one large problem, fewer in their own neighbourhood."""


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
    small = small_equations(facts)
    goals = work.proof.goals
    goals[Attacker.INFORMED] = sharpened(facts, small, goals[Attacker.INFORMED])
    for attacker in Attacker:
        work.withheld = withhold_complements(facts, work.withheld, goals[attacker], attacker)
        _mend_small_equations(work, small, attacker)
    for piece in pieces_of(facts):
        for attacker in Attacker:
            _prove(work, piece, attacker)
    return work.withheld


def _mend_small_equations(work: _Work, small: SmallEquations, attacker: Attacker) -> None:
    """Withhold more where small equations, read together, refute a goal."""
    facts, goals = work.facts, work.proof.goals[attacker]
    known = known_bounds(facts, work.withheld, attacker)
    for upwards, goal in ((True, goals.highest), (False, goals.lowest)):
        doubtful = np.flatnonzero(facts.small & (goal != facts.value))
        exposed = refuted_goals(small, known, goal, doubtful)
        matrix = small.equations.matrix(len(facts)).tocsc()
        for batch in one_per_group(exposed, small.group[exposed]):
            local = piece_of(matrix, np.flatnonzero(np.isin(small.group, small.group[batch])))
            # Large equations are left out here, so what is found is no proof.
            trial = replace(work, proof=Proof.begun(facts))
            trial.proof.goals = work.proof.goals
            wanted = np.isin(local.counts, batch)
            _relieve(trial, local, attacker, wanted, upwards=upwards)


def _prove(work: _Work, piece: Piece, attacker: Attacker) -> None:
    """Withhold more of the piece until every count of it is proven safe from the attacker."""
    find_witnesses(work.facts, piece, work.withheld, work.proof, attacker)
    for upwards in (True, False):
        while (short := work.proof.short(attacker, piece.counts, upwards=upwards)).any():
            some = apart(piece, np.flatnonzero(short))
            near = piece if len(some) >= _MANY else neighbourhood(piece, some)
            if not _relieve_these(work, near, attacker, piece.counts[some], upwards=upwards):
                _relieve_each(work, piece, attacker, piece.counts[some], upwards=upwards)


def _relieve_these(
    work: _Work, piece: Piece, attacker: Attacker, counts: Integers, *, upwards: bool
) -> bool:
    """Relieve the counts together; whether any of them reached its goal."""
    wanted = np.isin(piece.counts, counts)
    _relieve(work, piece, attacker, wanted, upwards=upwards)
    return not work.proof.short(attacker, counts, upwards=upwards).all()


def _relieve_each(
    work: _Work, piece: Piece, attacker: Attacker, counts: Integers, *, upwards: bool
) -> None:
    """Relieve the counts one at a time; what cannot be helped is the labels' doing, or refused."""
    for count in counts:
        place = np.flatnonzero(piece.counts == count)
        for part in (neighbourhood(piece, place), component(piece, int(place[0]))):
            if _relieve_these(work, part, attacker, np.array([count]), upwards=upwards):
                break
    left = counts[work.proof.short(attacker, counts, upwards=upwards)]
    if len(left) and attacker is Attacker.OUTSIDE:
        raise CannotProtect(
            found=f"{len(left)} counts that would stay exposed whatever else is withheld.",
            expected="every count of 1 to 7 to keep its whole range.",
            next_step="look at what earlier releases showed of the same cells; nothing was released.",
        )
    work.proof.settle_for(attacker, left, upwards=upwards)


def _relieve(
    work: _Work, piece: Piece, attacker: Attacker, wanted: Booleans, *, upwards: bool
) -> None:
    relief = relieve(
        work.facts, piece, work.withheld, work.proof, attacker, wanted, upwards=upwards
    )
    work.withheld[relief.withheld] = True
    work.proof.include(attacker, piece.counts, relief.values)
