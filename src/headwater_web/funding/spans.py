"""The months or quarters of an agreement. An end is the first day after, as everywhere."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from headwater.vocabulary.periods import add_months
from headwater_web.ui.words import month_words


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from the first until before the end."""

    starts_on: date
    ends_on: date

    @property
    def last_day(self) -> date:
        """The last day within it."""
        return self.ends_on - timedelta(days=1)

    @property
    def words(self) -> str:
        """The months that it covers, in words."""
        first, last = month_words(self.starts_on), month_words(self.last_day)
        return first if first == last else _("{first} to {last}").format(first=first, last=last)

    def is_over(self, today: date) -> bool:
        """Whether every day of it has gone by."""
        return self.ends_on <= today

    def has_begun(self, today: date) -> bool:
        """Whether its first day has come."""
        return self.starts_on <= today


def spans_between(starts_on: date, ends_on: date, *, months: int) -> tuple[Span, ...]:
    """The spans of so many months from the first day on; the last one may be shorter.

    `starts_on` is the first day of a month.

    >>> found = spans_between(date(2026, 4, 1), date(2027, 4, 1), months=3)
    >>> [each.starts_on.month for each in found]
    [4, 7, 10, 1]
    """
    found: list[Span] = []
    first = starts_on
    while first < ends_on:
        following = min(add_months(first, months), ends_on)
        found.append(Span(first, following))
        first = following
    return tuple(found)
