"""What a measure's values are, told by tables small enough to check by hand."""

from datetime import date

import pytest
from tests.spec.measures.small_world import SmallWorld, cells, covered, measure, parse

EVENTS = """
month   | small_area_code
2025-01 | AWE
2025-01 | AWE
2025-01 | BURE
2025-01 | FAR
2025-01 | NOWHERE
2025-01 |
2025-02 | BURE
"""

YEAR = covered("crimes", "2025-01", "2025-12")


def shown(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


def test_the_partnership_counts_every_event_and_its_parts_sum_to_it():
    rows = SmallWorld(events=parse(EVENTS), coverage=YEAR).values(measure("harm"))
    january = cells(rows, period="2025-01")
    assert shown(january, "area_type", "area_code", "numerator") == [
        ("district", "DEE", 2),
        ("district", "EXE", 1),
        ("partnership", "RIVERS", 6),
        ("unplaced", "no_location", 1),
        ("unplaced", "outside_partnership", 1),
        ("unplaced", "unknown_area", 1),
    ]


def test_a_covered_month_without_events_is_zero():
    rows = SmallWorld(events=parse(EVENTS), coverage=YEAR).values(measure("harm"))
    [march] = cells(rows, period="2025-03", area_code="DEE")
    assert (march["state"], march["numerator"]) == ("released", 0)


def test_a_year_is_the_sum_of_its_months_and_carries_its_as_at_date():
    rows = SmallWorld(events=parse(EVENTS), coverage=YEAR).values(measure("harm"))
    [year] = cells(rows, period="2025", area_code="RIVERS")
    assert (year["numerator"], str(year["as_at_date"])) == (7, "2026-01-31")


@pytest.mark.parametrize(
    ("period", "state"),
    [
        ("2024-10", "not_collected"),  # before the feed began
        ("2024", "missing"),  # two of its months are covered
        ("2024-11", "released"),
        ("2025-03", "missing"),  # a gap
        ("2025-06", "missing"),  # after the last delivery, while another feed goes on
        ("2025", "missing"),
    ],
)
def test_zero_missing_and_not_collected_are_told_apart(period, state):
    coverage = [
        *covered("crimes", "2024-11", "2025-02"),
        *covered("crimes", "2025-04", "2025-05"),
        *covered("calls", "2024-01", "2025-12"),
    ]
    calls = measure("calls", numerator={"feeds": ["calls"]})
    rows = SmallWorld(events=[], coverage=coverage).values(measure("harm"), calls)
    [cell] = cells(rows, measure="harm", area_code="DEE", period=period)
    assert cell["state"] == state
    assert (cell["numerator"] is None) == (state != "released")


def test_a_feed_that_never_came_is_not_collected():
    calls = measure("calls", numerator={"feeds": ["calls"]})
    rows = SmallWorld(events=[], coverage=YEAR).values(measure("harm"), calls)
    assert {row["state"] for row in cells(rows, measure="calls")} == {"not_collected"}


@pytest.mark.parametrize(
    ("period", "state"),
    [("2025-09", "released"), ("2025-10", "not_collected"), ("2025", "not_collected")],
)
def test_after_its_basis_has_ended_a_feed_is_not_collected_and_never_zero(period, state):
    coverage = [*covered("crimes", "2025-01", "2025-09"), *covered("calls", "2025-01", "2025-12")]
    ended = [{"feed": "crimes", "supplier": "police", "ended_on": date(2025, 9, 30)}]
    calls = measure("calls", numerator={"feeds": ["calls"]})
    world = SmallWorld(events=[], coverage=coverage, basis_ends=ended)
    [cell] = cells(
        world.values(measure("harm"), calls), measure="harm", area_code="DEE", period=period
    )
    assert cell["state"] == state
    assert (cell["numerator"] is None) == (state != "released")


def test_a_month_is_missing_while_one_of_its_suppliers_has_not_delivered():
    coverage = [
        *covered("crimes", "2025-01", "2025-04"),
        *covered("crimes", "2025-02", "2025-03", supplier="rail police"),
    ]
    rows = SmallWorld(events=[], coverage=coverage).values(measure("harm"))
    states = {row["period"]: row["state"] for row in cells(rows, area_code="DEE")}
    assert [states[f"2025-0{month}"] for month in (1, 2, 3, 4)] == [
        "released",  # the second supplier had not begun
        "released",
        "released",
        "missing",
    ]


def test_a_measure_of_two_feeds_needs_both():
    both = measure("both", numerator={"feeds": ["crimes", "calls"]})
    events = parse("month | feed | small_area_code\n2025-01 | crimes | AWE\n2025-01 | calls | AWE")
    coverage = [*covered("crimes", "2025-01", "2025-02"), *covered("calls", "2025-01", "2025-01")]
    rows = SmallWorld(events=events, coverage=coverage).values(both)
    months = cells(rows, area_code="DEE", period_type="month")
    assert shown(months, "period", "state", "numerator") == [
        ("2025-01", "released", 2),
        ("2025-02", "missing", None),
    ]


def test_small_areas_have_windows_only_and_36_months_are_three_times_12():
    events = parse("month | small_area_code\n2023-07 | BURE\n2024-07 | BURE\n2025-07 | BURE")
    coverage = covered("crimes", "2023-01", "2025-12")
    rows = SmallWorld(events=events, coverage=coverage).values(measure("harm", small_areas=True))
    bure = cells(rows, area_type="small_area", area_code="BURE")
    assert shown(bure, "period_type", "period", "breakdown", "numerator") == [
        ("window_12", "2023-01/P12M", "all", 1),
        ("window_12", "2024-01/P12M", "all", 1),
        ("window_12", "2025-01/P12M", "all", 1),
        ("window_36", "2023-01/P36M", "all", 3),
    ]


def test_small_areas_outside_the_partnership_or_of_the_earlier_vintage_are_not_published():
    rows = SmallWorld(events=[], coverage=YEAR).values(measure("harm", small_areas=True))
    published = {row["area_code"] for row in cells(rows, area_type="small_area")}
    assert published == {"AWE", "BURE", "NEWER", "NEWEST"}


def test_a_window_that_is_not_wholly_covered_has_no_small_areas():
    coverage = covered("crimes", "2025-01", "2025-11")
    rows = SmallWorld(events=[], coverage=coverage).values(measure("harm", small_areas=True))
    assert cells(rows, area_type="small_area") == []


def test_events_of_a_split_area_leave_its_successors_missing_not_zero():
    events = parse("month | small_area_code\n2022-03 | OLDER\n2025-03 | NEWER")
    coverage = covered("crimes", "2022-01", "2025-12")
    rows = SmallWorld(events=events, coverage=coverage).values(measure("harm", small_areas=True))
    newer = cells(rows, area_code="NEWER", period_type="window_12")
    assert shown(newer, "period", "state", "numerator") == [
        ("2022-01/P12M", "missing", None),
        ("2023-01/P12M", "released", 0),
        ("2024-01/P12M", "released", 0),
        ("2025-01/P12M", "released", 1),
    ]
    [exe] = cells(rows, area_code="EXE", period="2022")
    assert exe["numerator"] == 1


def test_without_any_coverage_there_is_no_lattice():
    assert SmallWorld(events=[], coverage=[]).values(measure("harm")) == []
