"""What people agree to today, worked out from what they agreed to and took back."""

from datetime import date

from django.db.models import Q, QuerySet

from headwater_web.lived_experience.models import Note, Purpose, Session, Withdrawal


def in_force(session: Session, purpose: Purpose, on: date, *, note: Note | None = None) -> bool:
    """Whether people agree to this on a day: all of the session, and whoever spoke in a note."""
    if not session.agreed_to(purpose) or session.consent_until < on:
        return False
    return not _taken_back(session, purpose, note)


def notes_in_analysis(on: date) -> QuerySet[Note]:
    """Notes that a second person checked, whose words are here, and whose study is agreed to.

    Where study was withdrawn the words are gone, so their absence says it.
    """
    found: QuerySet[Note] = Note.objects.filter(
        checked_at__isnull=False,
        taken_away_at__isnull=True,
        session__for_analysis=True,
        session__consent_until__gte=on,
    )
    return found


def _taken_back(session: Session, purpose: Purpose, note: Note | None) -> bool:
    rows = Withdrawal.objects.filter(session=session)
    about = Q(note__isnull=True) | Q(note=note) if note is not None else Q(note__isnull=True)
    return any(purpose.value in row.purposes for row in rows.filter(about))
