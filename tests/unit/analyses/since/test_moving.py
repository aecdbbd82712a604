"""What moved between two releases: what was planted is found, and chance is not."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.products import sample
from tests.unit.products.editions.two_releases import (
    MOVED,
    MOVED_IN,
    earlier,
    later,
    planted,
)

from headwater.analyses.since import movements_between
from headwater.released import Release
from headwater.released.movements import Direction
from headwater.released.release import Break

SHOCK = Break(
    MOVED, date(2025, 10, 1), "A flood closed the centre.", kind="event", until=date(2025, 12, 1)
)


def between(before, now):
    return movements_between(Release.of(before), Release.of(now))


@pytest.fixture(scope="module")
def now():
    return later(planted)


@pytest.fixture(scope="module")
def found(now):
    return between(earlier(now), now)


def test_what_was_planted_is_found_with_its_expectation(found):
    moved = next(each for each in found.months if each.area_code == MOVED_IN)
    assert (moved.measure, moved.direction) == (MOVED, Direction.HIGHER)
    assert moved.months == (date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1))
    assert moved.observed > moved.upper > moved.expected > moved.lower


def test_only_the_planted_measure_is_named(found):
    assert {each.measure for each in found.months} == {MOVED}
    assert {each.area_code for each in found.months} <= {MOVED_IN, sample.WHOLE}


def test_how_much_was_looked_at_is_said(found):
    assert found.tested == found.months_tested + found.years_tested
    assert found.months_tested >= 7
    assert found.found < found.tested
    assert found.too_little > 0  # homicides are withheld too often, call-outs stopped arriving


@pytest.mark.parametrize("seed", range(4))
def test_chance_alone_is_never_named(seed):
    now = later(seed=seed)
    found = between(earlier(now), now)
    assert found.months == ()
    assert found.months_tested >= 7


@pytest.mark.prove
def test_over_many_quarters_of_chance_hardly_one_report_names_anything():
    named = 0
    for seed in range(100, 160):
        now = later(seed=seed)
        named += bool(between(earlier(now), now).months)
    assert named <= 8  # one in twenty would be three; a count beyond eight is no chance


def test_the_same_release_twice_has_no_movement_and_no_comparison(now):
    found = between(replace(now, release_id="R0001-0f0f0f0f"), now)
    assert (found.tested, found.found, found.revised) == (0, 0, ())


def test_a_revision_is_no_movement(now):
    changed = later(planted, lambda row: _revised(row))
    before = earlier(now)
    found = between(before, changed)
    (revised,) = found.revised
    assert revised.measure == "knife_crime"
    assert revised.numbers == 1
    assert not any(each.measure == "knife_crime" for each in found.months)


def _revised(row):
    if (row.measure, row.area_code, row.period, row.breakdown) != (
        "knife_crime",
        "Z07000001",
        "2024-03",
        "all",
    ):
        return row
    return replace(row, numerator=row.numerator + 1)


def test_nothing_is_compared_across_a_break(now):
    broken = replace(now, breaks=(Break(MOVED, date(2025, 11, 1), "Counted anew."),))
    found = between(earlier(now), broken)
    assert MOVED in found.not_compared
    assert not any(each.measure == MOVED for each in found.months)
    assert [each.reason for each in found.breaks] == ["Counted anew."]


def test_months_of_a_shock_are_not_set_beside_usual_times(now):
    found = between(earlier(now), replace(now, breaks=(SHOCK,)))
    assert not any(each.measure == MOVED for each in found.months)


def test_a_measure_that_is_counted_anew_ended_or_began_is_named_and_not_compared(now):
    before = earlier(now)
    first, *others = now.measures
    anew = replace(now, measures=(replace(first, definition="Another rule."), *others[:-1]))
    found = between(before, anew)
    assert found.defined_anew == (first.measure,)
    assert found.ended_measures == (others[-1].measure,)
    assert not any(each.measure == first.measure for each in (*found.months, *found.years))
    assert between(replace(before, measures=before.measures[1:]), now).new_measures == (
        first.measure,
    )


def test_a_new_year_is_named_where_the_release_says_that_it_differs(now):
    moved = later(lambda row: _less(row))
    found = between(earlier(moved), moved)
    years = [each for each in found.years if each.measure == MOVED]
    assert years
    assert {(each.period, each.before) for each in years} == {("2025", "2024")}
    assert {each.direction for each in years} == {Direction.LOWER}


def _less(row):
    """A third of the visits, in 2025 as a whole."""
    if (row.measure, row.period, row.breakdown) != (MOVED, "2025", "all") or not row.numerator:
        return row
    return replace(row, numerator=5 * round(row.numerator / 15))
