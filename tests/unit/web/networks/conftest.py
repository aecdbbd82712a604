"""Two units and a desk that asks others for things; a network with a library."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from tests.unit.web.placing import place_once

# Fixtures are found by their names in this module.
from tests.unit.web.ui.sample_release import release, release_root, shown

from headwater_web.accounts import actions as accounts
from headwater_web.accounts.api import Asker, ensure_second_step
from headwater_web.accounts.models import Organisation, Person
from headwater_web.accounts.roles import Role
from headwater_web.governance.api import load_bodies
from headwater_web.networks.actions import asks, events, resources
from headwater_web.networks.following import FollowedAsk
from headwater_web.networks.models import (
    AddresseeKind,
    Agreement,
    Ask,
    AskEvent,
    EventKind,
    Helped,
    How,
    Resource,
    Use,
)
from headwater_web.networks.queries.asks import followed
from headwater_web.thread import kinds
from headwater_web.thread.api import Kind, Thing
from headwater_web.ui.definition_files import partnership_path

__all__ = ["release", "release_root", "shown"]

OURS, OTHERS = "partnership", "leicestershire_network"
NETWORK = "domestic_abuse_network"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ENTRY, HIDDEN = "B-7", "B-99"


@pytest.fixture(autouse=True)
def entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry of a register that everybody with an account may see, and one that nobody may."""

    def seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
        known = {ENTRY: Thing(ENTRY, "Fewer returns", "/registers/B-7/")}
        return {each: known[each] for each in references if each in known and person.is_active}

    monkeypatch.setitem(kinds._KINDS, "B", Kind("B", _("Entry"), seen_by))


@pytest.fixture
def networks_file() -> Path:
    """The partnership's own file of networks."""
    return partnership_path("networks.yaml")


@pytest.fixture
def bodies(cast: dict[str, Person]) -> None:
    """The partnership's own bodies, its networks among them."""
    place_once("bodies", lambda: load_bodies(partnership_path("bodies.yaml")))


def today() -> date:
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


@dataclass(frozen=True)
class Desk:
    """Staff at work: the acts of networks, with what a test does not care about."""

    cast: dict[str, Person]

    def draft(
        self,
        *units: str,
        title: str = "Fewer returns",
        comes_from: Sequence[str] = (),
        organisation: str = "",
        kind: AddresseeKind = AddresseeKind.NATIONAL,
    ) -> Ask:
        asked = asks.Asked(title, "One return, not three.", kind, "A ministry", organisation)
        return asks.draft_ask(
            by=self.cast["grace"], asked=asked, units=units or (OURS,), comes_from=comes_from
        )

    def agree(self, ask: Ask, unit: str = OTHERS, evidence: str = "Their letter") -> Agreement:
        return asks.note_agreement(
            by=self.cast["grace"],
            ask=ask,
            unit=unit,
            version=Ask.objects.get(pk=ask.pk).version,
            agreed_on=ago(1),
            evidence=evidence,
        )

    def send(self, ask: Ask | None = None, *, days_ago: int = 10, reply_days: int = 60) -> Ask:
        ask = ask or self.draft()
        return asks.send_ask(
            by=self.cast["grace"],
            ask=ask,
            version=Ask.objects.get(pk=ask.pk).version,
            sent_on=ago(days_ago),
            how=How.LETTER,
            reply_due_on=ago(days_ago - reply_days),
        )

    def happened(
        self,
        ask: Ask,
        kind: EventKind,
        *,
        days_ago: int = 0,
        corrects: AskEvent | None = None,
        read: int | None = None,
    ) -> AskEvent:
        told = events.Happened(
            kind,
            ago(days_ago),
            words="As they wrote.",
            to_whom="The minister" if kind is EventKind.ESCALATED else "",
        )
        return events.record_event(
            by=self.cast["grace"],
            ask=ask,
            happened=told,
            events_read=ask.events.count() if read is None else read,
            corrects=corrects,
        )

    def follow(self, ask: Ask) -> FollowedAsk:
        (found,) = followed(Ask.objects.filter(pk=ask.pk), today())
        return found

    def offer(
        self, offered_by: str = OURS, *, title: str = "Five questions", due_in: int = 100
    ) -> Resource:
        return resources.offer_resource(
            by=self.cast["grace"],
            network=NETWORK,
            offered_by=offered_by,
            words=resources.ResourceWords(
                title=title, what="Questions for a board", licence="Open", text="Who was asked?"
            ),
            looked=resources.Looked(ago(200), ago(-due_in)),
        )

    def use(self, resource: Resource, by: str = "police", helped: Helped = Helped.YES) -> Use:
        return resources.record_use(
            by=self.cast["grace"],
            resource=resource,
            organisation=by,
            used_on=ago(3),
            what_for="An away day",
            helped=helped,
        )


@pytest.fixture
def desk(bodies: None, cast: dict[str, Person]) -> Desk:
    """Staff at work."""
    return Desk(cast)


@pytest.fixture
def joy(bodies: None, cast: dict[str, Person]) -> Person:
    """A partner officer of the other unit."""
    person = member_of(OTHERS, "Joy", Role.PARTNER_OFFICER)
    ensure_second_step(email=person.email, secret=SECRET)
    return person


def member_of(organisation: str, name: str, role: Role) -> Person:
    """Someone new in an organisation."""
    if not Organisation.objects.filter(key=organisation).exists():
        accounts.add_organisation(by=None, key=organisation, name=organisation)
    email = f"{name.lower()}@demonstration.example"
    person = accounts.add_person(by=None, email=email, name=name)
    accounts.grant_membership(
        by=None,
        person=person,
        organisation=Organisation.objects.get(key=organisation),
        role=role,
        starts_on=date(2025, 1, 1),
    )
    return person
