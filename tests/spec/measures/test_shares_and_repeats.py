"""Shares of another measure, repeats, and what is recorded: small enough to count by hand."""

from typing import Any

import pytest
from pydantic import ValidationError
from tests.spec.measures.small_world import Row, SmallWorld, cells, covered, measure, parse

from headwater.measures.conditions import ConditionUnclear

CRIMES = """
event_id | small_area_code | occurred_at      | alcohol | sex    | age
a        | AWE             | 2025-01-01T10:00 | yes     | female | 30
b        | AWE             | 2025-01-05T10:00 | no      | male   | 12
c        | AWE             | 2025-01-20T10:00 |         | female | 40
d        | BURE            | 2025-03-01T10:00 | yes     | female | 17
e        | BURE            | 2025-12-31T10:00 |         |        |
f        |                 | 2025-12-31T11:00 | no      | male   | 50
"""
PEOPLE = """
event_id | person_key
a        | ann
b        | bob
c        | ann
d        | dee
e        | ann
"""


def world(**given: Any) -> SmallWorld:
    events: list[Row] = [{"month": (row["occurred_at"] or "")[:7], **row} for row in parse(CRIMES)]
    return SmallWorld(
        events=events,
        coverage=covered("crimes", "2025-01", "2025-12"),
        links=parse(PEOPLE),
        **given,
    )


def part(name: str, *conditions: Row, of: str | None = None, **given: Any) -> Any:
    divided = {"denominator": {"measure": of, "per": 100}, "complement_of": of} if of else {}
    rule = {"all_of": list(conditions)}
    return measure(name, **{"numerator": {"feeds": ["crimes"], "rule": rule}, **divided, **given})


def shown(rows: list[Row], name: str) -> dict[str, tuple[Any, Any]]:
    """The numbers of one year by area, without the places that have none."""
    found = cells(rows, measure=name, period="2025", breakdown="all")
    return {row["area_code"]: (row["numerator"], row["denominator"]) for row in found}


EVERYTHING = measure("everything", denominator=None)
SHARES = [
    # condition                                    Dee     Exe     nowhere whole
    ({"column": "alcohol", "is_": True}, (1, 3), (1, 2), (0, 1), (2, 6)),
    ({"column": "alcohol", "recorded": True}, (2, 3), (1, 2), (1, 1), (4, 6)),
    ({"column": "alcohol", "recorded": False}, (1, 3), (1, 2), (0, 1), (2, 6)),
    # c follows a within a year; e follows c. An event of nobody known follows nothing.
    ({"column": "repeat_person", "is_": True}, (1, 3), (1, 2), (0, 1), (2, 6)),
    # b follows a within seven days in the same place; c comes fifteen days after b.
    ({"column": "repeat_place", "is_": True}, (1, 3), (0, 2), (0, 1), (1, 6)),
]


@pytest.mark.parametrize(("condition", "dee", "exe", "nowhere", "whole"), SHARES)
def test_a_share_is_of_the_same_cell_of_the_other_measure(
    condition: Row, dee: Any, exe: Any, nowhere: Any, whole: Any
) -> None:
    rows = world().values(EVERYTHING, part("some", condition, of="everything"))
    found = shown(rows, "some")
    assert [found[place] for place in ("DEE", "EXE", "no_location", "RIVERS")] == [
        dee,
        exe,
        nowhere,
        whole,
    ]


def test_a_share_by_category_is_of_that_category_of_the_other_measure() -> None:
    whole = measure("everything", denominator=None, breakdowns=["sex"])
    some = part(
        "some", {"column": "alcohol", "recorded": True}, of="everything", breakdowns=["sex"]
    )
    found = cells(world().values(whole, some), measure="some", area_code="RIVERS", period="2025")
    numbers = {row["category"]: (row["numerator"], row["denominator"]) for row in found}
    assert numbers == {
        "all": (4, 6),
        "female": (2, 3),
        "male": (2, 2),
        "other": (0, 0),
        "not_recorded": (0, 1),
    }


def test_a_repeat_comes_at_most_a_year_after_the_one_before() -> None:
    events = parse(
        """
        event_id | small_area_code | occurred_at      | month
        a        | AWE             | 2024-03-01T10:00 | 2024-03
        b        | AWE             | 2025-03-01T10:00 | 2025-03
        c        | AWE             | 2026-03-02T10:00 | 2026-03
        """
    )
    everywhere = SmallWorld(
        events=events,
        coverage=covered("crimes", "2024-01", "2026-12"),
        links=[{"event_id": name, "person_key": "ann"} for name in "abc"],
    )
    again = part("again", {"column": "repeat_person", "is_": True}, denominator=None)
    found = cells(everywhere.values(again), area_code="RIVERS", period_type="year")
    # 2024 is a leap year: from its first of March it is 365 days to the next, and 366 from there.
    assert [(row["period"], row["numerator"]) for row in found] == [
        ("2024", 0),
        ("2025", 1),
        ("2026", 0),
    ]


