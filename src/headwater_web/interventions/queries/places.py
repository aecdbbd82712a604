"""Problems of places with the steps that were taken, and what a comparison says."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.interventions.lists import intervention_lists, joined, names_of
from headwater_web.interventions.models import Comparison, PlaceProblem, PlaceStep, Step


@dataclass(frozen=True, slots=True)
class StepShown:
    """One of the four steps, with everything that was done of it, the oldest first."""

    step: Step
    taken: tuple[PlaceStep, ...]

    @property
    def title(self) -> str:
        """What the step is, in words."""
        return str(self.step.label)


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """One problem of a place as it stands."""

    problem: PlaceProblem
    steps: tuple[StepShown, ...]

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("interventions:problem", args=[self.problem.reference])

    @property
    def place_words(self) -> str:
        """The area and the kind of place."""
        kind = joined(names_of(intervention_lists().place_kinds, [self.problem.place_kind]))
        return _("{kind} in {area}").format(kind=kind, area=self.problem.area_name)

    @property
    def assessment(self) -> PlaceStep | None:
        """The last assessment, where there is one."""
        return next(reversed(self.steps[-1].taken), None)

    @property
    def next_step(self) -> Step | None:
        """The first step that nobody has taken yet."""
        return next((each.step for each in self.steps if not each.taken), None)

    @property
    def comparison_words(self) -> str:
        """What the comparison says, or that there is none."""
        if self.assessment is None:
            return _("not assessed yet")
        return str(Comparison(self.assessment.comparison).label)


def all_problems() -> QuerySet[PlaceProblem]:
    """Every problem, newest first."""
    found: QuerySet[PlaceProblem] = PlaceProblem.objects.prefetch_related(
        "steps__programme__versions"
    )
    return found


def shown_problem(problem: PlaceProblem) -> ShownProblem:
    """One problem with its steps."""
    taken = list(problem.steps.all())
    return ShownProblem(
        problem,
        tuple(StepShown(step, tuple(each for each in taken if each.step == step)) for step in Step),
    )
