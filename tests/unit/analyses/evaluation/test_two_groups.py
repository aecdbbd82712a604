"""Two groups in the plan: those who took part and those who did not, each against their past."""

import pytest
from tests.unit.analyses.evaluation.made import NOW, of_groups

from headwater.analyses.evaluation import answer_of_groups
from headwater.released.evaluations.plan import ChosenBecause
from headwater.released.evaluations.result import Outcome, Verdict
from headwater.vocabulary.claims.ladder import Rung


def answer(*counts, **changed):
    asked = of_groups(*counts, **changed)
    return answer_of_groups(asked, asked.groups, answered_at=NOW, code_version="0.0.0")


def test_the_ratio_is_that_of_two_ratios():
    result = answer(400, 200, 400, 400)
    assert result.effect.ratio == 0.5
    assert result.verdict is Verdict.EXPECTED_EFFECT
    assert result.highest_rung is Rung.CHANGE_AGAINST_COMPARISON
    assert result.sentence.startswith("Among those who took part, violent offences were 50% lower")
    assert result.sentence.endswith("against those who did not.")
    assert result.sizes.events_before == 800


def test_people_picked_at_their_worst_are_no_fair_test():
    result = answer(400, 200, 400, 400, chosen_because=ChosenBecause.AT_A_PEAK)
    assert result.verdict is Verdict.NOT_A_FAIR_TEST
    (check,) = (each for each in result.checks if each.key == "regression_to_the_mean")
    assert check.outcome is Outcome.FAILS
    assert "picked at their worst" in result.sentence
    assert result.highest_rung is Rung.CHANGE_OBSERVED


def test_a_fall_in_both_groups_is_no_success():
    result = answer(400, 300, 400, 300)
    assert result.verdict is not Verdict.EXPECTED_EFFECT
    assert result.others[0].effect.upper < 1


def test_counts_without_an_event_are_refused_by_the_method():
    with pytest.raises(ValueError, match="expected"):
        answer(0, 0, 0, 0)
