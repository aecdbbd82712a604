"""Putting an agreement in force, saying what became of it, and beginning it again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.agreements import faults
from headwater_web.agreements.actions.agreements import AgreementWords, draft_agreement, take
from headwater_web.agreements.models import Agreement, AgreementEvent, EventKind, WarningSent
from headwater_web.agreements.permitting import missing_for
from headwater_web.agreements.standings import ALLOWED
from headwater_web.agreements.terms import standing_of
from headwater_web.audit.api import Actor, record
from headwater_web.thread.api import LinkKind, link


@transaction.atomic
def put_in_force(
    *, by: Actor, agreement: Agreement, version: int, signed_on: date, at: datetime | None = None
) -> None:
    """Say that everybody has signed; nothing in it changes afterwards.

    Raises NotReady with what is missing, NotComeYet, InForceAlready, ChangedMeanwhile.
    """
    moment = at or timezone.now()
    held = take(agreement, version)
    if signed_on > timezone.localdate(moment):
        raise faults.NotComeYet
    if lines := tuple(missing_for(held, timezone.localdate(moment))):
        raise faults.NotReady(lines)
    held.feeds.update(sealed_at=moment)
    held.signed_on, held.in_force_at, held.in_force_by = signed_on, moment, by.audit_reference
    held.save(update_fields=["signed_on", "in_force_at", "in_force_by"])
    record(actor=by, action="agreements.put_in_force", about=held.audit_reference)
    if held.assessment is not None:
        earlier = held.assessment.reference
        link(by=by, earlier=earlier, later=held.reference, kind=LinkKind.LED_TO)


@transaction.atomic
def say_became(
    *, by: Actor, agreement: Agreement, kind: EventKind, happened_on: date, because: str
) -> AgreementEvent:
    """Say that an agreement was suspended, taken up again or withdrawn.

    Raises NotComeYet, DoesNotFollow.
    """
    today = timezone.localdate()
    held: Agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if happened_on > today:
        raise faults.NotComeYet
    if kind not in ALLOWED.get(standing_of(held, today), ()):
        raise faults.DoesNotFollow
    event: AgreementEvent = AgreementEvent.objects.create(
        agreement=held,
        kind=kind,
        happened_on=happened_on,
        because=because,
        said_at=timezone.now(),
        said_by=by.audit_reference,
    )
    record(actor=by, action=f"agreements.{kind.value}", about=held.audit_reference)
    return event


@transaction.atomic
def revise(*, by: Actor, agreement: Agreement, starts_on: date) -> Agreement:
    """Begin a new version with the words and feeds of one that is in force.

    The old one carries until the day before `starts_on`, once the new one is in force.
    Raises NotInForce, RevisedAlready, BeforeItBegan.
    """
    held: Agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if held.is_draft:
        raise faults.NotInForce
    if Agreement.objects.filter(supersedes=held).exists():
        raise faults.RevisedAlready
    if starts_on <= held.starts_on:
        raise faults.BeforeItBegan
    names = (name for name in AgreementWords.__dataclass_fields__ if name != "starts_on")
    said = {name: getattr(held, name) for name in names}
    if held.ends_on is not None and held.ends_on < starts_on:
        said["ends_on"] = starts_on + (held.ends_on - held.starts_on)
    newer = draft_agreement(
        by=by, words=AgreementWords(**said, starts_on=starts_on), supersedes=held
    )
    for feed in held.feeds.all():
        feed.pk, feed._state.adding = None, True
        feed.agreement, feed.sealed_at = newer, None
        feed.save(force_insert=True)
    return newer


@transaction.atomic
def note_warned(*, by: Actor | None, agreement: Agreement, days_before: int) -> WarningSent:
    """Note that people were told how near the end is; the same mark twice is one row."""
    sent, is_new = WarningSent.objects.get_or_create(
        agreement=agreement,
        days_before=days_before,
        defaults={
            "sent_at": timezone.now(),
            "sent_by": by.audit_reference if by else "",
        },
    )
    if is_new:
        record(
            actor=by,
            action="agreements.warned",
            about=agreement.audit_reference,
            details={"days_before": days_before},
        )
    return sent
