"""Periods of the publication lattice: months, calendar years, and windows of 12 or 36 months.

A period is written `2025-03`, `2025`, `2025-01/P12M` or `2023-01/P36M` (ISO 8601).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:/P(?P<length>12|36)M)?)?")


class PeriodType(StrEnum):
    """The kinds of period for which values are published."""

    MONTH = "month"
    YEAR = "year"
    WINDOW_12 = "window_12"
    WINDOW_36 = "window_36"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A half-open run of whole months: `first_month` is the first day of its first month."""

    first_month: date
    period_type: PeriodType

    @property
    def months(self) -> int:
        """How many months the period holds."""
        lengths = {PeriodType.MONTH: 1, PeriodType.WINDOW_36: 36}
        return lengths.get(self.period_type, 12)

    @property
    def end_month(self) -> date:
        """The first day of the month after the period."""
        return add_months(self.first_month, self.months)

    def __str__(self) -> str:
        if self.period_type is PeriodType.MONTH:
            return f"{self.first_month:%Y-%m}"
        if self.period_type is PeriodType.YEAR:
            return f"{self.first_month:%Y}"
        return f"{self.first_month:%Y-%m}/P{self.months}M"


def add_months(month: date, count: int) -> date:
    """The first day of the month `count` months after `month`.

    >>> add_months(date(2025, 11, 1), 3)
    datetime.date(2026, 2, 1)
    """
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def parse_period(text: str) -> Period:
    """The period written as `text`.

    Raises ValueError when the text is not one of the four written forms.

    >>> str(parse_period("2025-01/P12M")), parse_period("2025-03").end_month
    ('2025-01/P12M', datetime.date(2025, 4, 1))
    """
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(
            f"found period {text!r}; expected YYYY-MM, YYYY, YYYY-MM/P12M or YYYY-MM/P36M"
        )
    month = int(match["month"] or 1)
    if match["length"]:
        period_type = PeriodType(f"window_{match['length']}")
    else:
        period_type = PeriodType.MONTH if match["month"] else PeriodType.YEAR
    return Period(date(int(match["year"]), month, 1), period_type)


def month_in_words(month: date) -> str:
    """A month as a reader says it, whatever the language of the machine.

    >>> month_in_words(date(2025, 1, 1))
    'January 2025'
    """
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def spans_in_words(written: Iterable[str]) -> tuple[str, ...]:
    """Written months in words and in order, those that follow each other as one span.

    What is no month, such as a year, stays as it is written and stands last.

    >>> spans_in_words(["2025-02", "2025-01", "2025-06", "2024"])
    ('January 2025 to February 2025', 'June 2025', '2024')
    """
    periods = {text: _PERIOD.fullmatch(text) for text in written}
    months = sorted(
        date(int(found["year"]), int(found["month"]), 1)
        for found in periods.values()
        if found and found["month"] and not found["length"]
    )
    others = sorted(
        text
        for text, found in periods.items()
        if not found or not found["month"] or found["length"]
    )
    spans = (
        month_in_words(first)
        if first == last
        else f"{month_in_words(first)} to {month_in_words(last)}"
        for first, last in _runs(months)
    )
    return (*spans, *others)


def _runs(months: Iterable[date]) -> Iterator[tuple[date, date]]:
    """First and last of each run of months that follow each other; `months` are in order."""
    first = last = None
    for month in months:
        if first is None or last is None or month != add_months(last, 1):
            if first and last:
                yield first, last
            first = month
        last = month
    if first and last:
        yield first, last
