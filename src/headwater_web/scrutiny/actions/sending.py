"""Sending an item to panels, and what a panel's chair says about being asked."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.scrutiny import panels as membership
from headwater_web.scrutiny.actions.items import locked_draft
from headwater_web.scrutiny.following import is_looking
from headwater_web.scrutiny.models import Item, Panel, RestWaiver, SentTo
from headwater_web.scrutiny.panels import SignedIn
from headwater_web.scrutiny.refusals import (
    NotBeforeDecision,
    NotWithPanel,
    OnlyChair,
    PanelRests,
)
from headwater_web.scrutiny.resting import open_waiver, rests_until
from headwater_web.thread.api import LinkKind, link


@transaction.atomic
def send_item(*, by: Actor, item: Item, to: Iterable[Panel], version: int) -> Item:
    """Send a draft to panels, before the decision. From now on its words stay.

    Raises NotADraft, ChangedMeanwhile, NotBeforeDecision, PanelRests.
    """
    draft, today = locked_draft(item, version=version), timezone.localdate()
    if today >= draft.decision_due_on:
        raise NotBeforeDecision(draft.decision_due_on)
    for panel in to:
        _send_to(panel, draft, today)
    draft.sent_at, draft.sent_by = timezone.now(), by.audit_reference
    draft.save(update_fields=["sent_at", "sent_by"])
    link(by=by, earlier=draft.about, later=draft.reference, kind=LinkKind.LED_TO)
    if draft.replaces is not None:
        earlier = draft.replaces.reference
        link(by=by, earlier=earlier, later=draft.reference, kind=LinkKind.LED_TO)
    record(actor=by, action="scrutiny.item_sent", about=draft.audit_reference)
    return draft


def _send_to(panel: Panel, draft: Item, today: date) -> None:
    until, waiver = rests_until(panel, on=today), None
    if until is not None:
        waiver = open_waiver(panel, on=today)
        if waiver is None:
            raise PanelRests(panel.name, until)
    look_until = today + timedelta(days=panel.look_days)
    SentTo.objects.create(item=draft, panel=panel, look_until=look_until, waiver=waiver)


@transaction.atomic
def agree_to_be_asked(*, by: SignedIn, panel: Panel, why: str) -> RestWaiver:
    """The chair lets the panel be asked about one item within its rest. Raises OnlyChair."""
    _require_chair(by, panel)
    waiver: RestWaiver = RestWaiver.objects.create(
        panel=panel, why=why, agreed_at=timezone.now(), agreed_by=by.audit_reference
    )
    record(actor=by, action="scrutiny.rest_waived", about=panel.audit_reference)
    return waiver


@transaction.atomic
def finish_looking(*, by: SignedIn, item: Item, panel: Panel) -> None:
    """The chair says that the panel has looked and has no more to challenge.

    Challenges that were raised stand. Raises OnlyChair, NotWithPanel.
    """
    _require_chair(by, panel)
    sent = SentTo.objects.select_for_update().filter(item=item, panel=panel).first()
    if sent is None or not is_looking(sent, timezone.localdate()):
        raise NotWithPanel
    sent.finished_at, sent.finished_by = timezone.now(), by.audit_reference
    sent.save(update_fields=["finished_at", "finished_by"])
    record(
        actor=by,
        action="scrutiny.panel_finished",
        about=item.audit_reference,
        details={"panel": panel.key},
    )


def _require_chair(by: SignedIn, panel: Panel) -> None:
    if not membership.is_chair(by, panel.body, on=timezone.localdate()):
        raise OnlyChair
