"""Answers from counts with a known effect or none, by every design."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.unit.analyses.evaluation.made import (
    MONTHS_BEFORE,
    START,
    answered,
    areas,
    drawn,
    plan,
    rows,
)

from headwater.analyses.evaluation import EvaluationRefused
from headwater.released.evaluations.plan import ChosenBecause, Design, Direction, TreatedArea
from headwater.released.evaluations.result import Outcome, Verdict
from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.claims.percentages import bare_percentages

OF_OTHERS = {Design.PRIOR_EVENT_RATE_RATIO, Design.SYNTHETIC_CONTROL}
OF_AREAS = [design for design in Design if design not in OF_OTHERS]
"""Designs for several areas."""
BY_LOT = {"chosen_because": ChosenBecause.DRAWN_BY_LOT}


def outcomes(result):
    return {each.key: each.outcome for each in result.checks}


def answer(events, residents=None, **changed):
    return answered(plan(**changed), rows(events, residents=residents)).result


@pytest.mark.parametrize("design", OF_AREAS)
def test_every_design_recovers_a_fall_of_a_quarter(design):
    result = answer(drawn(effect=-0.25), design=design, **BY_LOT)
    assert result.effect.lower <= 0.75 <= result.effect.upper
    assert result.verdict is Verdict.EXPECTED_EFFECT
    assert "than expected without it (95% interval" in result.sentence
    is_compared = design is not Design.INTERRUPTED_SERIES
    assert result.highest_rung is (Rung.EFFECT if is_compared else Rung.CHANGE_OBSERVED)
    assert result.code_version == "0.0.0"


@pytest.mark.parametrize("design", OF_AREAS)
def test_no_design_calls_nothing_a_success(design):
    result = answer(drawn(seed=3), design=design, **BY_LOT)
    assert result.effect.lower <= 1 <= result.effect.upper
    assert result.verdict in {Verdict.CANNOT_TELL, Verdict.NO_EFFECT_WORTH_ACTING_ON}
    assert not result.highest_rung.reaches(Rung.CHANGE_AGAINST_COMPARISON)


def test_a_rise_where_a_fall_was_hoped_for_is_the_opposite():
    result = answer(drawn(effect=0.3), **BY_LOT)
    assert result.verdict is Verdict.OPPOSITE_EFFECT
    assert result.sentence.endswith("This is the opposite of what was hoped.")
    hoped = answer(drawn(effect=0.3), direction=Direction.RISE, **BY_LOT)
    assert hoped.verdict is Verdict.EXPECTED_EFFECT


def test_a_fall_too_small_to_act_on_says_so():
    result = answer(drawn(level=60.0), smallest_effect=30.0, **BY_LOT)
    assert result.verdict is Verdict.NO_EFFECT_WORTH_ACTING_ON
    assert result.sentence.startswith("It brought no fall that was worth acting on.")


def test_residents_that_grow_are_divided_by():
    events = drawn(effect=0.0, seed=5)
    grown = events.copy()
    grown[:12, MONTHS_BEFORE:] *= 2
    table = rows(grown, residents=900.0)
    people = np.full(grown.shape, 900.0)
    people[:12, MONTHS_BEFORE:] *= 2
    table = table.set_column(4, "residents", [people.ravel()])
    result = answered(plan(**BY_LOT), table).result
    assert result.effect.lower <= 1 <= result.effect.upper


def test_trends_that_parted_before_the_start_are_no_fair_test():
    events = drawn(level=30.0)
    drift = 1 - 0.012 * np.arange(events.shape[1])
    events[:12] = np.rint(events[:12] * drift)
    result = answer(events)
    assert result.verdict is Verdict.NOT_A_FAIR_TEST
    assert Outcome.FAILS in {outcomes(result)["trend_before"], outcomes(result)["placebo_in_time"]}
    assert result.sentence.startswith("This was not a fair test")
    assert result.effect is not None


def at_a_peak(seed=2, effect=0.0):
    """The twelve areas of most events in the last year before the start come first."""
    draw = np.random.default_rng(seed)
    stands = np.zeros((52, 60))
    stands[:, 0] = draw.normal(0, 0.35, 52)
    for month in range(1, 60):
        stands[:, month] = 0.6 * stands[:, month - 1] + draw.normal(0, 0.28, 52)
    rates = 8 * np.exp(stands + draw.normal(0, 0.15, (52, 1)))
    before = draw.poisson(rates[:, :MONTHS_BEFORE])
    chosen = np.argsort(-before[:, -12:].sum(axis=1), kind="stable")[:12]
    rates[chosen, MONTHS_BEFORE:] *= 1 + effect
    events = np.concatenate([before, draw.poisson(rates[:, MONTHS_BEFORE:])], axis=1)
    return np.concatenate([events[chosen], np.delete(events, chosen, axis=0)])


def test_areas_chosen_at_a_peak_fall_by_themselves_and_are_no_success():
    result = answer(at_a_peak(), chosen_because=ChosenBecause.AT_A_PEAK)
    beside = {each.key: each.effect for each in result.others}
    assert beside["before_and_after"].upper < 1
    assert beside["expected_from_the_choice"].upper < 1
    assert result.effect.lower <= 1 <= result.effect.upper
    assert result.verdict in {Verdict.CANNOT_TELL, Verdict.NO_EFFECT_WORTH_ACTING_ON}
    assert outcomes(result)["regression_to_the_mean"] is Outcome.CANNOT_TELL
    assert result.sizes.months_before == 24
    assert "not used, because areas were chosen by them" in result.method
    assert {each.months_from_start for each in result.event_times}.isdisjoint(range(-12, 0))
    treated = [each for each in result.series if each.group == "treated"]
    assert len(treated) == 20  # the peak is seen, though it is not used


def test_an_effect_at_a_peak_is_found_and_claims_no_more_than_a_change_against_comparison():
    result = answer(at_a_peak(effect=-0.3), chosen_because=ChosenBecause.AT_A_PEAK)
    assert result.effect.lower <= 0.7 <= result.effect.upper
    assert result.verdict is Verdict.EXPECTED_EFFECT
    assert result.highest_rung is Rung.CHANGE_AGAINST_COMPARISON


def test_a_peak_that_the_plan_does_not_own_up_to_is_noticed():
    result = answer(at_a_peak(), chosen_because=ChosenBecause.BY_NEED)
    assert outcomes(result)["regression_to_the_mean"] is Outcome.CANNOT_TELL


def test_a_peak_that_cannot_be_left_out_is_no_fair_test():
    result = answer(at_a_peak(), chosen_because=ChosenBecause.AT_A_PEAK, begins=date(2021, 6, 1))
    assert outcomes(result)["regression_to_the_mean"] is Outcome.FAILS
    assert result.verdict is Verdict.NOT_A_FAIR_TEST


def test_violence_that_moved_is_reported_beside_what_was_prevented():
    events = drawn(areas_in_all=70, effect=-0.25, beside=8, moved=0.15, level=30.0)
    result = answer(events, near=8, without=50, **BY_LOT)
    check = next(each for each in result.checks if each.key == "displacement")
    assert check.outcome is Outcome.FAILS
    assert "in 100 of what was prevented moved there" in check.words
    assert result.verdict is Verdict.EXPECTED_EFFECT  # a finding of its own
    (beside,) = (each for each in result.others if each.key == "areas_beside")
    assert beside.effect.lower <= 1.15 <= beside.effect.upper


def test_the_displacement_design_takes_off_what_moved():
    events = drawn(areas_in_all=80, effect=-0.25, beside=8, moved=0.15, level=30.0)
    whole = answer(events, near=8, without=60, design=Design.DISPLACEMENT_DIFFERENCE, **BY_LOT)
    treated_alone = answer(events, near=8, without=60, **BY_LOT)
    assert whole.effect.ratio > treated_alone.effect.ratio + 0.02


def test_too_few_areas_are_no_fair_test():
    result = answer(drawn(effect=-0.25), treated=plan().treated[:3], comparison=areas(4, 20))
    assert outcomes(result)["enough_areas"] is Outcome.FAILS
    assert result.verdict is Verdict.NOT_A_FAIR_TEST


def test_one_area_is_set_beside_a_mixture_of_others():
    one = (TreatedArea(areas(1)[0], START),)
    result = answer(
        drawn(treated=1, effect=-0.6, level=60.0),
        treated=one,
        comparison=areas(40, 13),
        design=Design.SYNTHETIC_CONTROL,
        **BY_LOT,
    )
    assert result.effect.upper < 1
    assert not [each for each in result.series if each.group == "treated"]
    assert result.event_times == ()
    assert "before_and_after" not in {each.key for each in result.others}


def test_areas_that_began_apart_are_each_counted_from_their_own_start():
    events = drawn(effect=-0.25)
    events[:6, MONTHS_BEFORE : MONTHS_BEFORE + 6] = drawn(seed=9)[
        :6, MONTHS_BEFORE : MONTHS_BEFORE + 6
    ]
    late = tuple(TreatedArea(area, date(2023, 7, 1)) for area in areas(6))
    treated = (*late, *plan().treated[6:])
    result = answer(events, treated=treated, design=Design.STAGGERED_ADOPTION, **BY_LOT)
    assert result.effect.lower <= 0.75 <= result.effect.upper


def test_a_design_that_the_counts_cannot_carry_is_refused_without_a_count():
    events = drawn()
    events[:12] = 0
    with pytest.raises(EvaluationRefused) as fault:
        answer(events)
    assert fault.value.reasons[0].startswith("The design cannot be worked out")


def test_a_plan_changed_after_an_answer_was_seen_explores():
    result = answer(drawn(effect=-0.25), changed_after_opening=True, **BY_LOT)
    assert result.highest_rung is Rung.CHANGE_AGAINST_COMPARISON
    assert "explores and does not test" in result.limits[0]


def test_a_change_of_recording_is_said_and_stops_a_series_alone():
    words = ("April 2023: more assaults are recorded as bodily harm.",)
    counts = rows(drawn(effect=-0.25))
    beside = answered(plan(**BY_LOT), counts, breaks=words).result
    assert outcomes(beside)["recording_change"] is Outcome.CANNOT_TELL
    alone = answered(plan(design=Design.INTERRUPTED_SERIES, **BY_LOT), counts, breaks=words).result
    assert alone.verdict is Verdict.NOT_A_FAIR_TEST


def test_the_same_plan_and_counts_give_the_same_answer():
    asked, counts = plan(), rows(drawn(effect=-0.25))
    assert answered(asked, counts) == answered(asked, counts)


def test_the_order_of_areas_changes_nothing_that_is_seen():
    asked, counts = plan(), rows(drawn(effect=-0.25))
    turned = replace(asked, treated=asked.treated[::-1])
    first, second = (answered(each, counts).result for each in (asked, turned))
    assert (first.effect, first.series) == (second.effect, second.series)


@pytest.mark.parametrize("effect", [-0.25, 0.0, 0.3])
@pytest.mark.parametrize("design", OF_AREAS)
def test_no_percentage_stands_alone_in_what_is_said(design, effect):
    result = answer(drawn(effect=effect), design=design)
    said = [result.sentence, result.method, *result.limits]
    said += [each.words for each in (*result.checks, *result.others, *result.placebos)]
    assert [alone for words in said for alone in bare_percentages(words)] == []
