"""Studies and their outcomes as they stand on a day, worked out from what is recorded of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.evidence.following import ShownStated, months_between
from headwater_web.evidence.models import (
    ETHICS,
    Outcome,
    Output,
    Study,
    StudyEvent,
    StudyEventKind,
    those_that_stand,
)


@dataclass(frozen=True)
class ShownOutcome(ShownStated):
    """One outcome of a study, in words."""

    stated: Outcome


@dataclass(frozen=True)
class FollowedStudy:
    """One study with what happened to it, on a day."""

    study: Study
    every_event: tuple[StudyEvent, ...]
    outputs: tuple[Output, ...]
    outcomes: tuple[Outcome, ...]
    today: date

    @cached_property
    def events(self) -> tuple[StudyEvent, ...]:
        """What happened, without what was struck out, by days."""
        return those_that_stand(self.every_event)

    def last_of(self, *kinds: StudyEventKind) -> StudyEvent | None:
        """The last entry of these kinds."""
        return next((each for each in reversed(self.events) if each.kind in kinds), None)

    @property
    def ethics(self) -> StudyEvent | None:
        """The last that is recorded of its ethics approval; nothing where nothing is."""
        return self.last_of(*ETHICS)

    @property
    def started_on(self) -> date | None:
        """The day on which it began."""
        event = self.last_of(StudyEventKind.STARTED)
        return event.happened_on if event else None

    @property
    def finished(self) -> StudyEvent | None:
        """The entry that says with what result it finished."""
        return self.last_of(StudyEventKind.FINISHED)

    @property
    def stopped(self) -> StudyEvent | None:
        """The entry that says why it was stopped."""
        return self.last_of(StudyEventKind.STOPPED)

    @property
    def shared(self) -> StudyEvent | None:
        """The entry that published its summary."""
        return self.last_of(StudyEventKind.SHARED)

    @property
    def ended_on(self) -> date | None:
        """The day on which it finished or was stopped."""
        event = self.finished or self.stopped
        return event.happened_on if event else None

    @property
    def due_on(self) -> date:
        """The day by which it is to end, as it was last moved."""
        moved = self.last_of(StudyEventKind.MOVED)
        return moved.until if moved and moved.until else self.study.planned_ends_on

    @property
    def times_moved(self) -> int:
        """How often its end was moved."""
        return sum(each.kind == StudyEventKind.MOVED for each in self.events)

    @property
    def is_late(self) -> bool:
        """Whether it has not ended, and its end as last agreed has passed."""
        return self.ended_on is None and self.due_on < self.today

    @property
    def months_late(self) -> int:
        """By how many whole months it missed its first planned end, so far or in the end."""
        return months_between(self.study.planned_ends_on, self.ended_on or self.today)

    @property
    def lacks_ethics(self) -> bool:
        """Whether it began and no approval, and no word that none is needed, is recorded."""
        settled = {StudyEventKind.ETHICS_GIVEN, StudyEventKind.ETHICS_NOT_NEEDED}
        return self.started_on is not None and (
            self.ethics is None or self.ethics.kind not in settled
        )

    @property
    def months_since_end(self) -> int | None:
        """How many whole months ago it ended."""
        return months_between(self.ended_on, self.today) if self.ended_on else None

    @property
    def standing(self) -> Promise:
        """Where it stands, in words."""
        if self.finished:
            return _("finished")
        if self.stopped:
            return _("stopped")
        if self.is_late:
            return _("late")
        return _("running") if self.started_on else _("planned")

    @property
    def shown_outcomes(self) -> tuple[ShownOutcome, ...]:
        """Its outcomes, without those that another row replaced."""
        replaced = {each.replaces_id for each in self.outcomes}
        return tuple(ShownOutcome(each) for each in self.outcomes if each.pk not in replaced)
