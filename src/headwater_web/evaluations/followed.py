"""A plan as it stands: its versions, its lock, the engine's answer, and whether it is out."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater.exchange.messages import EvaluationAnswer
from headwater.released.evaluations.result import EvaluationResult, Verdict
from headwater_web.evaluations.models import Lock, Plan, PlanVersion, Publication, PublicationKind

VERDICTS: dict[Verdict, Promise] = {
    Verdict.EXPECTED_EFFECT: _("It changed as was hoped, beyond chance"),
    Verdict.OPPOSITE_EFFECT: _("It went the other way, beyond chance"),
    Verdict.CANNOT_TELL: _("We cannot tell"),
    Verdict.NO_EFFECT_WORTH_ACTING_ON: _("No change that would be worth acting on"),
    Verdict.NOT_A_FAIR_TEST: _("This was no fair test"),
}


@dataclass(frozen=True)
class FollowedPlan:
    """A plan with one version of it in view.

    `lock` is that of the version in view; `answer` and `result` what the engine made of it;
    `newest` the number of the last version written.
    """

    plan: Plan
    version: PlanVersion
    newest: int
    lock: Lock | None
    answer: EvaluationAnswer | None
    result: EvaluationResult | None
    publications: tuple[Publication, ...]

    @property
    def reference(self) -> str:
        """The plan's reference."""
        return self.plan.reference

    @property
    def is_waiting(self) -> bool:
        """Whether the engine has yet to answer."""
        return self.lock is not None and self.answer is None

    @property
    def refused_because(self) -> tuple[str, ...]:
        """Why the engine could not answer."""
        return self.answer.refused_because if self.answer else ()

    @cached_property
    def published(self) -> Publication | None:
        """The act by which everybody may read it, if it is out."""
        last = self.publications[-1] if self.publications else None
        return last if last and last.kind == PublicationKind.PUBLISHED else None

    @property
    def verdict_words(self) -> Promise | str:
        """What came out, in a few words; empty before there is an answer."""
        return VERDICTS[self.result.verdict] if self.result else ""

    @property
    def standing(self) -> Promise:
        """Where it stands."""
        if self.published:
            return _("published")
        if self.result is not None:
            return _("answered")
        if self.refused_because:
            return _("could not be answered")
        if self.is_waiting:
            return _("locked, waiting for its answer")
        return _("being planned")
