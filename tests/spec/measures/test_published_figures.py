"""What is read from published aggregates, told by tables small enough to check by hand."""

from typing import Any

import pytest
from tests.spec.measures.small_world import Row, SmallWorld, cells, measure, parse

from headwater.definitions.measure import Measure

FEED = "term_counts"


def terms(name: str = "excluded", **given: Any) -> Measure:
    """A measure of suspensions in two terms of a year, over all schools."""
    published = {
        "figure": "suspensions",
        "where": {},
        "added_up": ["organisation"],
        "parts_of_year": 2,
        **given.pop("published", {}),
    }
    words: dict[str, Any] = {
        "numerator": {"feeds": [FEED], "published": published},
        "months": "none",
        "sources": [FEED],
        "denominator": None,
    }
    return measure(name, **{**words, **given})


def world(text: str, **given: Any) -> SmallWorld:
    rows = [
        {"feed": FEED, "figure": "suspensions", "extract_id": "E1", **_row(each)}
        for each in parse(text)
    ]
    return SmallWorld(events=[], coverage=[], figures=rows, **given)


def _row(row: Row) -> Row:
    known = {key: value for key, value in row.items() if value is not None}
    return {"supplier": "council", "state": "released" if "value" in known else "missing", **known}


def shown(rows: list[Row], **wanted: Any) -> list[tuple[Any, ...]]:
    found = cells(rows, **wanted)
    return [(row["area_code"], row["period"], row["state"], row["numerator"]) for row in found]


WHOLE_YEAR = """
area_code | organisation | period_start | value
DEE       | school 1     | 2025-01-01   | 4
DEE       | school 2     | 2025-01-01   | 3
DEE       | school 1     | 2025-09-01   | 2
EXE       | school 3     | 2025-01-01   | 5
EXE       | school 3     | 2025-09-01   | 0
"""


def test_the_parts_of_a_year_and_the_schools_are_added_up():
    rows = world(WHOLE_YEAR).values(terms())
    assert shown(rows) == [
        ("DEE", "2025", "released", 9),
        ("EXE", "2025", "released", 5),
        ("RIVERS", "2025", "released", 14),
        ("no_location", "2025", "released", 0),
        ("outside_partnership", "2025", "released", 0),
        ("unknown_area", "2025", "released", 0),
    ]


def test_of_a_measure_of_the_whole_alone_no_district_is_shown():
    rows = world(WHOLE_YEAR).values(terms("whole", years="partnership"), terms("places"))
    whole_only = {area: count for area, _, _, count in shown(rows, measure="whole")}
    assert whole_only["RIVERS"] == 14
    assert not {"DEE", "EXE"} & whole_only.keys()
    assert {"DEE", "EXE"} <= {area for area, *_ in shown(rows, measure="places")}


def test_a_row_of_one_group_is_not_added_to_the_row_of_all_groups():
    one_group = WHOLE_YEAR.replace("value\n", "value | sex\n", 1) + (
        "DEE | school 1 | 2025-01-01 | 3 | male\n"
    )
    one_group = "\n".join(
        line if line.count("|") != 3 else f"{line} |" for line in one_group.splitlines()
    )
    rows = world(one_group).values(terms())
    assert shown(rows, area_code="DEE") == [("DEE", "2025", "released", 9)]
    boys = terms(published={"where": {"sex": "male"}})
    assert shown(world(one_group).values(boys), area_code="DEE") == [
        ("DEE", "2025", "missing", None)
    ]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("DEE | school 2 | 2025-09-01 | ", "missing"),
        ("DEE | school 2 | 2025-09-01 | 6", "released"),
    ],
)
def test_a_blank_is_missing_and_never_zero(line: str, state: str):
    rows = world(f"{WHOLE_YEAR}{line}\n").values(terms())
    assert [each[2] for each in shown(rows, area_code="DEE")] == [state]
    assert [each[2] for each in shown(rows, area_code="RIVERS")] == [state]


def test_what_its_supplier_withheld_withholds_every_sum_that_it_is_part_of():
    rows = world(WHOLE_YEAR)
    rows.figures[2] = {**rows.figures[2], "value": None, "state": "suppressed"}
    found = rows.values(terms())
    assert shown(found, area_code="DEE") == [("DEE", "2025", "suppressed", None)]
    assert shown(found, area_code="EXE") == [("EXE", "2025", "released", 5)]
    assert shown(found, area_code="RIVERS") == [("RIVERS", "2025", "suppressed", None)]


def test_a_year_without_one_of_its_parts_is_missing():
    text = WHOLE_YEAR + "DEE | school 1 | 2026-01-01 | 1\n"
    rows = world(text).values(terms())
    assert shown(rows, area_code="DEE", period="2026") == [("DEE", "2026", "missing", None)]
    assert shown(rows, area_code="EXE", period="2026") == [("EXE", "2026", "missing", None)]


