"""The tables by which a board follows its actions: done, more time asked for, overdue, due."""

from dataclasses import dataclass
from datetime import date

from headwater_web.strategy.models import ProgressUpdate
from headwater_web.strategy.queries.actions import ShownAction, all_actions, shown
from headwater_web.strategy.standings import Standing


@dataclass(frozen=True, slots=True)
class Tracker:
    """Every action that asks for a look, each in one table, from `since` until before `today`."""

    since: date
    today: date
    completed: tuple[ShownAction, ...]
    extensions_asked: tuple[ShownAction, ...]
    overdue: tuple[ShownAction, ...]
    due_soon: tuple[ShownAction, ...]
    to_confirm: tuple[ShownAction, ...]
    held_up: tuple[ShownAction, ...]
    updates: tuple[ProgressUpdate, ...]
    all_open: int


def tracker(*, since: date, today: date, organisation: str = "") -> Tracker:
    """The tables for one organisation's actions, or everybody's."""
    every = [
        each
        for each in shown(all_actions(), today=today)
        if not organisation or organisation in each.organisations
    ]
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
        updates=tuple(
            ProgressUpdate.objects.filter(
                action__in=[each.action for each in every], made_at__date__gte=since
            ).select_related("action", "link__lead")
        ),
        all_open=len(every) - len(done),
    )


def _only(actions: list[ShownAction], standing: Standing) -> tuple[ShownAction, ...]:
    return tuple(each for each in actions if each.standing is standing)


def _within(day: date | None, since: date, until: date) -> bool:
    return day is not None and since <= day <= until
