"""What moved between two releases, and how much was looked at to find it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from headwater.released.release import Break


class Direction(StrEnum):
    """Which way a number moved."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class MonthsMoved:
    """New months of one measure in one area, together, beside what the months before led to expect.

    `months` are those that came since and show a number; `lower` and `upper` are the 95% limits of
    the count to be expected. The direction is kept among all that were tested together.
    """

    measure: str
    area_code: str
    months: tuple[date, ...]
    observed: int
    expected: float
    lower: float
    upper: float
    direction: Direction


@dataclass(frozen=True, slots=True)
class YearMoved:
    """A year that is new since, beside the year before it: the release's own comparison."""

    measure: str
    area_code: str
    period: str
    before: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Revised:
    """How many numbers of one measure, shown in both releases, read otherwise now.

    `beyond_chance` are those whose two 95% ranges do not touch.
    """

    measure: str
    numbers: int
    beyond_chance: int


@dataclass(frozen=True, slots=True)
class Movements:
    """Everything outside noise since an earlier release, and how much lies within it.

    `months_tested` and `years_tested` are comparisons made; `too_little` are series with new
    months of which too little is shown, or too little came before, to say anything.
    `not_compared` are measures of which a break lies among the new months or just before them.
    """

    since_release_id: str
    since_as_at: date
    release_id: str
    as_at: date
    months: tuple[MonthsMoved, ...] = ()
    years: tuple[YearMoved, ...] = ()
    months_tested: int = 0
    years_tested: int = 0
    too_little: int = 0
    not_compared: tuple[str, ...] = ()
    revised: tuple[Revised, ...] = ()
    breaks: tuple[Break, ...] = ()
    new_measures: tuple[str, ...] = ()
    ended_measures: tuple[str, ...] = ()
    defined_anew: tuple[str, ...] = ()

    @property
    def tested(self) -> int:
        """All comparisons that were made."""
        return self.months_tested + self.years_tested

    @property
    def found(self) -> int:
        """How many of them lie outside noise."""
        return len(self.months) + len(self.years)
