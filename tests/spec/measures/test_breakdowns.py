"""How a headline is divided, and what its completeness says."""

from datetime import date

import pytest
from tests.spec.measures.small_world import SmallWorld, cells, covered, measure, parse

YEAR = covered("crimes", "2025-01", "2025-12")

EVENTS = """
month   | small_area_code | age | sex    | ethnicity  | weapon | offence_code | crime_type
2025-01 | AWE             | 9   | female | white      | yes    | 5/1          | Robbery
2025-01 | AWE             | 10  | male   | not_stated | no     | 8/1          | Drugs
2025-02 | BURE            | 24  |        |            | yes    | 9/9          | Drugs
2025-03 | FAR             | 25  | other  | black      |        | 5/1          |
2025-04 |                 |     | male   | asian      |        | 5/1          | Drugs
"""


def divided(breakdown, *, area="RIVERS", deprivation=(), **given):
    """The categories of 2025 with events, and their counts."""
    world = SmallWorld(events=parse(EVENTS), coverage=YEAR, deprivation=deprivation)
    rows = world.values(measure("harm", breakdowns=[breakdown], **given))
    found = cells(rows, area_code=area, period="2025", breakdown=breakdown)
    return {row["category"]: row["numerator"] for row in found if row["numerator"]}


@pytest.mark.parametrize(
    ("breakdown", "expected"),
    [
        ("age_band", {"0-9": 1, "10-12": 1, "18-24": 1, "25-34": 1, "not_recorded": 1}),
        ("sex", {"female": 1, "male": 2, "other": 1, "not_recorded": 1}),
        ("ethnicity", {"white": 1, "asian": 1, "black": 1, "not_stated": 1, "not_recorded": 1}),
        ("crime_type", {"Robbery": 1, "Drugs": 3, "not_recorded": 1}),
        # 5/1 with a weapon is of both kinds and stands under the first; 9/9 without one is of none.
        ("kind", {"armed": 2, "wounding": 3}),
    ],
)
def test_categories_sum_to_the_headline(breakdown, expected):
    assert divided(breakdown) == expected
    assert sum(expected.values()) == 5


def test_an_event_of_two_kinds_counts_once_and_goes_to_the_first_that_the_measure_counts():
    wounding = {"feeds": ["crimes"], "kinds": ["wounding"]}
    assert divided("kind", numerator=wounding) == {"wounding": 4}


def test_ages_outside_the_limits_of_the_denominator_are_not_recorded_ages():
    children = {"population": "residents", "age_at_least": 10, "age_below": 18}
    assert divided("age_band", denominator=children) == {"10-12": 1, "not_recorded": 4}


def test_deprivation_is_divided_for_the_partnership_only_and_only_inside():
    deprivation = parse(
        "small_area_code | index_year | decile\nAWE | 2025 | 1\nBURE | 2025 | 4\nFAR | 2025 | 10\n"
        "AWE | 2019 | 9"
    )
    found = divided("deprivation_fifth", deprivation=deprivation)
    assert found == {"1": 2, "2": 1, "not_recorded": 2}
    assert divided("deprivation_fifth", area="DEE", deprivation=deprivation) == {}


def test_breakdowns_are_published_for_their_periods_only():
    world = SmallWorld(events=parse(EVENTS), coverage=YEAR)
    rows = world.values(
        measure("by_year", breakdowns=["sex"]),
        measure("by_month", breakdowns=["crime_type"], breakdown_periods=["month", "year"]),
    )
    by_sex, by_type = cells(rows, breakdown="sex"), cells(rows, breakdown="crime_type")
    assert {row["period_type"] for row in by_sex} == {"year"}
    assert {row["period_type"] for row in by_type} == {"month", "year"}
    [cell] = cells(by_type, period="2025-03", area_code="DEE", category="Drugs")
    assert cell["numerator"] == 0


def completeness(rows, **wanted):
    [cell] = cells(rows, period="2025", **wanted)
    return cell["completeness"]


def test_completeness_is_the_share_of_events_with_the_fields_that_the_cell_needs():
    young = measure(
        "young",
        numerator={"feeds": ["crimes"], "rule": {"all_of": [{"column": "age", "below": 25}]}},
    )
    world = SmallWorld(events=parse(EVENTS), coverage=YEAR)
    rows = world.values(measure("harm", breakdowns=["sex"]), young)
    harm = {"measure": "harm", "category": "all"}
    assert completeness(rows, area_code="RIVERS", **harm) == 1
    assert completeness(rows, area_code="DEE", **harm) == 4 / 5  # one event has no place
    assert completeness(rows, area_code="RIVERS", measure="young") == 4 / 5  # one has no age
    assert completeness(rows, area_code="DEE", measure="young") == 1  # its young all have a place
    sex = {"measure": "harm", "breakdown": "sex", "category": "male"}
    assert completeness(rows, area_code="RIVERS", **sex) == 4 / 5
    assert completeness(rows, area_code="EXE", **sex) == 0


def test_how_often_each_field_is_filled():
    rows = SmallWorld(events=parse(EVENTS), coverage=YEAR).compute(measure("harm"))
    january = cells(rows["field_completeness"], month=date(2025, 1, 1))
    assert {row["field"]: (row["filled"], row["events"]) for row in january} == {
        "age": (2, 2),
        "crime_type": (2, 2),
        "ethnicity": (1, 2),  # "not stated" says nothing
        "offence_code": (2, 2),
        "sex": (2, 2),
        "small_area_code": (2, 2),
        "weapon": (2, 2),
    }
