"""Plans without an answer: each refused in a sentence that says what to do, all at once."""

from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.unit.analyses.evaluation.made import (
    BEGINS,
    START,
    areas,
    drawn,
    of_groups,
    plan,
    rows,
)

from headwater.analyses.evaluation import EvaluationRefused, check_plan, panel_of_area_months
from headwater.released.evaluations.plan import (
    CountsFrom,
    Design,
    Direction,
    GroupCounts,
    TreatedArea,
)


def why(asked):
    with pytest.raises(EvaluationRefused) as fault:
        check_plan(asked)
    return " ".join(fault.value.reasons)


def later(month, count=12):
    return (*plan().treated[:-1], TreatedArea(areas(count)[-1], month))


PLANS = [
    # what is amiss                                   a word of the refusal
    ({"ends": START}, "The outcome lies before the start"),
    ({"begins": START}, "no month before it is there"),
    ({"begins": date(2024, 1, 1)}, "no month before it is there"),
    ({"begins": date(2020, 1, 15)}, "the first day of the first month"),
    ({"ends": BEGINS}, "the first day of the first month"),
    ({"comparison": areas(40)}, "stands in the comparison too"),
    ({"areas_beside": areas(3)}, "named as an area beside"),
    ({"comparison": (*areas(20, 20), "Brelcombe 020")}, "named twice"),
    ({"comparison": areas(1, 20)}, "compares with 1 area, and needs at least 2"),
    ({"comparison": ()}, "needs at least 2"),
    ({"treated": ()}, "No area had the intervention"),
    ({"treated": later(date(2023, 2, 1))}, "began in different months"),
    ({"treated": later(date(2023, 1, 9))}, "first day of a month"),
    ({"smallest_effect": 0.0}, "The smallest effect worth acting on"),
    ({"smallest_effect": 100.0}, "The smallest effect worth acting on"),
    ({"reference": "../EP"}, "Give it a reference such as EP-1"),
    ({"version": 0}, "a version from 1"),
    ({"design": Design.SYNTHETIC_CONTROL}, "follows one area, and the plan names 12"),
    ({"design": Design.PRIOR_EVENT_RATE_RATIO}, "belong together"),
    ({"counts_from": CountsFrom.TWO_GROUPS}, "belong together"),
    (
        {"design": Design.DISPLACEMENT_DIFFERENCE, "comparison": areas(5, 20)},
        "has 5 areas to compare with",
    ),
]


@pytest.mark.parametrize(("changed", "words"), PLANS)
def test_a_plan_that_nothing_could_answer_is_refused(changed, words):
    assert words in why(plan(**changed))


def test_every_reason_is_said_at_once():
    asked = plan(reference="?", smallest_effect=-1.0, comparison=areas(12), ends=START)
    with pytest.raises(EvaluationRefused) as fault:
        check_plan(asked)
    assert len(fault.value.reasons) == 4


@pytest.mark.parametrize("design", list(Design))
def test_a_sound_plan_of_every_design_passes(design):
    if design is Design.PRIOR_EVENT_RATE_RATIO:
        check_plan(of_groups(90, 40, 80, 70))
    else:
        check_plan(plan(design=design, with_it=1 if design is Design.SYNTHETIC_CONTROL else 12))


def test_areas_may_begin_apart_where_the_design_is_for_it():
    check_plan(plan(design=Design.STAGGERED_ADOPTION, treated=later(date(2023, 7, 1))))


def test_a_rise_may_be_more_than_everything_there_was():
    check_plan(plan(direction=Direction.RISE, smallest_effect=150.0))


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        (None, "holds no groups"),
        ((GroupCounts(-1, 10.0, 3, 10.0), GroupCounts(4, 10.0, 3, 10.0)), "fewer than 0 events"),
        ((GroupCounts(4, 10.0, 3, 10.0), GroupCounts(4, 0.0, 3, 10.0)), "no person-years"),
        ((GroupCounts(4, 10.0, 3, float("nan")), GroupCounts(4, 1.0, 3, 10.0)), "no person-years"),
    ],
)
def test_groups_that_are_absent_or_cannot_be_are_refused(groups, words):
    assert words in why(of_groups(1, 1, 1, 1, groups=groups))


def refused(counts, **changed):
    with pytest.raises(EvaluationRefused) as fault:
        panel_of_area_months(counts, plan=plan(**changed))
    return " ".join(fault.value.reasons)


COUNTS = rows(drawn())


def test_a_series_that_was_never_loaded_is_refused_with_those_that_were():
    words = refused(COUNTS, outcome="town_violence")
    assert "No counts of the series 'town_violence'" in words
    assert "city_violence" in words


def test_unknown_areas_are_named_a_few_at_a_time():
    words = refused(COUNTS, comparison=(*areas(30, 13), *areas(7, 900)))
    assert "7 areas of the plan are not in the counts" in words
    assert "Brelcombe 904 and 2 more" in words


@pytest.mark.parametrize("months", [{"begins": date(2019, 12, 1)}, {"ends": date(2025, 2, 1)}])
def test_months_beyond_what_was_loaded_are_refused(months):
    assert "January 2020 to December 2024" in refused(COUNTS, **months)


def test_a_month_that_nobody_counted_is_no_zero():
    gone = pc.and_(pc.equal(COUNTS["area"], "Brelcombe 020"), pc.less(COUNTS["month"], START))
    gone = pc.and_(gone, pc.greater_equal(COUNTS["month"], date(2022, 11, 1)))
    words = refused(COUNTS.filter(pc.invert(gone)))
    assert "2 counts of the plan's areas are missing, in November 2022, December 2022." in words


def test_a_count_that_stands_twice_is_refused():
    assert "stands beside another" in refused(pa.concat_tables([COUNTS, COUNTS.slice(5, 1)]))


def test_a_count_below_nothing_is_refused():
    events = drawn()
    events[3, 4] = -1
    assert "below 0" in refused(rows(events))


def test_residents_of_some_areas_alone_are_refused():
    some = pa.concat_tables([rows(drawn()[:30], residents=900.0), COUNTS.slice(30 * 60)])
    assert "State them in every row, or in none" in refused(some)


def test_a_refusal_names_no_count_of_an_area():
    events = drawn()
    events[3, 4] = 7_777
    words = refused(rows(events), ends=date(2025, 2, 1))
    assert "7777" not in words
    assert "7,777" not in words


def test_rates_follow_residents_and_not_counts_alone():
    asked = plan()
    found = panel_of_area_months(rows(drawn(), residents=900.0), plan=asked)
    assert found.residents is not None
    assert np.ptp(found.residents) == 0
    assert panel_of_area_months(COUNTS, plan=asked).residents is None


def test_a_plan_may_ask_for_fewer_months_and_areas_than_were_loaded():
    asked = plan(begins=date(2021, 1, 1), comparison=areas(5, 20))
    found = panel_of_area_months(COUNTS, plan=asked)
    assert found.events.shape == (17, 48)
    assert (found.months[0], found.start) == (date(2021, 1, 1), 24)
    kept = replace(asked, begins=BEGINS)
    assert panel_of_area_months(COUNTS, plan=kept).events[:, 12:].tolist() == found.events.tolist()
