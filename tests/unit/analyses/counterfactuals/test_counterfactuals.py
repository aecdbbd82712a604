"""Planted changes are recovered, nulls stay silent, and what cannot be said is not said."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.unit.analyses.counterfactuals.monthly import (
    FIRST,
    LATE,
    MEASURE,
    NOT_ASKED,
    OPEN,
    ROUNDED,
    WITHHELD,
    Cell,
    month,
    multiplied,
    place,
    recording,
    released,
    shock,
    usual,
    with_state,
)
from tests.unit.products import sample

from headwater.analyses.counterfactuals import counterfactuals_of
from headwater.methods.change.expected_counts import ExpectationModel, expected_against_observed
from headwater.released.counterfactuals import Beside, Counterfactual, Counterfactuals
from headwater.released.release import Break, ReleasedMeasure
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.shocks import Doubt, Standing

FELL = ("2022-03", "2022-06", 0.5)


def answers(cells: list[Cell], *breaks: Break, measure: ReleasedMeasure = OPEN) -> Counterfactuals:
    return counterfactuals_of(released(cells, *breaks, measure=measure))


def answer(
    cells: list[Cell], *breaks: Break, event: str = "B-1", measure: ReleasedMeasure = OPEN
) -> Counterfactual:
    (found,) = answers(cells, *breaks, measure=measure).of(event=event)
    return found


def total(found: Counterfactual) -> Beside:
    assert found.total is not None
    return found.total


@pytest.mark.parametrize("measure", [OPEN, ROUNDED], ids=["exact", "rounded"])
@pytest.mark.parametrize("share", [0.5, 0.7, 1.5])
def test_a_planted_change_is_recovered_within_its_interval(
    measure: ReleasedMeasure, share: float
) -> None:
    whole = usual()
    changed = multiplied(whole, "2022-03", "2022-06", share)
    found = answer(changed, shock(), measure=measure)
    own = slice(place("2022-03"), place("2022-06") + 1)
    planted = sum(map(int, changed[own])) - sum(map(int, whole[own]))  # type: ignore[arg-type]
    low, high = total(found).excess_limits
    assert low <= planted <= high
    assert total(found).side == (-1 if share < 1 else 1)
    assert (total(found).months, found.months_before) == (4, 50)
    assert found.standing is Standing.BACK
    assert found.back_since == month("2022-07")


def test_an_event_that_changed_nothing_says_no_difference() -> None:
    found = answer(usual(), shock())
    assert found.standing is Standing.NO_DIFFERENCE
    assert found.back_since is None
    assert total(found).side == 0


def test_of_many_nulls_few_say_a_difference() -> None:
    """At most one in twenty should, and the binomial's 99.9% point of 100 is 13."""
    alarms = [answer(usual(seed=seed), shock()).total for seed in range(100, 200)]
    assert sum(each is not None and each.side != 0 for each in alarms) <= 13


@pytest.mark.parametrize(
    ("until", "standing"), [("2024-12", Standing.BELOW), ("2022-12", Standing.BACK)]
)
def test_a_fall_that_goes_on_is_still_below_and_one_that_ends_is_back(
    until: str, standing: Standing
) -> None:
    found = answer(multiplied(usual(seed=None), "2022-03", until, 0.5), shock())
    assert found.standing is standing
    if standing is Standing.BACK:
        assert found.back_since == month("2023-01")
        assert found.newest is not None
        assert found.newest.months == 6


def test_a_rise_after_a_fall_is_above() -> None:
    cells = multiplied(multiplied(usual(), *FELL), "2024-01", "2024-12", 1.6)
    assert answer(cells, shock()).standing is Standing.ABOVE


def test_what_was_expected_is_what_the_method_gives_for_the_same_months() -> None:
    """The same by hand: every month before, by days, with neighbours allowed to be alike."""
    cells = multiplied(usual(), *FELL)
    found = answer(cells, shock())
    days = [(add_months(FIRST, n + 1) - add_months(FIRST, n)).days for n in range(84)]
    wanted = expected_against_observed(
        np.array(cells, dtype=float),
        before=place("2022-03"),
        until=place("2022-07"),
        exposure=days,
        model=ExpectationModel(drifting=True),
    )
    sums = total(found)
    assert sums.observed == wanted.total.observed[0]
    assert sums.expected == pytest.approx(wanted.total.expected[0], abs=0.06)
    assert (sums.lower, sums.upper) == (wanted.total.lower[0], wanted.total.upper[0])
    first = answers(cells, shock()).months_of(found)[0]
    assert first.expected == pytest.approx(wanted.by_time.expected[0, 0], abs=0.06)
    assert (first.lower, first.upper) == (wanted.by_time.lower[0, 0], wanted.by_time.upper[0, 0])


