"""What findings are tied to in the thread: what they rest on, and what is done about them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from headwater_web.evidence.api import CardWords, StudyWords, cards_for, studies_with
from headwater_web.strategy.queries.actions import ShownAction, shown_by_reference
from headwater_web.thread.api import FIGURE, LinkKind, earlier_references, later_references

_TIES = (LinkKind.LED_TO, LinkKind.EVIDENCED_BY, LinkKind.OVERLAPS, LinkKind.ANSWERED_BY)


@dataclass(frozen=True, slots=True)
class Ties:
    """What one finding is tied to. `entries` are the references of recommendations and the like.

    `actions` carry those out, or follow from the finding itself; `others` are all references.
    """

    figures: tuple[str, ...]
    cards: tuple[CardWords, ...]
    studies: tuple[StudyWords, ...]
    entries: tuple[str, ...]
    actions: tuple[ShownAction, ...]
    others: tuple[str, ...]


def ties_of(references: Collection[str], *, today: date) -> dict[str, Ties]:
    """What each finding is tied to, read in a few questions for all of them."""
    tied = _tied(references)
    every = {each for others in tied.values() for each in others}
    # Cards that are not published are no evidence yet, whoever reads the page.
    cards = {each.reference: each for each in cards_for(today=today) if each.reference in every}
    studies = {each.reference: each for each in studies_with(every, today=today)}
    carried = later_references(every, LinkKind.CARRIED_OUT_BY)
    wanted = every | {each for later in carried.values() for each in later}
    actions = shown_by_reference({each for each in wanted if each[:2] == "A-"}, today=today)
    return {
        reference: Ties(
            figures=tuple(each for each in others if each.startswith(FIGURE)),
            cards=tuple(cards[each] for each in others if each in cards),
            studies=tuple(studies[each] for each in others if each in studies),
            entries=tuple(each for each in others if each[:2] in {"R-", "B-", "T-"}),
            actions=_actions(others, carried, actions),
            others=others,
        )
        for reference, others in tied.items()
    }


def _tied(references: Collection[str]) -> dict[str, tuple[str, ...]]:
    tied: dict[str, list[str]] = {reference: [] for reference in references}
    for kind in _TIES:
        for found in (earlier_references(references, kind), later_references(references, kind)):
            for reference, others in found.items():
                tied[reference].extend(others)
    return {reference: tuple(dict.fromkeys(others)) for reference, others in tied.items()}


def _actions(
    others: Collection[str],
    carried: Mapping[str, Collection[str]],
    actions: Mapping[str, ShownAction],
) -> tuple[ShownAction, ...]:
    ways = (*others, *(each for other in others for each in carried.get(other, ())))
    return tuple(actions[each] for each in dict.fromkeys(ways) if each in actions)
