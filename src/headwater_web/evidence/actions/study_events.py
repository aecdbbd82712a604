"""What happened to a study: its ethics, its beginning, its end, and the summary for others."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.evidence.models import (
    ETHICS,
    Study,
    StudyEvent,
    StudyEventKind,
    those_that_stand,
)
from headwater_web.evidence.refusals import (
    ChangedMeanwhile,
    EndsTooEarly,
    NoOutcomeYet,
    NotAsThingsStand,
    NotComeYet,
    StruckAlready,
)

ENDED = frozenset({StudyEventKind.FINISHED, StudyEventKind.STOPPED})


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to a study on a day. See `StudyEvent` for what each kind needs."""

    kind: StudyEventKind
    on: date
    words: str = ""
    body: str = ""
    body_reference: str = ""
    until: date | None = None
    result: str = ""


@transaction.atomic
def record_study_event(*, by: Actor, study: Study, happened: Happened, read: int) -> StudyEvent:
    """Record what happened to a study. `read` is how many entries its reader had before them.

    Raises ChangedMeanwhile, NotComeYet, NotAsThingsStand, EndsTooEarly, NoOutcomeYet.
    """
    held = Study.objects.select_for_update().get(pk=study.pk)
    every = list(held.events.all())
    if len(every) != read:
        raise ChangedMeanwhile
    if happened.on > timezone.localdate():
        raise NotComeYet
    _check_follows(held, those_that_stand(every), happened)
    return _record(by, held, happened)


@transaction.atomic
def strike_study_event(*, by: Actor, event: StudyEvent, words: str) -> StudyEvent:
    """Say that an entry was a mistake, and why. It stays to be read. Raises StruckAlready."""
    study = Study.objects.select_for_update().get(pk=event.study_id)
    if event.strikes_id is not None or StudyEvent.objects.filter(strikes=event).exists():
        raise StruckAlready
    happened = Happened(StudyEventKind.STRUCK, timezone.localdate(), words)
    return _record(by, study, happened, strikes=event)


def _check_follows(study: Study, events: tuple[StudyEvent, ...], happened: Happened) -> None:
    met = {StudyEventKind(each.kind): each for each in events}
    has_ended = bool(met.keys() & ENDED)
    if happened.kind in ETHICS:
        return
    if happened.kind is StudyEventKind.SHARED:
        if StudyEventKind.FINISHED not in met or not study.outcomes.exists():
            raise NoOutcomeYet
        if StudyEventKind.SHARED in met:
            raise NotAsThingsStand
        return
    began = met.get(StudyEventKind.STARTED)
    if has_ended or (happened.kind is StudyEventKind.STARTED and began):
        raise NotAsThingsStand
    if happened.kind is StudyEventKind.FINISHED and (not began or happened.on < began.happened_on):
        raise NotAsThingsStand
    if happened.kind is StudyEventKind.MOVED:
        starts_on = began.happened_on if began else study.planned_starts_on
        if happened.until is None or happened.until <= starts_on:
            raise EndsTooEarly


def _record(
    by: Actor, study: Study, happened: Happened, strikes: StudyEvent | None = None
) -> StudyEvent:
    made: StudyEvent = StudyEvent.objects.create(
        study=study,
        kind=happened.kind,
        happened_on=happened.on,
        words=happened.words,
        body=happened.body,
        body_reference=happened.body_reference,
        until=happened.until,
        result=happened.result,
        strikes=strikes,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="evidence.study_event",
        about=study.audit_reference,
        details={"kind": happened.kind.value, "on": happened.on.isoformat()},
    )
    return made
