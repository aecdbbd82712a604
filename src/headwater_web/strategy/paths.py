"""Milestones that wait for each other: how early each can be reached, and how much is to spare.

Days are weekdays; public holidays are not known here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from headwater_web.strategy.calendars import (
    earlier_weekday,
    later_weekday,
    weekday_on_or_after,
    weekday_on_or_before,
    weekdays_between,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The work before one milestone: how many weekdays, what it waits for, and when it is due."""

    key: int
    weekdays: int
    due_on: date
    needs: tuple[int, ...] = ()
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """When the work of one stretch can be done at the earliest, and how many weekdays are to spare.

    `slack` below 0 says by how many weekdays its date, or that of one that needs it, is missed as
    things stand.
    """

    starts_on: date
    ends_on: date
    latest_on: date
    slack: int


def circle_in(needs: Mapping[int, Collection[int]]) -> tuple[int, ...]:
    """A circle of things that need each other, first and last the same; empty if there is none.

    >>> circle_in({1: [2], 2: [3], 3: []})
    ()
    >>> len(circle_in({1: [2], 2: [1]}))
    3
    """
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as fault:
        return tuple(fault.args[1])
    return ()


def timings(stretches: Sequence[Stretch], *, today: date) -> dict[int, Timing]:
    """The timing of every stretch that is not reached, by its key.

    Raises graphlib.CycleError where stretches need each other in a circle.
    """
    by_key, order = _in_order(stretches)
    ends: dict[int, tuple[date, date]] = {}
    for key in order:
        ends[key] = _earliest(by_key[key], ends, today)
    latest = _latest(by_key, order)
    return {
        key: Timing(*ends[key], latest[key], _slack(ends[key][1], latest[key]))
        for key in order
        if by_key[key].reached_on is None
    }


def longest_chain(stretches: Sequence[Stretch]) -> tuple[int, ...]:
    """The keys of the open stretches that take most weekdays one after the other, first to last.

    Raises graphlib.CycleError where stretches need each other in a circle.

    >>> day = date(2026, 1, 5)
    >>> longest_chain([Stretch(1, 5, day), Stretch(2, 1, day), Stretch(3, 2, day, (1, 2))])
    (1, 3)
    """
    by_key, order = _in_order(stretches)
    chains: dict[int, tuple[int, ...]] = {}
    for key in order:
        if by_key[key].reached_on is None:
            before = [chains[each] for each in by_key[key].needs if each in chains]
            longest = max(before, key=lambda chain: _work(chain, by_key), default=())
            chains[key] = (*longest, key)
    return max(chains.values(), key=lambda chain: _work(chain, by_key), default=())


def _in_order(stretches: Sequence[Stretch]) -> tuple[dict[int, Stretch], list[int]]:
    by_key = {each.key: each for each in stretches}
    needs = {each.key: [key for key in each.needs if key in by_key] for each in stretches}
    return by_key, list(TopologicalSorter(needs).static_order())


def _work(chain: Sequence[int], by_key: Mapping[int, Stretch]) -> int:
    return sum(by_key[key].weekdays for key in chain)


def _earliest(
    stretch: Stretch, ends: Mapping[int, tuple[date, date]], today: date
) -> tuple[date, date]:
    if stretch.reached_on is not None:
        return stretch.reached_on, stretch.reached_on
    first = weekday_on_or_after(today)
    for key in stretch.needs:
        if key in ends:
            first = max(first, later_weekday(ends[key][1], 1))
    return first, later_weekday(first, stretch.weekdays - 1)


def _latest(by_key: Mapping[int, Stretch], order: Sequence[int]) -> dict[int, date]:
    latest = {key: weekday_on_or_before(by_key[key].due_on) for key in order}
    for key in reversed(order):
        if by_key[key].reached_on is None:
            last_before = earlier_weekday(latest[key], by_key[key].weekdays)
            for needed in by_key[key].needs:
                if needed in latest:
                    latest[needed] = min(latest[needed], last_before)
    return latest


def _slack(ends_on: date, latest_on: date) -> int:
    if ends_on <= latest_on:
        return weekdays_between(ends_on, latest_on) - 1
    return 1 - weekdays_between(latest_on, ends_on)
