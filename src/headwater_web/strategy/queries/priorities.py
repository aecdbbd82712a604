"""Which priority of the strategy an action serves: that of what it carries out."""

import re
from collections.abc import Collection, Mapping

from headwater_web.strategy.models import Entry, Plan
from headwater_web.thread.api import LinkKind, earlier_references

_SECTION = re.compile(r"Priority (\d+)")
"""How the strategy's own text heads the section in which it makes a promise."""


def priorities_of(actions: Collection[str]) -> dict[str, frozenset[int]]:
    """For each action, the numbers of the priorities that it serves; none where nothing says."""
    ties = earlier_references(actions, LinkKind.CARRIED_OUT_BY)
    known = _numbers({each for found in ties.values() for each in found})
    return {
        action: frozenset(known[each] for each in ties.get(action, ()) if each in known)
        for action in actions
    }


def _numbers(references: Collection[str]) -> Mapping[str, int]:
    plans = Plan.objects.filter(reference__in=references, priority_number__isnull=False)
    numbers = {plan.reference: plan.priority_number for plan in plans}
    for entry in Entry.objects.filter(reference__in=references):
        said = _SECTION.fullmatch(entry.section)
        numbers[entry.reference] = entry.priority_number or (int(said[1]) if said else None)
    return {reference: number for reference, number in numbers.items() if number is not None}
