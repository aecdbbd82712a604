"""How old what we know of an asset is, and what follows."""

from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

STALE_AFTER = timedelta(days=365)
GONE_AFTER = timedelta(days=730)


class Standing(StrEnum):
    """Whether an asset is on the public list, and how sure we are that it is still there."""

    CONFIRMED = "confirmed"
    STALE = "stale"
    """Not confirmed for more than 12 months: the list says so."""
    OFF_THE_LIST = "off_the_list"
    """Not confirmed for more than 24 months: not on the public list until somebody asks."""
    ENDED = "ended"


STANDING_WORDS = {
    Standing.CONFIRMED: _("confirmed in the last 12 months"),
    Standing.STALE: _("not confirmed for more than 12 months: ring before you go"),
    Standing.OFF_THE_LIST: _("not confirmed for more than 24 months: off the public list"),
    Standing.ENDED: _("has ended"),
}


def standing_of(*, confirmed_on: date, has_ended: bool, today: date) -> Standing:
    """The standing on a day.

    >>> standing_of(confirmed_on=date(2025, 1, 1), has_ended=False, today=date(2026, 6, 1)).value
    'stale'
    """
    if has_ended:
        return Standing.ENDED
    age = today - confirmed_on
    if age > GONE_AFTER:
        return Standing.OFF_THE_LIST
    return Standing.STALE if age > STALE_AFTER else Standing.CONFIRMED
