"""Events whose place is told in words: a district at most counts, and never a small area."""

from tests.spec.measures.small_world import SmallWorld, cells, covered, measure, parse

EVENTS = """
month   | small_area_code | worded_district_code | place_band
2025-01 | AWE             |                      |
2025-02 | AWE             |                      | high
2025-03 |                 | DEE                  | high
2025-04 |                 | DEE                  | medium
2025-05 |                 | ELSEWHERE            | medium
2025-06 |                 |                      | low
2025-07 |                 |                      | none
"""
PLACED = [
    ("inside", "DEE"),
    ("inside", "DEE"),
    ("inside", "DEE"),
    ("inside", "DEE"),
    ("outside_partnership", None),
    ("no_location", None),
    ("no_location", None),
]


def world() -> SmallWorld:
    return SmallWorld(events=parse(EVENTS), coverage=covered("crimes", "2025-01", "2025-12"))


def test_words_place_an_event_in_their_district() -> None:
    rows = world().compute(measure("harm"))["placed_event"]
    rows.sort(key=lambda row: row["row_number"])
    assert [(row["location_state"], row["district_code"]) for row in rows] == PLACED


def test_they_are_in_the_totals_and_in_no_small_area() -> None:
    values = world().compute(measure("harm", small_areas=True))["measure_value"]
    year = cells(values, breakdown="all", period="2025")
    whole = {row["area_code"]: row["numerator"] for row in year}
    assert (whole["RIVERS"], whole["DEE"], whole["EXE"]) == (7, 4, 0)
    assert (whole["no_location"], whole["outside_partnership"]) == (2, 1)
    small = cells(values, area_type="small_area", period="2025-01/P12M")
    assert sum(row["numerator"] or 0 for row in small) == 2


def test_a_small_area_says_how_many_events_it_could_not_get() -> None:
    values = world().compute(measure("harm", small_areas=True))["measure_value"]
    (district,) = cells(values, area_code="DEE", breakdown="all", period="2025")
    (small,) = cells(values, area_code="AWE", period="2025-01/P12M")
    assert district["completeness"] == 5 / 7
    assert small["completeness"] == 3 / 7