def test_without_chance_what_was_expected_is_what_was_planted() -> None:
    found = answer(usual(level=600, seed=None), shock())
    assert total(found).expected == pytest.approx(total(found).observed, rel=0.003)


@pytest.mark.parametrize(
    ("first", "standing", "doubt"),
    [
        ("2019-12", Standing.TOO_LITTLE_BEFORE, Doubt.FEW_MONTHS),
        ("2020-01", Standing.NO_DIFFERENCE, Doubt.NONE),
    ],
)
def test_two_years_before_are_needed(first: str, standing: Standing, doubt: Doubt) -> None:
    found = answer(usual(), shock(first, "2020-03"))
    assert (found.standing, found.doubt) == (standing, doubt)
    assert (found.total is None) == (doubt is not Doubt.NONE)


def test_too_few_events_before_are_said() -> None:
    found = answer(usual(level=1.0), shock())
    assert (found.standing, found.doubt) == (Standing.TOO_LITTLE_BEFORE, Doubt.FEW_EVENTS)


def test_nothing_is_judged_longer_than_it_was_seen_before() -> None:
    found = answer(usual(), shock("2020-07", "2020-09"))
    assert found.months_before == 30
    assert found.judged_until == month("2022-12")


def test_a_withheld_month_is_missing_and_never_zero() -> None:
    """A zero among months of sixty would drag what is expected down by a sixtieth part each."""
    gone = with_state(usual(), WITHHELD, "2019-05", "2020-08", "2021-02")
    found = answer(gone, shock())
    assert found.months_before == 47
    assert not found.drifting
    assert total(found).expected == pytest.approx(
        total(answer(usual(), shock())).expected, rel=0.03
    )


def test_many_withheld_months_before_leave_only_the_larger_ones() -> None:
    gone = with_state(usual(), WITHHELD, *(f"2020-{each:02d}" for each in range(1, 7)))
    found = answer(gone, shock())
    assert (found.standing, found.doubt) == (Standing.TOO_LITTLE_BEFORE, Doubt.WITHHELD_BEFORE)


@pytest.mark.parametrize(
    ("when", "doubt"),
    [("2022-04", Doubt.WITHHELD_DURING), ("2024-11", Doubt.WITHHELD_AFTER)],
)
def test_a_withheld_month_of_the_event_or_since_leaves_it_open(when: str, doubt: Doubt) -> None:
    cells = with_state(multiplied(usual(), *FELL), WITHHELD, when)
    found = answer(cells, shock())
    assert (found.standing, found.doubt) == (Standing.CANNOT_TELL, doubt)
    assert (found.total is None) == (doubt is Doubt.WITHHELD_DURING)
    months = answers(cells, shock()).months_of(found)
    (hidden,) = [each for each in months if each.month == month(when)]
    assert hidden.observed is None
    assert hidden.expected > 0


def test_months_that_have_not_arrived_are_in_neither_sum() -> None:
    fell = multiplied(usual(), *FELL)
    late = with_state(fell, LATE, "2022-06")
    found = total(answer(late, shock()))
    assert found.months == 3
    assert found.observed == sum(map(int, fell[place("2022-03") : place("2022-06")]))  # type: ignore[arg-type]
    assert found.expected == pytest.approx(
        total(answer(fell, shock("2022-03", "2022-05"))).expected, abs=0.2
    )


def test_no_month_since_is_not_arrived() -> None:
    cells = [*usual()[: place("2022-03")], *[NOT_ASKED] * 20]
    found = answer(cells, shock())
    assert (found.standing, found.doubt) == (Standing.CANNOT_TELL, Doubt.NOT_ARRIVED)


@pytest.mark.parametrize(("months_after", "said"), [(2, Standing.TOO_SOON), (3, Standing.BACK)])
def test_three_months_after_are_needed_to_say_that_it_is_back(
    months_after: int, said: Standing
) -> None:
    cells = multiplied(usual(), *FELL)[: place("2022-07") + months_after]
    assert answer(cells, shock()).standing is said


def test_a_shock_that_lasts_is_judged_by_its_own_newest_months() -> None:
    lasting = shock(last=None)
    assert answer(multiplied(usual(), *FELL), lasting).standing is not Standing.BELOW
    whole = answer(multiplied(usual(), "2022-03", "2024-12", 0.5), lasting)
    assert whole.standing is Standing.BELOW
    assert total(whole).months == 34


