"""Asking for access to person-level data, deciding on it, and ending it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from headwater_web.agreements import faults
from headwater_web.agreements.models import Access, Agreement
from headwater_web.agreements.permitting import PERSON_LEVEL
from headwater_web.agreements.rules import rules
from headwater_web.agreements.standings import AccessStanding, Standing
from headwater_web.agreements.terms import access_standing_of, standing_of
from headwater_web.audit.api import Actor, record
from headwater_web.thread.api import LinkKind, link, take_reference


@transaction.atomic
def ask_for_access(
    *, by: Actor, agreement: Agreement, feeds: Sequence[str], why: str, hours: int
) -> Access:
    """Ask to open the people of some feeds for some hours from the moment of approval.

    Raises NotInForce, NoPeopleInIt, TooLong.
    """
    if standing_of(agreement, timezone.localdate()) is not Standing.IN_FORCE:
        raise faults.NotInForce
    open_to = set(agreement.feeds.filter(level=PERSON_LEVEL).values_list("feed", flat=True))
    if not feeds or not set(feeds) <= open_to:
        raise faults.NoPeopleInIt
    if hours > rules().longest_access_hours:
        raise faults.TooLong
    access: Access = Access.objects.create(
        reference=take_reference("Z"),
        agreement=agreement,
        feeds=sorted(feeds),
        why=why,
        hours=hours,
        asked_at=timezone.now(),
        asked_by=by.audit_reference,
    )
    _record(by, "agreements.access_asked", access)
    link(by=by, earlier=agreement.reference, later=access.reference, kind=LinkKind.LED_TO)
    return access


@transaction.atomic
def approve(*, by: Actor, access: Access, at: datetime | None = None) -> None:
    """Let somebody else in, from now for as long as they asked.

    Raises OwnDecision, DecidedAlready, NotInForce.
    """
    held = _undecided(by, access)
    if standing_of(held.agreement, timezone.localdate()) is not Standing.IN_FORCE:
        raise faults.NotInForce
    moment = at or timezone.now()
    held.decided_at, held.decided_by = moment, by.audit_reference
    held.starts_at, held.ends_at = moment, moment + timedelta(hours=held.hours)
    held.save(update_fields=["decided_at", "decided_by", "starts_at", "ends_at"])
    _record(by, "agreements.access_approved", held)


@transaction.atomic
def refuse(*, by: Actor, access: Access, because: str) -> None:
    """Say no, and why. Raises OwnDecision, DecidedAlready."""
    held = _undecided(by, access)
    held.decided_at, held.decided_by = timezone.now(), by.audit_reference
    held.refused_because = because
    held.save(update_fields=["decided_at", "decided_by", "refused_because"])
    _record(by, "agreements.access_refused", held)


@transaction.atomic
def end_access(*, by: Actor, access: Access) -> None:
    """End access before its time is over. Raises EndedAlready."""
    now = timezone.now()
    held: Access = Access.objects.select_for_update().get(pk=access.pk)
    if access_standing_of(held, now) is not AccessStanding.OPEN:
        raise faults.EndedAlready
    held.ended_at, held.ended_by = now, by.audit_reference
    held.save(update_fields=["ended_at", "ended_by"])
    _record(by, "agreements.access_ended", held)


def _undecided(by: Actor, access: Access) -> Access:
    held: Access = Access.objects.select_for_update().get(pk=access.pk)
    if held.asked_by == by.audit_reference:
        raise faults.OwnDecision
    if held.decided_at is not None:
        raise faults.DecidedAlready
    return held


def _record(by: Actor, action: str, access: Access) -> None:
    record(actor=by, action=action, about=access.audit_reference)
