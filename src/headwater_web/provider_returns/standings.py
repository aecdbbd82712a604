"""Where a return stands and how late either side is: derived from dates, so nobody can set it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    """Where the latest version of a return is."""

    ASKED = "asked", _("asked for, nothing written yet")
    BEGUN = "begun", _("being filled in")
    HANDED_IN = "handed_in", _("waits to be certified by the provider")
    CERTIFIED = "certified", _("certified, waits for the partnership's reply")
    CHANGES = "changes", _("changes asked for")
    ACCEPTED = "accepted", _("accepted")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the standing of one version comes from."""

    number: int
    has_answers: bool
    is_handed_in: bool
    is_certified: bool
    was_accepted: bool = False
    were_changes_asked: bool = False


def standing_of(facts: Facts) -> Standing:
    """Where a version stands.

    >>> standing_of(Facts(1, has_answers=True, is_handed_in=True, is_certified=False)).value
    'handed_in'
    """
    if facts.was_accepted:
        return Standing.ACCEPTED
    if facts.were_changes_asked:
        return Standing.CHANGES
    if facts.is_certified:
        return Standing.CERTIFIED
    if facts.is_handed_in:
        return Standing.HANDED_IN
    return Standing.BEGUN if facts.has_answers else Standing.ASKED


def days_late(due_on: date, *, done_on: date | None, today: date) -> int:
    """How many days after its day something was done, or has not been done so far; never below 0.

    >>> days_late(date(2026, 10, 21), done_on=date(2026, 10, 24), today=date(2026, 11, 1))
    3
    >>> days_late(date(2026, 10, 21), done_on=None, today=date(2026, 10, 21))
    0
    """
    return max(0, ((done_on or today) - due_on).days)


def reply_due_on(certified_on: date, *, within_days: int) -> date:
    """The day by which the partnership should have replied."""
    return certified_on + timedelta(days=within_days)


def mark_reached(
    due_on: date, *, before: tuple[int, ...], after: tuple[int, ...], today: date
) -> int | None:
    """The latest reminder that is due on a day: so many days before, below 0 after; None before.

    >>> mark_reached(date(2026, 10, 21), before=(14, 3), after=(1, 14), today=date(2026, 10, 19))
    3
    >>> mark_reached(date(2026, 10, 21), before=(14, 3), after=(1, 14), today=date(2026, 10, 24))
    -1
    """
    left = (due_on - today).days
    marks = (*before, *(-each for each in after))
    return min((mark for mark in marks if left <= mark), default=None)
