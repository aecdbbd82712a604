"""What an edition of the needs assessment, or a board, may be told: nothing that is not cleared.

Whatever these answer may be published, so they ask nobody's permission: only what was cleared for
use and not withdrawn holds words, and only safe numbers of people are given.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from headwater_web.lived_experience.counting import SafeCount
from headwater_web.lived_experience.lists import heard_lists
from headwater_web.lived_experience.models import Quotation
from headwater_web.lived_experience.queries.coded import references_of
from headwater_web.lived_experience.queries.quotations import attribution, is_ended
from headwater_web.lived_experience.queries.themes import ShownTheme, shown_themes
from headwater_web.thread.api import FIGURE


@dataclass(frozen=True, slots=True)
class QuotationWords:
    """One quotation that was cleared. Once withdrawn, its words are empty for good.

    `figure` is the reference of the released figure beside which it stands, or empty; `themes`
    are references.
    """

    reference: str
    words: str
    attribution: str
    figure: str
    themes: tuple[str, ...]
    cleared_on: date
    withdrawn: bool
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """One theme with what it rests on: sessions, notes, people, groups and places, safely."""

    reference: str
    name: str
    definition: str
    sessions: int
    notes: int
    people: SafeCount
    groups: tuple[tuple[str, SafeCount], ...]
    places: tuple[tuple[str, SafeCount], ...]
    last_heard_on: date
    quotations: tuple[str, ...]


def quotations(references: Collection[str]) -> dict[str, QuotationWords]:
    """Of these quotations, those that were cleared, by reference; withdrawn ones say so."""
    today, lists = timezone.localdate(), heard_lists()
    rows = Quotation.objects.filter(reference__in=references, cleared_at__isnull=False)
    return {
        each.reference: QuotationWords(
            reference=each.reference,
            words="" if is_ended(each, today) else each.words,
            attribution=attribution(each, lists),
            figure=each.figure.removeprefix(FIGURE),
            themes=tuple(each.themes),
            cleared_on=timezone.localdate(each.cleared_at),
            withdrawn=is_ended(each, today),
            withdrawn_on=each.withdrawn_on,
        )
        for each in rows.select_related("note__session")
    }


def themes_for_editions(on: date | None = None) -> tuple[ThemeWords, ...]:
    """The themes that were heard in at least one session, the most widely heard first."""
    day = on or timezone.localdate()
    usable = [
        each
        for each in Quotation.objects.filter(
            cleared_at__isnull=False, withdrawn_at__isnull=True
        ).select_related("note__session")
        if not is_ended(each, day)
    ]
    found = [each for each in shown_themes(day) if each.sessions]
    return tuple(
        _told(each, usable)
        for each in sorted(found, key=lambda each: (-each.sessions, each.theme.name))
    )


def _told(shown: ShownTheme, usable: list[Quotation]) -> ThemeWords:
    theme = shown.theme
    known = references_of(theme)
    return ThemeWords(
        reference=theme.reference,
        name=theme.name,
        definition=theme.definition,
        sessions=shown.sessions,
        notes=shown.notes,
        people=shown.people,
        groups=tuple((part.name, part.count) for part in shown.heard_groups),
        places=tuple((part.name, part.count) for part in shown.heard_places),
        last_heard_on=shown.last_heard_on or theme.added_at.date(),
        quotations=tuple(each.reference for each in usable if known & set(each.themes)),
    )
