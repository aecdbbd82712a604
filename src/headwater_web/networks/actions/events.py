"""Recording what happened to an ask. Rows are only added; a wrong one is put right by another."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.networks.models import Ask, AskEvent, EventKind, those_that_stand
from headwater_web.networks.refusals import (
    BeforeItWasSent,
    ChangedMeanwhile,
    NotComeYet,
    NotSentYet,
    PutRightAlready,
    Withdrawn,
)


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened on a day."""

    kind: EventKind
    on: date
    words: str = ""
    address: str = ""
    to_whom: str = ""


@transaction.atomic
def record_event(
    *,
    by: Actor,
    ask: Ask,
    happened: Happened,
    events_read: int,
    corrects: AskEvent | None = None,
) -> AskEvent:
    """Record one thing that happened; with `corrects`, in place of an entry that was wrong.

    `events_read` is how many entries there were when the page was opened. Raises ChangedMeanwhile,
    NotSentYet, Withdrawn, PutRightAlready, BeforeItWasSent, NotComeYet.
    """
    found: Ask = Ask.objects.select_for_update().get(pk=ask.pk)
    events = tuple(found.events.all())
    _check_events(events, events_read, corrects)
    _check_day(found, happened)
    made: AskEvent = AskEvent.objects.create(
        ask=found,
        kind=happened.kind,
        happened_on=happened.on,
        words=happened.words,
        address=happened.address,
        to_whom=happened.to_whom,
        corrects=corrects,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="networks.ask_event_corrected" if corrects else "networks.ask_event_recorded",
        about=found.audit_reference,
        details={"kind": happened.kind.value, "on": happened.on.isoformat()},
    )
    return made


def _check_events(events: tuple[AskEvent, ...], read: int, corrects: AskEvent | None) -> None:
    if len(events) != read:
        raise ChangedMeanwhile
    standing = those_that_stand(events)
    if corrects is not None and corrects not in standing:
        raise PutRightAlready
    if corrects is None and any(each.kind == EventKind.WITHDRAWN for each in standing):
        raise Withdrawn


def _check_day(ask: Ask, happened: Happened) -> None:
    if happened.on > timezone.localdate():
        raise NotComeYet
    if ask.sent_on is None:
        if happened.kind not in {EventKind.WITHDRAWN, EventKind.MISTAKE}:
            raise NotSentYet
    elif happened.on < ask.sent_on:
        raise BeforeItWasSent
