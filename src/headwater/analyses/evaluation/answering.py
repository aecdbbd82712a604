"""From a locked plan and its counts to one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from headwater.analyses.evaluation import wording
from headwater.analyses.evaluation.beside import (
    Moved,
    before_and_after,
    moved_alike_before,
    moved_beside,
    pretended_earlier,
    pretended_elsewhere,
    without_each,
)
from headwater.analyses.evaluation.checking import Seen, checks_of
from headwater.analyses.evaluation.estimates import Estimate
from headwater.analyses.evaluation.estimating import estimate
from headwater.analyses.evaluation.judging import rung_of, verdict_of
from headwater.analyses.evaluation.keys import AREAS_BESIDE, BEFORE_AND_AFTER, FROM_THE_CHOICE
from headwater.analyses.evaluation.panels import Panel
from headwater.analyses.evaluation.peaks import Prepared, prepare
from headwater.analyses.evaluation.refusing import EvaluationRefused, if_carried
from headwater.analyses.evaluation.showing import (
    detectable,
    event_times_of,
    is_bounded,
    may_be_seen,
    placebos_of,
    series_of,
    shown,
    sizes_of,
)
from headwater.analyses.evaluation.sums import Sums, tells_too_much
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect
from headwater.released.evaluations.plan import Design, EvaluationPlan
from headwater.released.evaluations.reading import evaluation_id_of
from headwater.released.evaluations.result import (
    EvaluationResult,
    NamedEffect,
    PlaceboEffect,
)

_ALONE = {Design.SYNTHETIC_CONTROL, Design.INTERRUPTED_SERIES}
"""Designs with one treated series: each has a check of its own of the months before."""


@dataclass(frozen=True, eq=False)
class Asked:
    """One plan with its counts. `breaks` are changes of recording within its months, in words.

    `told` are the groups of areas of which earlier answers tell finely.
    """

    plan: EvaluationPlan
    panel: Panel
    answered_at: datetime
    code_version: str
    breaks: Sequence[str] = ()
    told: Sequence[Sums] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, and the groups of areas of which it tells by quarters; none where it does not."""

    result: EvaluationResult
    tells_of: tuple[frozenset[str], ...]


def evaluate(asked: Asked) -> Answered:
    """The answer. Raises EvaluationRefused where the counts cannot carry the design."""
    plan = asked.plan
    try:
        prepared = prepare(asked.panel, plan)
        found = estimate(prepared.panel, plan.design)
        seen = _seen(asked, prepared, found)
    except ValueError as problem:
        # The methods say what they found and expected in numbers of areas, times and events.
        raise EvaluationRefused([f"The design cannot be worked out: {problem}."]) from problem
    groups = _groups(asked.panel, found)
    if asked.panel.is_public:
        return Answered(_answer(asked, seen, finely=True), ())
    finely = not tells_too_much(Sums(plan.outcome, groups), earlier=asked.told)
    return Answered(_answer(asked, seen, finely=finely), groups if finely else ())


def _groups(whole: Panel, found: Estimate) -> tuple[frozenset[str], ...]:
    """The groups of which an answer tells; areas that began together apart from the others."""
    groups = (*whole.cohorts, whole.treated, found.compared, whole.beside)
    told = (
        frozenset(whole.areas[at] for at in group) for group in groups if may_be_seen(whole, group)
    )
    return tuple(dict.fromkeys(told))


def _seen(asked: Asked, prepared: Prepared, found: Estimate) -> Seen:
    used = prepared.panel
    in_time = asked.plan.design not in _ALONE
    return Seen(
        plan=asked.plan,
        prepared=prepared,
        estimate=found,
        moved=if_carried(lambda: moved_beside(used, found)),
        alike=if_carried(lambda: moved_alike_before(used, found)) if in_time else None,
        earlier=if_carried(lambda: pretended_earlier(used, found)) if in_time else None,
        elsewhere=pretended_elsewhere(used, found) if len(found.compared) else (),
        without=without_each(used, found),
        breaks=tuple(asked.breaks),
    )


def _answer(asked: Asked, seen: Seen, *, finely: bool) -> EvaluationResult:
    plan, whole, found = asked.plan, asked.panel, seen.estimate
    effect = shown(found.effect) if is_bounded(found.effect) else None
    checks = checks_of(seen)
    verdict = verdict_of(plan, effect, checks)
    changed = before_and_after(whole)
    sizes = sizes_of(seen.prepared, found)
    return EvaluationResult(
        evaluation_id=evaluation_id_of(plan),
        plan=plan,
        fingerprint=plan.fingerprint,
        answered_at=asked.answered_at,
        release_id=whole.release_id,
        code_version=asked.code_version,
        verdict=verdict,
        highest_rung=rung_of(
            plan,
            verdict,
            checks,
            is_compared=len(found.compared) > 0 and plan.design is not Design.INTERRUPTED_SERIES,
            changed=shown(changed) if changed else None,
        ),
        sentence=wording.sentence_of(plan, verdict, effect, checks, sizes),
        sizes=sizes,
        effect=effect,
        detectable_effect=detectable(plan, found.standard_error, degrees=found.degrees),
        checks=checks,
        others=_others(plan, seen, changed),
        event_times=tuple(event_times_of(whole, seen.prepared, found)) if finely else (),
        placebos=_placebos(seen, finely=finely),
        series=series_of(whole, seen.prepared, found) if finely else (),
        method=wording.method_of(plan, sizes, left_out=seen.prepared.left_out),
        source=whole.source,
        limits=wording.limits_of(
            plan, verdict, checks, is_public=whole.is_public, withheld=not finely
        ),
    )


def _others(
    plan: EvaluationPlan, seen: Seen, changed: RatioEffect | None
) -> tuple[NamedEffect, ...]:
    found = []
    if changed is not None:
        words = wording.before_after_words(plan)
        found.append(NamedEffect(BEFORE_AND_AFTER, words, shown(changed)))
    returning = seen.prepared.returning
    if returning is not None and returning.chosen_at_a_peak:
        words = "What was to be expected after the start from the choice at a peak alone."
        found.append(NamedEffect(FROM_THE_CHOICE, words, shown(returning.expected)))
    if seen.moved is not None:
        words = f"The areas beside those with it, against the comparison. {_share(seen.moved)}"
        found.append(NamedEffect(AREAS_BESIDE, words.strip(), shown(seen.moved.effect)))
    return tuple(found)


def _share(moved: Moved) -> str:
    if moved.share is None or moved.lower is None or moved.upper is None:
        return ""
    middle, low, high = (round(100 * each) for each in (moved.share, moved.lower, moved.upper))
    return (
        f"What came there is {middle} in 100 of what was prevented (95% interval {low} to {high}; "
        "below 0: fewer there too)."
    )


def _placebos(seen: Seen, *, finely: bool) -> tuple[PlaceboEffect, ...]:
    found: list[PlaceboEffect] = []
    if seen.earlier is not None and np.isfinite(seen.earlier.ratio):
        words = "The same areas, pretending that it began half-way through the months before"
        found.append(PlaceboEffect(words, round(seen.earlier.ratio, 2)))
    if finely:
        found.extend(placebos_of(seen.elsewhere, seen.prepared.panel))
    return tuple(found)
