"""Values, series and latest periods: from disk they equal a plain scan of everything."""

from datetime import date

import pytest
from tests.unit.products import sample

from headwater.released import AreaNotFound, MeasureNotFound, ReleasedReader, ValueNotFound
from headwater.tables.results import ReleasedValue
from headwater.vocabulary.faults import ExitCode
from headwater.vocabulary.periods import PeriodType

ALL_ROWS = list(sample.rows())
NORTHBANK = "Z07000001"


@pytest.fixture
def opened(root):
    return ReleasedReader(root).open()


def test_a_row_has_the_columns_of_the_declared_table():
    assert list(ReleasedValue.columns()) == list(ALL_ROWS[0].__dataclass_fields__)


@pytest.mark.parametrize(
    "wanted",
    [
        {"measure": "knife_crime"},
        {"measure": "knife_crime", "area_code": NORTHBANK},
        {"measure": "ed_assaults", "area_type": "small_area", "period_type": "window_36"},
        {"measure": "ed_assaults", "breakdown": "sex", "category": "female"},
        {"measure": "callouts", "area_type": "district", "period_type": PeriodType.MONTH},
    ],
)
def test_values_equal_a_plain_scan(opened, wanted):
    plain = [
        row
        for row in ALL_ROWS
        if all(getattr(row, name) == value for name, value in wanted.items())
    ]
    assert plain
    assert sorted(opened.values(**wanted), key=repr) == sorted(plain, key=repr)


@pytest.mark.parametrize(
    # first           last               periods
    ("first", "last", "periods"),
    [
        (date(2025, 1, 1), date(2025, 3, 1), ["2025-01", "2025-02", "2025-03"]),
        (date(2025, 11, 1), None, ["2025-11", "2025-12"]),
        (None, date(2020, 2, 1), ["2020-01", "2020-02"]),
        (date(2024, 12, 1), date(2025, 12, 1), [f"2025-{m:02}" for m in range(1, 13)]
         + ["2024-12", "2025"]),
    ],
)  # fmt: skip
def test_months_bound_whole_periods_on_both_sides(opened, first, last, periods):
    rows = opened.values(
        measure="knife_crime",
        area_code=sample.WHOLE,
        breakdown="all",
        first_month=first,
        last_month=last,
    )
    assert sorted(row.period for row in rows) == sorted(periods)


def test_a_series_is_in_order_of_time(opened):
    series = opened.series("knife_crime", NORTHBANK, "month")
    assert [row.period for row in series] == sorted(row.period for row in series)
    assert len(series) == 72


def test_the_latest_period_is_the_newest_whose_data_arrived(opened):
    latest = opened.latest("callouts", sample.WHOLE)
    assert (latest.year.period, latest.month.period) == ("2024", "2025-09")
    assert latest.window_36 is None
    assert opened.latest("homicides", sample.WHOLE).month.period == "2025-12"
    assert opened.latest("ed_assaults", "Z01001001").window_36.period == "2023-01/P36M"


@pytest.mark.parametrize(
    ("asked", "fault", "suggested"),
    [
        (lambda r: r.measure("knife_crim"), MeasureNotFound, "knife_crime"),
        (lambda r: r.measure("Street-level crimes"), MeasureNotFound, "street_crime"),
        (lambda r: r.area("Northbonk"), AreaNotFound, NORTHBANK),
        (lambda r: r.values(measure="nothing like it"), MeasureNotFound, "try "),
        (lambda r: r.values(measure="homicides", area_code="Z0700001"), AreaNotFound, NORTHBANK),
        (lambda r: r.series("homicides", "?", "year"), AreaNotFound, "try "),
        (lambda r: r.explain("homicides", NORTHBANK, "1999"), ValueNotFound, "headwater values"),
    ],
)
def test_what_is_not_there_is_not_found_and_the_closest_is_suggested(
    opened, asked, fault, suggested
):
    with pytest.raises(fault, match=suggested) as caught:
        asked(opened)
    assert caught.value.exit_code is ExitCode.NOT_FOUND


def test_the_places_of_unplaced_events_have_names(opened):
    assert opened.area("no_location").name == "No place given"
    assert opened.area("outside_partnership").area_type == "unplaced"