def test_months_of_another_shock_are_left_out_before_and_end_what_is_judged() -> None:
    earlier = shock("2020-04", "2020-09", reference="B-0", reason="Another lockdown.")
    cells = multiplied(usual(), "2020-04", "2020-09", 0.2)
    found = answer(cells, earlier, shock())
    assert found.months_before == 44
    assert found.standing is Standing.NO_DIFFERENCE
    first = answer(cells, earlier, shock(), event="B-0")
    assert first.standing is Standing.BACK
    assert first.judged_until == month("2022-02")


def test_a_change_of_recording_before_begins_the_time_before_anew() -> None:
    found = answer(usual(), recording("2019-06"), shock())
    assert (found.first_before, found.months_before) == (month("2019-06"), 33)


@pytest.mark.parametrize(
    "other", [recording("2022-03"), shock("2022-01", "2022-04", reference="B-9", reason="Flood.")]
)
def test_two_changes_in_one_time_cannot_be_told_apart(other: Break) -> None:
    found = answer(usual(), shock(), other)
    assert (found.standing, found.doubt) == (Standing.CANNOT_TELL, Doubt.NOT_APART)


def test_a_change_of_recording_moves_the_level_and_is_never_a_fall() -> None:
    cells = multiplied(usual(), "2022-03", "2024-12", 1.3)
    found = answer(cells, recording(), event="B-2")
    assert (found.standing, found.doubt) == (Standing.RECORDING, Doubt.NONE)
    assert total(found).months == 12
    low, high = total(found).ratio_limits
    assert low is not None
    assert high is not None
    assert low <= 1.3 <= high
    assert found.newest is None


def test_a_spliced_break_is_bridged_and_not_asked_about() -> None:
    bridged = recording(factor=1.3, factor_source="Recorded both ways")
    assert answers(usual(), bridged).found == ()


def test_without_an_event_nothing_is_worked_out() -> None:
    assert answers(usual()).found == ()


def test_an_event_of_one_district_is_asked_of_it_and_of_the_whole_alone() -> None:
    districts = {"Z07000001": usual(seed=8), "Z07000002": usual(seed=9)}
    local = shock(area_code="Z07000001")
    found = counterfactuals_of(released(usual(), local, districts=districts)).found
    assert {each.area_code for each in found} == {sample.WHOLE, "Z07000001"}


def test_nothing_below_a_district_is_asked() -> None:
    everything = sample.released(breaks=(replace(shock(), measure="ed_assaults"),))
    found = counterfactuals_of(everything).found
    assert {each.area_type for each in found} == {"partnership", "district"}
    assert {each.measure for each in found} == {"ed_assaults"}


def test_a_series_that_runs_out_is_refused_alone() -> None:
    """One that ends in nothing before the event must not take the others with it."""
    dying: list[Cell] = [round(4000 * 0.8**n) for n in range(place("2022-03"))]
    dying += [0] * (84 - len(dying))
    both = counterfactuals_of(released(usual(), shock(), districts={"Z07000001": dying})).found
    standing = {each.area_code: (each.standing, each.doubt) for each in both}
    assert standing[sample.WHOLE] == (Standing.NO_DIFFERENCE, Doubt.NONE)
    assert standing["Z07000001"] == (Standing.CANNOT_TELL, Doubt.NO_EXPECTATION)


def test_series_fitted_together_are_as_if_fitted_alone() -> None:
    gaps = with_state(usual(seed=9), LATE, "2019-03")
    later: list[Cell] = [*[NOT_ASKED] * 12, *usual(seed=10)[12:]]
    districts = {"Z07000001": usual(seed=8), "Z07000002": gaps, "Z07000003": later}
    together = counterfactuals_of(released(usual(), shock(), districts=districts))
    for code, cells in districts.items():
        (found,) = together.of(area_code=code)
        alone = answer(cells, shock())
        assert replace(found, area_code="", area_type="") == replace(
            alone, area_code="", area_type=""
        )


def test_rows_of_several_feeds_are_one_event() -> None:
    rows = [replace(shock(), reference=reference) for reference in ("B-3", "B-1", "B-2")]
    found = answers(usual(), *rows).found
    assert [(each.event, each.measure) for each in found] == [("B-1", MEASURE)]


def test_dates_are_months() -> None:
    found = answer(multiplied(usual(), *FELL), shock())
    assert isinstance(found.back_since, date)
    assert found.back_since.day == 1
