"""Clock times of a place and instants, both ways, through changes of the clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

Instants = npt.NDArray[np.datetime64]
Seconds = npt.NDArray[np.int64]

DAY = 86_400
EARLIEST, LATEST = -5_364_662_400, 7_258_118_399
"""1800 to 2199."""


@dataclass(frozen=True, slots=True)
class Clock:
    """By how many seconds the clocks of a place are ahead of UTC, and from which instants on."""

    changes: Seconds
    ahead: Seconds

    def ahead_at(self, instants: Seconds) -> Seconds:
        """Seconds ahead of UTC at instants given in seconds since 1970."""
        return self.ahead[np.searchsorted(self.changes, instants, side="right")]


def clock_of(zone: str, *, first: int, last: int) -> Clock:
    """The clock of a zone between two instants, in seconds since 1970.

    Raises ValueError if there is no such zone in the time zone database, or a time that stands
    for none, far from the years of any event.

    >>> clock_of("Europe/London", first=1_767_225_600, last=1_798_761_600).ahead.tolist()
    [0, 3600, 0]
    """
    if first < EARLIEST or last > LATEST:
        raise ValueError(
            "found a time outside the years 1800 to 2199; expected missing, or one within"
        )
    try:
        place = ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"found the zone {zone!r}; expected one such as Europe/London") from error
    probes = range(first - 2 * DAY, last + 3 * DAY, DAY)
    ahead = [_ahead(place, probe) for probe in probes]
    turns = [turn for turn in range(1, len(ahead)) if ahead[turn] != ahead[turn - 1]]
    changes = [_change(place, probes[turn - 1], probes[turn]) for turn in turns]
    return Clock(
        changes=np.array(changes, dtype=np.int64),
        ahead=np.array([ahead[0], *(ahead[turn] for turn in turns)], dtype=np.int64),
    )


def instants_of(clock_times: npt.ArrayLike, *, zone: str, later: bool = False) -> Instants:
    """Instants (UTC) of times read off the clocks of a place; missing (NaT) stays missing.

    A time that the clocks show twice is the earlier one, or the `later`; one that they skip is
    read as if they had not been put forward yet.

    >>> read = np.array(["2026-10-25T01:30", "2026-03-29T01:30"], dtype="datetime64[s]")
    >>> instants_of(read, zone="Europe/London").astype(str).tolist()
    ['2026-10-25T00:30:00', '2026-03-29T01:30:00']
    """
    read = np.asarray(clock_times, dtype="datetime64[s]")
    known = ~np.isnat(read)
    if not known.any():
        return read.copy()
    seconds = read[known].astype(np.int64)
    clock = clock_of(zone, first=int(seconds.min()), last=int(seconds.max()))
    before = seconds - clock.ahead_at(seconds - DAY)
    after = seconds - clock.ahead_at(seconds + DAY)
    fits_after = clock.ahead_at(after) == seconds - after
    fits_before = clock.ahead_at(before) == seconds - before
    best = np.where(fits_after & (later | ~fits_before), after, before)
    found = read.copy()
    found[known] = best.astype("datetime64[s]")
    return found


def _ahead(place: ZoneInfo, instant: int) -> int:
    offset = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=instant)).astimezone(place)
    return int((offset.utcoffset() or timedelta()).total_seconds())


def _change(place: ZoneInfo, low: int, high: int) -> int:
    """The first instant of the new offset, found by bisection."""
    old = _ahead(place, low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _ahead(place, middle) == old else (low, middle)
    return high
