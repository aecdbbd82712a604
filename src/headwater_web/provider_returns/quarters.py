"""Quarters of the calendar year, as returns and their feed write them."""

import re
from dataclasses import dataclass
from datetime import date

from headwater.vocabulary.periods import add_months

MONTHS = 3
_WRITTEN = re.compile(r"([0-9]{4})-Q([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months, from their first day until before the first day after them."""

    begins: date

    @property
    def ends(self) -> date:
        """The first day after it."""
        return add_months(self.begins, MONTHS)

    @property
    def before(self) -> "Quarter":
        """The quarter before it."""
        return Quarter(add_months(self.begins, -MONTHS))

    def __str__(self) -> str:
        return f"{self.begins.year}-Q{(self.begins.month - 1) // MONTHS + 1}"


def quarter_at(day: date) -> Quarter:
    """The quarter that a day is in.

    >>> str(quarter_at(date(2026, 11, 23)))
    '2026-Q4'
    """
    return Quarter(date(day.year, (day.month - 1) // MONTHS * MONTHS + 1, 1))


def quarter_of(text: str) -> Quarter | None:
    """The quarter written as the feed writes it, such as 2026-Q3.

    >>> quarter_of("2026-Q3").begins, quarter_of("2026-Q5")
    (datetime.date(2026, 7, 1), None)
    """
    found = _WRITTEN.fullmatch(text)
    return Quarter(date(int(found[1]), (int(found[2]) - 1) * MONTHS + 1, 1)) if found else None