def test_a_repeat_is_one_among_the_kinds_that_the_measure_names() -> None:
    events = parse(
        """
        event_id | small_area_code | occurred_at      | month   | offence_code
        a        | AWE             | 2025-03-01T10:00 | 2025-03 | 5/1
        b        | AWE             | 2025-03-02T10:00 | 2025-03 | 99/9
        c        | AWE             | 2025-03-04T10:00 | 2025-03 | 8/1
        d        | AWE             | 2025-03-12T10:00 | 2025-03 | 99/9
        e        | AWE             | 2025-03-13T10:00 | 2025-03 | 8/1
        """
    )
    everywhere = SmallWorld(events=events, coverage=covered("crimes", "2025-01", "2025-12"))
    rule = {"all_of": [{"column": "repeat_place", "is_": True}]}
    numerator = {"feeds": ["crimes"], "kinds": ["wounding"], "rule": rule}
    again = part("again", numerator=numerator, denominator=None)
    # c follows a; e comes nine days after c, and what came in between is of no kind.
    assert shown(everywhere.values(again), "again")["DEE"] == (1, None)
    other = part("other", numerator={**numerator, "kinds": ["armed"]}, denominator=None)
    with pytest.raises(ConditionUnclear):
        everywhere.values(again, other)


def test_residents_of_one_sex_are_a_denominator() -> None:
    people = parse(
        """
        small_area_code | year | age | sex    | persons
        AWE             | 2025 | 30  | female | 400
        AWE             | 2025 | 30  | male   | 500
        AWE             | 2025 | 12  | female | 90
        """
    )
    women = part(
        "women",
        {"column": "sex", "codes": ["female"]},
        denominator={"sex": "female", "age_at_least": 18},
    )
    assert shown(world(population=people).values(women), "women")["DEE"] == (2, 400)


@pytest.mark.parametrize(
    "given",
    [
        {"denominator": {"measure": "everything"}},
        {"denominator": {"measure": "everything"}, "complement_of": "another"},
        {"denominator": {"measure": "everything", "age_below": 18}, "complement_of": "everything"},
    ],
)
def test_a_share_of_a_measure_of_which_it_is_no_part_is_refused(given: Any) -> None:
    with pytest.raises(ValidationError):
        part("some", {"column": "alcohol", "is_": True}, **given)


QUARTERS = """
area_code | period  | figure  | value | ethnicity
DEE       | 2025-Q1 | started | 3     |
DEE       | 2025-Q2 | started | 4     |
DEE       | 2025-Q3 | started | 5     |
DEE       | 2025-Q4 | started | 6     |
DEE       | 2025-Q1 | sent    | 400   |
DEE       | 2025-Q2 | sent    | 400   |
DEE       | 2025-Q3 | sent    | 400   |
DEE       | 2025-Q4 | sent    | 410   |
DEE       | 2025-Q1 | started | 1     | asian
DEE       | 2025-Q2 | started | 1     | asian
DEE       | 2025-Q3 | started | 1     | asian
DEE       | 2025-Q4 | started | 1     | asian
DEE       | 2025-Q1 | started | 2     | black
DEE       | 2025-Q2 | started | 2     | black
DEE       | 2025-Q3 | started | 2     | black
DEE       | 2025-Q4 | started | 2     | black
"""


def returned(name: str, *, where: Any = None, divided_by: Any = None, **given: Any) -> Any:
    published = {"figure": "started", "parts_of_year": 4, "where": where or {}, **given}
    return measure(
        name,
        numerator={"feeds": ["returns"], "published": published},
        denominator=divided_by,
        months="none",
        sources=["returns"],
    )


def quarters() -> SmallWorld:
    own = {"feed": "returns", "supplier": "service", "extract_id": "E1", "state": "released"}
    return SmallWorld(events=[], coverage=[], figures=[{**own, **row} for row in parse(QUARTERS)])


SENT = {"figure": "sent", "people": "people sent"}
OF_RETURNS = [
    # what is asked                                           counted, divided by
    ({}, 18, None),
    ({"divided_by": {**SENT, "is_share": True}}, 18, 1_610),
    ({"divided_by": {**SENT, "is_share": True}, "over_a_year": "mean"}, 5, 400),
    ({"divided_by": SENT}, 18, 400),
    ({"where": {"ethnicity": ["asian", "black"]}}, 12, None),
    ({"where": {"ethnicity": "black"}}, 8, None),
]


@pytest.mark.parametrize(("asked", "counted", "divided_by"), OF_RETURNS)
def test_quarters_make_a_year_and_a_share_is_of_all_of_whom_it_is_a_part(
    asked: Any, counted: int, divided_by: int | None
) -> None:
    # 1,610 people in all, 402.5 in an average quarter: both are given to the nearest ten.
    rows = quarters().values(returned("reach", **asked))
    (row,) = cells(rows, area_code="DEE", period="2025")
    assert (row["numerator"], row["denominator"]) == (counted, divided_by)
