"""A desk that listens: sessions, notes without names, themes, and words cleared for use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.lived_experience.actions import coding, notes, quotations, sessions, themes
from headwater_web.lived_experience.models import (
    CodedSpan,
    Note,
    Purpose,
    Quotation,
    Session,
    SessionKind,
    Theme,
)
from headwater_web.lived_experience.staging import ListeningStaff, stage_lived_experience
from headwater_web.ui.definition_files import partnership_path

EVERYTHING = frozenset(Purpose)
SAID = "I take the long way home. It is dark.\n\nThe club is shut in August."


def today() -> date:
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


@dataclass(frozen=True)
class Desk:
    """Amara writes, codes and proposes; Grace checks and codes; Chioma clears."""

    cast: dict[str, Person]

    def session(
        self,
        *,
        people: int = 20,
        groups: Mapping[str, int] | None = None,
        places: tuple[str, ...] = ("mansfield",),
        days_ago: int = 30,
        purposes: frozenset[Purpose] = EVERYTHING,
        holds_for: int = 1000,
        title: str = "At the club",
    ) -> Session:
        held_on = ago(days_ago)
        told = sessions.SessionWords(
            title=title,
            kind=SessionKind.FOCUS_GROUP,
            places=places,
            led_by="Youth project",
            people=people,
            groups=groups if groups is not None else {"age_12_15": people},
            language="English",
            thanks="A voucher",
            aftercare="A youth worker stayed.",
        )
        return sessions.record_session(
            by=self.cast["amara"],
            held_on=held_on,
            told=told,
            consent=sessions.Consent("Read aloud", purposes, held_on + timedelta(days=holds_for)),
        )

    def note(
        self,
        session: Session | None = None,
        *,
        text: str = SAID,
        is_checked: bool = True,
        speaker: str = "",
    ) -> Note:
        made = notes.write_note(
            by=self.cast["amara"], session=session or self.session(), text=text, speaker=speaker
        )
        return notes.check_note(by=self.cast["grace"], note=made) if is_checked else made

    def theme(self, name: str = "The way home") -> Theme:
        return themes.add_theme(
            by=self.cast["amara"], words=themes.ThemeWords(name, "Fear on the way home.")
        )

    def code(
        self, note: Note, theme: Theme, start: int = 0, end: int = 25, *, by: str = "amara"
    ) -> CodedSpan:
        (made,) = coding.code(by=self.cast[by], note=note, themes=[theme], start=start, end=end)
        return made

    def quotation(
        self,
        note: Note | None = None,
        *,
        words: str = "I take the long way home.",
        group: str = "",
        place: str = "mansfield",
        is_cleared: bool = True,
    ) -> Quotation:
        quoted = quotations.Quoted(
            words=words, group=group, place=place, no_figure_because="Nobody counts it."
        )
        made = quotations.propose(by=self.cast["amara"], note=note or self.note(), quoted=quoted)
        return quotations.clear(by=self.cast["chioma"], quotation=made) if is_cleared else made


@pytest.fixture
def desk(cast: dict[str, Person]) -> Desk:
    """Staff at work."""
    return Desk(cast)


@pytest.fixture
def staged(cast: dict[str, Person]) -> Desk:
    """The demonstration's sessions, notes, themes and quotations."""
    place_once(
        "lived_experience",
        lambda: stage_lived_experience(
            partnership_path("lived_experience.yaml"),
            staff=ListeningStaff(cast["amara"], cast["grace"], cast["chioma"]),
            today=today(),
        ),
    )
    return Desk(cast)
