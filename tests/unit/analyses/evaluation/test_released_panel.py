"""Panels from released numbers: districts and months as everybody sees them."""

from datetime import date

import pytest
from tests.unit.analyses.counterfactuals import monthly
from tests.unit.analyses.evaluation.made import NOW, plan
from tests.unit.products import sample

from headwater.analyses.evaluation import Asked, EvaluationRefused, evaluate, panel_of_released
from headwater.released.evaluations.plan import CountsFrom, Design, TreatedArea
from headwater.released.evaluations.result import Outcome
from headwater.released.opened import Release

TREATED, *OTHERS = sorted(sample.DISTRICTS)
START = date(2022, 1, 1)


def asked(**changed):
    stated = {
        "counts_from": CountsFrom.RELEASED_MEASURE,
        "design": Design.SYNTHETIC_CONTROL,
        "outcome": monthly.MEASURE,
        "begins": monthly.FIRST,
        "ends": date(2025, 1, 1),
        "treated": (TreatedArea(TREATED, START),),
        "comparison": tuple(OTHERS),
        "areas_beside": (),
        "where": "",
    }
    return plan(**{**stated, **changed})


def release(treated=None, *breaks):
    fell = treated or monthly.multiplied(monthly.usual(seed=1), "2022-01", "2024-12", 0.6)
    others = {code: monthly.usual(seed=at) for at, code in enumerate(OTHERS, start=10)}
    found = monthly.released(monthly.usual(), *breaks, districts={TREATED: fell, **others})
    return Release.of(found)


def why(found, **changed):
    with pytest.raises(EvaluationRefused) as fault:
        panel_of_released(found, plan=asked(**changed))
    return " ".join(fault.value.reasons)


def test_the_months_of_districts_are_the_numbers_that_everybody_sees():
    found = panel_of_released(release(), plan=asked())
    assert found.events.shape == (1 + len(OTHERS), 84)
    assert found.release_id == release().released_id
    assert found.is_public
    assert "by district and month" in found.source


def test_an_answer_from_released_numbers_names_its_release_and_shows_single_districts():
    plan_asked = asked()
    found = panel_of_released(release(), plan=plan_asked)
    answered = evaluate(Asked(plan_asked, found, NOW, "0.0.0"))
    assert answered.tells_of == ()  # everybody has these numbers already
    assert answered.result.release_id == found.release_id
    assert [each for each in answered.result.series if each.group == "treated"]
    assert "rounded as they are released" in " ".join(answered.result.limits)


def test_few_districts_are_too_few_for_a_verdict():
    plan_asked = asked()
    answered = evaluate(
        Asked(plan_asked, panel_of_released(release(), plan=plan_asked), NOW, "0.0.0")
    )
    (check,) = (each for each in answered.result.checks if each.key == "enough_areas")
    assert check.outcome is Outcome.FAILS


def test_a_withheld_month_refuses_with_the_reason():
    cells = monthly.with_state(monthly.usual(), monthly.WITHHELD, "2021-03", "2021-04")
    words = why(release(cells))
    assert "2 counts that the plan asks for, in March 2021, April 2021, are withheld" in words
    assert "so few events could tell of a person" in words


@pytest.mark.parametrize(
    ("state", "words"),
    [(monthly.LATE, "the numbers did not arrive"), (monthly.NOT_ASKED, "not collected by anybody")],
)
def test_a_month_without_a_number_refuses_with_its_own_reason(state, words):
    assert words in why(release(monthly.with_state(monthly.usual(), state, "2021-03")))


def test_months_after_the_release_are_not_in_it():
    assert "not in the release" in why(release(), ends=date(2025, 3, 1))


def test_areas_and_measures_that_the_release_lacks_are_named():
    assert "name districts by their codes" in why(release(), comparison=("Z09000001", OTHERS[0]))
    assert "No measure is named 'assault'" in why(release(), outcome="assault")
