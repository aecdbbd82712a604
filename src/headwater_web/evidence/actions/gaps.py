"""Saying what is not known, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.evidence.models import Gap, GapEvent, GapEventKind, Study, those_that_stand
from headwater_web.evidence.refusals import (
    ChangedMeanwhile,
    NoSuchThing,
    NotAsThingsStand,
    NotComeYet,
    StruckAlready,
)
from headwater_web.thread.api import LinkKind, link, take_reference

OPEN = None
"""Where a gap stands to which nothing has happened."""
FOLLOWS: dict[GapEventKind | None, frozenset[GapEventKind]] = {
    OPEN: frozenset({GapEventKind.TAKEN_UP, GapEventKind.ANSWERED, GapEventKind.GIVEN_UP}),
    GapEventKind.TAKEN_UP: frozenset(
        {GapEventKind.TAKEN_UP, GapEventKind.ANSWERED, GapEventKind.GIVEN_UP, GapEventKind.REOPENED}
    ),
    GapEventKind.ANSWERED: frozenset({GapEventKind.REOPENED}),
    GapEventKind.GIVEN_UP: frozenset({GapEventKind.REOPENED}),
    GapEventKind.REOPENED: frozenset(
        {GapEventKind.TAKEN_UP, GapEventKind.ANSWERED, GapEventKind.GIVEN_UP}
    ),
}
"""What can become of a gap, by where it stands."""


@dataclass(frozen=True, slots=True)
class GapWords:
    """What a gap says. `found_by` are references of what found it."""

    question: str
    why: str
    who_could_answer: str
    found_on: date
    found_in: str = ""
    intervention: str = ""
    found_by: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a gap on a day. `reference` is the study, card or finding that did it."""

    kind: GapEventKind
    on: date
    words: str = ""
    reference: str = ""


@transaction.atomic
def add_gap(*, by: Actor, said: GapWords) -> Gap:
    """Say what is not known. Raises NotComeYet."""
    if said.found_on > timezone.localdate():
        raise NotComeYet
    gap: Gap = Gap.objects.create(
        reference=take_reference("EG"),
        question=said.question,
        why=said.why,
        who_could_answer=said.who_could_answer,
        found_on=said.found_on,
        found_in=said.found_in,
        intervention=said.intervention,
        added_at=timezone.now(),
        added_by=by.audit_reference,
    )
    for reference in said.found_by:
        link(by=by, earlier=reference, later=gap.reference, kind=LinkKind.LED_TO)
    record(actor=by, action="evidence.gap_added", about=gap.audit_reference)
    return gap


@transaction.atomic
def record_gap_event(*, by: Actor, gap: Gap, became: Became, read: int) -> GapEvent:
    """Record what became of a gap. `read` is how many entries its reader had before them.

    Raises ChangedMeanwhile, NotComeYet, NotAsThingsStand, NoSuchThing.
    """
    events = _held(gap, read)
    if became.on > timezone.localdate():
        raise NotComeYet
    if became.on < gap.found_on or (events and became.on < events[-1].happened_on):
        raise NotAsThingsStand
    stands = GapEventKind(events[-1].kind) if events else OPEN
    if became.kind not in FOLLOWS[stands]:
        raise NotAsThingsStand
    if became.kind is GapEventKind.TAKEN_UP and not _is_study(became.reference):
        raise NoSuchThing
    made = _record(by, gap, became)
    if became.reference:
        link(by=by, earlier=gap.reference, later=became.reference, kind=LINKS[became.kind])
    return made


LINKS = {
    GapEventKind.TAKEN_UP: LinkKind.LED_TO,
    GapEventKind.ANSWERED: LinkKind.ANSWERED_BY,
    GapEventKind.GIVEN_UP: LinkKind.EVIDENCED_BY,
    GapEventKind.REOPENED: LinkKind.EVIDENCED_BY,
}
"""How a gap is tied to what an entry names."""


@transaction.atomic
def strike_gap_event(*, by: Actor, event: GapEvent, words: str) -> GapEvent:
    """Say that an entry was a mistake, and why. It stays to be read. Raises StruckAlready."""
    gap = Gap.objects.select_for_update().get(pk=event.gap_id)
    if event.strikes_id is not None or GapEvent.objects.filter(strikes=event).exists():
        raise StruckAlready
    became = Became(GapEventKind.STRUCK, timezone.localdate(), words)
    return _record(by, gap, became, strikes=event)


def _held(gap: Gap, read: int) -> tuple[GapEvent, ...]:
    """The entries that stand, with the gap held until the act is done."""
    held = Gap.objects.select_for_update().get(pk=gap.pk)
    every = list(held.events.all())
    if len(every) != read:
        raise ChangedMeanwhile
    return those_that_stand(every)


def _is_study(reference: str) -> bool:
    found: bool = Study.objects.filter(reference=reference).exists()
    return found


def _record(by: Actor, gap: Gap, became: Became, strikes: GapEvent | None = None) -> GapEvent:
    made: GapEvent = GapEvent.objects.create(
        gap=gap,
        kind=became.kind,
        happened_on=became.on,
        words=became.words,
        reference=became.reference,
        strikes=strikes,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="evidence.gap_event",
        about=gap.audit_reference,
        details={"kind": became.kind.value, "on": became.on.isoformat()},
    )
    return made
