"""What districts show is added up, and nothing else is known of the areas that they make."""

import csv
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.disclosure.tables import decision_on, exact_table
from tests.unit.products import joined, sample
from tests.unit.products.joined import BANKS, COUNTY, MILLFIELD, NORTHBANK, M, N, W

from headwater.disclosure import Division
from headwater.methods.rates_and_shares.rates import byars_rate
from headwater.products import with_partnership_areas, write_release
from headwater.released import Release, ReleasedReader
from headwater.released.values import rows_of
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.policies import DisclosurePolicy

KEY = ("measure", "period_type", "period", "breakdown", "category")
NUMBERS = ("value", "numerator", "lower", "upper", "completeness")


@pytest.fixture(scope="module")
def plain():
    return joined.with_joined_areas(sample.released())


@pytest.fixture(scope="module")
def added(plain):
    return with_partnership_areas(plain)


def derived(values: pa.Table) -> pa.Table:
    return values.filter(pc.equal(values["area_type"], "partnership_area"))


STATES = [
    # two districts   the area together
    ((40, 60), ("released", 100)),
    ((0, 0), ("released", 0)),
    ((0, 60), ("released", 60)),
    ((40, W), ("suppressed", None)),
    ((W, W), ("suppressed", None)),
    ((40, M), ("missing", None)),
    ((W, M), ("missing", None)),
    ((40, N), ("not_collected", None)),
    ((M, N), ("not_collected", None)),
    ((W, N), ("not_collected", None)),
]


@pytest.mark.parametrize(("districts", "together"), STATES)
def test_one_district_without_a_number_leaves_the_area_without_one(districts, together):
    released = joined.release_of(500, (*districts, 10))
    row = Release.of(released).cell("knife_crime", COUNTY, "2025")
    assert (row.state.value, row.numerator) == together
    if together[0] != "released":
        assert [getattr(row, name) for name in NUMBERS] == [None] * 5


def test_people_at_risk_are_public_even_where_the_count_is_withheld():
    release = Release.of(joined.release_of(500, (W, 60, 10)))
    assert release.cell("knife_crime", COUNTY, "2025").denominator == 2_000
    release = Release.of(joined.release_of(500, (M, 60, 10)))
    assert release.cell("knife_crime", COUNTY, "2025").denominator is None


def test_rate_and_range_come_from_the_sums():
    row = Release.of(joined.release_of(500, (4, 20, 10))).cell("knife_crime", COUNTY, "2025")
    rate = byars_rate(events=24, person_years=2_000)
    assert (row.value, row.lower, row.upper) == (rate.value, rate.lower, rate.upper)


@pytest.mark.parametrize("policy", DisclosurePolicy)
@pytest.mark.parametrize("has_denominator", [True, False])
def test_an_area_of_one_district_would_show_exactly_what_the_district_shows(
    policy, has_denominator
):
    """So its rates and ranges are made as disclosure control makes those of any other row."""
    counts = (0, 3, 9, 12, 480)
    exact = exact_table([("district", "d1", f"20{20 + n}", "all", c) for n, c in enumerate(counts)])
    measure = replace(joined.OPEN, measure="admissions", has_denominator=has_denominator)
    decided = decision_on(
        exact,
        policies={"admissions": policy},
        divisions={"admissions": Division(is_divided=has_denominator)},
    )
    one = joined.joined("one", "One", "d1")
    released = sample.released((measure,), areas=(one,), values=decided.released)
    added = with_partnership_areas(released).values.drop(["area_type", "area_code"])
    assert added.slice(len(counts)).equals(added.slice(0, len(counts)))


COMPLETENESS = [
    # count, share of two districts              of both
    ((40, 0.9), (60, 0.8), 0.8),
    ((40, 0.9), (60, None), None),  # how complete 60 events are is not said
    ((40, 0.9), (0, None), 0.9),  # no event lacks anything
    ((0, None), (0, None), None),
]


@pytest.mark.parametrize(("first", "second", "both"), COMPLETENESS)
def test_completeness_is_that_of_the_least_complete_district(first, second, both):
    row = _county(first, second)
    assert row.completeness == both


def _county(first, second, days=(date(2025, 12, 31), date(2025, 12, 31))):
    cells = [
        joined.cell(joined.OPEN, code, shown=shown, completeness=share, as_at=day)
        for code, (shown, share), day in zip(
            (NORTHBANK, MILLFIELD), (first, second), days, strict=True
        )
    ]
    released = sample.released((joined.OPEN,), values=sample.table(cells))
    added = with_partnership_areas(joined.with_joined_areas(released))
    return Release.of(added).cell("knife_crime", COUNTY, "2025")


