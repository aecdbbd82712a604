"""Events by part of the week: which part an event is in, and over which periods parts are told."""

from collections import Counter

import pytest
from pydantic import ValidationError
from tests.spec.measures.small_world import SmallWorld, cells, covered, measure, parse

from headwater.vocabulary.part_of_week import PARTS

WEEK = {"breakdowns": ["part_of_week"]}
WINDOWS = {**WEEK, "part_of_week_over": "window_36"}

TIMES = """
month   | small_area_code | occurred_at      | part
2025-01 | AWE             | 2025-01-03 17:59 | friday_12
2025-01 | AWE             | 2025-01-03 18:00 | friday_18
2025-01 | BURE            | 2025-01-04 00:30 | saturday_00
2025-01 | BURE            | 2025-01-04 05:59 | saturday_00
2025-01 | AWE             | 2025-01-05 23:59 | sunday_18
2025-01 | FAR             | 2025-01-06 06:00 | monday_06
2025-01 | AWE             |                  | not_recorded
"""


def parts(events, *, area="RIVERS", period="2025", years=("2025-01", "2025-12"), **given):
    """The parts of a period that have events, and their counts."""
    world = SmallWorld(events=events, coverage=covered("crimes", *years))
    rows = world.values(measure("harm", **given))
    found = cells(rows, area_code=area, period=period, breakdown="part_of_week")
    return {row["category"]: row["numerator"] for row in found if row["numerator"]}


def test_an_event_is_in_the_part_that_the_clock_showed():
    events = parse(TIMES)
    assert parts(events, **WEEK) == Counter(event["part"] for event in events)


def test_a_district_has_its_own_week_and_no_event_of_another():
    assert parts(parse(TIMES), area="EXE", **WEEK) == {"saturday_00": 2}


def test_the_whole_week_is_there_also_where_nothing_happened():
    world = SmallWorld(events=parse(TIMES), coverage=covered("crimes", "2025-01", "2025-12"))
    rows = world.values(measure("harm", **WEEK))
    found = cells(rows, area_code="DEE", period="2025", breakdown="part_of_week")
    assert {row["category"] for row in found} == {part.category for part in PARTS} | {
        "not_recorded"
    }


def exactly(hour, times):
    return [
        {"month": "2025-01", "small_area_code": "AWE", "occurred_at": f"2025-01-08 {hour:02}:00"}
        for _ in range(times)
    ]


@pytest.mark.parametrize(
    ("midnight", "one", "part"),
    [
        # Twice as many as an hour later is what a busy midnight may look like.
        (4, 2, {"wednesday_00": 6}),
        (5, 2, {"wednesday_00": 2, "not_recorded": 5}),
    ],
)
def test_midnight_stands_for_no_time_where_far_too_many_are_exactly_then(midnight, one, part):
    assert parts([*exactly(0, midnight), *exactly(1, one)], **WEEK) == part


THREE_YEARS = """
month   | small_area_code | occurred_at
2023-06 | AWE             | 2023-06-02 20:00
2024-06 | AWE             | 2024-06-07 20:00
2025-06 | AWE             | 2025-06-06 20:00
2025-06 | AWE             | 2025-06-07 20:00
"""
WHILE = ("2023-01", "2025-12")


def test_of_few_events_the_week_is_told_over_36_months_with_what_it_adds_up_to():
    world = SmallWorld(events=parse(THREE_YEARS), coverage=covered("crimes", *WHILE))
    rows = world.values(measure("harm", **WINDOWS))
    found = cells(rows, area_code="DEE", period="2023-01/P36M")
    told = {(row["breakdown"], row["category"]): row["numerator"] for row in found}
    assert told["part_of_week", "friday_18"] == 3
    assert told["part_of_week", "saturday_18"] == 1
    assert told["all", "all"] == 4
    assert not cells(rows, area_code="DEE", period="2025", breakdown="part_of_week")


def test_without_that_there_is_no_headline_over_36_months():
    world = SmallWorld(events=parse(THREE_YEARS), coverage=covered("crimes", *WHILE))
    rows = world.values(measure("harm", **WEEK))
    assert not cells(rows, area_code="DEE", period="2023-01/P36M")
    assert parts(parse(THREE_YEARS), years=WHILE, **WEEK) == {"friday_18": 1, "saturday_18": 1}


def test_a_rate_of_a_part_is_over_everyone():
    world = SmallWorld(
        events=parse(TIMES),
        coverage=covered("crimes", "2025-01", "2025-12"),
        population=parse(
            "small_area_code | year | age | sex    | persons\nAWE | 2025 | 30 | female | 100"
        ),
    )
    rows = world.values(measure("harm", **WEEK))
    [friday] = cells(rows, area_code="DEE", period="2025", category="friday_18")
    assert friday["denominator"] == 100


def test_its_completeness_is_the_share_with_a_time():
    world = SmallWorld(events=parse(TIMES), coverage=covered("crimes", "2025-01", "2025-12"))
    [cell] = cells(
        world.values(measure("harm", **WEEK)),
        area_code="RIVERS",
        period="2025",
        category="friday_18",
    )
    assert cell["completeness"] == pytest.approx(6 / 7)


def test_parts_of_a_week_are_not_told_by_month():
    with pytest.raises(ValidationError):
        measure("harm", breakdowns=["part_of_week"], part_of_week_over="month")
