"""Noting what bodies decided on programmes, and which balance they mean to have."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.interventions import faults
from headwater_web.interventions.actions.acting import check_began, signed, standing_decision
from headwater_web.interventions.models import (
    IntendedBalance,
    Programme,
    ProgrammeDecision,
    Turn,
)
from headwater_web.thread.api import LinkKind, link


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSaid:
    """What was decided on a programme. The fields are those of `ProgrammeDecision`."""

    turn: str
    decision: str
    takes_effect_on: date
    reasons: str
    liked: str = ""
    instead: str = ""
    next_question: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceSaid:
    """The shares of money by tier that a body means to have, in per cent."""

    primary: int
    secondary: int
    tertiary: int
    decision: str
    holds_from: date
    because: str


@transaction.atomic
def note_decision(*, by: Actor, programme: Programme, said: DecisionSaid) -> ProgrammeDecision:
    """Note what a body decided on a programme.

    Raises NoSuchDecision, StoppedAlready, BeforeTheBeginning, and NotFunded where it shall begin
    and nobody has said how it works or on what grounds.
    """
    check_began(said.takes_effect_on)
    found = standing_decision(said.decision)
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.decisions.filter(turn=Turn.STOP).exists():
        raise faults.StoppedAlready
    if not (locked.theories.exists() and locked.grounds.exists()) and said.turn == Turn.BEGIN:
        raise faults.NotFunded
    noted = ProgrammeDecision.objects.create(programme=locked, **asdict(said), **signed(by))
    link(by=by, earlier=locked.reference, later=found.reference, kind=LinkKind.DECIDED_BY)
    record(
        actor=by,
        action="interventions.decision_noted",
        about=locked.audit_reference,
        details={"turn": said.turn, "decision": found.reference},
    )
    return noted


@transaction.atomic
def state_balance(*, by: Actor, said: BalanceSaid) -> IntendedBalance:
    """State which shares of money by tier a body means to have. Raises NoSuchDecision."""
    found = standing_decision(said.decision)
    stated = IntendedBalance.objects.create(**asdict(said), **signed(by))
    record(
        actor=by,
        action="interventions.balance_stated",
        about=f"intended_balance/{stated.pk}",
        details={"decision": found.reference},
    )
    return stated
