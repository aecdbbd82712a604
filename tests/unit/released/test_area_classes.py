"""The rate of the whole that small areas are set beside, and the ground that maps stand on."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.products import sample

from headwater.released.area_classes import whole_level
from headwater.released.map_ground import ground_of
from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import Period, PeriodType
from headwater.vocabulary.states import ValueState

KNIFE = "knife_crime"
THREE_YEARS = Period(date(2023, 1, 1), PeriodType.WINDOW_36)


def _release(rows: list[ValueRow] | None = None, **changes: object) -> Release:
    cells = list(sample.rows(sample.MEASURES[2:3])) if rows is None else rows
    measures = sample.MEASURES[2:3]
    return Release.of(sample.released(measures, values=sample.table(cells), **changes))


@pytest.fixture(scope="module")
def release() -> Release:
    return _release()


def test_the_whole_is_all_its_events_over_all_its_people(release: Release) -> None:
    years = release.series(KNIFE, sample.WHOLE, PeriodType.YEAR)[-3:]
    events = sum(row.numerator or 0 for row in years)
    people = sum(row.denominator or 0 for row in years)
    assert whole_level(release, KNIFE, THREE_YEARS) == pytest.approx(100_000 * events / people)


def test_months_that_are_no_whole_years_have_no_level(release: Release) -> None:
    autumn = Period(date(2022, 10, 1), PeriodType.WINDOW_36)
    assert whole_level(release, KNIFE, autumn) is None
    before = Period(date(2018, 1, 1), PeriodType.WINDOW_36)
    assert whole_level(release, KNIFE, before) is None


def test_a_withheld_year_leaves_no_level() -> None:
    cells = [
        replace(row, state=ValueState.SUPPRESSED, value=None, numerator=None)
        if (row.area_code, row.period) == (sample.WHOLE, "2024")
        else row
        for row in sample.rows(sample.MEASURES[2:3])
    ]
    withheld = _release(cells)
    assert whole_level(withheld, KNIFE, THREE_YEARS) is None
    assert whole_level(withheld, KNIFE, Period(date(2025, 1, 1), PeriodType.WINDOW_12)) is not None


def test_only_measures_with_small_areas_are_offered(release: Release) -> None:
    assert [each.measure for each in release.small_area_measures] == [KNIFE]
    districts = [
        row for row in sample.rows(sample.MEASURES[2:3]) if row.area_type is not AreaType.SMALL_AREA
    ]
    assert _release(districts).small_area_measures == ()


def test_districts_are_made_of_their_small_areas(release: Release) -> None:
    behind = ground_of(release)
    assert behind is not None
    for district in release.areas_of_type(AreaType.DISTRICT):
        inside = [
            behind.small_areas[area.code].area
            for area in release.areas_of_type(AreaType.SMALL_AREA)
            if area.parent_code == district.code
        ]
        assert behind.districts[district.code].area == pytest.approx(sum(inside))


def test_without_outlines_there_is_no_ground() -> None:
    assert ground_of(_release(outlines={})) is None