def test_after_a_basis_ended_nobody_was_asked():
    ended = [{"feed": FEED, "supplier": "council", "ended_on": "2025-12-31"}]
    text = WHOLE_YEAR + "DEE | school 1 | 2026-01-01 | 1\n"
    rows = world(text, basis_ends=ended).values(terms())
    assert shown(rows, area_code="DEE") == [
        ("DEE", "2025", "released", 9),
        ("DEE", "2026", "not_collected", None),
    ]


def test_each_supplier_that_gave_once_is_expected_again():
    text = """
area_code | period_start | value | supplier
DEE       | 2024-01-01   | 1     | city
DEE       | 2024-09-01   | 2     | city
DEE       | 2024-01-01   | 4     | county
DEE       | 2024-09-01   | 8     | county
DEE       | 2025-01-01   | 1     | city
DEE       | 2025-09-01   | 2     | city
"""
    rows = world(text).values(terms())
    assert shown(rows, area_code="DEE") == [
        ("DEE", "2024", "released", 15),
        ("DEE", "2025", "missing", None),
    ]


def test_rows_without_an_area_belong_to_the_whole_and_to_no_district():
    text = WHOLE_YEAR + " | school 9 | 2025-01-01 | 1\n | school 9 | 2025-09-01 | 1\n"
    rows = world(text).values(terms())
    assert shown(rows, area_code="RIVERS") == [("RIVERS", "2025", "released", 16)]
    assert shown(rows, area_code="no_location") == [("no_location", "2025", "released", 2)]


def test_people_at_a_time_are_averaged_over_the_year_and_counted_in_its_months():
    months = [f"2025-{month:02d}-01" for month in range(1, 13)]
    lines = [
        f"{area} | {day} | {2 * n}" for area in ("DEE", "EXE") for n, day in enumerate(months, 1)
    ]
    text = "\n".join(["area_code | period_start | value", *lines])
    population = [
        {"small_area_code": "AWE", "year": 2025, "age": 30, "sex": "male", "persons": 100}
    ]
    monthly = terms(
        published={"parts_of_year": 12, "over_a_year": "mean"},
        months="district",
        denominator={"population": "residents"},
    )
    rows = world(text, population=population).values(monthly)
    [year] = cells(rows, area_code="DEE", period="2025")
    assert (year["numerator"], year["denominator"]) == (13, 100)
    [june] = cells(rows, area_code="DEE", period="2025-06")
    assert june["numerator"] == 12
    assert june["denominator"] == pytest.approx(100)
    [whole] = cells(rows, area_code="RIVERS", period="2025-06")
    assert whole["numerator"] == 24


YEARS_OF_TERMS = """
area_code | organisation | period_start | value
DEE       | school 1     | 2023-01-01   | 1
DEE       | school 1     | 2023-09-01   | 2
DEE       | school 1     | 2024-01-01   | 3
DEE       | school 1     | 2024-09-01   | 4
DEE       | school 1     | 2025-01-01   | 5
DEE       | school 1     | 2025-09-01   | 6
DEE       | school 1     | 2026-01-01   | 7
EXE       | school 3     | 2023-01-01   | 1
EXE       | school 3     | 2023-09-01   | 1
EXE       | school 3     | 2024-01-01   | 1
EXE       | school 3     | 2024-09-01   | 1
EXE       | school 3     | 2025-01-01   | 1
EXE       | school 3     | 2025-09-01   | 1
"""


def test_windows_are_three_years_and_stand_beside_the_years():
    population = [
        {"small_area_code": "AWE", "year": 2023, "age": 9, "sex": "male", "persons": 100},
        {"small_area_code": "AWE", "year": 2025, "age": 9, "sex": "male", "persons": 130},
    ]
    by_residents = terms(windows=True, denominator={"population": "residents"})
    rows = world(YEARS_OF_TERMS, population=population).values(by_residents)
    assert shown(rows, area_code="DEE") == [
        ("DEE", "2023-01/P36M", "released", 21),
        ("DEE", "2024-01/P36M", "missing", None),
        ("DEE", "2023", "released", 3),
        ("DEE", "2024", "released", 7),
        ("DEE", "2025", "released", 11),
        ("DEE", "2026", "missing", None),
    ]
    assert shown(rows, area_code="RIVERS", period="2023-01/P36M") == [
        ("RIVERS", "2023-01/P36M", "released", 27)
    ]
    [window] = cells(rows, area_code="DEE", period="2023-01/P36M")
    assert window["denominator"] == 100 + 100 + 130


def test_without_windows_there_are_years_alone():
    rows = world(YEARS_OF_TERMS).values(terms())
    assert {row["period_type"] for row in rows} == {"year"}


