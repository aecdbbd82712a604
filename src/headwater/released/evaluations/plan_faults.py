"""Whether a plan holds together by itself, before any count is read: asked by site and engine."""

import math
from collections.abc import Iterable, Iterator

from headwater.released.evaluations.plan import (
    CountsFrom,
    Design,
    Direction,
    EvaluationPlan,
    GroupCounts,
)
from headwater.released.evaluations.reading import evaluation_id_of
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import month_in_words

FEWEST_COMPARISON = {
    Design.INTERRUPTED_SERIES: 0,
    Design.DIFFERENCE_IN_DIFFERENCES: 2,
    Design.STAGGERED_ADOPTION: 2,
    Design.SYNTHETIC_CONTROL: 2,
    Design.MATCHED_AREAS: 2,
    Design.DISPLACEMENT_DIFFERENCE: 2,
}
"""How many comparison areas each design needs to be worked out at all."""
_PERCENT = 100
_NAMED = 5


def plan_faults(plan: EvaluationPlan) -> tuple[str, ...]:
    """Why a plan cannot be answered whatever the counts are; nothing where it may be asked."""
    return tuple(dict.fromkeys((*_of_form(plan), *_of_counts(plan))))


def named(names: Iterable[str]) -> str:
    """The first few of some names, and how many more there are.

    >>> named(["a", "b", "c", "d", "e", "f"])
    'a, b, c, d, e and 1 more'
    """
    found = list(names)
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return ", ".join(found[:_NAMED]) + more


def _of_form(plan: EvaluationPlan) -> Iterator[str]:
    try:
        evaluation_id_of(plan)
    except ValueError:
        yield (
            f"The plan is called {plan.reference!r} in version {plan.version}. Give it a reference "
            "such as EP-1, and a version from 1."
        )
    highest = _PERCENT if plan.direction is Direction.FALL else 10 * _PERCENT
    if not 0 < plan.smallest_effect < highest:
        yield (
            f"The smallest effect worth acting on is {plan.smallest_effect:g} percent. State more "
            f"than 0 and less than {highest}."
        )
    if plan.begins.day != 1 or plan.ends.day != 1 or not plan.begins < plan.ends:
        yield (
            f"The months go from {plan.begins.isoformat()} to before {plan.ends.isoformat()}. "
            "State the first day of the first month, and of the month after the last."
        )


def _of_counts(plan: EvaluationPlan) -> Iterator[str]:
    is_groups = plan.counts_from is CountsFrom.TWO_GROUPS
    if is_groups is not (plan.design is Design.PRIOR_EVENT_RATE_RATIO):
        yield (
            "Counts of two groups and the prior event rate ratio belong together, and neither goes "
            "with anything else. Choose another design, or other counts."
        )
    elif is_groups:
        yield from _of_groups(plan.groups)
    else:
        yield from _of_areas(plan)
        yield from _of_starts(plan)


def _of_groups(groups: tuple[GroupCounts, GroupCounts] | None) -> Iterator[str]:
    if groups is None:
        yield "The plan holds no groups. State events and person-years of both, before and after."
        return
    for group, words in zip(groups, ("who took part", "who did not"), strict=True):
        if min(group.events_before, group.events_after) < 0:
            yield f"Those {words} have fewer than 0 events. State counts of 0 or more."
        years = (group.person_years_before, group.person_years_after)
        if not all(math.isfinite(each) and each > 0 for each in years):
            yield f"Those {words} have no person-years. State more than 0, before and after."


def _of_areas(plan: EvaluationPlan) -> Iterator[str]:
    treated = [each.area for each in plan.treated]
    if not treated:
        yield "No area had the intervention. Name at least one, with the month in which it began."
    every = [*treated, *plan.comparison, *plan.areas_beside]
    if both := sorted(set(treated) & set(plan.comparison)):
        yield (
            f"{named(both)} had the intervention and stands in the comparison too. Take it out of "
            "the comparison."
        )
    if near := sorted(set(plan.areas_beside) & {*treated, *plan.comparison}):
        yield (
            f"{named(near)} is named as an area beside, and as something else too. Violence may "
            "have moved there, so it can be neither treated nor compared with."
        )
    twice = sorted({area for area in every if every.count(area) > 1} - {*both, *near})
    if twice:
        yield f"{named(twice)} is named twice. Name each area once."
    fewest = FEWEST_COMPARISON.get(plan.design, 0)
    if len(plan.comparison) < fewest:
        yield (
            f"The design compares with {counted(len(plan.comparison), 'area')}, and needs at least "
            f"{fewest}. Name more areas that never had the intervention."
        )
    if plan.design is Design.SYNTHETIC_CONTROL and len(treated) > 1:
        yield (
            f"A synthetic control follows one area, and the plan names {len(treated)}. Choose "
            "difference in differences, or load the counts of a larger area as one."
        )
    matched = len(treated) + len(plan.areas_beside)
    if plan.design is Design.DISPLACEMENT_DIFFERENCE and len(plan.comparison) < matched:
        yield (
            f"The design matches each of {counted(matched, 'area')} with one of its own, and has "
            f"{counted(len(plan.comparison), 'area')} to compare with. Name as many, or choose "
            "difference in differences."
        )


def _of_starts(plan: EvaluationPlan) -> Iterator[str]:
    starts = sorted({each.since for each in plan.treated})
    if not starts:
        return
    if any(start.day != 1 for start in starts):
        yield "A start is not the first day of a month. State the first month with it there."
    if starts[0] <= plan.begins:
        yield (
            f"The counts begin in {month_in_words(plan.begins)}, and the intervention in "
            f"{month_in_words(starts[0])}: no month before it is there. Begin the counts earlier."
        )
    if starts[-1] >= plan.ends:
        yield (
            f"The outcome lies before the start: the counts end before {month_in_words(plan.ends)},"
            f" and the intervention began in {month_in_words(starts[-1])}. End the counts later."
        )
    if len(starts) > 1 and plan.design is not Design.STAGGERED_ADOPTION:
        yield (
            "The areas began in different months. Choose the design for staggered adoption, or "
            "name areas that began together."
        )
