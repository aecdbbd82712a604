"""Who signed for each supplier's feed: the organisations that answer for it, and since when."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from headwater_web.accounts.api import Asker, display_names
from headwater_web.agreements.models import Agreement
from headwater_web.agreements.parties import party_names
from headwater_web.agreements.queries.agreements import agreements_of, shown
from headwater_web.agreements.standings import Standing


@dataclass(frozen=True, slots=True)
class SignedFor:
    """The agreement behind one supplier's feed, as its owners signed it."""

    reference: str
    owners: tuple[str, ...]
    signed_on: date | None
    put_in_force_by: str

    @property
    def address(self) -> str:
        """Where the agreement is."""
        return reverse("agreements:agreement", args=[self.reference])


@dataclass(frozen=True, slots=True)
class Covering:
    """The agreement that a basis in the engine's register stands for, in force or ended."""

    reference: str

    @property
    def address(self) -> str:
        """Where the agreement is."""
        return reverse("agreements:agreement", args=[self.reference])


def covering(person: Asker) -> dict[tuple[str, str], Covering]:
    """The last agreement on each feed and supplier that was put in force and that one may see.

    A register that the site did not write has ids of its own: feed and supplier are what both say.
    """
    signed = agreements_of(person).filter(in_force_at__isnull=False).order_by("starts_on", "pk")
    return {
        (covered.feed, each.supplier): Covering(each.reference)
        for each in signed
        for covered in each.feeds.all()
    }


def signed_for(person: Asker, day: date) -> dict[tuple[str, str], SignedFor]:
    """By feed and supplier, of the agreements in force on `day` that the person may see."""
    standing = [
        each for each in agreements_of(person) if shown(each, day).standing is Standing.IN_FORCE
    ]
    people = display_names({each.in_force_by for each in standing})
    organisations = party_names()
    return {
        (covered.feed, each.supplier): _signed(each, people, organisations)
        for each in standing
        for covered in each.feeds.all()
    }


def _signed(
    agreement: Agreement, people: dict[str, str], organisations: dict[str, str]
) -> SignedFor:
    return SignedFor(
        reference=agreement.reference,
        owners=tuple(organisations.get(key, key) for key in agreement.controllers),
        signed_on=agreement.signed_on,
        put_in_force_by=people.get(agreement.in_force_by, ""),
    )
