"""What the page of one finding shows of its thread, as far as one person may see."""

from dataclasses import dataclass

from django.urls import reverse

from headwater.released.figures import FigureReferenceUnreadable, parse_figure_reference
from headwater_web.accounts.api import Asker
from headwater_web.strategy.queries.problems import Problem
from headwater_web.thread.api import FIGURE, Thing, things_seen_by

_VOICES = frozenset({"QU", "TH", "V"})
"""Quotations, themes and voices of lived experience."""
_RESTS_ON = frozenset({"EV", "RS"})


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A released figure that a finding states, and where its measure is read by lens."""

    thing: Thing
    lenses: str


@dataclass(frozen=True, slots=True)
class FindingPage:
    """A finding's figures, what else it rests on, who was heard, open questions, and actions."""

    figures: tuple[StatedFigure, ...]
    rests_on: tuple[Thing, ...]
    voices: tuple[Thing, ...]
    gaps: tuple[Thing, ...]
    actions: tuple[Thing, ...]


def finding_page(person: Asker, problem: Problem) -> FindingPage:
    """What is tied to a finding, by what it is to the finding."""
    references = (*problem.ties.others, *(each.reference for each in problem.ties.actions))
    seen = things_seen_by(person, references)
    things = [seen[each] for each in dict.fromkeys(references) if each in seen]
    return FindingPage(
        figures=tuple(
            StatedFigure(each, _lenses(each.reference)) for each in things if each.is_figure
        ),
        rests_on=_of(things, _RESTS_ON),
        voices=_of(things, _VOICES),
        gaps=_of(things, frozenset({"EG"})),
        actions=_of(things, frozenset({"A"})),
    )


def _of(things: list[Thing], prefixes: frozenset[str]) -> tuple[Thing, ...]:
    return tuple(each for each in things if each.reference.partition("-")[0] in prefixes)


def _lenses(reference: str) -> str:
    """The page on which the figure's measure is read through each lens."""
    try:
        figure = parse_figure_reference(reference.removeprefix(FIGURE))
    except FigureReferenceUnreadable:
        return ""
    return f"{reverse('dashboard:lenses', args=[figure.measure])}?area={figure.area_code}"
