"""When in the week persistent places are busy: parts of the week in words, and no number."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.methods.hours.busy_parts import busy_parts
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.vocabulary.busy_hours import Hours
from headwater.vocabulary.week import PARTS_OF_WEEK, PartOfWeek

FEWEST_EVENTS = 50
"""With a known time over the years together, or nothing is said of when."""
FEWEST_IN_PART = 10
"""More than the largest count that is ever withheld: no part is told that a few events make."""
LEAST_RATIO = 1.5
_SLOT = {"weekday": 24, "hour": 1}


@dataclass(frozen=True, slots=True)
class WeekAsked:
    """One small area, the measure that is asked about it, and the years that it is asked of."""

    area_code: str
    measure: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WeekTold:
    """Whether it can be said when the place is busy, and when that is."""

    hours: Hours
    parts: tuple[PartOfWeek, ...] = ()


def busy_hours(hours: pa.Table, asked: Sequence[WeekAsked]) -> tuple[WeekTold, ...]:
    """For each that is asked, the parts of the week that hold clearly more than their share.

    Clearly: at least one and a half times as many events as an even spread over the hours would
    give, ten or more, and not by chance, at a false-discovery rate of 5% over all parts of all
    that are asked together. `hours` has a row for each measure, small area, year, weekday and
    hour, as `hours_of_small_areas` gives them, exact. Times at midnight are left out where so many
    of a measure's are exactly then that midnight must stand for a time that was not known.
    """
    weeks = {measure: _Weeks.of(hours, measure) for measure in {each.measure for each in asked}}
    found = [weeks[each.measure].of_place(each) for each in asked]
    enough = [at for at, week in enumerate(found) if week.sum() >= FEWEST_EVENTS]
    told = [WeekTold(Hours.TOO_FEW)] * len(asked)
    if enough:
        busy = busy_parts(
            np.stack([found[at] for at in enough]),
            _members(),
            least_ratio=LEAST_RATIO,
            fewest_in_part=FEWEST_IN_PART,
        )
        for at, marks in zip(enough, busy.found, strict=True):
            parts = tuple(part for part, mark in zip(PARTS_OF_WEEK, marks, strict=True) if mark)
            told[at] = WeekTold(Hours.TOLD if parts else Hours.NO_PART, parts)
    return tuple(told)


@dataclass(frozen=True, slots=True)
class _Weeks:
    """The hours of one measure, those left out that stand for a time not known."""

    rows: pa.Table

    @classmethod
    def of(cls, hours: pa.Table, measure: str) -> "_Weeks":
        rows = hours.filter(pc.equal(hours["measure"], measure))
        if _midnight_stands_for_unknown(rows):
            rows = rows.filter(pc.invert(_on_the_hour(rows, 0)))
        return cls(rows)

    def of_place(self, asked: WeekAsked) -> Numbers:
        """Events by weekday and hour: shape (7, 24)."""
        years = pa.array(asked.years, self.rows["year"].type)
        rows = self.rows.filter(
            pc.and_(
                pc.equal(self.rows["small_area_code"], asked.area_code),
                pc.is_in(self.rows["year"], value_set=years),
            )
        )
        slots = sum(step * rows[name].to_numpy() for name, step in _SLOT.items())
        week = np.bincount(slots, rows["events"].to_numpy(), minlength=7 * 24)
        return np.asarray(week, dtype=np.float64).reshape(7, 24)


def _midnight_stands_for_unknown(rows: pa.Table) -> bool:
    """Whether more than twice as many are exactly at midnight as at either hour beside it."""
    at_midnight, *beside = (_events(rows, hour) for hour in (0, 1, 23))
    return at_midnight > 2 * max(beside)


def _events(rows: pa.Table, hour: int) -> int:
    return int(pc.sum(rows.filter(_on_the_hour(rows, hour))["events"]).as_py() or 0)


def _on_the_hour(rows: pa.Table, hour: int) -> pa.ChunkedArray:
    return pc.and_(rows["on_the_hour"], pc.equal(rows["hour"], hour))


def _members() -> np.ndarray:
    return np.stack(list(map(_member, PARTS_OF_WEEK)))


def _member(part: PartOfWeek) -> np.ndarray:
    """Which hours of the week a part holds: shape (7, 24)."""
    hours = np.zeros((7, 24), dtype=bool)
    for weekday in part.days.weekdays:
        hours[weekday, part.from_hour : part.until_hour] = True
    return hours
