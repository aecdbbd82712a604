"""An analyst's desk: cards, gaps and studies, with what a test does not care about."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.accounts.models import Person
from headwater_web.evidence.actions import cards, gaps, studies, study_events
from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.evidence.following import FollowedGap, ShownCard
from headwater_web.evidence.models import (
    About,
    Card,
    Gap,
    GapEvent,
    GapEventKind,
    Outcome,
    Study,
    StudyEvent,
    StudyEventKind,
)
from headwater_web.evidence.queries.cards import all_cards, shown_cards
from headwater_web.evidence.queries.gaps import gap_with
from headwater_web.evidence.queries.studies import study_with
from headwater_web.evidence.said import read_card, read_outcome
from headwater_web.thread import kinds
from headwater_web.thread.api import Kind, Thing

CARD = {
    "key": "shared-places",
    "intervention": "Sharing where people were hurt",
    "question": "Are fewer people hurt?",
    "outcome": "Admissions",
    "measure": "rate_ratio",
    "estimate": "0.58",
    "lower": "0.49",
    "upper": "0.69",
    "interval_percent": "95",
    "good_direction": "lower",
    "design": "One city beside fourteen",
    "who": "Everybody",
    "whereabouts": "uk",
    "setting": "A city",
    "unknowns": "What did the work.",
    "source": "Somebody. 2011. A journal.",
    "as_at": "2026-01-10",
    "next_review": "2099-01-10",
}
OUTCOME = {
    "outcome": "Coming to the first appointment",
    "prespecified": "main",
    "design": "Two groups by chance",
    "measure": "risk_ratio",
    "estimate": "1.04",
    "lower": "0.91",
    "upper": "1.19",
    "interval_percent": "95",
    "good_direction": "higher",
    "number_supported": "188",
    "number_compared": "183",
    "counted_by": "Diaries",
}


def today() -> date:
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


@pytest.fixture
def things(monkeypatch: pytest.MonkeyPatch) -> dict[str, Thing]:
    """Findings, recommendations and actions that everybody with an account may see."""
    known: dict[str, Thing] = {}

    def seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
        return {each: known[each] for each in references if each in known and person.is_active}

    for prefix in ("F", "R", "A", "P"):
        monkeypatch.setitem(kinds._KINDS, prefix, Kind(prefix, _("Thing"), seen_by))
    for reference in ("F-1", "F-2", "R-1", "A-1", "A-2", "P-1"):
        known[reference] = Thing(reference, f"About {reference}", f"/things/{reference}/")
    return known


@dataclass(frozen=True)
class Desk:
    """The acts of evidence."""

    cast: dict[str, Person]

    def card(self, *, publish: bool = True, **said: Any) -> Card:
        made = cards.add_card(by=self.cast["amara"], said=read_card(CARD | said))
        if publish:
            cards.publish_card(by=self.cast["grace"], card=made, version=1)
        return made

    def change(self, card: Card, version: int = 1, **said: Any) -> None:
        cards.change_card(
            by=self.cast["amara"], card=card, said=read_card(CARD | said), version=version
        )

    def gap(self, *, days_ago: int = 100, **said: Any) -> Gap:
        words = gaps.GapWords(
            question="What helps people over 25?",
            why="We buy nothing for them.",
            who_could_answer="A university",
            found_on=ago(days_ago),
            **said,
        )
        return gaps.add_gap(by=self.cast["amara"], said=words)

    def became(
        self, gap: Gap, kind: GapEventKind, *, days_ago: int = 1, reference: str = ""
    ) -> GapEvent:
        words = "" if kind is GapEventKind.TAKEN_UP else "As it was said."
        return gaps.record_gap_event(
            by=self.cast["amara"],
            gap=gap,
            became=gaps.Became(kind, ago(days_ago), words, reference),
            read=gap.events.count(),
        )

    def study(
        self,
        title: str = "A message the day before",
        *,
        about: About = About.WHAT_WORKS,
        starts_days_ago: int = 400,
        ends_days_ago: int = 100,
        paid: bool = True,
        comes_from: tuple[str, ...] = (),
    ) -> Study:
        said = studies.StudyWords(
            title=title,
            question="Do more come?",
            about=about,
            partner="A university",
            commissioner="The partnership",
            is_paid_by_us=paid,
            takes_part="371 young people",
            thanks="A voucher",
            data_needed="Whether they came",
            data_basis="Consent",
            cost_pounds=18_500 if paid else None,
        )
        planned = studies.Planned(ago(starts_days_ago), ago(ends_days_ago))
        return studies.add_study(
            by=self.cast["grace"], said=said, planned=planned, comes_from=comes_from
        )

    def happened(
        self, study: Study, kind: StudyEventKind, *, days_ago: int = 1, **said: Any
    ) -> StudyEvent:
        needed: dict[StudyEventKind, dict[str, Any]] = {
            StudyEventKind.FINISHED: {"words": "No difference.", "result": "no_difference"},
            StudyEventKind.STOPPED: {"words": "Nobody came."},
            StudyEventKind.MOVED: {"words": "Holidays."},
            StudyEventKind.ETHICS_GIVEN: {"body": "A committee", "body_reference": "C/1"},
            StudyEventKind.ETHICS_ASKED: {"body": "A committee"},
        }
        return study_events.record_study_event(
            by=self.cast["grace"],
            study=study,
            happened=study_events.Happened(kind, ago(days_ago), **needed.get(kind, {}) | said),
            read=study.events.count(),
        )

    def outcome(self, study: Study, *, replaces: Outcome | None = None, **said: Any) -> Outcome:
        return studies.add_outcome(
            by=self.cast["amara"], study=study, said=read_outcome(OUTCOME | said), replaces=replaces
        )

    def finished(self, study: Study, *, days_ago: int = 60) -> Study:
        self.happened(study, StudyEventKind.ETHICS_GIVEN, days_ago=days_ago + 310)
        self.happened(study, StudyEventKind.STARTED, days_ago=days_ago + 300)
        self.happened(study, StudyEventKind.FINISHED, days_ago=days_ago)
        return study

    def shown(self, card: Card, *, with_drafts: bool = False) -> ShownCard:
        (found,) = shown_cards(all_cards().filter(pk=card.pk), today(), with_drafts=with_drafts)
        return found

    def followed(self, study: Study) -> FollowedStudy:
        found = study_with(study.reference, today())
        assert found is not None
        return found

    def followed_gap(self, gap: Gap) -> FollowedGap:
        found = gap_with(gap.reference, today())
        assert found is not None
        return found


@pytest.fixture
def desk(cast: dict[str, Person]) -> Desk:
    """An analyst and a manager at work."""
    return Desk(cast)
