"""Offering and asking for help between organisations, and agreeing on it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.standards.faults import AlreadyWithdrawn, NoticesDoNotFit
from headwater_web.standards.models import CapabilityMatch, CapabilityNotice, Direction


@transaction.atomic
def open_notice(
    *,
    by: Actor | None,
    direction: Direction,
    organisation: str,
    organisation_name: str,
    capability: str,
    title: str,
    weeks: int,
    from_on: date,
    words: str = "",
    at: datetime | None = None,
) -> CapabilityNotice:
    """Offer something to other organisations, or ask them for it."""
    notice = CapabilityNotice.objects.create(
        direction=direction,
        organisation=organisation,
        organisation_name=organisation_name,
        capability=capability,
        title=title,
        weeks=weeks,
        from_on=from_on,
        words=words,
        opened_at=at or timezone.now(),
        opened_by=by.audit_reference if by else "",
    )
    record(
        actor=by,
        action="standards.notice_opened",
        about=notice.audit_reference,
        details={"direction": direction.value, "capability": capability, "weeks": weeks},
    )
    return notice


@transaction.atomic
def withdraw_notice(*, by: Actor, notice: CapabilityNotice) -> None:
    """Take back an offer or a request that is still open. Raises AlreadyWithdrawn."""
    held = CapabilityNotice.objects.select_for_update().get(pk=notice.pk)
    if held.withdrawn_at is not None or _is_matched(held):
        raise AlreadyWithdrawn
    held.withdrawn_at = timezone.now()
    held.withdrawn_by = by.audit_reference
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(actor=by, action="standards.notice_withdrawn", about=held.audit_reference)


@transaction.atomic
def match_notices(
    *,
    by: Actor | None,
    offer: CapabilityNotice,
    request: CapabilityNotice,
    at: datetime | None = None,
) -> CapabilityMatch:
    """Agree that an offer answers a request. Raises NoticesDoNotFit."""
    pair = CapabilityNotice.objects.select_for_update().filter(pk__in=(offer.pk, request.pk))
    held = {each.pk: each for each in pair}
    _refuse_unless_they_fit(held[offer.pk], held[request.pk])
    made = CapabilityMatch.objects.create(
        offer=held[offer.pk],
        request=held[request.pk],
        agreed_at=at or timezone.now(),
        agreed_by=by.audit_reference if by else "",
    )
    record(
        actor=by,
        action="standards.notices_matched",
        about=offer.audit_reference,
        details={"request": request.audit_reference},
    )
    return made


def _refuse_unless_they_fit(offer: CapabilityNotice, request: CapabilityNotice) -> None:
    directions = (offer.direction, request.direction)
    fits = (
        directions == (Direction.OFFER, Direction.REQUEST)
        and offer.capability == request.capability
        and offer.organisation != request.organisation
        and offer.weeks >= request.weeks
        and not any(each.withdrawn_at or _is_matched(each) for each in (offer, request))
    )
    if not fits:
        raise NoticesDoNotFit


def _is_matched(notice: CapabilityNotice) -> bool:
    pairs = CapabilityMatch.objects.filter(offer=notice) | CapabilityMatch.objects.filter(
        request=notice
    )
    return pairs.exists()
