"""Conditions as definitions write them, tried on single events."""

from datetime import datetime

import duckdb
import pytest

from headwater.definitions.conditions import Condition, Rule
from headwater.measures.conditions import (
    ConditionUnclear,
    condition_holds,
    rule_asks,
    rule_holds,
    rule_without,
)

YOUNG = Condition(column="age", below=25)
ARMED = Condition(column="knife", is_=True)
DOMESTIC = Condition(column="domestic", is_=True)
EVENT = {
    "offence_code": "VARCHAR",
    "diagnosis_code": "VARCHAR",
    "age": "SMALLINT",
    "knife": "BOOLEAN",
    "domestic": "BOOLEAN",
    "occurred_at": "TIMESTAMP",
}


def held(sql, **event):
    """Whether `sql` is true of an event; a field that is not given is empty."""
    columns = ", ".join(f"CAST(? AS {kind}) AS {name}" for name, kind in EVENT.items())
    values = [event.get(name) for name in EVENT]
    select = f"SELECT {sql} FROM (SELECT {columns})"
    with duckdb.connect() as connection:
        row = connection.execute(select, values).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize(
    ("condition", "event", "expected"),
    [
        ({"column": "offence_code", "codes": ["8/1"]}, {"offence_code": "8/1"}, True),
        # 8/1 and 8/6 share a class and are different offences.
        ({"column": "offence_code", "codes": ["8/1"]}, {"offence_code": "8/6"}, False),
        ({"column": "offence_code", "codes": ["8/1"]}, {"offence_code": "8/11"}, False),
        ({"column": "offence_code", "codes": []}, {"offence_code": "8/1"}, False),
        ({"column": "offence_code", "codes": ["it's"]}, {"offence_code": "it's"}, True),
        (
            {"column": "diagnosis_code", "prefixes": ["X99", "Y0"]},
            {"diagnosis_code": "X99.1"},
            True,
        ),
        ({"column": "diagnosis_code", "prefixes": ["X99", "Y0"]}, {"diagnosis_code": "Y04"}, True),
        ({"column": "diagnosis_code", "prefixes": ["X99", "Y0"]}, {"diagnosis_code": "X9"}, False),
        ({"column": "diagnosis_code", "prefixes": ["X_"]}, {"diagnosis_code": "X99"}, False),
        ({"column": "diagnosis_code", "prefixes": []}, {"diagnosis_code": "X99"}, False),
        ({"column": "knife", "is_": True}, {"knife": True}, True),
        ({"column": "knife", "is_": False}, {"knife": True}, False),
        ({"column": "knife", "is_": False}, {}, False),
        ({"column": "age", "below": 25}, {"age": 24}, True),
        ({"column": "age", "below": 25}, {"age": 25}, False),
        ({"column": "age", "below": 25}, {}, False),
        ({"column": "age", "at_least": 10}, {"age": 10}, True),
        ({"column": "age", "at_least": 10}, {"age": 9}, False),
    ],
)
def test_a_condition_holds_only_where_the_field_says_so(condition, event, expected):
    assert held(condition_holds(Condition.model_validate(condition)), **event) is expected


@pytest.mark.parametrize(
    ("hours", "clock", "expected"),
    [
        ((20, 6), "20:00", True),
        ((20, 6), "23:59", True),
        ((20, 6), "05:59", True),
        ((20, 6), "06:00", False),
        ((20, 6), "12:00", False),
        ((20, 24), "23:59", True),
        ((20, 24), "00:00", False),
        ((9, 17), "09:00", True),
        ((9, 17), "17:00", False),
        ((9, 17), "08:59", False),
    ],
)
def test_hours_may_run_past_midnight_and_leave_the_last_one_out(hours, clock, expected):
    condition = Condition(column="occurred_at", from_hour=hours[0], until_hour=hours[1])
    moment = datetime.fromisoformat(f"2025-03-07T{clock}")
    assert held(condition_holds(condition), occurred_at=moment) is expected


@pytest.mark.parametrize(("day", "expected"), [("03", True), ("07", False), ("09", True)])
def test_weekdays_begin_with_monday(day, expected):
    condition = Condition(column="occurred_at", weekdays=(1, 7))  # 3 March 2025 was a Monday
    moment = datetime.fromisoformat(f"2025-03-{day}")
    assert held(condition_holds(condition), occurred_at=moment) is expected


@pytest.mark.parametrize(
    ("rule", "event", "expected"),
    [
        (Rule(), {}, True),
        (Rule(all_of=(YOUNG, ARMED)), {"age": 20, "knife": True}, True),
        (Rule(all_of=(YOUNG, ARMED)), {"age": 20}, False),
        (Rule(any_of=(YOUNG, ARMED)), {"knife": True}, True),
        (Rule(any_of=(YOUNG, ARMED)), {"age": 30}, False),
        (Rule(all_of=(YOUNG,), none_of=(DOMESTIC,)), {"age": 20, "domestic": True}, False),
        (Rule(all_of=(YOUNG,), none_of=(DOMESTIC,)), {"age": 20, "domestic": False}, True),
        # An empty flag is not a yes.
        (Rule(all_of=(YOUNG,), none_of=(DOMESTIC,)), {"age": 20}, True),
    ],
)
def test_a_rule_is_all_and_any_and_none(rule, event, expected):
    assert held(rule_holds(rule), **event) is expected


@pytest.mark.parametrize(
    "rule",
    [
        Rule(all_of=(YOUNG, ARMED)),
        Rule(any_of=(YOUNG, ARMED)),
        Rule(all_of=(ARMED,), none_of=(YOUNG,)),
    ],
)
@pytest.mark.parametrize("knife", [True, False])
@pytest.mark.parametrize("age", [None, 20, 30])
def test_a_rule_without_a_column_holds_wherever_the_rule_does(rule, knife, age):
    loosened = rule_without(rule, "age")
    assert rule_asks(rule, "age")
    assert not rule_asks(loosened, "age")
    if held(rule_holds(rule), age=age, knife=knife):
        assert held(rule_holds(loosened), age=age, knife=knife)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({"column": "colour", "codes": ["red"]}, "colour"),
        ({"column": "age"}, "0 times"),
        ({"column": "age", "below": 25, "at_least": 10}, "2 times"),
        ({"column": "occurred_at", "from_hour": 20}, "one of its two hours"),
    ],
)
def test_a_condition_that_cannot_be_followed_is_refused(condition, found):
    with pytest.raises(ConditionUnclear) as refusal:
        condition_holds(Condition.model_validate(condition))
    assert found in refusal.value.found
    assert refusal.value.exit_code == 8
