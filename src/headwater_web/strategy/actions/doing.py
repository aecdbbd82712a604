"""Actions: begun, led, reported on, held up, and given more time by a body."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy import beginning, faults
from headwater_web.strategy.actions.deciding import agrees, decision_about
from headwater_web.strategy.models import (
    Action,
    ActionLead,
    Condition,
    ExtensionRequest,
    ProgressUpdate,
)
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class NewLead:
    """Who is to lead: a post of an organisation, and how to reach it."""

    organisation: str
    post: str
    email: str = ""
    person: str = ""


@transaction.atomic
def add_action(
    *,
    by: Actor | None,
    title: str,
    words: str = "",
    due_on: date | None,
    leads: Sequence[NewLead],
    carries_out: Sequence[str] = (),
) -> Action:
    """Begin an action for things that asked for it (entries, decisions, findings).

    Raises BeforeTheBeginning, NobodyLeads.
    """
    if due_on is not None and due_on < beginning.began_on():
        raise faults.BeforeTheBeginning
    if not leads:
        raise faults.NobodyLeads
    action = Action.objects.create(
        reference=take_reference("A"),
        title=title,
        words=words,
        due_on=due_on,
        added_at=timezone.now(),
        added_by=by.audit_reference if by is not None else "",
    )
    record(
        actor=by,
        action="strategy.action_added",
        about=action.audit_reference,
        details={"due_on": due_on.isoformat() if due_on else None},
    )
    for lead in leads:
        _add_lead(by=by, action=action, lead=lead)
    for reference in carries_out:
        link(by=by, earlier=reference, later=action.reference, kind=LinkKind.CARRIED_OUT_BY)
    return action


@transaction.atomic
def change_lead(
    *, by: Actor, action: Action, version: int, ends: ActionLead | None, begins: NewLead | None
) -> None:
    """End one lead's part, begin another's, or both. Raises ChangedMeanwhile, NobodyLeads."""
    take(action, version)
    if ends is not None:
        ends.ends_on = max(timezone.localdate(), ends.starts_on)
        ends.save(update_fields=["ends_on"])
        record(
            actor=by,
            action="strategy.lead_ended",
            about=action.audit_reference,
            details={"organisation": ends.organisation},
        )
    if begins is not None:
        _add_lead(by=by, action=action, lead=begins)
    if not action.leads.filter(ends_on__isnull=True).exists():
        raise faults.NobodyLeads


def _add_lead(*, by: Actor | None, action: Action, lead: NewLead) -> None:
    ActionLead.objects.create(
        action=action,
        organisation=lead.organisation,
        post=lead.post,
        email=lead.email,
        person=lead.person,
        starts_on=timezone.localdate(),
    )
    record(
        actor=by,
        action="strategy.lead_named",
        about=action.audit_reference,
        details={"organisation": lead.organisation},
    )


@transaction.atomic
def report_progress(*, by: Actor, action: Action, version: int, words: str) -> ProgressUpdate:
    """Say how an action goes. Raises ChangedMeanwhile."""
    take(action, version)
    update = ProgressUpdate.objects.create(
        action=action, words=words, made_at=timezone.now(), made_by=by.audit_reference
    )
    record(actor=by, action="strategy.progress_reported", about=action.audit_reference)
    return update


@transaction.atomic
def hold_up(
    *, by: Actor, action: Action, version: int, kind: Condition.Kind, on_whom: str, words: str
) -> Condition:
    """Say that an action waits on others, or is blocked. Raises ChangedMeanwhile, AlreadyClosed."""
    take(action, version)
    require_open(action)
    condition = Condition.objects.create(
        action=action,
        kind=kind,
        on_whom=on_whom,
        words=words,
        began_on=timezone.localdate(),
        set_by=by.audit_reference,
    )
    record(
        actor=by,
        action="strategy.condition_set",
        about=action.audit_reference,
        details={"kind": kind.value},
    )
    return condition


@transaction.atomic
def go_on(*, by: Actor, condition: Condition) -> None:
    """Say that what held an action up does so no longer."""
    condition.ended_on, condition.ended_by = timezone.localdate(), by.audit_reference
    condition.save(update_fields=["ended_on", "ended_by"])
    record(
        actor=by,
        action="strategy.condition_ended",
        about=condition.action.audit_reference,
        details={"kind": condition.kind},
    )


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


def take(action: Action, version: int) -> None:
    """Go on only where nobody else changed the action since it was read."""
    changed = Action.objects.filter(pk=action.pk, version=version).update(version=F("version") + 1)
    if not changed:
        raise faults.ChangedMeanwhile
    action.version = version + 1


def require_open(action: Action) -> None:
    if action.closures.filter(returned_at__isnull=True).exists():
        raise faults.AlreadyClosed
