"""The search for witnesses: each brings as many counts as it can to their goal at once."""

from headwater.disclosure.attackers import Attacker
from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans
from headwater.disclosure.pieces import Piece
from headwater.disclosure.proof import Proof
from headwater.disclosure.solver import aimed, best_move, room_for, towards

_WORTHWHILE = 10
"""A witness that brings fewer counts than this to their goal is the last of its kind: the
remaining ones are better sought one neighbourhood at a time."""


def find_witnesses(
    facts: Facts, piece: Piece, withheld: Booleans, proof: Proof, attacker: Attacker
) -> None:
    """Add witnesses to the proof while each brings many counts of the piece to their goal."""
    for upwards in (True, False):
        while _one_more(facts, piece, withheld, proof, attacker, upwards=upwards) >= _WORTHWHILE:
            pass


def _one_more(
    facts: Facts,
    piece: Piece,
    withheld: Booleans,
    proof: Proof,
    attacker: Attacker,
    *,
    upwards: bool,
) -> int:
    """Find another witness; how many counts it brought to their goal."""
    wanted = proof.short(attacker, piece.counts, upwards=upwards)
    if wanted.sum() < _WORTHWHILE:
        return 0
    local = facts.at(piece.counts)
    goal = proof.goal(attacker, piece.counts, upwards=upwards) - local.value
    room = room_for(local, withheld[piece.counts], attacker)
    room = aimed(room, goal, wanted, upwards=upwards)
    move = best_move(piece.matrix, towards(wanted, upwards=upwards), room)
    proof.include(attacker, piece.counts, local.value + move)
    return int((~proof.short(attacker, piece.counts, upwards=upwards) & wanted).sum())
