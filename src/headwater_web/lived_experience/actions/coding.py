"""Giving themes to stretches of a note, and saying that one has read it to its end."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.lived_experience.faults import (
    DecidedAlready,
    NoConsent,
    NotInTheText,
    NotToBeCoded,
    ThemeEnded,
)
from headwater_web.lived_experience.models import CodedSpan, CodingDone, Note, Purpose, Theme
from headwater_web.lived_experience.standings import in_force


@transaction.atomic
def code(
    *, by: Actor, note: Note, themes: Collection[Theme], start: int, end: int
) -> tuple[CodedSpan, ...]:
    """Give themes to the characters from `start` up to `end`; what was given so already stays.

    Raises NotToBeCoded, NoConsent, NotInTheText, ThemeEnded.
    """
    held = _held(note)
    spans = [CodedSpan(note=held, theme=each, start=start, end=end) for each in themes]
    return tuple(made for span in spans if (made := keep_span(by=by, span=span)) is not None)


@transaction.atomic
def keep_span(*, by: Actor, span: CodedSpan) -> CodedSpan | None:
    """Keep one coded stretch, made here or read in; None where this person coded it so before.

    One that was read in with its note counts when the note is checked. Raises NotInTheText,
    ThemeEnded.
    """
    if not 0 <= span.start < span.end <= len(span.note.text):
        raise NotInTheText
    if not Theme.objects.filter(pk=span.theme_id, ended_at__isnull=True).exists():
        raise ThemeEnded
    if CodedSpan.objects.filter(
        note=span.note,
        theme=span.theme,
        start=span.start,
        end=span.end,
        coded_by=by.audit_reference,
        ended_at__isnull=True,
    ).exists():
        return None
    span.coded_at = timezone.now()
    span.coded_by = by.audit_reference
    span.save(force_insert=True)
    record(
        actor=by,
        action="lived_experience.coded",
        about=span.note.audit_reference,
        details={"theme": span.theme.reference, "start": span.start, "end": span.end},
    )
    return span


@transaction.atomic
def end_span(*, by: Actor, span: CodedSpan) -> CodedSpan:
    """Take a theme off a stretch again. Raises DecidedAlready."""
    found: CodedSpan = CodedSpan.objects.select_for_update().get(pk=span.pk)
    if found.ended_at is not None:
        raise DecidedAlready
    found.ended_at = timezone.now()
    found.ended_by = by.audit_reference
    found.save(update_fields=["ended_at", "ended_by"])
    record(
        actor=by,
        action="lived_experience.code_ended",
        about=found.note.audit_reference,
        details={"theme": found.theme.reference},
    )
    return found


@transaction.atomic
def finish(*, by: Actor, note: Note) -> CodingDone:
    """Say that one has read a note to its end. Raises NotToBeCoded, NoConsent, DecidedAlready."""
    _held(note)
    if CodingDone.objects.filter(note=note, coder=by.audit_reference).exists():
        raise DecidedAlready
    made: CodingDone = CodingDone.objects.create(
        note=note, coder=by.audit_reference, done_at=timezone.now()
    )
    record(actor=by, action="lived_experience.coding_done", about=note.audit_reference)
    return made


def _held(note: Note) -> Note:
    """The note, held until the act is done, if it may be coded now."""
    found: Note = Note.objects.select_for_update().get(pk=note.pk)
    if not found.can_be_coded:
        raise NotToBeCoded
    if not in_force(found.session, Purpose.ANALYSIS, timezone.localdate(), note=found):
        raise NoConsent
    return found
