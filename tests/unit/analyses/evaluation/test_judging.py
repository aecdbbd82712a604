"""The verdict and the rung: by rule, told apart case by case."""

import pytest
from tests.unit.analyses.evaluation.made import plan

from headwater.analyses.evaluation.judging import rung_of, verdict_of
from headwater.released.evaluations.plan import Direction
from headwater.released.evaluations.result import Check, Effect, Outcome, Verdict
from headwater.vocabulary.claims.ladder import Rung

HOLDS, FAILS, UNSURE = Outcome.HOLDS, Outcome.FAILS, Outcome.CANNOT_TELL


def checks(**outcomes):
    return tuple(Check(key, outcome, key) for key, outcome in outcomes.items())


def effect(lower, upper):
    return Effect((lower * upper) ** 0.5, lower, upper, None)


VERDICTS = [
    # direction       interval       checks                 what it says (smallest effect 10%)
    (Direction.FALL, (0.70, 0.85), HOLDS, Verdict.EXPECTED_EFFECT),
    (Direction.FALL, (0.70, 0.99), HOLDS, Verdict.EXPECTED_EFFECT),
    (Direction.FALL, (0.70, 1.00), HOLDS, Verdict.CANNOT_TELL),
    (Direction.FALL, (0.89, 1.05), HOLDS, Verdict.CANNOT_TELL),
    (Direction.FALL, (0.91, 1.05), HOLDS, Verdict.NO_EFFECT_WORTH_ACTING_ON),
    (Direction.FALL, (0.92, 0.98), HOLDS, Verdict.NO_EFFECT_WORTH_ACTING_ON),
    (Direction.FALL, (1.01, 1.20), HOLDS, Verdict.OPPOSITE_EFFECT),
    (Direction.RISE, (1.01, 1.20), HOLDS, Verdict.EXPECTED_EFFECT),
    (Direction.RISE, (0.95, 1.09), HOLDS, Verdict.NO_EFFECT_WORTH_ACTING_ON),
    (Direction.RISE, (0.95, 1.20), HOLDS, Verdict.CANNOT_TELL),
    (Direction.RISE, (0.70, 0.90), HOLDS, Verdict.OPPOSITE_EFFECT),
    (Direction.FALL, (0.70, 0.85), FAILS, Verdict.NOT_A_FAIR_TEST),
    (Direction.FALL, (0.70, 0.85), UNSURE, Verdict.EXPECTED_EFFECT),
]


@pytest.mark.parametrize(("direction", "interval", "outcome", "verdict"), VERDICTS)
def test_the_interval_and_the_plan_decide(direction, interval, outcome, verdict):
    found = verdict_of(plan(direction=direction), effect(*interval), checks(trend_before=outcome))
    assert found is verdict


def test_an_answer_without_bounds_tells_nothing():
    assert verdict_of(plan(), None, ()) is Verdict.CANNOT_TELL
    assert verdict_of(plan(), None, checks(enough_areas=FAILS)) is Verdict.NOT_A_FAIR_TEST


def test_displacement_is_a_finding_and_not_a_fault_of_the_test():
    found = verdict_of(plan(), effect(0.7, 0.8), checks(displacement=FAILS))
    assert found is Verdict.EXPECTED_EFFECT


FELL, STOOD = effect(0.7, 0.9), effect(0.8, 1.2)
EXPECTED = Verdict.EXPECTED_EFFECT
RUNGS = [
    # verdict                compared  checks                    alone    rung
    (EXPECTED, True, checks(trend_before=HOLDS), FELL, Rung.EFFECT),
    (EXPECTED, True, checks(trend_before=UNSURE), FELL, Rung.CHANGE_AGAINST_COMPARISON),
    (EXPECTED, False, checks(trend_before=HOLDS), FELL, Rung.CHANGE_OBSERVED),
    (EXPECTED, False, checks(trend_before=HOLDS), STOOD, Rung.OUTPUT),
    (EXPECTED, True, checks(displacement=UNSURE), FELL, Rung.EFFECT),
    (Verdict.OPPOSITE_EFFECT, True, checks(trend_before=HOLDS), FELL, Rung.EFFECT),
    (Verdict.CANNOT_TELL, True, checks(trend_before=HOLDS), FELL, Rung.CHANGE_OBSERVED),
    (Verdict.CANNOT_TELL, True, checks(trend_before=HOLDS), None, Rung.OUTPUT),
    (Verdict.NOT_A_FAIR_TEST, True, checks(trend_before=FAILS), STOOD, Rung.OUTPUT),
]


@pytest.mark.parametrize(("verdict", "compared", "found", "alone", "rung"), RUNGS)
def test_a_claim_stands_no_higher_than_what_it_stands_on(verdict, compared, found, alone, rung):
    assert rung_of(plan(), verdict, found, is_compared=compared, changed=alone) is rung


def test_a_plan_locked_after_an_answer_was_seen_reaches_no_effect():
    late = plan(changed_after_opening=True)
    found = rung_of(late, EXPECTED, checks(a=HOLDS), is_compared=True, changed=FELL)
    assert found is Rung.CHANGE_AGAINST_COMPARISON


@pytest.mark.parametrize("verdict", list(Verdict))
def test_one_evaluation_never_replicates(verdict):
    found = rung_of(plan(), verdict, (), is_compared=True, changed=FELL)
    assert not found.reaches(Rung.REPLICATED)
