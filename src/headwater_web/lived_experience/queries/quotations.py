"""Quotations as they may be shown: cleared, and not withdrawn since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.lived_experience.lists import HeardLists, heard_lists
from headwater_web.lived_experience.models import Quotation
from headwater_web.thread.api import Thing, things_seen_by


@dataclass(frozen=True, slots=True)
class ShownQuotation:
    """One quotation as one person may see it, with the number that it bears on.

    `words` are empty where it may no longer be used.
    """

    quotation: Quotation
    words: str
    attribution: str
    figure: Thing | None
    is_ended: bool

    @property
    def is_cleared(self) -> bool:
        """Whether it may be used today."""
        return self.quotation.cleared_at is not None and not self.is_ended

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has still to decide on it."""
        return self.quotation.cleared_at is None and not self.is_ended


def quotations_seen_by(person: Asker) -> QuerySet[Quotation]:
    """Those that this person may know of: staff all, others those that were ever cleared."""
    found = Quotation.objects.select_related("note__session")
    if may(person, Rule.SEE_LIVED_EXPERIENCE):
        return found
    return found.filter(cleared_at__isnull=False) if may(person, Rule.SEE_THEMES) else found.none()


def shown_quotations(
    person: Asker, rows: Iterable[Quotation], on: date
) -> tuple[ShownQuotation, ...]:
    """Quotations with their numbers, as this person may see them on a day."""
    known = list(rows)
    figures = things_seen_by(person, {each.figure for each in known if each.figure})
    lists = heard_lists()
    return tuple(
        ShownQuotation(
            quotation=each,
            words="" if is_ended(each, on) else each.words,
            attribution=attribution(each, lists),
            figure=figures.get(each.figure),
            is_ended=is_ended(each, on),
        )
        for each in known
    )


def is_ended(quotation: Quotation, on: date) -> bool:
    """Whether it may no longer be used on a day: it was withdrawn, or consent has run out."""
    return quotation.withdrawn_at is not None or quotation.note.session.consent_until < on


def of_themes(rows: Iterable[Quotation], references: Collection[str]) -> list[Quotation]:
    """Those of the rows that are about any of these themes."""
    wanted = set(references)
    return [each for each in rows if wanted & set(each.themes)]


def attribution(quotation: Quotation, lists: HeardLists) -> str:
    """Of whom words are told: “A young person, then the place and the year”."""
    is_anywhere = quotation.place == lists.whole_area
    return _("{who}, {where}, {year}").format(
        who=lists.voice(quotation.group),
        where=_("the whole area") if is_anywhere else lists.place_name(quotation.place),
        year=quotation.note.session.held_on.year,
    )
