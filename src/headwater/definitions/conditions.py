"""Conditions over event columns, as definitions write them: data, not code."""

from typing import Literal

from headwater.definitions.model import Definition, Words


class Condition(Definition):
    """One test of one column of the event table. Exactly one comparison is given.

    `codes` holds exact codes; `prefixes` matches the beginning of a code; `is_` tests a flag;
    `recorded` tests whether anything is written down at all;
    `below` and `at_least` test a number; `from_hour` and `until_hour` test the local hour and
    may run past midnight; `weekdays` uses 1 for Monday.
    """

    column: Words
    codes: tuple[str, ...] | None = None
    prefixes: tuple[str, ...] | None = None
    is_: bool | None = None
    recorded: bool | None = None
    below: float | None = None
    at_least: float | None = None
    from_hour: int | None = None
    until_hour: int | None = None
    weekdays: tuple[int, ...] | None = None


class Rule(Definition):
    """All of `all_of`, and one or more of `any_of` where given, and none of `none_of`."""

    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    none_of: tuple[Condition, ...] = ()


class CategoryRule(Definition):
    """One category of a derived breakdown and the rule that puts an event into it."""

    category: Words
    rule: Rule


Polarity = Literal["lower_is_better", "higher_is_better", "none"]
