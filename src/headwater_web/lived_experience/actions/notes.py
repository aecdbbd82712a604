"""Writing notes down without names, and checking that none is left."""

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.lived_experience.actions.examining import check_points_at_nobody
from headwater_web.lived_experience.faults import DecidedAlready, NoConsent, OwnCheck
from headwater_web.lived_experience.models import Note, Purpose, Session
from headwater_web.lived_experience.standings import in_force
from headwater_web.lived_experience.wording import one_way_of_lines


@transaction.atomic
def write_note(*, by: Actor, session: Session, text: str, speaker: str = "") -> Note:
    """Keep a note that holds no name. Raises PointsAtSomebody, NoConsent."""
    return keep_note(by=by, note=Note(session=session, text=text, speaker=speaker))


@transaction.atomic
def keep_note(*, by: Actor, note: Note) -> Note:
    """Keep a note made here or read in, after looking at its words. Raises the same."""
    note.text = one_way_of_lines(note.text)
    check_points_at_nobody(note.text)
    if not in_force(note.session, Purpose.ANALYSIS, timezone.localdate()):
        raise NoConsent
    note.deidentified_at = timezone.now()
    note.deidentified_by = by.audit_reference
    note.save(force_insert=True)
    record(
        actor=by,
        action="lived_experience.note_written",
        about=note.audit_reference,
        details={"session": note.session_id, "characters": len(note.text)},
    )
    return note


@transaction.atomic
def check_note(*, by: Actor, note: Note) -> Note:
    """Say that a note was read for names by a second person and holds none.

    Raises OwnCheck, DecidedAlready.
    """
    found: Note = Note.objects.select_for_update().get(pk=note.pk)
    if found.checked_at is not None or found.is_taken_away:
        raise DecidedAlready
    if found.deidentified_by == by.audit_reference:
        raise OwnCheck
    found.checked_at = timezone.now()
    found.checked_by = by.audit_reference
    found.save(update_fields=["checked_at", "checked_by"])
    record(actor=by, action="lived_experience.note_checked", about=found.audit_reference)
    return found
