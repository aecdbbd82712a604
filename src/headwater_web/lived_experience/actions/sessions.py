"""Recording a listening session, and what follows when consent is taken back."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.lived_experience.actions import taking_away
from headwater_web.lived_experience.actions.examining import check_points_at_nobody
from headwater_web.lived_experience.faults import ChangedMeanwhile
from headwater_web.lived_experience.models import (
    Note,
    Purpose,
    Quotation,
    Session,
    SessionKind,
    TakenAwayWhy,
    Withdrawal,
    WithdrawnWhy,
)


@dataclass(frozen=True, slots=True)
class SessionWords:
    """Who was there and how they were treated. `groups` has people by the key of their group."""

    title: str
    kind: SessionKind
    places: tuple[str, ...]
    led_by: str
    people: int
    groups: Mapping[str, int]
    language: str
    thanks: str
    aftercare: str


@dataclass(frozen=True, slots=True)
class Consent:
    """What everybody who took part agreed to, how they were asked, and until when it holds."""

    asked: str
    purposes: frozenset[Purpose]
    until: date


@transaction.atomic
def record_session(*, by: Actor, held_on: date, told: SessionWords, consent: Consent) -> Session:
    """Keep a session. Raises PointsAtSomebody."""
    _check_words(told, consent.asked)
    made: Session = Session.objects.create(
        **_columns(told),
        held_on=held_on,
        consent_asked=consent.asked,
        for_analysis=Purpose.ANALYSIS in consent.purposes,
        for_publication=Purpose.PUBLICATION in consent.purposes,
        for_contact=Purpose.CONTACT in consent.purposes,
        consent_until=consent.until,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="lived_experience.session_recorded",
        about=made.audit_reference,
        details={"kind": made.kind, "held_on": held_on.isoformat()},
    )
    return made


@transaction.atomic
def change_session(*, by: Actor, session: Session, version: int, told: SessionWords) -> Session:
    """Put right who was there. What they agreed to stays.

    Raises ChangedMeanwhile, PointsAtSomebody.
    """
    _check_words(told)
    found: Session = Session.objects.select_for_update().get(pk=session.pk)
    if found.version != version:
        raise ChangedMeanwhile
    columns = _columns(told)
    for name, value in columns.items():
        setattr(found, name, value)
    found.version += 1
    found.save(update_fields=[*columns, "version"])
    record(actor=by, action="lived_experience.session_changed", about=found.audit_reference)
    return found


@transaction.atomic
def withdraw_consent(
    *,
    by: Actor,
    session: Session,
    purposes: Collection[Purpose],
    withdrawn_on: date,
    note: Note | None = None,
) -> Withdrawal:
    """Record consent taken back, for one note or for the whole session, and do what follows.

    Where study is no longer agreed to, the words of the notes are taken away for good. Where that
    or publication is not, every quotation from them is withdrawn.
    """
    made: Withdrawal = Withdrawal.objects.create(
        session=session,
        note=note,
        purposes=[each.value for each in Purpose if each in purposes],
        withdrawn_on=withdrawn_on,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="lived_experience.consent_withdrawn",
        about=(note or session).audit_reference,
        details={each.value: True for each in Purpose if each in purposes},
    )
    notes = [note] if note else list(session.notes.all())
    if {Purpose.ANALYSIS, Purpose.PUBLICATION} & set(purposes):
        for quotation in Quotation.objects.filter(note__in=notes, withdrawn_at__isnull=True):
            taking_away.withdraw_quotation(by=by, quotation=quotation, why=WithdrawnWhy.CONSENT)
    if Purpose.ANALYSIS in purposes:
        for each in notes:
            if not each.is_taken_away:
                taking_away.take_note_away(by=by, note=each, why=TakenAwayWhy.CONSENT)
    return made


def _columns(told: SessionWords) -> dict[str, object]:
    columns = asdict(told)
    columns["places"] = list(told.places)
    columns["groups"] = {group: people for group, people in told.groups.items() if people}
    return columns


def _check_words(told: SessionWords, *others: str) -> None:
    check_points_at_nobody(told.title, told.led_by, told.thanks, told.aftercare, *others)