def test_the_day_is_that_of_the_oldest_district():
    days = (date(2025, 12, 31), date(2025, 9, 30))
    assert _county((40, 0.9), (60, 0.9), days).as_at_date == date(2025, 9, 30)


def test_a_cell_that_one_district_lacks_is_not_made(plain):
    values = plain.values
    is_gone = pc.and_(
        pc.equal(values["area_code"], MILLFIELD), pc.equal(values["period_type"], "month")
    )
    fewer = with_partnership_areas(replace(plain, values=values.filter(pc.invert(is_gone))))
    found = {(row.area_code, row.period_type) for row in rows_of(derived(fewer.values))}
    month, year = PeriodType.MONTH, PeriodType.YEAR
    assert found == {(COUNTY, year), (BANKS, year), (BANKS, month)}


def test_breakdowns_are_those_of_the_districts(added):
    release = Release.of(added)
    for measure in sample.MEASURES:
        of_area, of_district = (
            {
                (row.period, row.breakdown, row.category)
                for row in release.values(measure=measure.measure, area_code=code)
            }
            for code in (COUNTY, NORTHBANK)
        )
        assert of_area == of_district


def test_small_areas_and_unplaced_events_are_never_added(added):
    assert {row.period_type for row in rows_of(derived(added.values))} == {
        PeriodType.YEAR,
        PeriodType.MONTH,
    }


def test_what_was_released_stays_as_it_was(plain, added):
    assert added.values.slice(0, len(plain.values)).equals(plain.values)
    assert len(added.values) > len(plain.values)
    assert added.areas == plain.areas


def test_a_release_without_such_areas_is_left_alone():
    released = sample.released(sample.MEASURES[:1])
    assert with_partnership_areas(released).values.equals(released.values)


def test_nothing_but_the_districts_rows_goes_in(plain, added):
    """Without every other row, and so without anything that those could tell, it is the same."""
    is_district = pc.equal(plain.values["area_type"], "district")
    alone = with_partnership_areas(replace(plain, values=plain.values.filter(is_district)))
    assert derived(alone.values).equals(derived(added.values))


def test_who_has_the_open_file_can_do_the_same_sums(added, tmp_path):
    """Every row of an area follows from the published rows of its districts by adding them."""
    folder = write_release(added, root=tmp_path, figures=False)
    with (folder / "values.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    members = {area.code: area.member_codes for area in joined.joined_areas()}
    published = {(row["area_code"], *(row[name] for name in KEY)): row for row in rows}
    areas = [row for row in rows if row["area_type"] == "partnership_area"]
    assert {row["area_code"] for row in areas} == set(members)
    for row in areas:
        key = tuple(row[name] for name in KEY)
        parts = [published[code, *key] for code in members[row["area_code"]]]
        assert _told(row) == _by_hand(parts)


def _told(row):
    return row["state"], row["numerator"], row["value"] != ""


def _by_hand(parts):
    """The state and the sum, as anybody would work them out with a pencil."""
    states = {part["state"] for part in parts}
    if states != {"released"}:
        for state in ("not_collected", "missing", "suppressed"):
            if state in states:
                return state, "", False
    people = [part["denominator"] for part in parts]
    has_rate = parts[0]["measure"] == "street_crime" or all(float(one or 0) for one in people)
    return "released", str(sum(int(part["numerator"]) for part in parts)), has_rate


shown = st.one_of(st.integers(0, 3_000), st.sampled_from([W, M, N]))


@settings(max_examples=60)
@given(districts=st.tuples(shown, shown, shown), unplaced=st.tuples(shown, shown, shown))
def test_areas_and_districts_of_a_grouping_add_up_to_the_same(districts, unplaced):
    release = Release.of(joined.release_of(W, districts, unplaced))
    north, mill, south = (release.cell("knife_crime", c, "2025") for c in sample.DISTRICTS)
    county, banks = (release.cell("knife_crime", code, "2025") for code in (COUNTY, BANKS))
    for area, parts in ((county, (north, mill)), (banks, (north, south))):
        assert area.is_released == all(part.is_released for part in parts)
        if area.is_released:
            assert area.numerator == sum(part.numerator for part in parts)
    if county.is_released and banks.is_released:
        assert county.numerator + south.numerator == banks.numerator + mill.numerator


def test_they_are_written_and_read_back(added, tmp_path):
    write_release(added, root=tmp_path, figures=False)
    release = ReleasedReader(tmp_path).open(added.release_id)
    assert [area.code for area in release.areas_of_type("partnership_area")] == [COUNTY, BANKS]
    assert release.area(COUNTY) == joined.joined_areas()[0]
    rows = release.values(measure="ed_assaults", area_type=AreaType.PARTNERSHIP_AREA)
    assert {row.area_code for row in rows} == {COUNTY, BANKS}
