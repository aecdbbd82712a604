"""A plan's milestones on a line of time. The table beside it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headwater_web.strategy.queries.plans import ShownMilestone, ShownPlan

WIDTH = 760
_ROW = 46
_HEAD = 28
_LEFT = 10
_RIGHT = 30
_LONGEST_TITLE = 70


@dataclass(frozen=True, slots=True)
class DrawnMilestone:
    """One row: where the work lies, where the date is, and the words above."""

    shown: ShownMilestone
    title: str
    is_in_chain: bool
    words_at: int
    line_at: int
    ring_at: int
    work_from: int
    work_width: int
    due_at: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing: rows in the order of their dates, and the line of today."""

    rows: tuple[DrawnMilestone, ...]
    width: int
    height: int
    today_at: int


def draw_timeline(plan: ShownPlan, *, today: date) -> Timeline | None:
    """A plan's milestones drawn, or nothing where there are none."""
    if not plan.milestones:
        return None
    first, last = _span(plan.milestones, today)
    scale = (WIDTH - _LEFT - _RIGHT) / max(1, (last - first).days)

    def at(day: date) -> int:
        return _LEFT + round((day - first).days * scale)

    chain = {each.milestone.pk for each in plan.chain}
    rows = []
    for place, shown in enumerate(plan.milestones):
        begins, ends = _work(shown)
        rows.append(
            DrawnMilestone(
                shown=shown,
                title=_short(shown.milestone.title),
                is_in_chain=shown.milestone.pk in chain,
                words_at=_HEAD + place * _ROW + 14,
                line_at=_HEAD + place * _ROW + 26,
                ring_at=_HEAD + place * _ROW + 31,
                work_from=at(begins),
                work_width=max(4, at(ends) - at(begins)),
                due_at=at(shown.milestone.due_on),
            )
        )
    return Timeline(tuple(rows), WIDTH, _HEAD + len(rows) * _ROW + 8, at(today))


def _work(shown: ShownMilestone) -> tuple[date, date]:
    """From when until when the work lies: the earliest it can be, or the day it was reached."""
    if shown.timing is not None:
        return shown.timing.starts_on, shown.timing.ends_on
    reached = shown.milestone.reached_on or shown.milestone.due_on
    return reached, reached


def _span(milestones: Sequence[ShownMilestone], today: date) -> tuple[date, date]:
    days = [today, *(each.milestone.due_on for each in milestones)]
    for each in milestones:
        days += _work(each)
    return min(days), max(days)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
