"""Actions: begun, reported on, held up, and going on."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy import areas, faults
from headwater_web.strategy.actions.evidence import add_file
from headwater_web.strategy.actions.leading import NewLead, add_lead
from headwater_web.strategy.actions.taking import require_open, take
from headwater_web.strategy.evidence.receiving import Received
from headwater_web.strategy.models import Action, Condition, ProgressUpdate
from headwater_web.thread.api import LinkKind, link, take_reference
from headwater_web.ui import strategy_words


@transaction.atomic
def add_action(
    *,
    by: Actor | None,
    title: str,
    words: str = "",
    due_on: date | None,
    area: str = "",
    leads: Sequence[NewLead],
    carries_out: Sequence[str] = (),
) -> Action:
    """Begin an action for things that asked for it (entries, decisions, plans, findings).

    `area` is the key of one place; empty for the whole partnership. Raises BeforeTheBeginning,
    NobodyLeads, NoSuchArea.
    """
    if due_on is not None and due_on < strategy_words.began_on():
        raise faults.BeforeTheBeginning
    if area and area not in areas.areas():
        raise faults.NoSuchArea
    if not leads:
        raise faults.NobodyLeads
    action = Action.objects.create(
        reference=take_reference("A"),
        title=title,
        words=words,
        area=area,
        due_on=due_on,
        added_at=timezone.now(),
        added_by=by.audit_reference if by is not None else "",
    )
    record(
        actor=by,
        action="strategy.action_added",
        about=action.audit_reference,
        details={"due_on": due_on.isoformat() if due_on else None, "area": area or None},
    )
    for lead in leads:
        add_lead(by=by, action=action, lead=lead)
    for reference in carries_out:
        link(by=by, earlier=reference, later=action.reference, kind=LinkKind.CARRIED_OUT_BY)
    return action


@transaction.atomic
def report_progress(
    *, by: Actor, action: Action, version: int, words: str, file: Received | None = None
) -> ProgressUpdate:
    """Say how an action goes, with a file that shows it if there is one.

    Raises ChangedMeanwhile.
    """
    take(action, version)
    update = ProgressUpdate.objects.create(
        action=action,
        words=words,
        made_at=timezone.now(),
        made_by=by.audit_reference,
        file=add_file(by=by, action=action, received=file) if file else None,
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
