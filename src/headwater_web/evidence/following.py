"""Cards and gaps as they stand on a day, worked out from what is recorded of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.evidence.effects import (
    Effect,
    EffectMeasure,
    GoodDirection,
    number_words,
    reading,
)
from headwater_web.evidence.models import (
    Card,
    CardAct,
    CardVersion,
    Gap,
    GapEvent,
    GapEventKind,
    Stated,
    those_that_stand,
)


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another, never below 0.

    >>> months_between(date(2026, 1, 31), date(2026, 2, 28))
    0
    >>> months_between(date(2025, 11, 22), date(2026, 11, 22))
    12
    """
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(0, months - (later.day < earlier.day))


def effect_of(stated: Stated) -> Effect | None:
    """The effect that a card or an outcome states, if it states a number."""
    if stated.estimate is None:
        return None
    return Effect(
        EffectMeasure(stated.measure),
        stated.estimate,
        stated.lower,
        stated.upper,
        stated.interval_percent or 0,
        GoodDirection(stated.good_direction),
    )


@dataclass(frozen=True)
class ShownStated:
    """What was stated of an outcome, in words."""

    stated: Stated

    @cached_property
    def effect(self) -> Effect | None:
        """The effect, if a number was stated."""
        return effect_of(self.stated)

    @property
    def number_words(self) -> str:
        """The number as its source has it; empty where there is none."""
        return number_words(self.effect) if self.effect else ""

    @property
    def reading(self) -> str:
        """What it means, or why there is no number."""
        if self.effect is None:
            return self.stated.no_number_because
        return reading(self.effect, people=self.people)

    @property
    def people(self) -> int | None:
        """How many took part, where what is stated says so."""
        return None


@dataclass(frozen=True)
class ShownCard(ShownStated):
    """One version of a card, as one person sees it on a day.

    `published` is the number of the version that everybody may read, if there is one; `newest`
    that of the last one written.
    """

    stated: CardVersion
    card: Card
    published: int | None
    newest: int
    withdrawal: CardAct | None
    today: date

    @property
    def version(self) -> CardVersion:
        """What the card says."""
        return self.stated

    @property
    def people(self) -> int | None:
        """How many took part, where the card says so."""
        return self.stated.participants

    @property
    def is_published(self) -> bool:
        """Whether everybody may read this version."""
        return self.version.number == self.published

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer holds."""
        return self.withdrawal is not None

    @property
    def is_draft(self) -> bool:
        """Whether nobody but those who see drafts can read this version."""
        return not self.is_published and not self.is_withdrawn

    @property
    def is_overdue(self) -> bool:
        """Whether somebody should have looked for newer evidence by now."""
        return not self.is_withdrawn and self.version.next_review < self.today

    @property
    def standing(self) -> Promise | str:
        """Where it stands, in words; empty where it simply holds."""
        if self.is_withdrawn:
            return _("withdrawn")
        if self.is_draft:
            return _("draft")
        return _("to be looked at again") if self.is_overdue else ""


OPEN_GAP = "open"
GAP_WORDS = {
    OPEN_GAP: _("open"),
    GapEventKind.TAKEN_UP: _("taken up by a study"),
    GapEventKind.ANSWERED: _("answered"),
    GapEventKind.GIVEN_UP: _("given up"),
}


@dataclass(frozen=True)
class FollowedGap:
    """One gap with what became of it, on a day."""

    gap: Gap
    every_event: tuple[GapEvent, ...]
    today: date

    @cached_property
    def events(self) -> tuple[GapEvent, ...]:
        """What became of it, without what was struck out, by days."""
        return those_that_stand(self.every_event)

    @property
    def stands(self) -> str:
        """`open`, or the kind of the entry that stands last."""
        last = self.events[-1].kind if self.events else GapEventKind.REOPENED
        return OPEN_GAP if last == GapEventKind.REOPENED else str(last)

    @property
    def standing(self) -> Promise:
        """Where it stands, in words."""
        return GAP_WORDS[self.stands]

    @property
    def is_open(self) -> bool:
        """Whether nobody works on it."""
        return self.stands == OPEN_GAP

    @property
    def is_settled(self) -> bool:
        """Whether it was answered or given up."""
        return self.stands in {GapEventKind.ANSWERED, GapEventKind.GIVEN_UP}

    @property
    def studies(self) -> tuple[str, ...]:
        """The references of the studies that took it up."""
        found = [each.reference for each in self.events if each.kind == GapEventKind.TAKEN_UP]
        return tuple(dict.fromkeys(found))

    @property
    def months_known(self) -> int:
        """For how many months it has been known, until it was settled."""
        until = self.events[-1].happened_on if self.is_settled else self.today
        return months_between(self.gap.found_on, until)
