"""More time: asked for by whoever leads, and decided by a body."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy import faults
from headwater_web.strategy.actions.deciding import agrees, decision_about
from headwater_web.strategy.actions.taking import require_open, take
from headwater_web.strategy.models import Action, ExtensionRequest
from headwater_web.thread.api import LinkKind, link


@transaction.atomic
def ask_for_time(
    *, by: Actor, action: Action, version: int, until: date, reason: str
) -> ExtensionRequest:
    """Ask a body for a later date. Raises ChangedMeanwhile, AlreadyClosed, NotLater."""
    take(action, version)
    require_open(action)
    if action.due_on is None or until <= action.due_on:
        raise faults.NotLater
    request = ExtensionRequest.objects.create(
        action=action,
        until=until,
        reason=reason,
        asked_at=timezone.now(),
        asked_by=by.audit_reference,
    )
    record(
        actor=by,
        action="strategy.extension_asked",
        about=action.audit_reference,
        details={"until": until.isoformat()},
    )
    return request


@transaction.atomic
def decide_on_time(*, by: Actor, request: ExtensionRequest, decision: str) -> None:
    """Note what a body decided about a later date; `decision` is its decision's reference.

    Raises NotDecided.
    """
    found = decision_about(request.action.reference, decision)
    request.is_granted, request.decided_on = agrees(found), found.decided_on
    request.decided_by_body, request.decision = found.body_key, found.reference
    request.save(update_fields=["is_granted", "decided_on", "decided_by_body", "decision"])
    link(
        by=by,
        earlier=request.action.reference,
        later=found.reference,
        kind=LinkKind.DECIDED_BY,
    )
    record(
        actor=by,
        action="strategy.extension_decided",
        about=request.action.audit_reference,
        details={"granted": agrees(found), "decision": found.reference},
    )
