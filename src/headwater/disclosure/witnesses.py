"""The search for witnesses: each brings as many counts as it can to their goal at once."""

from headwater.disclosure.attackers import Attacker, known_bounds
from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans
from headwater.disclosure.pieces import Piece
from headwater.disclosure.proof import Proof
from headwater.disclosure.solver import aimed, best_move, room_for, towards

_GOOD_ENOUGH = 0.01
"""Relative gap at which the solver may stop: the next witness makes up for it."""


def find_witnesses(
    facts: Facts, piece: Piece, withheld: Booleans, proof: Proof, attacker: Attacker
) -> None:
    """Add witnesses to the proof until none brings another count of the piece to its goal."""
    for upwards in (True, False):
        while _one_more(facts, piece, withheld, proof, attacker, upwards=upwards):
            pass


def _one_more(
    facts: Facts,
    piece: Piece,
    withheld: Booleans,
    proof: Proof,
    attacker: Attacker,
    *,
    upwards: bool,
) -> bool:
    """Whether another witness was found that brings at least one more count to its goal."""
    wanted = proof.short(attacker, piece.counts, upwards=upwards)
    if not wanted.any():
        return False
    room = room_for(facts, piece, known_bounds(facts, withheld, attacker))
    room = aimed(facts, piece, proof, attacker, room, wanted, upwards=upwards)
    cost = towards(wanted, upwards=upwards)
    move = best_move(piece.matrix, cost, room, gap=_GOOD_ENOUGH)
    proof.include(attacker, piece.counts, facts.value[piece.counts] + move)
    return bool((~proof.short(attacker, piece.counts, upwards=upwards) & wanted).any())
