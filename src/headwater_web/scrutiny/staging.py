"""Panels from the definitions, and a made-up item with challenges and voices to show."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.api import ensure_organisation
from headwater_web.audit.api import Actor
from headwater_web.scrutiny.actions.challenges import (
    accept_answer,
    answer_challenge,
    raise_challenge,
)
from headwater_web.scrutiny.actions.items import ItemWords, add_row, draft_item
from headwater_web.scrutiny.actions.sending import send_item
from headwater_web.scrutiny.actions.taking_part import (
    keep_panel,
    record_payment,
    record_session,
    record_support,
    record_thanks,
)
from headwater_web.scrutiny.actions.voices import Told, answer_voice, record_voice
from headwater_web.scrutiny.disparity import Missing
from headwater_web.scrutiny.models import Item, Outcome, Panel, Voice, VoiceKind
from headwater_web.scrutiny.panels import SignedIn
from headwater_web.ui.definition_files import read_yaml


@transaction.atomic
def load_panels(path: Path) -> None:
    """Keep every panel of a definitions file, with its organisation. Twice changes nothing."""
    for said in _read(path)["panels"]:
        policy = {name: value for name, value in said.items() if name != "key"}
        policy["pay_per_hour"] = Decimal(policy["pay_per_hour"])
        ensure_organisation(key=policy["organisation"], name=policy["name"])
        keep_panel(key=said["key"], policy=policy)


@transaction.atomic
def stage_scrutiny(path: Path, *, about: str, staff: Actor, member: SignedIn) -> str | None:
    """An item about a thing with one challenge accepted and one open, and some voices.

    Returns the item's reference, or nothing where the definitions have no demonstration. Where it
    is there already nothing changes.
    """
    shown = _read(path).get("demonstration")
    if shown is None:
        return None
    found = Item.objects.filter(title=shown["item"]["title"]).order_by("pk").first()
    if found is not None:
        return found.reference
    for session in shown["sessions"]:
        _stage_session(session, by=staff)
    item = _staged_item(shown, about=about, by=staff)
    _stage_challenges(shown, item, staff=staff, member=member)
    for said in shown["voices"]:
        _stage_voice(said, by=staff)
    return item.reference


def _stage_session(said: Mapping[str, Any], *, by: Actor) -> None:
    """A time that a panel met, and how those who took part were thanked, paid and looked after."""
    panel = Panel.objects.get(key=said["panel"])
    met_on = timezone.localdate() - timedelta(days=said["days_ago"])
    session = record_session(
        by=by,
        panel=panel,
        held_on=met_on,
        took_part=said["took_part"],
        hours=Decimal(said["hours"]),
        was_painful=said["was_painful"],
    )
    on = {
        fact: met_on + timedelta(days=said[fact])
        for fact in ("thanked_after", "paid_after", "supported_after")
        if fact in said
    }
    if "thanked_after" in on:
        record_thanks(by=by, session=session, on=on["thanked_after"])
    if "paid_after" in on:
        each = panel.pay_per_hour * session.hours
        record_payment(by=by, session=session, on=on["paid_after"], each=each)
    if "supported_after" in on:
        record_support(by=by, session=session, on=on["supported_after"])


def _staged_item(shown: Mapping[str, Any], *, about: str, by: Actor) -> Item:
    said = dict(shown["item"])
    rows, missing = said.pop("rows"), Missing(**said.pop("missing"))
    due = timezone.localdate() + timedelta(days=said.pop("decision_in_days"))
    words = ItemWords(about=about, decision_due_on=due, missing=missing, **said)
    draft = draft_item(by=by, words=words)
    for row in rows:
        add_row(by=by, item=draft, **row)
    draft.refresh_from_db()
    panels = Panel.objects.filter(key__in=shown["panels"])
    return send_item(by=by, item=draft, to=panels, version=draft.version)


def _stage_challenges(
    shown: Mapping[str, Any], item: Item, *, staff: Actor, member: SignedIn
) -> None:
    settled, still_open = shown["accepted"], shown["open"]
    panel = Panel.objects.get(key=settled["panel"])
    challenge = raise_challenge(by=member, item=item, panel=panel, words=settled["words"])
    answer = answer_challenge(
        by=staff, challenge=challenge, words=settled["answer"], answers_read=0
    )
    accept_answer(by=member, answer=answer)
    panel = Panel.objects.get(key=still_open["panel"])
    raise_challenge(by=member, item=item, panel=panel, words=still_open["words"])


def _stage_voice(said: Mapping[str, Any], *, by: Actor) -> None:
    voice = record_voice(by=by, told=_told(said, timezone.localdate()))
    if "answer" in said:
        _stage_answer(said["answer"], voice, by=by)


def _told(said: Mapping[str, Any], today: date) -> Told:
    key = said.get("panel")
    return Told(
        kind=VoiceKind(said["kind"]),
        theme=said["theme"],
        place=said["place"],
        group=said["group"],
        words=said["words"],
        raised_on=today - timedelta(days=said["days_ago"]),
        panel=Panel.objects.get(key=key) if key else None,
        event=said.get("event", ""),
    )


def _stage_answer(said: Mapping[str, Any], voice: Voice, *, by: Actor) -> None:
    outcome = Outcome(said["outcome"])
    answer_voice(by=by, voice=voice, outcome=outcome, because=said["because"], answers_read=0)


def _read(path: Path) -> Any:
    return read_yaml(path)
