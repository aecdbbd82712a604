"""Writing a card, changing it by a new version, publishing it and withdrawing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.evidence.models import Card, CardAct, CardActKind, CardVersion
from headwater_web.evidence.refusals import (
    ChangedMeanwhile,
    KeyFixed,
    KeyTaken,
    NothingNew,
    NotPublished,
    PublishedAlready,
)
from headwater_web.evidence.row_columns import CARD_COLUMNS
from headwater_web.thread.api import take_reference

Said = Mapping[str, Any]
"""What `said.read_card` gives: a value for each column."""
_WRITTEN = tuple(column.name for column in CARD_COLUMNS if column.name != "key")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: references of new cards, of cards with a new version, and the rest."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]


@transaction.atomic
def add_card(*, by: Actor, said: Said) -> Card:
    """Write a card. It is a draft until it is published. Raises KeyTaken."""
    if Card.objects.filter(key=said["key"]).exists():
        raise KeyTaken
    now = timezone.now()
    card: Card = Card.objects.create(
        reference=take_reference("EV"),
        key=said["key"],
        added_at=now,
        added_by=by.audit_reference,
    )
    _write(by, card, 1, said)
    record(actor=by, action="evidence.card_added", about=card.audit_reference)
    return card


@transaction.atomic
def change_card(*, by: Actor, card: Card, said: Said, version: int) -> CardVersion:
    """Write a new version of a card; the one that is published stays until this one is.

    Raises ChangedMeanwhile, KeyFixed, NothingNew.
    """
    newest = _newest(card)
    if newest.number != version:
        raise ChangedMeanwhile
    if said["key"] != card.key:
        raise KeyFixed
    if _says_the_same(newest, said):
        raise NothingNew
    made = _write(by, card, version + 1, said)
    record(
        actor=by,
        action="evidence.card_changed",
        about=card.audit_reference,
        details={"version": made.number},
    )
    return made


@transaction.atomic
def publish_card(*, by: Actor, card: Card, version: int) -> CardAct:
    """Let everybody read a version. Raises ChangedMeanwhile, PublishedAlready."""
    if _newest(card).number != version:
        raise ChangedMeanwhile
    last = card.acts.last()
    if last and last.kind == CardActKind.PUBLISHED and last.version == version:
        raise PublishedAlready
    return _act(by, card, CardActKind.PUBLISHED, version)


@transaction.atomic
def withdraw_card(*, by: Actor, card: Card, because: str) -> CardAct:
    """Say that a card no longer holds, and why. Raises NotPublished."""
    last = Card.objects.select_for_update().get(pk=card.pk).acts.last()
    if last is None or last.kind == CardActKind.WITHDRAWN:
        raise NotPublished
    return _act(by, card, CardActKind.WITHDRAWN, last.version, because)


@transaction.atomic
def import_cards(*, by: Actor, cards: Sequence[Said]) -> Imported:
    """Write cards, or new versions of those that are known. The same file twice changes nothing."""
    added, changed, same = [], [], []
    for said in cards:
        known = Card.objects.filter(key=said["key"]).first()
        if known is None:
            added.append(add_card(by=by, said=said).reference)
        elif _says_the_same(newest := _newest(known), said):
            same.append(known.reference)
        else:
            change_card(by=by, card=known, said=said, version=newest.number)
            changed.append(known.reference)
    return Imported(tuple(added), tuple(changed), tuple(same))


def _newest(card: Card) -> CardVersion:
    """The newest version, with the card held until the act is done."""
    held = Card.objects.select_for_update().get(pk=card.pk)
    found: CardVersion = held.versions.order_by("-number")[0]
    return found


def _says_the_same(version: CardVersion, said: Said) -> bool:
    return all(getattr(version, name) == said[name] for name in _WRITTEN)


def _write(by: Actor, card: Card, number: int, said: Said) -> CardVersion:
    made: CardVersion = CardVersion.objects.create(
        card=card,
        number=number,
        written_at=timezone.now(),
        written_by=by.audit_reference,
        **{name: said[name] for name in _WRITTEN},
    )
    return made


def _act(by: Actor, card: Card, kind: CardActKind, version: int, because: str = "") -> CardAct:
    made: CardAct = CardAct.objects.create(
        card=card,
        kind=kind,
        version=version,
        because=because,
        done_at=timezone.now(),
        done_by=by.audit_reference,
    )
    record(
        actor=by,
        action=f"evidence.card_{kind.value}",
        about=card.audit_reference,
        details={"version": version},
    )
    return made
