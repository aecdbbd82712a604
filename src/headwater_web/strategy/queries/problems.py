"""Findings as problems on the four steps: how long they have stood, and what the next one lacks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.evidence.api import About, evidence_lists, months_between
from headwater_web.strategy.models import (
    Finding,
    FindingStep,
    FindingStrength,
    PublicHealthStep,
)
from headwater_web.strategy.queries.finding_ties import Ties, ties_of

STEPS = tuple(PublicHealthStep)
LACKS = {
    PublicHealthStep.PROBLEM: _("Somebody has to say that the problem is described, and how."),
    PublicHealthStep.CAUSES: _(
        "No finished study of its causes is tied to it. Tie one, or say which factors drive it."
    ),
    PublicHealthStep.WHAT_WORKS: _(
        "No published evidence card and no finished study of what works is tied to it."
    ),
    PublicHealthStep.SCALE: _("No action for the whole partnership is tied to it."),
}
SUGGESTS = {
    PublicHealthStep.CAUSES: _("A finished study of its causes is tied to it: {names}."),
    PublicHealthStep.WHAT_WORKS: _("There is evidence of what works: {names}."),
    PublicHealthStep.SCALE: _("There is an action for the whole partnership: {names}."),
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One of the four steps, as a finding stands to it."""

    step: PublicHealthStep
    is_reached: bool
    is_here: bool


@dataclass(frozen=True)
class Problem:
    """One finding on the four steps, on a day. `stalled_after` is in months, or nobody said."""

    finding: Finding
    steps: tuple[FindingStep, ...]
    strengths: tuple[FindingStrength, ...]
    ties: Ties
    stalled_after: int | None
    today: date

    @property
    def last_step(self) -> FindingStep | None:
        """The entry that stands."""
        return self.steps[-1] if self.steps else None

    @property
    def step(self) -> PublicHealthStep | None:
        """The step that it has reached; nothing where nobody has said."""
        return PublicHealthStep(self.steps[-1].step) if self.steps else None

    @property
    def strength(self) -> FindingStrength | None:
        """How strong its evidence is, as judged last."""
        return self.strengths[-1] if self.strengths else None

    @property
    def standing_since(self) -> date:
        """Since when it has stood on its step; an entry that repeats the step moves nothing.

        Where nobody has said, the day on which it was found.
        """
        since = self.finding.found_on
        for place, each in enumerate(self.steps):
            if place == 0 or each.step != self.steps[place - 1].step:
                since = each.reached_on
        return since

    @property
    def months(self) -> int:
        """For how many whole months it has stood there."""
        return months_between(self.standing_since, self.today)

    @property
    def is_stalled(self) -> bool:
        """Whether it stands still for longer than was agreed. The last step never stalls."""
        return (
            self.stalled_after is not None
            and self.next_step is not None
            and self.months >= self.stalled_after
        )

    @property
    def next_step(self) -> PublicHealthStep | None:
        """The step after its own; nothing where all are reached."""
        place = STEPS.index(self.step) + 1 if self.step else 0
        return STEPS[place] if place < len(STEPS) else None

    @property
    def speaks_for_next(self) -> tuple[str, ...]:
        """The references of what is tied to it and speaks for the next step."""
        if self.next_step is PublicHealthStep.CAUSES:
            return self._finished(About.CAUSES)
        if self.next_step is PublicHealthStep.WHAT_WORKS:
            cards = tuple(each.reference for each in self.ties.cards)
            return (*cards, *self._finished(About.WHAT_WORKS))
        if self.next_step is PublicHealthStep.SCALE:
            return tuple(each.reference for each in self.ties.actions if not each.action.area)
        return ()

    def _finished(self, about: About) -> tuple[str, ...]:
        studies = self.ties.studies
        return tuple(each.reference for each in studies if each.about == about and each.result)

    @property
    def lacks(self) -> Promise | str:
        """What the next step lacks, in words; empty where something speaks for it."""
        if self.next_step is None or self.speaks_for_next:
            return ""
        return LACKS[self.next_step]

    @property
    def suggests(self) -> str:
        """What speaks for the next step, in words. Only a person takes it."""
        if self.next_step not in SUGGESTS or not self.speaks_for_next:
            return ""
        return str(SUGGESTS[self.next_step]).format(names=", ".join(self.speaks_for_next))

    @property
    def ladder(self) -> tuple[Rung, ...]:
        """All four steps in their order, and how far it has come."""
        reached = STEPS.index(self.step) if self.step else -1
        return tuple(
            Rung(step, place <= reached, place == reached) for place, step in enumerate(STEPS)
        )


def problems(findings: Collection[Finding], *, today: date) -> tuple[Problem, ...]:
    """Findings as problems. Read many with `findings_that_hold`."""
    ties = ties_of([each.reference for each in findings], today=today)
    stalled_after = evidence_lists().stalled_after_months
    return tuple(
        Problem(
            finding=each,
            steps=tuple(each.steps.all()),
            strengths=tuple(each.strengths.all()),
            ties=ties[each.reference],
            stalled_after=stalled_after,
            today=today,
        )
        for each in findings
    )


def findings_that_hold() -> list[Finding]:
    """Every finding that was not withdrawn, with what was said of where it stands."""
    held = Finding.objects.filter(withdrawn_at__isnull=True)
    return list(held.prefetch_related("steps", "strengths"))


def problem_of(finding: Finding, *, today: date) -> Problem:
    """One finding as a problem."""
    (found,) = problems([finding], today=today)
    return found
