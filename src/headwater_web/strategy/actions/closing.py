"""Closing an action: one person's word with evidence, and a second person's look at it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy import faults
from headwater_web.strategy.actions.evidence import add_file
from headwater_web.strategy.actions.taking import require_open, take
from headwater_web.strategy.evidence.receiving import Received
from headwater_web.strategy.models import Action, Closure
from headwater_web.thread.api import LinkKind, link


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that something was done: in words, and where to see it, or the file itself."""

    words: str
    address: str = ""
    reference: str = ""
    file: Received | None = None


@transaction.atomic
def say_done(*, by: Actor, action: Action, version: int, evidence: Evidence) -> Closure:
    """Say that an action is done. Raises ChangedMeanwhile, AlreadyClosed."""
    take(action, version)
    require_open(action)
    closure = Closure.objects.create(
        action=action,
        evidence=evidence.words,
        evidence_address=evidence.address,
        evidence_reference=evidence.reference,
        file=add_file(by=by, action=action, received=evidence.file) if evidence.file else None,
        proposed_at=timezone.now(),
        proposed_by=by.audit_reference,
    )
    record(actor=by, action="strategy.closure_proposed", about=action.audit_reference)
    return closure


@transaction.atomic
def confirm_done(*, by: Actor, action: Action, version: int) -> None:
    """Confirm, having seen the evidence. Raises ChangedMeanwhile, NothingToConfirm, OwnClosure."""
    take(action, version)
    closure = _waiting(action)
    if closure.proposed_by == by.audit_reference:
        raise faults.OwnClosure
    closure.confirmed_at, closure.confirmed_by = timezone.now(), by.audit_reference
    closure.save(update_fields=["confirmed_at", "confirmed_by"])
    if closure.evidence_reference:
        link(
            by=by,
            earlier=action.reference,
            later=closure.evidence_reference,
            kind=LinkKind.EVIDENCED_BY,
        )
    record(actor=by, action="strategy.closure_confirmed", about=action.audit_reference)


@transaction.atomic
def send_back(*, by: Actor, action: Action, version: int, because: str) -> None:
    """Say that the evidence does not show it done, and why. The action is open again.

    Raises ChangedMeanwhile, NothingToConfirm.
    """
    take(action, version)
    closure = _waiting(action)
    closure.returned_at, closure.returned_by = timezone.now(), by.audit_reference
    closure.returned_because = because
    closure.save(update_fields=["returned_at", "returned_by", "returned_because"])
    record(actor=by, action="strategy.closure_returned", about=action.audit_reference)


def _waiting(action: Action) -> Closure:
    waiting = action.closures.filter(returned_at__isnull=True, confirmed_at__isnull=True).first()
    if waiting is None:
        raise faults.NothingToConfirm
    return waiting
