"""Recording what people told us, answering it, and taking words away that should not be there."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.scrutiny.models import (
    Outcome,
    Panel,
    TakenDownBecause,
    Voice,
    VoiceAnswer,
    VoiceKind,
)
from headwater_web.scrutiny.refusals import ChangedMeanwhile
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class Told:
    """What people told us, where, and who they are as a group."""

    kind: VoiceKind
    theme: str
    place: str
    group: str
    words: str
    raised_on: date
    panel: Panel | None = None
    event: str = ""


@transaction.atomic
def record_voice(*, by: Actor, told: Told) -> Voice:
    """Record a concern or a proposal in the wording agreed with those who raised it."""
    voice = Voice.objects.create(
        reference=take_reference("V"),
        kind=told.kind,
        theme=told.theme,
        place=told.place,
        group=told.group,
        panel=told.panel,
        event=told.event,
        words=told.words,
        raised_on=told.raised_on,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(actor=by, action="scrutiny.voice_recorded", about=voice.audit_reference)
    return voice


@transaction.atomic
def answer_voice(
    *,
    by: Actor,
    voice: Voice,
    outcome: Outcome,
    because: str,
    answers_read: int,
    changed: str = "",
) -> VoiceAnswer:
    """Say what we did, or did not, because. An earlier answer stays. Raises ChangedMeanwhile."""
    found = Voice.objects.select_for_update().get(pk=voice.pk)
    if found.answers.count() != answers_read:
        raise ChangedMeanwhile
    answer: VoiceAnswer = VoiceAnswer.objects.create(
        voice=found,
        outcome=outcome,
        because=because,
        changed=changed,
        answered_at=timezone.now(),
        answered_by=by.audit_reference,
    )
    if changed:
        link(by=by, earlier=found.reference, later=changed, kind=LinkKind.ANSWERED_BY)
    record(
        actor=by,
        action="scrutiny.voice_answered",
        about=found.audit_reference,
        details={"outcome": outcome.value},
    )
    return answer


@transaction.atomic
def take_down_voice(*, by: Actor, voice: Voice, why: TakenDownBecause) -> None:
    """Take the words of a voice away for good. Raises ChangedMeanwhile."""
    found = Voice.objects.select_for_update().get(pk=voice.pk)
    if found.taken_down_at is not None:
        raise ChangedMeanwhile
    found.words = ""
    found.taken_down_at, found.taken_down_by = timezone.now(), by.audit_reference
    found.taken_down_why = why
    found.save(update_fields=["words", "taken_down_at", "taken_down_by", "taken_down_why"])
    record(actor=by, action="scrutiny.voice_taken_down", about=found.audit_reference)
