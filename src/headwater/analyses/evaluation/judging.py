"""The verdict, and how far a claim may go: by rule from the locked plan, never by taste."""

from collections.abc import Sequence

from headwater.analyses.evaluation.keys import DISPLACEMENT
from headwater.released.evaluations.plan import Direction, EvaluationPlan
from headwater.released.evaluations.result import Check, Effect, Outcome, Verdict
from headwater.vocabulary.claims.ladder import Rung

BESIDE_THE_POINT = frozenset({DISPLACEMENT})
"""Checks whose failing is a finding of its own: the estimate stands without them."""


def verdict_of(plan: EvaluationPlan, effect: Effect | None, checks: Sequence[Check]) -> Verdict:
    """What an evaluation says. `effect` is rounded as it is shown, so that the two agree.

    An interval that holds no change is never a success. One that leaves out the smallest effect
    worth acting on says so, even where it leaves out no change as well.
    """
    if any(each.outcome is Outcome.FAILS for each in _stood_on(checks)):
        return Verdict.NOT_A_FAIR_TEST
    if effect is None:
        return Verdict.CANNOT_TELL
    expects_fall = plan.direction is Direction.FALL
    as_hoped = effect.upper < 1 if expects_fall else effect.lower > 1
    opposite = effect.lower > 1 if expects_fall else effect.upper < 1
    if opposite:
        return Verdict.OPPOSITE_EFFECT
    if _leaves_out_what_matters(plan, effect):
        return Verdict.NO_EFFECT_WORTH_ACTING_ON
    return Verdict.EXPECTED_EFFECT if as_hoped else Verdict.CANNOT_TELL


def rung_of(
    plan: EvaluationPlan,
    verdict: Verdict,
    checks: Sequence[Check],
    *,
    is_compared: bool,
    changed: Effect | None,
) -> Rung:
    """As high as a claim may stand on this. `changed` is before and after alone.

    An effect needs a comparison, an interval that leaves out no change, every check holding, and a
    plan that was locked before any answer was seen. One evaluation never replicates.
    """
    lowest = Rung.CHANGE_OBSERVED if changed and _leaves_out_one(changed) else Rung.OUTPUT
    if verdict not in {Verdict.EXPECTED_EFFECT, Verdict.OPPOSITE_EFFECT} or not is_compared:
        return lowest
    all_hold = all(each.outcome is Outcome.HOLDS for each in _stood_on(checks))
    if all_hold and not plan.changed_after_opening:
        return Rung.EFFECT
    return Rung.CHANGE_AGAINST_COMPARISON


def _leaves_out_what_matters(plan: EvaluationPlan, effect: Effect) -> bool:
    if plan.direction is Direction.FALL:
        return effect.lower > 1 - plan.smallest_effect / 100
    return effect.upper < 1 + plan.smallest_effect / 100


def _leaves_out_one(effect: Effect) -> bool:
    return effect.upper < 1 or effect.lower > 1


def _stood_on(checks: Sequence[Check]) -> list[Check]:
    return [each for each in checks if each.key not in BESIDE_THE_POINT]
