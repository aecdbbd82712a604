"""Asks and contributions as other apps may know them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.urls import reverse

from headwater_web.networks.following import FollowedAsk
from headwater_web.networks.models import AddresseeKind
from headwater_web.networks.queries.asks import followed, sent_asks, sent_to_institutions
from headwater_web.networks.queries.memberships import contributions_that_stand
from headwater_web.networks.standings import Standing
from headwater_web.thread.api import LinkKind, later_references


@dataclass(frozen=True, slots=True)
class AskWords:
    """One ask that was sent, as it is on a day. None is ever an overdue action of ours."""

    reference: str
    title: str
    words: str
    addressee: str
    addressee_kind: AddresseeKind
    units: tuple[str, ...]
    sent_on: date
    reply_due_on: date
    standing: Standing
    days_waiting: int | None
    days_quiet: int
    times_chased: int
    reply_is_late: bool
    is_to_chase: bool
    escalated_to: str
    what_we_owe: str

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("networks:ask", args=[self.reference])


@dataclass(frozen=True, slots=True)
class ContributionWords:
    """One thing done as a member of an alliance. `evidence` is the reference of a thing here."""

    membership: str
    contributed_on: date
    words: str
    evidence: str
    evidence_address: str
    address: str


def asks_open(today: date) -> tuple[AskWords, ...]:
    """What was sent and is not settled, longest waiting first."""
    return tuple(_told(each) for each in followed(sent_asks(), today) if each.is_open)


def asks_to_chase(today: date) -> tuple[AskWords, ...]:
    """What has been quiet for so long that it is time to ask again."""
    return tuple(each for each in asks_open(today) if each.is_to_chase)


def asks_of_entry(reference: str, *, today: date) -> tuple[AskWords, ...]:
    """What was sent because of an entry of a register, or of a decision; settled ones too."""
    led_to = later_references([reference], LinkKind.LED_TO).get(reference, [])
    return tuple(_told(each) for each in followed(sent_asks().filter(reference__in=led_to), today))


def asks_of_institutions(names: Collection[str], *, today: date) -> tuple[AskWords, ...]:
    """What was sent to schools and providers, by what they were called then.

    For a page that only those open who may see the partners' cut.
    """
    found = sent_to_institutions().filter(addressee__in=names)
    return tuple(_told(each) for each in followed(found, today))


def ask_words(reference: str, *, today: date) -> AskWords | None:
    """One ask by its reference, if there is one and it was sent."""
    found = followed(sent_asks().filter(reference=reference), today)
    return _told(found[0]) if found else None


def contributions_since(day: date) -> tuple[ContributionWords, ...]:
    """What was done as a member on a day or after it, newest first."""
    return tuple(
        ContributionWords(
            membership=each.membership.name,
            contributed_on=each.contributed_on,
            words=each.words,
            evidence=each.evidence,
            evidence_address=each.address,
            address=reverse("networks:membership", args=[each.membership_id]),
        )
        for each in contributions_that_stand()
        if each.contributed_on >= day
    )


def _told(each: FollowedAsk) -> AskWords:
    return AskWords(
        reference=each.ask.reference,
        title=each.ask.title,
        words=each.ask.words,
        addressee=each.addressee,
        addressee_kind=AddresseeKind(each.ask.addressee_kind),
        units=each.unit_names,
        # A constraint holds both together, and only what was sent is told.
        sent_on=cast(date, each.ask.sent_on),
        reply_due_on=cast(date, each.ask.reply_due_on),
        standing=each.standing,
        days_waiting=each.days_waiting,
        days_quiet=each.days_quiet,
        times_chased=each.times_chased,
        reply_is_late=each.reply_is_late,
        is_to_chase=each.is_to_chase,
        escalated_to=each.escalated_to,
        what_we_owe=each.what_we_owe,
    )
