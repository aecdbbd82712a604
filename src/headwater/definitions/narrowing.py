"""Whether everything that one numerator counts, another counts as well: read from their rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headwater.definitions.conditions import Condition, Rule
    from headwater.definitions.numbers_counted import Numerator

_BOUNDS = ("codes", "prefixes", "below", "at_least", "weekdays")
"""What a condition may be stricter in; in everything else the two must be alike."""


def is_within(inner: Numerator, outer: Numerator) -> bool:
    """Whether each event that `inner` counts is counted by `outer`, as far as rules can show.

    False says only that the rules do not show it. Figures of published aggregates have no rules
    to read, so of them only the same figure is within itself.
    """
    if inner == outer:
        return True
    if inner.published or outer.published or inner.feeds != outer.feeds:
        return False
    return _has_no_more_kinds(inner, outer) and _implies(inner.rule, outer.rule)


def _has_no_more_kinds(inner: Numerator, outer: Numerator) -> bool:
    """No kinds at all is every event of the feeds."""
    return not outer.kinds or (bool(inner.kinds) and set(inner.kinds) <= set(outer.kinds))


def _implies(inner: Rule, outer: Rule) -> bool:
    return (
        all(_one_implies(inner.all_of, condition) for condition in outer.all_of)
        and _any_implies(inner, outer)
        # What the outer one leaves out, the inner one leaves out too.
        and all(
            any(_is_stricter(left_out, wider) for wider in inner.none_of)
            for left_out in outer.none_of
        )
    )


def _any_implies(inner: Rule, outer: Rule) -> bool:
    """Whether one of the outer rule's alternatives holds wherever the inner rule does."""
    if not outer.any_of:
        return True
    if any(_one_implies(inner.all_of, condition) for condition in outer.any_of):
        return True
    return bool(inner.any_of) and all(
        any(_is_stricter(condition, wider) for wider in outer.any_of) for condition in inner.any_of
    )


def _one_implies(conditions: Sequence[Condition], wanted: Condition) -> bool:
    return any(_is_stricter(condition, wanted) for condition in conditions)


def _is_stricter(condition: Condition, other: Condition) -> bool:
    """Whether `other` holds wherever `condition` does; true of two that are alike."""
    alike = set(type(condition).model_fields) - set(_BOUNDS)
    if any(getattr(condition, name) != getattr(other, name) for name in alike):
        return False
    return (
        _is_among(condition.codes, other.codes)
        and _is_among(condition.weekdays, other.weekdays)
        and _begins_within(condition.prefixes, other.prefixes)
        and _is_at_most(condition.below, other.below)
        and _is_at_most(other.at_least, condition.at_least, absent_first=True)
    )


def _is_among(chosen: Sequence[object] | None, others: Sequence[object] | None) -> bool:
    return others is None or (chosen is not None and set(chosen) <= set(others))


def _begins_within(prefixes: Sequence[str] | None, others: Sequence[str] | None) -> bool:
    if others is None:
        return True
    return prefixes is not None and all(prefix.startswith(tuple(others)) for prefix in prefixes)


def _is_at_most(low: float | None, high: float | None, *, absent_first: bool = False) -> bool:
    """Whether the limits are in order; no limit is the furthest, on the side where it stands."""
    if absent_first:
        return low is None or (high is not None and low <= high)
    return high is None or (low is not None and low <= high)
