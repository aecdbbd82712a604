"""Drafting an ask, agreeing to it, and sending it once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.networks.models import AddresseeKind, Agreement, Ask, AskUnit, EventKind, How
from headwater_web.networks.models.corrections import those_that_stand
from headwater_web.networks.refusals import (
    ChangedMeanwhile,
    NotAgreed,
    NotComeYet,
    NotOfThisUnit,
    SentAlready,
    Withdrawn,
)
from headwater_web.networks.speaking import SignedIn, speaks_for
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, and of whom. `organisation` is their key, where they are known here."""

    title: str
    words: str
    addressee_kind: AddresseeKind
    addressee: str
    organisation: str = ""


@transaction.atomic
def draft_ask(
    *, by: Actor, asked: Asked, units: Sequence[str], comes_from: Collection[str] = ()
) -> Ask:
    """Write an ask on behalf of one unit or several; `comes_from` are references it follows."""
    ask: Ask = Ask.objects.create(
        reference=take_reference("L"),
        title=asked.title,
        words=asked.words,
        addressee_kind=asked.addressee_kind,
        addressee=asked.addressee,
        organisation=asked.organisation,
        drafted_at=timezone.now(),
        drafted_by=by.audit_reference,
    )
    for unit in dict.fromkeys(units):
        AskUnit.objects.create(ask=ask, unit=unit)
    for earlier in comes_from:
        link(by=by, earlier=earlier, later=ask.reference, kind=LinkKind.LED_TO)
    record(
        actor=by,
        action="networks.ask_drafted",
        about=ask.audit_reference,
        details={"units": len(set(units))},
    )
    return ask


@transaction.atomic
def reword_ask(*, by: Actor, ask: Ask, title: str, words: str, version: int) -> Ask:
    """Put an unsent ask in other words. Every agreement to it lapses.

    Raises SentAlready, Withdrawn, ChangedMeanwhile.
    """
    found = _unsent(ask, version)
    found.title, found.words, found.version = title, words, found.version + 1
    found.save(update_fields=["title", "words", "version"])
    record(actor=by, action="networks.ask_reworded", about=found.audit_reference)
    return found


@transaction.atomic
def agree(*, by: SignedIn, ask: Ask, unit: str, version: int) -> Agreement:
    """Agree to an ask today in the name of one's own unit.

    Raises NotOfThisUnit, SentAlready, Withdrawn, ChangedMeanwhile.
    """
    if not speaks_for(by, unit):
        raise NotOfThisUnit
    today = timezone.localdate()
    return _agreement(by=by, ask=ask, unit=unit, version=version, agreed_on=today, evidence="")


@transaction.atomic
def note_agreement(
    *, by: Actor, ask: Ask, unit: str, version: int, agreed_on: date, evidence: str
) -> Agreement:
    """Record that a unit agreed elsewhere: by which decision or letter of its own.

    Raises NotOfThisUnit without one, NotComeYet, SentAlready, Withdrawn, ChangedMeanwhile.
    """
    if not evidence.strip():
        raise NotOfThisUnit
    if agreed_on > timezone.localdate():
        raise NotComeYet
    return _agreement(
        by=by, ask=ask, unit=unit, version=version, agreed_on=agreed_on, evidence=evidence
    )


@transaction.atomic
def send_ask(
    *, by: SignedIn, ask: Ask, version: int, sent_on: date, how: How, reply_due_on: date
) -> Ask:
    """Record that an ask was sent, once, for all of its units.

    A joint ask needs each unit's agreement; so does the ask of a single unit that the sender does
    not speak for. Raises NotAgreed, NotComeYet, SentAlready, Withdrawn, ChangedMeanwhile.
    """
    found = _unsent(ask, version)
    if sent_on > timezone.localdate():
        raise NotComeYet
    if missing := _not_agreed(by, found):
        raise NotAgreed(missing)
    found.sent_on, found.sent_how, found.reply_due_on = sent_on, how, reply_due_on
    found.sent_at, found.sent_by = timezone.now(), by.audit_reference
    found.save(update_fields=["sent_on", "sent_how", "reply_due_on", "sent_at", "sent_by"])
    record(
        actor=by,
        action="networks.ask_sent",
        about=found.audit_reference,
        details={"how": how.value, "sent_on": sent_on.isoformat()},
    )
    return found


def _not_agreed(by: SignedIn, ask: Ask) -> tuple[str, ...]:
    units = [each.unit for each in ask.units.all()]
    agreed = {each.unit for each in ask.agreements.filter(version=ask.version)}
    missing = tuple(unit for unit in units if unit not in agreed)
    if len(units) == 1 and speaks_for(by, units[0]):
        return ()
    return missing


def _agreement(
    *, by: Actor, ask: Ask, unit: str, version: int, agreed_on: date, evidence: str
) -> Agreement:
    found = _unsent(ask, version)
    if not found.units.filter(unit=unit).exists():
        raise NotOfThisUnit
    if found.agreements.filter(unit=unit, version=version).exists():
        raise ChangedMeanwhile
    made: Agreement = Agreement.objects.create(
        ask=found,
        unit=unit,
        version=version,
        agreed_on=agreed_on,
        evidence=evidence,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="networks.ask_agreed",
        about=found.audit_reference,
        details={"unit": unit, "version": version},
    )
    return made


def _unsent(ask: Ask, version: int) -> Ask:
    """The ask, held until the act is done, if it is as it was read and has not gone out."""
    found: Ask = Ask.objects.select_for_update().get(pk=ask.pk)
    if found.sent_on is not None:
        raise SentAlready
    if any(each.kind == EventKind.WITHDRAWN for each in those_that_stand(found.events.all())):
        raise Withdrawn
    if found.version != version:
        raise ChangedMeanwhile
    return found
