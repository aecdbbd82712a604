"""Where the proof fails: the least extra suppression that gives exposed counts their range back.

The solver may break a shown count out of its rounding interval at a price that grows with the
count. What it breaks is withheld, and its answer is itself the witness that was missing.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from headwater.disclosure.attackers import Attacker, Numbers, may_be_withheld
from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans, Integers
from headwater.disclosure.pieces import Piece
from headwater.disclosure.proof import Proof
from headwater.disclosure.solver import Room, aimed, best_move, room_for, towards

_DEAREST = 1_000.0
_REWARD = 100_000.0
"""For each step towards a goal: more than any chain of suppressions costs."""


@dataclass(frozen=True)
class Relief:
    """What to withhold besides, and the witness that this makes possible."""

    withheld: Integers
    values: Integers


def relieve(
    facts: Facts,
    piece: Piece,
    withheld: Booleans,
    proof: Proof,
    attacker: Attacker,
    wanted: Booleans,
    *,
    upwards: bool,
    zeros: bool = False,
    exact: bool = False,
) -> Relief:
    """The cheapest suppression that brings the wanted counts to their goals, all at once.

    `zeros` allows even zeros to be withheld; `exact` spares no effort.
    """
    local, hidden = facts.at(piece.counts), withheld[piece.counts]
    able = may_be_withheld(local, zeros=zeros)
    goal = proof.goal(attacker, piece.counts, upwards=upwards) - local.value
    now = aimed(room_for(local, hidden, attacker), goal, wanted, upwards=upwards)
    then = room_for(local, hidden | able, attacker)
    breakable = np.flatnonzero(able & ~hidden)
    price = np.where(local.value == 0, _DEAREST, np.minimum(local.value, _DEAREST))[breakable]
    cost = np.concatenate([towards(wanted, upwards=upwards, reward=_REWARD), price, price])
    columns = piece.matrix[:, breakable]
    matrix = sparse.hstack([piece.matrix, columns, -columns], format="csr")
    answer = best_move(matrix, cost, _with_breaks(now, then, breakable), exact=exact)
    move, up, down = np.split(answer, [len(wanted), len(wanted) + len(breakable)])
    move[breakable] += up - down
    broken = (move < now.least) | (move > now.most)
    return Relief(piece.counts[broken], local.value + move)


def _with_breaks(now: Room, then: Room, breakable: Integers) -> Room:
    """The room of the piece's counts, then of breaking upwards and of breaking downwards."""
    beyond_up: Numbers = (then.most - now.most)[breakable]
    beyond_down: Numbers = (now.least - then.least)[breakable]
    return Room(
        np.concatenate([now.least, np.zeros(2 * len(breakable))]),
        np.concatenate([now.most, beyond_up, beyond_down]),
    )
