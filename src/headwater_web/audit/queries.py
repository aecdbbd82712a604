"""Reading the record, and checking that nobody altered it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from headwater_web.audit.chain import Detail, Link
from headwater_web.audit.models import START_OF_CHAIN, AuditEvent, ChainHead


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """One event as other apps may see it."""

    number: int
    happened_at: datetime
    actor: str
    action: str
    about: str
    details: dict[str, Detail]


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the chain found. `fault` is empty when every event is as it was written."""

    events: int
    broken_at: int | None = None
    fault: str = ""

    @property
    def unbroken(self) -> bool:
        """Whether every event is as it was written, and none is missing."""
        return self.broken_at is None


def events(
    *, about: str = "", actor: str = "", before: int | None = None, limit: int = 50
) -> tuple[RecordedEvent, ...]:
    """Latest events first, before event `before`, at most `limit` of them."""
    found = AuditEvent.objects.all()
    if about:
        found = found.filter(about=about)
    if actor:
        found = found.filter(actor=actor)
    if before is not None:
        found = found.filter(number__lt=before)
    return tuple(_as_seen(event) for event in found[:limit])


def _as_seen(event: AuditEvent) -> RecordedEvent:
    return RecordedEvent(
        number=event.number,
        happened_at=event.happened_at,
        actor=event.actor,
        action=event.action,
        about=event.about,
        details=json.loads(event.details),
    )


def verify() -> Verification:
    """Recompute every event's seal, in order, and compare the end with the chain's head."""
    head = ChainHead.objects.get(pk=1)
    stored = AuditEvent.objects.filter(number__lte=head.number).order_by("number")
    return verified(stored.iterator(), last_number=head.number, last_hash=head.event_hash)


def verified(stored: Iterable[AuditEvent], *, last_number: int, last_hash: str) -> Verification:
    """Check events in order of number against a chain that ends at `last_number`."""
    number, previous_hash = 0, START_OF_CHAIN
    for event in stored:
        number += 1
        fault = _fault_of(event, number=number, previous_hash=previous_hash)
        if fault:
            return Verification(events=number - 1, broken_at=number, fault=fault)
        previous_hash = event.event_hash
    if (number, previous_hash) != (last_number, last_hash):
        return Verification(events=number, broken_at=number + 1, fault="missing")
    return Verification(events=number)


def _fault_of(event: AuditEvent, *, number: int, previous_hash: str) -> str:
    if event.number != number:
        return "missing"
    link = Link(
        number=event.number,
        happened_at=event.happened_at,
        actor=event.actor,
        action=event.action,
        about=event.about,
        details=event.details,
        previous_hash=event.previous_hash,
    )
    if event.previous_hash != previous_hash or event.event_hash != link.event_hash:
        return "altered"
    return ""
