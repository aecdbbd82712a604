"""Panels, who is represented on them, and how those who took part were thanked."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.scrutiny import panels as membership
from headwater_web.scrutiny.models import (
    Panel,
    PanelSession,
    Representation,
    RepresentationEntry,
    Standing,
)
from headwater_web.scrutiny.panels import SignedIn
from headwater_web.scrutiny.refusals import ChangedMeanwhile, OnlyChair


@transaction.atomic
def keep_panel(*, key: str, policy: Mapping[str, Any]) -> Panel:
    """Add a panel, or give it the policy that the definitions say now. Twice changes nothing."""
    found = Panel.objects.filter(key=key).first()
    if found is not None and all(getattr(found, name) == said for name, said in policy.items()):
        return found
    panel, is_new = Panel.objects.update_or_create(key=key, defaults=dict(policy))
    action = "scrutiny.panel_added" if is_new else "scrutiny.panel_policy_changed"
    record(actor=None, action=action, about=panel.audit_reference)
    return panel


@transaction.atomic
def record_session(
    *, by: Actor, panel: Panel, held_on: date, took_part: int, hours: Decimal, was_painful: bool
) -> PanelSession:
    """Record that a panel met. Its rest begins."""
    session = PanelSession.objects.create(
        panel=panel,
        held_on=held_on,
        took_part=took_part,
        hours=hours,
        was_painful=was_painful,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(actor=by, action="scrutiny.session_recorded", about=session.audit_reference)
    return session


@transaction.atomic
def record_thanks(*, by: Actor, session: PanelSession, on: date) -> None:
    """Record that everyone who took part was thanked. Raises ChangedMeanwhile."""
    found = _not_yet(session, "thanked_on")
    found.thanked_on, found.thanked_by = on, by.audit_reference
    _keep(by, found, "scrutiny.session_thanked")


@transaction.atomic
def record_payment(*, by: Actor, session: PanelSession, on: date, each: Decimal) -> None:
    """Record what each person was paid, and when. Raises ChangedMeanwhile."""
    found = _not_yet(session, "paid_on")
    found.paid_on, found.paid_by, found.paid_each = on, by.audit_reference, each
    _keep(by, found, "scrutiny.session_paid")


@transaction.atomic
def record_support(*, by: Actor, session: PanelSession, on: date) -> None:
    """Record that support was offered afterwards. Raises ChangedMeanwhile."""
    found = _not_yet(session, "support_offered_on")
    found.support_offered_on, found.support_offered_by = on, by.audit_reference
    _keep(by, found, "scrutiny.support_offered")


@transaction.atomic
def record_representation(
    *, by: SignedIn, panel: Panel, looked_on: date, standings: Mapping[str, Standing]
) -> Representation:
    """Record which groups are represented on a panel. An earlier look stays. Raises OnlyChair."""
    if not membership.is_chair(by, panel.body, on=timezone.localdate()):
        raise OnlyChair
    look: Representation = Representation.objects.create(
        panel=panel,
        looked_on=looked_on,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    RepresentationEntry.objects.bulk_create(
        RepresentationEntry(representation=look, group=group, standing=standing)
        for group, standing in standings.items()
    )
    record(actor=by, action="scrutiny.representation_recorded", about=panel.audit_reference)
    return look


def _not_yet(session: PanelSession, fact: str) -> PanelSession:
    found = PanelSession.objects.select_for_update().get(pk=session.pk)
    if getattr(found, fact) is not None:
        raise ChangedMeanwhile
    return found


def _keep(by: Actor, session: PanelSession, action: str) -> None:
    session.save()
    record(actor=by, action=action, about=session.audit_reference)
