"""The parts of a week in which places are told to be busy: four days or groups of them, six times.

Coarse on purpose. Outreach is planned by evenings and weekends, and a finer part would rest on a
handful of events.
"""

from dataclasses import dataclass
from enum import StrEnum

HOURS_OF_PART = 4
HOURS_OF_WEEK = 7 * 24


class Days(StrEnum):
    """Days that are told together. A day runs from midnight to midnight."""

    MONDAY_TO_THURSDAY = "monday_to_thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Which days of the week they are; Monday is 0."""
        return _WEEKDAYS[self]


_WEEKDAYS = {
    Days.MONDAY_TO_THURSDAY: (0, 1, 2, 3),
    Days.FRIDAY: (4,),
    Days.SATURDAY: (5,),
    Days.SUNDAY: (6,),
}


@dataclass(frozen=True, slots=True)
class PartOfWeek:
    """Four hours of some days of the week, from `from_hour` by the clock."""

    days: Days
    from_hour: int

    @property
    def until_hour(self) -> int:
        """The first hour that is no longer in it; 24 is midnight."""
        return self.from_hour + HOURS_OF_PART

    @property
    def share(self) -> float:
        """Its share of the hours of a week.

        >>> round(PartOfWeek(Days.FRIDAY, 20).share, 4)
        0.0238
        """
        return HOURS_OF_PART * len(self.days.weekdays) / HOURS_OF_WEEK


PARTS_OF_WEEK = tuple(
    PartOfWeek(days, hour) for days in Days for hour in range(0, 24, HOURS_OF_PART)
)
"""Every part, in the order of the week; together they are the whole of it."""
