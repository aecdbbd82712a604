"""Agreements as one person may see them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Rule, display_names, may
from headwater_web.agreements.feeds import EVERY_FIELD, feed_title
from headwater_web.agreements.models import Agreement, AgreementEvent, AgreementFeed
from headwater_web.agreements.parties import party_names
from headwater_web.agreements.permitting import read_fields
from headwater_web.agreements.queries.register import basis_reference
from headwater_web.agreements.rules import rules
from headwater_web.agreements.standings import ALLOWED, Standing, Term
from headwater_web.agreements.terms import term_of
from headwater_web.ui.api import current_release
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class ShownAgreement:
    """One agreement as it stands on a day."""

    agreement: Agreement
    term: Term
    day: date

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        return self.term.standing(self.day)

    @property
    def words(self) -> str:
        """Where it stands, in words, and since or until when."""
        last = self.term.last_day
        if self.standing is Standing.NOT_BEGUN:
            return _("signed; begins on {day}").format(day=day_words(self.agreement.starts_on))
        if self.standing in {Standing.ENDED, Standing.REPLACED} and last:
            return _("{standing}; last day {day}").format(
                standing=self.standing.label, day=day_words(last)
            )
        if self.standing is Standing.IN_FORCE and last:
            return _("in force to {day}").format(day=day_words(last))
        return str(self.standing.label)

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("agreements:agreement", args=[self.agreement.reference])


@dataclass(frozen=True, slots=True)
class ShownFeed:
    """One feed that an agreement covers, in words."""

    covered: AgreementFeed
    title: str
    level: str
    basis: str
    special_category: str
    powers: tuple[str, ...]
    frequency: str
    fields: tuple[str, ...]
    register_reference: str
    """What the register that the site writes calls it."""
    held_as: str
    """What the newest release calls the basis of this supplier's feed, where it has a source."""

    @property
    def is_every_field(self) -> bool:
        """Whether every column is let in."""
        return self.fields == (EVERY_FIELD,)


@dataclass(frozen=True, slots=True)
class ReadAgreement:
    """One agreement with all that a page says about it."""

    shown: ShownAgreement
    feeds: tuple[ShownFeed, ...]
    events: tuple[tuple[AgreementEvent, str], ...]
    controllers: tuple[str, ...]
    purposes: tuple[str, ...]
    drafted_by: str
    in_force_by: str

    @property
    def may_become(self) -> bool:
        """Whether anything more can become of it."""
        return self.shown.standing in ALLOWED


def agreements_of(person: Asker) -> QuerySet[Agreement]:
    """The agreements that a person may see: the team all, others those of their organisation."""
    found: QuerySet[Agreement] = Agreement.objects.select_related(
        "assessment", "supersedes", "superseded_by"
    ).prefetch_related("events", "feeds")
    if not may(person, Rule.SEE_AGREEMENTS):
        return found.none()
    named = Agreement.objects.values_list("pk", "supplier", "controllers")
    seen = [key for key, supplier, controllers in named if _sees(person, supplier, controllers)]
    return found.filter(pk__in=seen)


def _sees(person: Asker, supplier: str, controllers: list[str]) -> bool:
    parties = {supplier, *controllers}
    return any(may(person, Rule.SEE_AGREEMENTS, about=party) for party in parties)


def shown(agreement: Agreement, day: date) -> ShownAgreement:
    """An agreement as it stands on a day."""
    return ShownAgreement(agreement, term_of(agreement), day)


def in_force(day: date) -> tuple[ShownAgreement, ...]:
    """Every agreement that is in force on a day."""
    rows = Agreement.objects.filter(in_force_at__isnull=False).select_related("superseded_by")
    found = (shown(each, day) for each in rows.prefetch_related("events", "feeds"))
    return tuple(each for each in found if each.standing is Standing.IN_FORCE)


def read(agreement: Agreement, day: date) -> ReadAgreement:
    """One agreement with all that a page says about it."""
    events = list(agreement.events.all())
    people = {each.said_by for each in events} | {agreement.drafted_by, agreement.in_force_by}
    names, organisations = display_names(people), party_names()
    known = rules()
    standing = shown(agreement, day)
    held = {} if standing.standing in _NOT_HELD_UNDER else _bases_of(agreement.supplier)
    return ReadAgreement(
        shown=standing,
        feeds=tuple(
            _shown_feed(each, basis_reference(agreement, each.feed), held.get(each.feed, ""))
            for each in agreement.feeds.all()
        ),
        events=tuple((each, names.get(each.said_by, "")) for each in events),
        controllers=tuple(organisations.get(key, key) for key in agreement.controllers),
        purposes=tuple(known.title("purposes", key) for key in agreement.purposes),
        drafted_by=names.get(agreement.drafted_by, ""),
        in_force_by=names.get(agreement.in_force_by, ""),
    )


_NOT_HELD_UNDER = {Standing.DRAFT, Standing.NOT_BEGUN, Standing.REPLACED}
"""Where an agreement stands so, another one is what the newest release holds the feed under."""


def _bases_of(supplier: str) -> dict[str, str]:
    """What the newest release calls the basis of each of a supplier's feeds."""
    release = current_release()
    sources = release.sources if release else ()
    return {each.feed: each.basis_reference for each in sources if each.supplier == supplier}


def _shown_feed(covered: AgreementFeed, register_reference: str, held_as: str) -> ShownFeed:
    known = rules()
    return ShownFeed(
        covered=covered,
        title=feed_title(covered.feed),
        level=known.title("levels", covered.level),
        basis=known.title("lawful_bases", covered.lawful_basis),
        special_category=known.title("special_category_conditions", covered.special_category),
        powers=tuple(known.title("powers", key) for key in covered.powers),
        frequency=known.title("frequencies", covered.frequency),
        fields=read_fields(covered),
        register_reference=register_reference,
        held_as=held_as,
    )
