"""Weighing options: what counts is said first, then each option is scored, then a body decides."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.interventions import faults
from headwater_web.interventions.actions.acting import signed, standing_decision, tie
from headwater_web.interventions.models import (
    Appraisal,
    AppraisalEnd,
    Criterion,
    Option,
    OptionKind,
    Programme,
    Score,
)
from headwater_web.thread.api import LinkKind, link, take_reference

WHOLE = 100
HAVE_TO_BE_WEIGHED = frozenset({OptionKind.STOP.value, OptionKind.CARRY_ON.value})


@dataclass(frozen=True, slots=True)
class OptionSaid:
    """One thing that could be done, what it costs in a year, and its evidence cards."""

    kind: str
    title: str
    words: str
    cost: Decimal
    cards: list[str]


@transaction.atomic
def begin_appraisal(
    *,
    by: Actor,
    title: str,
    question: str,
    weights: dict[str, int],
    programme: Programme | None = None,
    is_made_up: bool = False,
    at: datetime | None = None,
) -> Appraisal:
    """Begin to weigh options, with what counts and how much. Raises WeightsMissing.

    `at` is for a demonstration that sets back its days.
    """
    if sum(weights.values()) != WHOLE:
        raise faults.WeightsMissing
    appraisal = Appraisal.objects.create(
        reference=take_reference("OA"),
        title=title,
        question=question,
        programme=programme,
        is_made_up=is_made_up,
        **signed(by, at),
    )
    for name, weight in weights.items():
        Criterion.objects.create(appraisal=appraisal, name=name, weight=weight, **signed(by, at))
    if programme is not None:
        tie(by, [programme.reference], appraisal.reference, LinkKind.LED_TO)
    record(actor=by, action="interventions.appraisal_begun", about=appraisal.audit_reference)
    return appraisal


@transaction.atomic
def add_option(*, by: Actor, appraisal: Appraisal, said: OptionSaid) -> Option:
    """Add one thing that could be done. Raises EndedAlready."""
    _check_open(appraisal)
    option = Option.objects.create(appraisal=appraisal, **asdict(said), **signed(by))
    tie(by, said.cards, appraisal.reference, LinkKind.LED_TO)
    record(
        actor=by,
        action="interventions.option_added",
        about=appraisal.audit_reference,
        details={"kind": said.kind},
    )
    return option


@transaction.atomic
def score_option(
    *, by: Actor, option: Option, points: dict[int, tuple[int, str]]
) -> tuple[Score, ...]:
    """Score an option: points from 0 to 4 and the reason, by the number of each criterion.

    Raises EndedAlready, ScoresMissing where a criterion has no points.
    """
    _check_open(option.appraisal)
    criteria = {each.pk: each for each in option.appraisal.criteria.all()}
    if criteria.keys() != points.keys():
        raise faults.ScoresMissing
    scores = tuple(
        Score.objects.create(
            option=option,
            criterion=criteria[number],
            points=given,
            because=because,
            **signed(by),
        )
        for number, (given, because) in points.items()
    )
    record(
        actor=by,
        action="interventions.option_scored",
        about=option.appraisal.audit_reference,
        details={"option": option.pk},
    )
    return scores


@transaction.atomic
def end_appraisal(*, by: Actor, chosen: Option, decision: str, reasons: str) -> AppraisalEnd:
    """Note which option a body chose. Raises EndedAlready, NoSuchDecision, OptionsMissing."""
    appraisal = Appraisal.objects.select_for_update().get(pk=chosen.appraisal_id)
    _check_open(appraisal)
    _check_weighed(appraisal)
    found = standing_decision(decision)
    end = AppraisalEnd.objects.create(
        appraisal=appraisal,
        chosen=chosen,
        decision=found.reference,
        reasons=reasons,
        **signed(by),
    )
    link(by=by, earlier=appraisal.reference, later=found.reference, kind=LinkKind.DECIDED_BY)
    record(
        actor=by,
        action="interventions.appraisal_ended",
        about=appraisal.audit_reference,
        details={"chosen": chosen.kind, "decision": found.reference},
    )
    return end


def _check_open(appraisal: Appraisal) -> None:
    if AppraisalEnd.objects.filter(appraisal=appraisal).exists():
        raise faults.EndedAlready


def _check_weighed(appraisal: Appraisal) -> None:
    """Every option scored by every criterion; about a programme, stopping and carrying on too."""
    options = list(appraisal.options.prefetch_related("scores"))
    criteria = set(appraisal.criteria.values_list("pk", flat=True))
    whole = all(
        criteria == {each.criterion_id for each in option.scores.all()} for option in options
    )
    kinds = {each.kind for each in options}
    if not whole or (appraisal.programme_id and not kinds >= HAVE_TO_BE_WEIGHED):
        raise faults.OptionsMissing
