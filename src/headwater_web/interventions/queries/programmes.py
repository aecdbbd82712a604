"""Programmes as they stand on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from headwater_web.interventions.lists import intervention_lists, joined, names_of
from headwater_web.interventions.models import (
    Allocation,
    DesignChoice,
    EvaluationDesign,
    Grounds,
    Programme,
    ProgrammeDecision,
    ProgrammeVersion,
    TargetGroup,
    Theory,
    Tier,
    Turn,
)
from headwater_web.interventions.money_rules import standing_allocations
from headwater_web.interventions.standings import STANDING_WORDS, Standing, standing_of

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class FollowedProgramme:
    """One programme on a day: what was said last, what was decided, and the money it has."""

    programme: Programme
    version: ProgrammeVersion
    theory: Theory | None
    grounds: Grounds | None
    decisions: tuple[ProgrammeDecision, ...]
    allocations: tuple[Allocation, ...]
    choices: tuple[DesignChoice, ...]
    today: date

    @property
    def reference(self) -> str:
        """Its reference."""
        return self.programme.reference

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("interventions:programme", args=[self.reference])

    @property
    def last_decision(self) -> ProgrammeDecision | None:
        """What was decided last."""
        return self.decisions[-1] if self.decisions else None

    @property
    def stopped_on(self) -> date | None:
        """The first day without it, where a decision stopped it."""
        stops = [each.takes_effect_on for each in self.decisions if each.turn == Turn.STOP]
        return min(stops, default=None)

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        return standing_of(
            starts_on=self.version.starts_on,
            ends_on=self.version.ends_on,
            is_decided=bool(self.decisions),
            stopped_on=self.stopped_on,
            today=self.today,
        )

    @property
    def standing_words(self) -> str:
        """The same in words."""
        return str(STANDING_WORDS[self.standing])

    @property
    def last_day(self) -> date:
        """The last day on which it runs, or ran."""
        return min(self.version.ends_on, self.stopped_on or self.version.ends_on) - timedelta(1)

    @property
    def tier_words(self) -> str:
        """The tier by its first word."""
        return tier_words(self.version.tier)

    @property
    def target_words(self) -> str:
        """Whom it is for, by what is known of their risk."""
        return str(TargetGroup(self.version.target_group).label)

    @property
    def design_words(self) -> str:
        """How it shall be found out what came of it."""
        return str(EvaluationDesign(self.version.design).label)

    @property
    def bands_words(self) -> str:
        """The ages that it is for."""
        return joined(names_of(intervention_lists().bands, self.version.bands))

    @property
    def districts_words(self) -> str:
        """The districts in which it works."""
        return intervention_lists().districts_words(self.version.districts)

    @property
    def settings_words(self) -> str:
        """The kinds of places and institutions; empty where none was said."""
        lists = intervention_lists()
        places = names_of(lists.place_kinds, self.version.place_kinds)
        return joined([*places, *names_of(lists.institution_kinds, self.version.institution_kinds)])


def tier_words(tier: str) -> str:
    """A tier by its first word: the label says more after a colon."""
    return str(Tier(tier).label).partition(":")[0]


def all_programmes() -> QuerySet[Programme]:
    """Every programme with what belongs to it, in the order in which they were described."""
    found: QuerySet[Programme] = Programme.objects.prefetch_related(
        "versions", "theories", "grounds", "decisions", "allocations", "choices"
    )
    return found


def followed(programmes: Iterable[Programme], today: date) -> tuple[FollowedProgramme, ...]:
    """Programmes as they stand on a day."""
    return tuple(_followed(each, today) for each in programmes)


def programme_at(reference: str, today: date) -> FollowedProgramme | None:
    """A programme by its reference, if there is one."""
    return next(iter(followed(all_programmes().filter(reference=reference), today)), None)


def programme_of_key(key: str, today: date) -> FollowedProgramme | None:
    """A programme by its key, if there is one."""
    return next(iter(followed(all_programmes().filter(key=key), today)), None)


def today_here() -> date:
    """Today, where the site is."""
    return timezone.localdate()


def _followed(programme: Programme, today: date) -> FollowedProgramme:
    choices = list(programme.choices.all())
    ended = {each.ends_id for each in choices}
    return FollowedProgramme(
        programme=programme,
        version=list(programme.versions.all())[-1],
        theory=_last(programme.theories.all()),
        grounds=_last(programme.grounds.all()),
        decisions=tuple(programme.decisions.all()),
        allocations=standing_allocations(programme.allocations.all()),
        choices=tuple(each for each in choices if each.pk not in ended and each.ends_id is None),
        today=today,
    )


def _last(rows: Iterable[Row]) -> Row | None:
    listed = list(rows)
    return listed[-1] if listed else None
