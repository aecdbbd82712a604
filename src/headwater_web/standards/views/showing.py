"""What the pages of one assessment are given to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from headwater_web.standards.framework_parts import Indicator
from headwater_web.standards.frameworks import CapacityFramework, LevelFramework
from headwater_web.standards.models import Assessment
from headwater_web.standards.queries.capacity import capacity
from headwater_web.standards.queries.comparing import Movement, compared, halves
from headwater_web.standards.queries.results import Result, Said
from headwater_web.standards.standings import STANDING_WORDS
from headwater_web.standards.wording import (
    REQUIRED_WORDS,
    capacity_sentences,
    gap_words,
    law_words,
    loss_words,
    result_sentences,
    share_moved_words,
    steps_words,
    upper_half_words,
)
from headwater_web.thread.api import Thing, things_seen_by


@dataclass(frozen=True, slots=True)
class Evidence:
    """How an answer can be checked, in words, with an address where there is one."""

    words: str
    address: str = ""


def capacity_context(found: Assessment, framework: CapacityFramework) -> dict[str, Any]:
    """A capacity review in sentences and rows."""
    review = capacity(found, framework)
    return {
        "review": review,
        "losses": [(loss_words(each), law_words(each)) for each in review.losses],
        "sentences": capacity_sentences(review),
        "rows": [(each, REQUIRED_WORDS[each.function.required_by]) for each in review.functions],
    }


def unnamed_context(
    request: HttpRequest, found: Assessment, framework: LevelFramework
) -> dict[str, Any]:
    """Answers compared without naming anybody, and what one's own organisation said."""
    lower, upper = halves(framework)
    return {"lower": lower, "upper": upper, "rows": compared(request.user, found, framework)}


def result_context(request: HttpRequest, found: Result) -> dict[str, Any]:
    """Answers side by side, in sentences and rows."""
    said = [each for row in found.indicators for each in row.said]
    references = {each.answer.evidence_reference for each in said if each.answer}
    things = things_seen_by(request.user, references - {""})
    return {
        "result": found,
        "sentences": result_sentences(found),
        "differing": [(each, gap_words(each.gap)) for each in found.differing],
        "standards": [
            (
                each.standard,
                STANDING_WORDS[each.standing] if each.standing else "",
                [
                    (row, gap_words(row.gap), [(one, evidence_of(one, things)) for one in row.said])
                    for row in each.indicators
                ],
            )
            for each in found.standards
        ],
    }


def evidence_of(said: Said, things: Mapping[str, Thing]) -> Evidence | None:
    """How one answer can be checked by a reader who may see these things."""
    if said.answer is None:
        return None
    if address := said.answer.evidence_address:
        return Evidence(address, address)
    if reference := said.answer.evidence_reference:
        thing = things.get(reference)
        if thing is None:
            return Evidence(_("Evidence is named that you may not open"))
        return Evidence(f"{thing.reference} {thing.title}", thing.address)
    return Evidence(_("Claimed, no evidence")) if said.is_claimed_only else None


def moved_row(found: Movement) -> tuple[Indicator, str, list[tuple[str, str, str, str]]]:
    """One indicator then and now: why it cannot be compared, or a line for each that can."""
    if not found.is_comparable:
        return found.indicator, _("Cannot compare: the words were different then"), []
    lines = [
        (each.assessor.name, each.before.title, each.after.title, steps_words(each))
        for each in found.moved
    ]
    if found.spread_before is None or found.spread_after is None:
        return found.indicator, "" if lines else _("Not answered both times"), lines
    if not found.both_spreads_shown:
        why_not = found.spread_before.why_not or found.spread_after.why_not
        return found.indicator, str(why_not), lines
    halves_then_and_now = (
        _("All organisations"),
        upper_half_words(found.spread_before),
        upper_half_words(found.spread_after),
        share_moved_words(found.spread_before, found.spread_after),
    )
    return found.indicator, "", [halves_then_and_now, *lines]
