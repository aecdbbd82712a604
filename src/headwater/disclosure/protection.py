"""The pattern of suppression: withhold, prove, and withhold more until the proof holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from headwater.disclosure.attackers import Attacker, known_bounds, may_be_withheld
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
    surroundings,
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
from headwater.disclosure.solver import furthest, room_for
from headwater.disclosure.witnesses import find_witnesses

_MANY = 12
"""This many counts are relieved in one large problem, fewer in their own neighbourhood."""

_TOO_MANY_LEFT = 0.5
"""When more than this share of counts is not relieved together, each is looked at by itself."""
_LARGE = 1_500
"""In a component with more counts than this, one count is judged by its surroundings first."""
_NEAR = (3, 5)
"""How many equations away help is sought before the whole component is searched."""


@dataclass(frozen=True)
class Protection:
    """The outcome for each count."""

    withheld: Booleans
    limited: Booleans
    """Whatever this release withheld, earlier ones and the attacker's knowledge of revisions would
    leave the count less than its whole range. It keeps all that they leave."""


@dataclass
class _Work:
    """What is withheld so far, and what has been proven of it."""

    facts: Facts
    withheld: Booleans
    proof: Proof


def protect(facts: Facts, also: Booleans | None = None) -> Protection:
    """Which counts are withheld, `also` among them, so that every protected one keeps its range.

    What is not `limited` is proven to keep the policy's whole range against the outside attacker.
    """
    withheld = facts.small | facts.withheld_before
    work = _Work(facts, withheld if also is None else withheld | also, Proof.begun(facts))
    small = small_equations(facts)
    goals = work.proof.goals
    goals[Attacker.INFORMED] = sharpened(facts, small, goals[Attacker.INFORMED])
    for attacker in Attacker:
        work.withheld = withhold_complements(facts, work.withheld, goals[attacker], attacker)
        _mend_small_equations(work, small, attacker)
    for piece in pieces_of(facts):
        for attacker in Attacker:
            _prove(work, piece, attacker)
    return Protection(work.withheld, work.proof.limited(facts))


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
            _relieve_these(trial, local, attacker, batch, upwards=upwards)


def _prove(work: _Work, piece: Piece, attacker: Attacker) -> None:
    """Withhold more of the piece until every count of it is proven safe from the attacker."""
    find_witnesses(work.facts, piece, work.withheld, work.proof, attacker)
    for upwards in (True, False):
        while (short := work.proof.short(attacker, piece.counts, upwards=upwards)).any():
            some = apart(piece, np.flatnonzero(short))
            near = piece if len(some) >= _MANY else neighbourhood(piece, some)
            _relieve_these(work, near, attacker, piece.counts[some], upwards=upwards)
            left = work.proof.short(attacker, piece.counts[some], upwards=upwards)
            if left.mean() > _TOO_MANY_LEFT:
                _relieve_each(work, piece, attacker, piece.counts[some[left]], upwards=upwards)


def _relieve_these(
    work: _Work,
    piece: Piece,
    attacker: Attacker,
    counts: Integers,
    *,
    upwards: bool,
    zeros: bool = False,
    exact: bool = False,
) -> bool:
    """Relieve the counts together; whether any of them reached its goal."""
    wanted = np.isin(piece.counts, counts)
    relief = relieve(
        work.facts,
        piece,
        work.withheld,
        work.proof,
        attacker,
        wanted,
        upwards=upwards,
        zeros=zeros,
        exact=exact,
    )
    work.withheld[relief.withheld] = True
    work.proof.include(attacker, piece.counts, relief.values)
    return not work.proof.short(attacker, counts, upwards=upwards).all()


def _relieve_each(
    work: _Work, piece: Piece, attacker: Attacker, counts: Integers, *, upwards: bool
) -> None:
    """Relieve the counts one at a time, trying what is quick first."""
    for one in counts.reshape(-1, 1):
        for attempt in _attempts(work, piece, attacker, one, upwards=upwards):
            if not work.proof.short(attacker, one, upwards=upwards).any():
                break
            attempt()
    if attacker is Attacker.OUTSIDE:
        left = counts[work.proof.short(attacker, counts, upwards=upwards)]
        _withhold_zeros_for(work, left, upwards=upwards)
    left = counts[work.proof.short(attacker, counts, upwards=upwards)]
    # The price of suppression never outweighs a step towards a goal, so this is all there is.
    reached = work.proof.reached(attacker, left, upwards=upwards)
    work.proof.lower_goal(attacker, left, reached, upwards=upwards)


def _attempts(
    work: _Work, piece: Piece, attacker: Attacker, one: Integers, *, upwards: bool
) -> Iterator[Callable[[], object]]:
    """Near the count first, then without limit; and how much may be asked, as soon as it helps."""
    whole = component(piece, int(np.flatnonzero(piece.counts == one)[0]))
    place = np.flatnonzero(whole.counts == one)
    is_informed, is_large = attacker is Attacker.INFORMED, len(whole.counts) > _LARGE
    relieve_in = partial(_relieve_these, work, attacker=attacker, counts=one, upwards=upwards)
    ask_no_more = partial(_ask_no_more_than_labels_leave, work, one=one, upwards=upwards)
    if is_informed:
        yield partial(ask_no_more, surroundings(whole, place) if is_large else whole)
    for equations in _NEAR:
        yield partial(relieve_in, neighbourhood(whole, place, equations))
    if is_informed and is_large:
        yield partial(ask_no_more, whole)
    yield partial(relieve_in, whole)
    yield partial(relieve_in, whole, exact=True)


def _ask_no_more_than_labels_leave(
    work: _Work, piece: Piece, one: Integers, *, upwards: bool
) -> None:
    """Lower the goal of one count to what would remain if everything possible were withheld."""
    local = work.facts.at(piece.counts)
    room = room_for(local, local.withheld_before | may_be_withheld(local), Attacker.INFORMED)
    wanted = piece.counts == one
    limit = local.value[wanted] + furthest(piece.matrix, wanted, room, upwards=upwards)
    work.proof.lower_goal(Attacker.INFORMED, one, limit, upwards=upwards)


def _withhold_zeros_for(work: _Work, counts: Integers, *, upwards: bool) -> None:
    """The last resort, needed only where a revision contradicts what was shown: even zeros go."""
    outside = Attacker.OUTSIDE
    pieces = list(pieces_of(work.facts, zeros=True)) if len(counts) else []
    for one in counts.reshape(-1, 1):
        piece = next(piece for piece in pieces if one in piece.counts)
        whole = component(piece, int(np.flatnonzero(piece.counts == one)[0]))
        for exact in (False, True):
            if work.proof.short(outside, one, upwards=upwards).any():
                relieve_in = partial(_relieve_these, work, whole, outside, one, upwards=upwards)
                relieve_in(zeros=True, exact=exact)
