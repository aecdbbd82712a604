"""The answer to a plan that holds its own counts: two groups, before and after."""

from datetime import datetime

from headwater.analyses.evaluation import wording
from headwater.analyses.evaluation.judging import rung_of, verdict_of
from headwater.analyses.evaluation.keys import BEFORE_AND_AFTER, ENOUGH_EVENTS, RETURN, TREND
from headwater.analyses.evaluation.showing import detectable, nearest_ten, shown
from headwater.methods.effects_of_interventions.prior_event_rate_ratio import (
    prior_event_rate_ratio,
)
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect
from headwater.methods.rates_and_shares.rate_comparisons import rate_ratio_limits
from headwater.released.evaluations.plan import ChosenBecause, EvaluationPlan, GroupCounts
from headwater.released.evaluations.reading import evaluation_id_of
from headwater.released.evaluations.result import (
    Check,
    EvaluationResult,
    NamedEffect,
    Outcome,
    Sizes,
)

Groups = tuple[GroupCounts, GroupCounts]
_FEWEST_EVENTS = 10


def answer_of_groups(
    plan: EvaluationPlan, groups: Groups, *, answered_at: datetime, code_version: str
) -> EvaluationResult:
    """The prior event rate ratio of a sound plan. Raises ValueError where a rate has no events."""
    took_part, did_not = groups
    effect = shown(prior_event_rate_ratio(took_part=took_part, did_not=did_not))
    checks = _checks(plan, groups)
    sizes = _sizes(groups)
    verdict = verdict_of(plan, effect, checks)
    alone = shown(_before_and_after(took_part))
    return EvaluationResult(
        evaluation_id=evaluation_id_of(plan),
        plan=plan,
        fingerprint=plan.fingerprint,
        answered_at=answered_at,
        release_id=None,
        code_version=code_version,
        verdict=verdict,
        highest_rung=rung_of(plan, verdict, checks, is_compared=True, changed=alone),
        sentence=wording.sentence_of(plan, verdict, effect, checks, sizes),
        sizes=sizes,
        effect=effect,
        detectable_effect=detectable(plan, _error_of(groups)),
        checks=checks,
        others=(
            NamedEffect(
                BEFORE_AND_AFTER,
                "Those who took part alone, after over before. It compares with nobody.",
                alone,
            ),
        ),
        event_times=(),
        placebos=(),
        series=(),
        method=wording.method_of(plan, sizes, left_out=0),
        source="Events and person-years of two groups, as the plan states them",
        limits=wording.limits_of(plan, verdict, checks, is_public=False, withheld=False),
    )


def _checks(plan: EvaluationPlan, groups: Groups) -> tuple[Check, ...]:
    fewest = min(min(each.events_before, each.events_after) for each in groups)
    return (
        Check(
            ENOUGH_EVENTS,
            Outcome.HOLDS if fewest >= _FEWEST_EVENTS else Outcome.CANNOT_TELL,
            "Each group has enough events before and after for the interval to be trusted."
            if fewest >= _FEWEST_EVENTS
            else f"One of the four counts is below {_FEWEST_EVENTS}: the interval is rough.",
        ),
        Check(
            TREND,
            Outcome.CANNOT_TELL,
            "With one time before and one after nobody can see whether the groups moved alike.",
        ),
        _return_to_the_mean(plan),
    )


def _return_to_the_mean(plan: EvaluationPlan) -> Check:
    if plan.chosen_because is ChosenBecause.DRAWN_BY_LOT:
        return Check(RETURN, Outcome.HOLDS, "Who took part was drawn by lot.")
    if plan.chosen_because is ChosenBecause.AT_A_PEAK:
        return Check(
            RETURN,
            Outcome.FAILS,
            "Those who took part were picked at their worst, and the time before holds that peak: "
            "they would have come down by themselves.",
        )
    return Check(
        RETURN,
        Outcome.CANNOT_TELL,
        "With one time before nobody can see whether those who took part came at their worst.",
    )


def _sizes(groups: Groups) -> Sizes:
    return Sizes(
        treated_areas=0,
        comparison_areas=0,
        months_before=0,
        months_after=0,
        events_before=nearest_ten(sum(each.events_before for each in groups)),
        events_after=nearest_ten(sum(each.events_after for each in groups)),
    )


def _before_and_after(group: GroupCounts) -> RatioEffect:
    ratio, lower, upper = rate_ratio_limits(
        group.events_after,
        group.person_years_after,
        group.events_before,
        group.person_years_before,
    )
    return RatioEffect(float(ratio), float(lower), float(upper), None)


def _error_of(groups: Groups) -> float:
    """Of the logarithm of the ratio of four counts that scatter by chance alone."""
    counts = [count for each in groups for count in (each.events_before, each.events_after)]
    return float(sum(1 / count for count in counts) ** 0.5)
