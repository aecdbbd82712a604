"""The tables by which a board follows its actions: done, more time asked for, overdue, due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headwater_web.strategy.models import ProgressUpdate
from headwater_web.strategy.queries.actions import ShownAction, all_actions, shown
from headwater_web.strategy.queries.choosing import Chosen, chosen_from
from headwater_web.strategy.standings import Standing


@dataclass(frozen=True, slots=True)
class Tracker:
    """Every action, each in the tables it belongs to, from `since` until before `today`."""

    since: date
    today: date
    completed: tuple[ShownAction, ...]
    extensions_asked: tuple[ShownAction, ...]
    overdue: tuple[ShownAction, ...]
    due_soon: tuple[ShownAction, ...]
    to_confirm: tuple[ShownAction, ...]
    held_up: tuple[ShownAction, ...]
    leads_ended: tuple[ShownAction, ...]
    later: tuple[ShownAction, ...]
    updates: tuple[ProgressUpdate, ...]
    all_open: int


def tracker(*, since: date, today: date, organisation: str = "") -> Tracker:
    """The tables for one organisation's actions, or everybody's."""
    every = chosen_from(shown(all_actions(), today=today), Chosen(organisation=organisation))
    by_standing = {standing: _only(every, standing) for standing in Standing}
    asked = tuple(each for each in every if each.waiting_request)
    done = by_standing[Standing.DONE]
    return Tracker(
        since=since,
        today=today,
        completed=tuple(each for each in done if _within(each.facts.confirmed_on, since, today)),
        extensions_asked=asked,
        overdue=tuple(each for each in by_standing[Standing.OVERDUE] if each not in asked),
        due_soon=tuple(each for each in by_standing[Standing.DUE_SOON] if each not in asked),
        to_confirm=by_standing[Standing.CLAIMED],
        held_up=tuple(each for each in every if each.conditions),
        later=(*by_standing[Standing.LATER], *by_standing[Standing.UNDATED]),
        leads_ended=tuple(each for each in every if each.has_lead_to_replace),
        updates=tuple(
            ProgressUpdate.objects.filter(
                action__in=[each.action for each in every], made_at__date__gte=since
            ).select_related("action", "link__lead")
        ),
        all_open=len(every) - len(done),
    )


def actions_without_living_lead(today: date) -> tuple[ShownAction, ...]:
    """The actions that are not done and whose every lead ended or left, with nobody after them."""
    return tuple(each for each in shown(all_actions(), today=today) if each.has_no_living_lead)


def _only(actions: Sequence[ShownAction], standing: Standing) -> tuple[ShownAction, ...]:
    return tuple(each for each in actions if each.standing is standing)


def _within(day: date | None, since: date, until: date) -> bool:
    return day is not None and since <= day <= until
