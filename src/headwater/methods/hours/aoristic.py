"""When in the week events happened that are only known to lie within a window of time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.hours.civil_time import Clock, clock_of
from headwater.methods.rates_and_shares.rates import Numbers

HOUR = 3_600
DAYS = 7
FIRST_MONDAY = 4 * 86_400
"""1970 began on a Thursday."""

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class AoristicWeek:
    """Events by day of the week (Monday first) and time of day: (7, slots a day).

    `weights` add up to `events`; each event is spread evenly over its window. `certain` are the
    events that lie in a slot whole, `possible` those that might have happened in it: whatever the
    truth, a slot holds at least its certain and at most its possible events. `unknown` events have
    no window, `too_long` ones a longer one than was allowed; neither is in the weights.
    """

    weights: Numbers
    certain: Counts
    possible: Counts
    events: int
    unknown: int
    too_long: int


@dataclass(frozen=True, slots=True)
class _Windows:
    """Windows in seconds since 1970, with the slots in which they begin and end."""

    start: Counts
    end: Counts
    first: Counts
    last: Counts


def aoristic_week(
    starts: npt.ArrayLike,
    ends: npt.ArrayLike,
    *,
    zone: str,
    slot_minutes: int = 60,
    longest_hours: float = np.inf,
) -> AoristicWeek:
    """Spread each event evenly over the window between its earliest and its latest time.

    `starts` and `ends` are instants (UTC; see `instants_of`), the end not included; where they are
    equal the time is known. A window is as long as the time that passed in it, so that one across
    a change of the clock has an hour more or less; it may cross midnights and ends of weeks.
    Even spreading is a convention, not knowledge: of long windows it only says when they were, and
    `longest_hours` leaves them out. The work grows with the events and the span, not their product.
    Raises ValueError if an end is before its start, if slots do not divide an hour (or hours a
    day), or the zone is not ahead by whole slots.
    Source: Ratcliffe & McCullagh 1998, International Journal of Geographical Information Science
    12, 751-764; Ratcliffe 2002, Journal of Quantitative Criminology 18, 23-43.

    >>> found = aoristic_week(["2026-06-05T22:30"], ["2026-06-06T00:30"], zone="Europe/London")
    >>> found.weights[4, 23].item(), found.weights[5, :2].tolist()
    (0.25, [0.5, 0.25])
    """
    start, end = (np.asarray(times, dtype="datetime64[s]") for times in (starts, ends))
    known = ~np.isnat(start) & ~np.isnat(end)
    length = (end[known] - start[known]).astype(np.int64)
    if (length < 0).any():
        raise ValueError(f"found {int((length < 0).sum())} windows that end before they start")
    slot = _slot_seconds(slot_minutes)
    kept = length <= longest_hours * HOUR
    found = _windows(start[known][kept], end[known][kept], slot)
    shape = (DAYS, 86_400 // slot)
    weights, certain, possible = np.zeros(shape), np.zeros(shape, int), np.zeros(shape, int)
    if kept.any():
        clock = clock_of(zone, first=int(found.start.min()), last=int(found.end.max()))
        if (clock.ahead % slot).any():
            raise ValueError(f"found a clock not ahead by whole slots of {slot_minutes} minutes")
        weights = _weights(found, clock, slot).reshape(shape)
        certain, possible = (part.reshape(shape) for part in _bounds(found, clock, slot))
    return AoristicWeek(
        weights=weights,
        certain=certain,
        possible=possible,
        events=int(kept.sum()),
        unknown=int((~known).sum()),
        too_long=int((~kept).sum()),
    )


def _slot_seconds(minutes: int) -> int:
    divides = minutes > 0 and (60 % minutes == 0 or (minutes % 60 == 0 and 1_440 % minutes == 0))
    if not divides:
        raise ValueError(f"found slots of {minutes} minutes; expected a part of an hour, or a day")
    return minutes * 60


def _windows(
    start: npt.NDArray[np.datetime64], end: npt.NDArray[np.datetime64], slot: int
) -> _Windows:
    begins, ends = start.astype(np.int64), end.astype(np.int64)
    return _Windows(begins, ends, begins // slot, np.maximum(ends - 1, begins) // slot)


def _cell(slots: Counts, clock: Clock, slot: int) -> Counts:
    """Which slot of the week, Monday's first being 0, the clocks show at a slot of time."""
    shown = slots * slot + clock.ahead_at(slots * slot)
    cells: Counts = ((shown - FIRST_MONDAY) // slot) % (DAYS * 86_400 // slot)
    return cells


def _weights(found: _Windows, clock: Clock, slot: int) -> Numbers:
    """The share of every event in every slot of time, added up; then slots of time by cell.

    What lies between the first and the last slot of a window is even, so that it is enough to
    note where it begins and where it ends.
    """
    origin, size = int(found.first.min()), int(found.last.max() - found.first.min()) + 2
    first, last = found.first - origin, found.last - origin
    whole = first == last
    length = np.maximum(found.end - found.start, 1)
    head = np.where(whole, 1.0, ((found.first + 1) * slot - found.start) / length)
    tail = np.where(whole, 0.0, (found.end - found.last * slot) / length)
    even = np.where(whole, 0.0, slot / length)
    after_first, at_last = np.where(whole, 0, first + 1), np.where(whole, 0, last)
    turns = np.bincount(after_first, even, size) - np.bincount(at_last, even, size)
    timeline = np.bincount(first, head, size) + np.bincount(last, tail, size)
    timeline += np.maximum(np.cumsum(turns), 0.0)
    slots = np.arange(size, dtype=np.int64) + origin
    cells = _cell(slots, clock, slot)
    weights: Numbers = np.bincount(cells, timeline, DAYS * 86_400 // slot).astype(np.float64)
    return weights


def _bounds(found: _Windows, clock: Clock, slot: int) -> tuple[Counts, Counts]:
    """How many windows lie within each cell of the week, and how many touch it."""
    cells = DAYS * 86_400 // slot
    first, last = _cell(found.first, clock, slot), _cell(found.last, clock, slot)
    certain = np.bincount(first[found.first == found.last], minlength=cells)
    around = found.last - found.first >= cells - HOUR // slot * 2
    begins, ends = first[~around], first[~around] + (last - first)[~around] % cells + 1
    marks = np.bincount(begins, minlength=2 * cells + 1) - np.bincount(
        ends, minlength=2 * cells + 1
    )
    ring = np.cumsum(marks)[: 2 * cells]
    return certain, ring[:cells] + ring[cells:] + int(around.sum())
