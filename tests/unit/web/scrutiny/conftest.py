"""Panels, a plan to be decided, whoever has a panel's chair, and an item sent about the plan."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from tests.unit.web.placing import place_once

from headwater_web.accounts.api import Asker
from headwater_web.accounts.models import Organisation, Person
from headwater_web.accounts.roles import Role
from headwater_web.scrutiny import panels as membership
from headwater_web.scrutiny.actions.challenges import (
    accept_answer,
    answer_challenge,
    raise_challenge,
    return_answer,
)
from headwater_web.scrutiny.actions.items import ItemWords, add_row, draft_item
from headwater_web.scrutiny.actions.sending import send_item
from headwater_web.scrutiny.models import Answer, Challenge, Item, Panel
from headwater_web.scrutiny.staging import load_panels
from headwater_web.thread import kinds
from headwater_web.thread.api import Kind, Thing
from headwater_web.ui.definition_files import partnership_path

PLAN = "P-1"
HIDDEN = "P-2"
WORDS = "Nobody asked the places that lose hours. What do they say?"
REASONS = (
    "The hours lapse at the end of the month and would be lost to all four places; we will look "
    "again in three months with the panel."
)


@dataclass
class Chairs:
    """Who has the chair of which panel; the stand-in for governance."""

    held: set[tuple[str, str]] = field(default_factory=set)

    def give(self, person: Person, body: str = "scrutiny_panel") -> None:
        """Put someone in the chair."""
        self.held.add((person.audit_reference, body))

    def is_chair(self, person: Person, body: str, *, on: date) -> bool:
        """As governance would answer."""
        return (person.audit_reference, body) in self.held


@pytest.fixture
def chairs(monkeypatch: pytest.MonkeyPatch) -> Chairs:
    """Nobody has a chair until a test gives one."""
    chairs = Chairs()
    monkeypatch.setattr(membership, "is_chair", chairs.is_chair)
    return chairs


@pytest.fixture
def panels(db: None, cast: dict[str, Person], chairs: Chairs) -> dict[str, Panel]:
    """The panels of the definitions, by key."""
    place_once("panels", lambda: load_panels(partnership_path("panels.yaml")))
    return {panel.key: panel for panel in Panel.objects.all()}


@pytest.fixture(autouse=True)
def plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that everybody with an account may see, and one that nobody may."""

    def seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
        shown = {PLAN: Thing(PLAN, "Moving outreach", "/plans/P-1/", "draft")}
        known = shown if person.is_authenticated else {}
        return {each: known[each] for each in references if each in known}

    monkeypatch.setitem(kinds._KINDS, "P", Kind("P", _("Plan"), seen_by))


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def item_words(**changes: Any) -> ItemWords:
    said: dict[str, Any] = {
        "about": PLAN,
        "title": "Moving outreach hours",
        "asked": "Is this the right place?",
        "plan": "Two workers move to one estate.",
        "dataset": "Young people referred last year.",
        "not_heard": "Families who were never met.",
        "decision_due_on": in_days(40),
    }
    return ItemWords(**(said | changes))


@dataclass(frozen=True)
class Desk:
    """Staff and panel at work: the acts of scrutiny, with what a test does not care about."""

    cast: dict[str, Person]
    panels: dict[str, Panel]

    def draft(self, **changes: Any) -> Item:
        item = draft_item(by=self.cast["amara"], words=item_words(**changes))
        add_row(by=self.cast["amara"], item=item, group="Black", numerator=21, denominator=280)
        item.refresh_from_db()
        return item

    def send(self, item: Item | None = None, *to: str, **changes: Any) -> Item:
        item = item or self.draft(**changes)
        panels = [self.panels[key] for key in to or ("scrutiny_panel",)]
        return send_item(by=self.cast["amara"], item=item, to=panels, version=item.version)

    def challenge(self, item: Item | None = None, *, panel: str = "scrutiny_panel") -> Challenge:
        return raise_challenge(
            by=self.cast["imani"],
            item=item or self.send(),
            panel=self.panels[panel],
            words=WORDS,
        )

    def answer(self, challenge: Challenge, *, read: int = 0, changed: str = "") -> Answer:
        return answer_challenge(
            by=self.cast["grace"],
            challenge=challenge,
            words="We asked them; here is what they said.",
            answers_read=read,
            changed=changed,
        )

    def accept(self, answer: Answer) -> None:
        accept_answer(by=self.cast["imani"], answer=answer)

    def give_back(self, answer: Answer) -> None:
        return_answer(by=self.cast["imani"], answer=answer, why="One place is not in it.")


@pytest.fixture
def desk(cast: dict[str, Person], panels: dict[str, Panel]) -> Desk:
    """Staff and panel at work."""
    return Desk(cast, panels)


@pytest.fixture
def sit_on(cast: dict[str, Person]) -> Callable[..., Person]:
    """Put someone new on a panel: `sit_on("Joy", "scrutiny_panel")`."""

    def add(name: str, organisation: str) -> Person:
        from headwater_web.accounts import actions

        email = f"{name.lower()}@demonstration.example"
        person = actions.add_person(by=None, email=email, name=name)
        actions.grant_membership(
            by=None,
            person=person,
            organisation=Organisation.objects.get(key=organisation),
            role=Role.PANEL_MEMBER,
            starts_on=date(2025, 1, 1),
        )
        return person

    return add
