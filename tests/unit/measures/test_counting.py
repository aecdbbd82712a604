"""What counting refuses, and how events are placed."""

import doctest

import pytest
from tests.spec.measures.small_world import (
    PARTNERSHIP,
    SCOPE,
    SmallWorld,
    covered,
    measure,
    parse,
)

from headwater import measures
from headwater.measures import conditions, sql, words


@pytest.mark.parametrize(
    ("numerator", "named"),
    [
        ({"feeds": ["crimes"], "kinds": ["mischief"]}, "mischief"),
        ({"feeds": ["calls"], "kinds": ["armed"]}, "calls"),
    ],
)
def test_a_kind_that_the_scope_does_not_define_is_refused(numerator, named):
    with pytest.raises(measures.KindUnknown) as refusal:
        measures.count_events([measure("harm", numerator=numerator)], scope=SCOPE)
    assert named in refusal.value.found


PLACES = """
month   | small_area_code | location_state      | district_code | small_area_vintage
2023-05 | AWE             | inside              | DEE           | 2011
2023-06 | AWE             | inside              | DEE           | 2021
2023-05 | OLDER           | inside              | EXE           | 2011
2025-01 | OLDER           | inside              | EXE           | 2011
2019-01 | NEWER           | inside              | EXE           | 2021
2025-01 | FAR             | outside_partnership |               | 2021
2025-01 | NOWHERE         | unknown_area        |               |
2025-01 |                 | no_location         |               |
"""


def test_events_are_placed_by_their_code_and_the_vintage_of_their_month():
    expected = parse(PLACES)
    world = SmallWorld(events=expected, coverage=covered("crimes", "2025-01", "2025-01"))
    placed = world.compute(measure("harm"))["placed_event"]
    placed.sort(key=lambda row: row["row_number"])
    for wanted, found in zip(expected, placed, strict=True):
        vintage = found["small_area_vintage"]
        assert found["location_state"] == wanted["location_state"]
        assert found["district_code"] == wanted["district_code"]
        assert (vintage and str(vintage)) == wanted["small_area_vintage"]


def test_a_code_whose_vintages_disagree_follows_the_month():
    lookup = parse(
        "small_area_code | vintage | district_code\nMOVED | 2011 | DEE\nMOVED | 2021 | EXE"
    )
    events = parse("month | small_area_code\n2023-05 | MOVED\n2023-06 | MOVED")
    coverage = covered("crimes", "2023-05", "2023-06")
    world = SmallWorld(events=events, coverage=coverage, lookup=lookup)
    placed = world.compute(measure("harm"))["placed_event"]
    assert sorted(row["district_code"] for row in placed) == ["DEE", "EXE"]


def test_a_code_listed_twice_does_not_double_an_event():
    lookup = parse("small_area_code | vintage | district_code\nAWE | 2021 | DEE\nAWE | 2021 | DEE")
    events = parse("month | small_area_code\n2025-01 | AWE")
    world = SmallWorld(
        events=events, coverage=covered("crimes", "2025-01", "2025-01"), lookup=lookup
    )
    assert len(world.compute(measure("harm"))["placed_event"]) == 1


def test_a_definition_with_quotes_in_it_stays_one_literal():
    sly = "x'); DROP TABLE event; --"
    rule = {"all_of": [{"column": "crime_type", "codes": [sly]}]}
    events = [{"month": "2025-01", "crime_type": sly}, {"month": "2025-01", "crime_type": "x"}]
    world = SmallWorld(events=events, coverage=covered("crimes", "2025-01", "2025-01"))
    numerator = {"feeds": ["crimes"], "rule": rule}
    rows = world.values(measure("harm", numerator=numerator, breakdowns=["crime_type"]))
    [whole] = [
        row for row in rows if row["area_type"] == "partnership" and row["period"] == "2025-01"
    ]
    assert whole["numerator"] == 1


def test_the_words_tell_kinds_rule_and_denominator():
    young = measure(
        "young",
        numerator={
            "feeds": ["crimes"],
            "kinds": ["armed"],
            "rule": {
                "all_of": [{"column": "age", "below": 25}],
                "none_of": [{"column": "domestic", "is_": True}],
            },
        },
        denominator={"age_at_least": 10, "age_below": 18},
        breakdowns=["kind"],
    )
    assert measures.definition_words(young, SCOPE) == (
        "Counts events of the feed “crimes” within “Serious harm”, version 1: “Armed harm”, "
        "where age is below 25, and it is not so that domestic is recorded as yes. "
        "The rate is per 100,000 residents aged 10 to 17 a year. "
        "Divided by kind, an event of several kinds is shown under the first of these that it "
        "belongs to: Armed harm."
    )


@pytest.mark.parametrize("module", [conditions, sql, words])
def test_worked_examples_in_the_documentation_are_true(module):
    assert doctest.testmod(module).failed == 0


def test_the_lattice_needs_no_measure_with_a_rate_or_a_breakdown():
    only = measure("harm", denominator=None)
    expression = measures.measure_values([only], scope=SCOPE, partnership=PARTNERSHIP)
    assert expression.table.name == "measure_value"
