"""Problems of places, and the steps taken on them, in their order."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.interventions import faults
from headwater_web.interventions.actions.acting import check_began, signed
from headwater_web.interventions.models import PlaceProblem, PlaceStep, Programme, Step
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class ProblemSaid:
    """What keeps happening in an area, at one kind of place."""

    title: str
    area: str
    area_name: str
    place_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSaid:
    """One step. Which of these it needs depends on the step."""

    step: str
    happened_on: date
    words: str
    evaluation: str = ""
    comparison: str = ""
    compared_with: str = ""


@transaction.atomic
def note_problem(
    *, by: Actor, said: ProblemSaid, first: StepSaid, is_made_up: bool = False
) -> PlaceProblem:
    """Note what keeps happening somewhere, with what was found on looking: the first step.

    Raises BeforeTheBeginning, OutOfOrder where the first step is not scanning.
    """
    problem = PlaceProblem.objects.create(
        reference=take_reference("PP"), is_made_up=is_made_up, **asdict(said), **signed(by)
    )
    record(actor=by, action="interventions.problem_noted", about=problem.audit_reference)
    take_step(by=by, problem=problem, said=first)
    return problem


@transaction.atomic
def take_step(
    *, by: Actor, problem: PlaceProblem, said: StepSaid, programme: Programme | None = None
) -> PlaceStep:
    """Note one step. The steps come in their order; each may be taken again.

    Raises BeforeTheBeginning, OutOfOrder.
    """
    check_began(said.happened_on)
    order = list(Step)
    position = order.index(Step(said.step))
    taken = problem.steps.all()
    if position:
        before = [each for each in taken if each.step == order[position - 1]]
        if not before or min(each.happened_on for each in before) > said.happened_on:
            raise faults.OutOfOrder
    step = PlaceStep.objects.create(
        problem=problem, programme=programme, **asdict(said), **signed(by)
    )
    if programme is not None:
        link(
            by=by,
            earlier=problem.reference,
            later=programme.reference,
            kind=LinkKind.CARRIED_OUT_BY,
        )
    if said.evaluation:
        link(
            by=by,
            earlier=problem.reference,
            later=said.evaluation,
            kind=LinkKind.EVIDENCED_BY,
        )
    record(
        actor=by,
        action="interventions.step_taken",
        about=problem.audit_reference,
        details={"step": said.step},
    )
    return step
