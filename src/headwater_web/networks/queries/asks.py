"""Reading asks as far as a person may, each with all that happened to it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.networks.following import FollowedAsk
from headwater_web.networks.lists import network_lists
from headwater_web.networks.models import AddresseeKind, Ask, AskUnit
from headwater_web.networks.speaking import shares_for


@dataclass(frozen=True, slots=True)
class Turns:
    """Asks by whose turn it is: what we owe, what we wait for, and what is settled."""

    ours: tuple[FollowedAsk, ...]
    theirs: tuple[FollowedAsk, ...]
    settled: tuple[FollowedAsk, ...]

    @property
    def late(self) -> int:
        """How many answers are past the day that was asked for."""
        return sum(each.reply_is_late for each in (*self.ours, *self.theirs))


def asks_seen_by(person: Asker) -> QuerySet[Ask]:
    """What was sent, for whoever may see networks; drafts only for those who share in them.

    What names a school or provider is for those who may see the page of returns, and who share.
    """
    if may(person, Rule.MANAGE_NETWORKS):
        return _asks()
    if not may(person, Rule.SEE_NETWORKS):
        return _asks().none()
    own, sent = Q(units__unit__in=shares_for(person)), Q(sent_on__isnull=False)
    if not may(person, Rule.SEE_PARTNER_CUT):
        sent &= ~Q(addressee_kind=AddresseeKind.INSTITUTION)
    return _asks().filter(sent | own).distinct()


def of_unit(asks: QuerySet[Ask], unit: str) -> QuerySet[Ask]:
    """Of these asks, those on behalf of a unit."""
    return asks.filter(pk__in=AskUnit.objects.filter(unit=unit).values("ask_id"))


def sent_asks() -> QuerySet[Ask]:
    """Everything that was sent, whoever reads it; no institution is named in it."""
    return _asks().filter(sent_on__isnull=False).exclude(addressee_kind=AddresseeKind.INSTITUTION)


def sent_to_institutions() -> QuerySet[Ask]:
    """What was sent to schools and providers, for readers who may see the page of returns."""
    return _asks().filter(sent_on__isnull=False, addressee_kind=AddresseeKind.INSTITUTION)


def ask_seen_by(person: Asker, reference: str, today: date) -> FollowedAsk | None:
    """One ask, if this person may see it."""
    found = followed(asks_seen_by(person).filter(reference=reference), today)
    return found[0] if found else None


def followed(asks: QuerySet[Ask], today: date) -> tuple[FollowedAsk, ...]:
    """Each ask with what happened to it, as it is on a day."""
    lists = network_lists()
    rows = list(asks.prefetch_related("units", "agreements", "events"))
    keys = {each.unit for ask in rows for each in ask.units.all()}
    keys |= {ask.organisation for ask in rows if ask.organisation}
    names = lists.names(keys, on=today)
    return tuple(
        FollowedAsk(
            ask=ask,
            units=tuple(each.unit for each in ask.units.all()),
            agreements=tuple(ask.agreements.all()),
            every_event=tuple(ask.events.all()),
            names=names,
            addressee=names.get(ask.organisation, ask.addressee),
            chase_after=timedelta(days=lists.chase_after_days),
            today=today,
        )
        for ask in rows
    )


def turns(asks: tuple[FollowedAsk, ...]) -> Turns:
    """Asks by whose turn it is, each in the order in which they were sent."""
    both = [each for each in asks if each.is_open or each.is_unsent]
    return Turns(
        ours=tuple(each for each in both if each.is_our_turn),
        theirs=tuple(each for each in both if not each.is_our_turn),
        settled=tuple(each for each in asks if not (each.is_open or each.is_unsent)),
    )


def _asks() -> QuerySet[Ask]:
    found: QuerySet[Ask] = Ask.objects.order_by(F("sent_on").asc(nulls_first=True), "pk")
    return found
