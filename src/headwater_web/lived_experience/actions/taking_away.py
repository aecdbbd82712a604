"""Taking words away for good: of a note, or of a quotation. That they were here stays on record."""

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.lived_experience.faults import DecidedAlready
from headwater_web.lived_experience.models import Note, Quotation, TakenAwayWhy, WithdrawnWhy


@transaction.atomic
def take_note_away(*, by: Actor, note: Note, why: TakenAwayWhy) -> Note:
    """Take the words of a note away. Its quotations go with them where it could identify someone.

    Raises DecidedAlready.
    """
    found: Note = Note.objects.select_for_update().get(pk=note.pk)
    if found.is_taken_away:
        raise DecidedAlready
    found.text = ""
    found.taken_away_at = timezone.now()
    found.taken_away_by = by.audit_reference
    found.taken_away_why = why
    found.save(update_fields=["text", "taken_away_at", "taken_away_by", "taken_away_why"])
    record(
        actor=by,
        action="lived_experience.note_taken_away",
        about=found.audit_reference,
        details={"why": why.value},
    )
    if why is TakenAwayWhy.IDENTIFIES:
        for quotation in found.quotations.filter(withdrawn_at__isnull=True):
            withdraw_quotation(by=by, quotation=quotation, why=WithdrawnWhy.IDENTIFIES)
    return found


@transaction.atomic
def withdraw_quotation(*, by: Actor, quotation: Quotation, why: WithdrawnWhy) -> Quotation:
    """Take the words of a quotation away, wherever it is shown. Raises DecidedAlready."""
    found: Quotation = Quotation.objects.select_for_update().get(pk=quotation.pk)
    if found.withdrawn_at is not None:
        raise DecidedAlready
    found.words = ""
    found.withdrawn_at = timezone.now()
    found.withdrawn_by = by.audit_reference
    found.withdrawn_why = why
    found.save(update_fields=["words", "withdrawn_at", "withdrawn_by", "withdrawn_why"])
    record(
        actor=by,
        action="lived_experience.quotation_withdrawn",
        about=found.audit_reference,
        details={"why": why.value},
    )
    return found