ON_ROLL = """
area_code | organisation | period_start | value | figure
DEE       | school 1     | 2025-01-01   | 4     | suspensions
DEE       | school 1     | 2025-09-01   | 2     | suspensions
DEE       | school 1     | 2025-01-01   | 304   | pupils
DEE       | school 1     | 2025-09-01   | 338   | pupils
DEE       | school 2     | 2025-01-01   | 3     | suspensions
DEE       | school 2     | 2025-09-01   | 0     | suspensions
DEE       | school 2     | 2025-01-01   | 200   | pupils
DEE       | school 2     | 2025-09-01   | 200   | pupils
EXE       | school 3     | 2025-01-01   | 5     | suspensions
EXE       | school 3     | 2025-09-01   | 0     | suspensions
EXE       | school 3     | 2025-01-01   | 98    | pupils
EXE       | school 3     | 2025-09-01   | 98    | pupils
"""
BY_ROLL = {"figure": "pupils", "people": "pupils on the roll"}


def people(text: str, *areas: str, **given: Any) -> list[float | None]:
    rows = world(text).values(terms(denominator=BY_ROLL, **given))
    return [cells(rows, area_code=area, period="2025")[0]["denominator"] for area in areas]


def test_a_figure_is_divided_by_the_people_of_an_average_part_of_the_year():
    # 521 and 98 pupils: rounded to ten, and none given where there are fewer than a hundred.
    assert people(ON_ROLL, "DEE", "EXE", "RIVERS") == [520, None, 620]


def test_a_year_without_everybody_on_the_roll_has_a_number_and_no_rate():
    blank = ON_ROLL.replace("2025-09-01   | 338 ", "2025-09-01   |     ")
    assert people(blank, "DEE", "RIVERS") == [None, None]
    rows = world(blank).values(terms(denominator=BY_ROLL))
    assert shown(rows, area_code="DEE") == [("DEE", "2025", "released", 9)]


def test_it_may_be_divided_by_a_wider_group_of_the_same_figure():
    text = """
area_code | period_start | value | figure | category
DEE       | 2025-01-01   | 30    | young  | not_known
DEE       | 2025-09-01   | 10    | young  | not_known
DEE       | 2025-01-01   | 400   | young  | education
DEE       | 2025-09-01   | 420   | young  | education
"""
    not_known = terms(
        published={"figure": "young", "where": {"category": "not_known"}, "added_up": []},
        denominator={"figure": "young", "added_up": ["category"], "people": "the young"},
    )
    [year] = cells(world(text).values(not_known), area_code="DEE", period="2025")
    assert (year["numerator"], year["denominator"]) == (40, 430)


@pytest.mark.parametrize(
    "wrong",
    [
        {"figure": "pupils"},
        {"figure": "pupils", "people": "pupils", "age_below": 16},
        {"people": "pupils"},
        {"added_up": ["category"]},
    ],
)
def test_a_divisor_that_is_half_told_is_refused(wrong: dict[str, Any]):
    with pytest.raises(ValueError, match="expected"):
        terms(denominator=wrong)


def test_events_are_divided_by_residents_alone():
    with pytest.raises(ValueError, match="expected residents"):
        measure("harm", denominator=BY_ROLL)


def test_a_share_is_shown_as_published_and_never_added_up():
    text = """
area_code | period | value
DEE       | 2024   | 5.6
DEE       | 2025   | 6.1
FAR       | 2025   | 9.9
"""
    share = terms(published={"parts_of_year": 1, "as_published": True})
    rows = world(text).values(share)
    assert [(r["area_code"], r["period"], r["state"], r["published"]) for r in rows] == [
        ("DEE", "2024", "released", 5.6),
        ("DEE", "2025", "released", 6.1),
        ("EXE", "2024", "not_collected", None),
        ("EXE", "2025", "not_collected", None),
        ("RIVERS", "2024", "not_collected", None),
        ("RIVERS", "2025", "not_collected", None),
    ]
    assert {row["numerator"] for row in rows} == {None}


def test_a_school_year_in_words_is_no_period_here():
    text = "area_code | period | value\nDEE | 2024/25 | 5\nDEE | 2024 | 3\n"
    rows = world(text).values(terms(published={"parts_of_year": 1}))
    assert shown(rows, area_code="DEE") == [("DEE", "2024", "released", 3)]


def test_figures_and_events_stand_in_one_table():
    small = world(WHOLE_YEAR)
    small.events = parse("month | small_area_code\n2025-01 | AWE\n")
    small.coverage = [
        {"feed": "crimes", "supplier": "police", "extract_id": "x", "month": "2025-01"}
    ]
    rows = small.values(measure("harm"), terms())
    assert {row["measure"] for row in rows} == {"harm", "excluded"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"numerator": {"feeds": ["a", "b"], "published": {"figure": "f", "parts_of_year": 1}}},
        {"months": "district"},
        {"small_areas": True},
        {"breakdowns": ["sex"]},
        {"published": {"as_published": True}, "denominator": {"population": "residents"}},
    ],
)
def test_a_definition_that_cannot_be_published_is_refused(wrong: dict[str, Any]):
    with pytest.raises(ValueError, match="expected"):
        terms(**wrong)
