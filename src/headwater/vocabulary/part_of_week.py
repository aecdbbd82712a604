"""The parts of a week by which events are counted: seven days, each in four parts of six hours.

A day runs from midnight to midnight by the clock, so the small hours after a Friday evening are
Saturday's.
"""

from dataclasses import dataclass

HOURS_OF_PART = 6
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS = (0, 6, 12, 18)
"""The hours at which parts of a day begin."""
_CLOCK = {0: "midnight", 6: "6am", 12: "noon", 18: "6pm", 24: "midnight"}


@dataclass(frozen=True, slots=True)
class SixHours:
    """Six hours of one day of the week, as one category of a breakdown."""

    day: str
    from_hour: int

    @property
    def category(self) -> str:
        """Its name as a category.

        >>> SixHours("friday", 18).category
        'friday_18'
        """
        return f"{self.day}_{self.from_hour:02d}"

    @property
    def words(self) -> str:
        """Its name for a reader.

        >>> SixHours("friday", 18).words
        'Friday, 6pm to midnight'
        """
        return f"{self.day.title()}, {hours_words(self.from_hour)}"


PARTS = tuple(SixHours(day, hour) for day in DAYS for hour in HOURS)
"""Every part, in the order of the week; together they are the whole of it."""
PART_OF_CATEGORY = {part.category: part for part in PARTS}
PLACE_IN_WEEK = {part.category: place for place, part in enumerate(PARTS)}
"""How many parts of the week come before each, Monday's first being 0."""


def hours_words(from_hour: int) -> str:
    """One part of a day for a reader.

    >>> hours_words(0), hours_words(12)
    ('midnight to 6am', 'noon to 6pm')
    """
    return f"{_CLOCK[from_hour]} to {_CLOCK[from_hour + HOURS_OF_PART]}"
