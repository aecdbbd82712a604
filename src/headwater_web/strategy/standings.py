"""Where an action stands: derived from its facts, so that nobody can set it.

Overdue is counted from the date first agreed, whatever extension was granted: an extension says
that a body knows, not that the date was kept. Nothing is done until a second person has seen the
evidence.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

SOON = timedelta(days=30)


class Standing(TextChoices):
    """Where an action stands on a day."""

    DONE = "done", _("done")
    CLAIMED = "claimed", _("said to be done, not yet confirmed")
    OVERDUE = "overdue", _("overdue")
    DUE_SOON = "due_soon", _("due within 30 days")
    LATER = "later", _("due later")
    UNDATED = "undated", _("no date agreed")


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What is known of one action."""

    due_on: date | None
    confirmed_on: date | None = None
    is_claimed: bool = False
    extended_until: date | None = None
    asked_until: date | None = None
    conditions: tuple[str, ...] = ()


def standing_of(facts: ActionFacts, *, today: date) -> Standing:
    """Where an action stands.

    >>> standing_of(ActionFacts(date(2021, 3, 31)), today=date(2021, 4, 1)).value
    'overdue'
    """
    if facts.confirmed_on is not None:
        return Standing.DONE
    if facts.is_claimed:
        return Standing.CLAIMED
    if facts.due_on is None:
        return Standing.UNDATED
    if facts.due_on < today:
        return Standing.OVERDUE
    return Standing.DUE_SOON if facts.due_on - today <= SOON else Standing.LATER


def days_overdue(facts: ActionFacts, *, today: date) -> int:
    """How many days an action is past its first date; a done one, how late it was confirmed.

    >>> days_overdue(ActionFacts(date(2021, 3, 31)), today=date(2021, 4, 30))
    30
    """
    if facts.due_on is None:
        return 0
    return max(0, ((facts.confirmed_on or today) - facts.due_on).days)
