"""Conditions of definitions as SQL over event columns.

A condition on an empty field does not hold: what is not recorded puts no event into a measure.
So `none_of` a flag that is empty lets the event through.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from headwater.definitions.conditions import Condition, Rule
from headwater.definitions.scope import Kind
from headwater.measures.repeats import REPEATS
from headwater.measures.sql import listed
from headwater.tables.events import Event
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode, Fault


class ConditionUnclear(Fault):
    """A condition tests a column that events do not have, or not exactly one thing."""

    exit_code = ExitCode.DEFINITION


def condition_holds(condition: Condition) -> str:
    """SQL that is true where `condition` holds and false where it does not or cannot be known.

    >>> condition_holds(Condition(column="age", below=25))
    'COALESCE(age < 25, FALSE)'
    """
    known = (*Event.columns(), *REPEATS)
    if condition.column not in known:
        raise ConditionUnclear(
            found=f"A condition on {condition.column!r}.",
            expected=f"one of the event columns: {', '.join(known)}.",
            next_step="Correct the column in the definition.",
        )
    comparisons = _comparisons(condition)
    if len(comparisons) != 1:
        raise ConditionUnclear(
            found=f"{condition.column} is compared {counted(len(comparisons), 'time')}.",
            expected="exactly one comparison in each condition.",
            next_step="Split the condition, or say what it compares.",
        )
    return f"COALESCE({comparisons[0]}, FALSE)"


def rule_holds(rule: Rule) -> str:
    """SQL that is true where `rule` holds. A rule without conditions always holds."""
    parts = [condition_holds(condition) for condition in rule.all_of]
    if rule.any_of:
        parts.append(_any(condition_holds(condition) for condition in rule.any_of))
    parts += [f"NOT {condition_holds(condition)}" for condition in rule.none_of]
    return " AND ".join(parts) if parts else "TRUE"


def kind_holds(kind: Kind) -> str:
    """SQL that is true where an event belongs to `kind`: where any of its rules holds."""
    return _any(rule_holds(rule) for rule in kind.rules)


def rule_without(rule: Rule, column: str) -> Rule:
    """The narrowest rule that holds wherever `rule` would, whatever `column` were."""
    open_ended = any(condition.column == column for condition in rule.any_of)
    return Rule(
        all_of=_others(rule.all_of, column),
        any_of=() if open_ended else rule.any_of,
        none_of=_others(rule.none_of, column),
    )


def rule_asks(rule: Rule, column: str) -> bool:
    """Whether any condition of `rule` tests `column`."""
    return any(
        condition.column == column for condition in (*rule.all_of, *rule.any_of, *rule.none_of)
    )


def _comparisons(condition: Condition) -> list[str]:
    column = condition.column
    found = []
    if condition.codes is not None:
        found.append(f"{column} IN ({listed(condition.codes)})")
    if condition.prefixes is not None:
        found.append(_begins_with(column, condition.prefixes))
    if condition.is_ is not None:
        found.append(f"{column} = {'TRUE' if condition.is_ else 'FALSE'}")
    if condition.recorded is not None:
        found.append(f"{column} IS {'NOT ' if condition.recorded else ''}NULL")
    if condition.below is not None:
        found.append(f"{column} < {condition.below:g}")
    if condition.at_least is not None:
        found.append(f"{column} >= {condition.at_least:g}")
    if condition.from_hour is not None or condition.until_hour is not None:
        found.append(_in_hours(condition))
    if condition.weekdays is not None:
        found.append(_on_weekdays(condition))
    return found


def _begins_with(column: str, prefixes: Sequence[str]) -> str:
    # Not LIKE: a code may hold a character that LIKE would take for a wildcard.
    by_length = groupby(sorted(prefixes, key=len), key=len)
    return _any(
        f"SUBSTRING({column}, 1, {length}) IN ({listed(same)})" for length, same in by_length
    )


def _in_hours(condition: Condition) -> str:
    if condition.from_hour is None or condition.until_hour is None:
        raise ConditionUnclear(
            found=f"A condition on {condition.column} with one of its two hours.",
            expected="from_hour and until_hour together.",
            next_step="Give both hours; until_hour itself is left out, and 24 is midnight.",
        )
    hour = f"EXTRACT(HOUR FROM {condition.column})"
    joined = "AND" if condition.from_hour <= condition.until_hour else "OR"
    return f"({hour} >= {condition.from_hour:d} {joined} {hour} < {condition.until_hour:d})"


def _on_weekdays(condition: Condition) -> str:
    days = ", ".join(f"{weekday:d}" for weekday in condition.weekdays or ()) or "NULL"
    return f"EXTRACT(ISODOW FROM {condition.column}) IN ({days})"


def _any(parts: Iterable[str]) -> str:
    return "(" + (" OR ".join(f"({part})" for part in parts) or "FALSE") + ")"


def _others(conditions: Sequence[Condition], column: str) -> tuple[Condition, ...]:
    return tuple(condition for condition in conditions if condition.column != column)
