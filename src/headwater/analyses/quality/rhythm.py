"""Which periods a supplier states, and which it leaves out, by its own rhythm."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.vocabulary.periods import add_months

_YEAR = re.compile(r"(\d{4})(?:\s*[/-]?\s*(\d{2}))?")
"""A year, or one that ends in the next, as 2022/23, 2022-23 or 202223."""
_SPLIT_YEAR_BEGINS = 4
"""April; schools' years begin in September. Only the order and the gaps are read from it."""
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The periods expected up to the newest, those of them that are absent, and what comes next.

    All are first days of months. `next_until` is the last day of the period after the newest.
    """

    expected: tuple[date, ...]
    absent: tuple[date, ...]
    next_until: date | None


def rhythm_of(starts: Iterable[date]) -> Rhythm:
    """What a supplier's periods lead to expect: the same calendar months each year.

    Quarters, terms and years are of this kind. Two months in a row make it every month. From a
    single period nothing follows.

    >>> terms = [date(2024, 9, 1), date(2025, 1, 1), date(2025, 9, 1)]
    >>> rhythm_of([*terms, date(2024, 4, 1)]).absent
    (datetime.date(2025, 4, 1),)
    """
    there = sorted({each.replace(day=1) for each in starts})
    if len(there) < _SHORTEST:
        return Rhythm(tuple(there), (), None)
    is_monthly = any(add_months(each, 1) in there for each in there)
    months = range(1, 13) if is_monthly else sorted({each.month for each in there})
    first, last = there[0], there[-1]
    years = range(first.year, last.year + 3)
    every = [date(year, month, 1) for year in years for month in months]
    expected = tuple(each for each in every if first <= each <= last)
    coming = [each for each in every if each > last]
    return Rhythm(
        expected,
        tuple(each for each in expected if each not in set(there)),
        coming[1] - timedelta(days=1),
    )


def start_of(period: str) -> date | None:
    """The first month of a year in words, or None where the words name no year.

    >>> start_of("2022/23"), start_of("2021"), start_of("latest")
    (datetime.date(2022, 4, 1), datetime.date(2021, 1, 1), None)
    """
    found = _YEAR.fullmatch(period.strip())
    if found is None:
        return None
    return date(int(found[1]), _SPLIT_YEAR_BEGINS if found[2] else 1, 1)


def period_words(start: date, *, is_year: bool) -> str:
    """How a period that is absent is named: as its supplier names the others.

    >>> period_words(date(2022, 4, 1), is_year=True), period_words(date(2022, 4, 1), is_year=False)
    ('2022/23', '2022-04')
    """
    if not is_year:
        return f"{start:%Y-%m}"
    if start.month == _SPLIT_YEAR_BEGINS:
        return f"{start.year}/{add_months(start, 12):%y}"
    return f"{start.year}"
