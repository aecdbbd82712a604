"""Themes as they may be told: how many sessions and notes, which groups and places, how safely."""

from dataclasses import dataclass
from datetime import date

from headwater_web.accounts.api import Asker
from headwater_web.lived_experience.counting import SafeCount
from headwater_web.lived_experience.lists import HeardLists, heard_lists
from headwater_web.lived_experience.models import ChangeKind, CodedSpan, Theme, ThemeChange
from headwater_web.lived_experience.queries.coded import (
    Coded,
    coded_on,
    standing_theme,
    themes_in_use,
)
from headwater_web.lived_experience.queries.heard import (
    HeardKind,
    HeardPart,
    kinds_of,
    people_of,
    places_of,
)
from headwater_web.thread.api import LinkKind, Thing, earlier_things, later_things


@dataclass(frozen=True, slots=True)
class ShownTheme:
    """One theme with what it rests on. People are those who took part where it was said.

    How many of them would say the same is not known.
    """

    theme: Theme
    sessions: int
    notes: int
    stretches: int
    people: SafeCount
    kinds: tuple[HeardKind, ...]
    places: tuple[HeardPart, ...]
    first_heard_on: date | None
    last_heard_on: date | None

    @property
    def heard_places(self) -> tuple[HeardPart, ...]:
        """The districts in which it was said."""
        return tuple(place for place in self.places if place.is_heard)

    @property
    def heard_groups(self) -> tuple[HeardPart, ...]:
        """The groups that were there when it was said, of every kind."""
        return tuple(part for kind in self.kinds for part in kind.parts if part.is_heard)

    @property
    def heard_kinds(self) -> tuple[HeardKind, ...]:
        """The same by kind, without kinds of which nobody was there."""
        heard = (
            HeardKind(kind.name, tuple(part for part in kind.parts if part.is_heard))
            for kind in self.kinds
        )
        return tuple(kind for kind in heard if kind.parts)


def theme_with(reference: str) -> Theme | None:
    """A theme by its reference, joined or divided ones included."""
    found: Theme | None = Theme.objects.filter(reference=reference).first()
    return found


def shown_themes(on: date) -> tuple[ShownTheme, ...]:
    """Every theme in use, by name."""
    coded, lists = coded_on(on), heard_lists()
    return tuple(shown_theme(theme, coded, lists) for theme in themes_in_use())


def shown_theme(theme: Theme, coded: Coded, lists: HeardLists) -> ShownTheme:
    """One theme with what it rests on."""
    sessions = coded.sessions_of(theme)
    return ShownTheme(
        theme=theme,
        sessions=len(sessions),
        notes=len(coded.notes_of(theme)),
        stretches=len(coded.of(theme)),
        people=people_of(sessions),
        kinds=kinds_of(sessions, lists),
        places=places_of(sessions, lists),
        first_heard_on=sessions[0].held_on if sessions else None,
        last_heard_on=sessions[-1].held_on if sessions else None,
    )


def changes_of(theme: Theme) -> tuple[ThemeChange, ...]:
    """What was done to a theme and to those that were joined with it, oldest first."""
    joined = ThemeChange.objects.filter(kind=ChangeKind.MERGED, into=theme)
    own = ThemeChange.objects.filter(theme=theme)
    rows = (own | joined).distinct().select_related("theme").prefetch_related("into")
    return tuple(rows.order_by("changed_at", "pk"))


def bears_on(person: Asker, theme: Theme) -> tuple[Thing, ...]:
    """Findings, figures and other things to which a theme is tied, as this person may see them."""
    tied = (
        thing
        for kind in LinkKind
        for things in (
            later_things(person, theme.reference, kind),
            earlier_things(person, theme.reference, kind),
        )
        for thing in things
    )
    found = {each.reference: each for each in tied}
    return tuple(each for each in found.values() if not each.reference.startswith(("QU-", "TH-")))


def waiting_to_be_coded_again(on: date) -> tuple[CodedSpan, ...]:
    """Stretches whose theme was divided, and which no part of it has been given since."""
    coded = coded_on(on)
    every = {theme.pk: theme for theme in Theme.objects.all()}
    changes = ThemeChange.objects.filter(kind=ChangeKind.SPLIT).prefetch_related("into")
    return tuple(
        span
        for change in changes
        for span in coded.of(every[change.theme_id])
        if not any(
            _overlap(span, other)
            for part in change.into.all()
            for other in coded.of(standing_theme(every[part.pk], every))
        )
    )


def _overlap(one: CodedSpan, other: CodedSpan) -> bool:
    return one.note_id == other.note_id and one.start < other.end and other.start < one.end
