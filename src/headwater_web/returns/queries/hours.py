"""Hours that returns cost, by role and never by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import ngettext

from headwater_web.accounts.api import Role
from headwater_web.returns.models import Hours, Return

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class HoursOf:
    """Hours of one role on one report."""

    reference: str
    title: str
    role: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class YearOfHours:
    """What reporting cost in one calendar year."""

    year: int
    hours: Decimal
    by_role: tuple[HoursOf, ...]

    @property
    def words(self) -> str:
        """The hours in words."""
        return hours_words(self.hours)


def standing_hours() -> QuerySet[Hours]:
    """Every entry of hours that nothing corrects."""
    found: QuerySet[Hours] = Hours.objects.filter(corrected_by__isnull=True)
    return found.select_related("report")


def hours_of(report: Return) -> tuple[HoursOf, ...]:
    """The hours of one return, by role."""
    return _by_role(standing_hours().filter(report=report))


def hours_between(start: date, end: date) -> tuple[HoursOf, ...]:
    """The hours worked from a day until before another, by report and role."""
    return _by_role(standing_hours().filter(worked_on__gte=start, worked_on__lt=end))


def hours_by_year() -> tuple[YearOfHours, ...]:
    """What reporting cost in each calendar year, latest first."""
    found = list(standing_hours())
    years = sorted({each.worked_on.year for each in found}, reverse=True)
    return tuple(
        _year(year, [each for each in found if each.worked_on.year == year]) for year in years
    )


def total(found: Iterable[HoursOf]) -> Decimal:
    """All the hours together."""
    return sum((each.hours for each in found), NOTHING)


def hours_words(hours: Decimal) -> str:
    """Hours as people say them.

    >>> hours_words(Decimal("11.50"))
    '11.5 hours'
    """
    number = f"{hours.normalize():f}"
    # Only one hour exactly is singular.
    return ngettext("{n} hour", "{n} hours", 1 if hours == 1 else 2).format(n=number)


def _year(year: int, found: Iterable[Hours]) -> YearOfHours:
    by_role = _by_role(found)
    return YearOfHours(year, total(by_role), by_role)


def _by_role(found: Iterable[Hours]) -> tuple[HoursOf, ...]:
    totals: dict[tuple[str, str, str], Decimal] = {}
    for each in found:
        key = (each.report.reference, each.report.title, str(Role(each.role).label))
        totals[key] = totals.get(key, NOTHING) + each.hours
    return tuple(HoursOf(*key, hours) for key, hours in sorted(totals.items()))
