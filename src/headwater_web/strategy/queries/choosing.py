"""Choosing among actions: whose, where, for which priority, how they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headwater_web.strategy.areas import areas
from headwater_web.strategy.queries.actions import ShownAction, all_actions, shown
from headwater_web.strategy.queries.priorities import priorities_of


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody asked for. Whatever is empty asks for nothing."""

    organisation: str = ""
    area: str = ""
    priority: int | None = None
    standing: str = ""
    by_a_community: bool = False

    @property
    def is_any(self) -> bool:
        """Whether anything was asked for."""
        return self != Chosen()


def chosen_from(actions: Iterable[ShownAction], chosen: Chosen) -> tuple[ShownAction, ...]:
    """The actions that answer to everything that was asked for.

    An action is of an area where it is for a place that shares a district with it; what is for
    the whole partnership is of no area.
    """
    found = [each for each in actions if _answers(each, chosen)]
    if chosen.priority is None:
        return tuple(found)
    served = priorities_of([each.reference for each in found])
    return tuple(each for each in found if chosen.priority in served[each.reference])


def actions_in_area(area: str, *, today: date) -> tuple[ShownAction, ...]:
    """Every action for a place, by the key of its area; all of them where that is empty."""
    return chosen_from(shown(all_actions(), today=today), Chosen(area=area))


def _answers(action: ShownAction, chosen: Chosen) -> bool:
    return (
        (not chosen.organisation or chosen.organisation in action.organisations)
        and (not chosen.area or _is_in(action, chosen.area))
        and (not chosen.standing or action.standing == chosen.standing)
        and (not chosen.by_a_community or action.is_of_a_community)
    )


def _is_in(action: ShownAction, area: str) -> bool:
    here, there = areas().get(action.action.area), areas().get(area)
    return here is not None and there is not None and here.meets(there)
