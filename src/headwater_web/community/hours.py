"""Days and hours as they are typed, such as “Monday 16:00-18:00; Thursday 18:30-20:00”."""

import re
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_NAMES = {
    "monday": gettext_lazy("Monday"),
    "tuesday": gettext_lazy("Tuesday"),
    "wednesday": gettext_lazy("Wednesday"),
    "thursday": gettext_lazy("Thursday"),
    "friday": gettext_lazy("Friday"),
    "saturday": gettext_lazy("Saturday"),
    "sunday": gettext_lazy("Sunday"),
}
_TOLD = re.compile(r"([a-z]+) +(\d{1,2})[:.](\d\d) ?(?:-|–|to) ?(\d{1,2})[:.](\d\d)")  # noqa: RUF001 - people type both dashes


class HoursUnreadable(ValueError):
    """Days and hours are not written as they should be. The words say what was found."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open on one day of the week, from a time until before another."""

    day: str
    opens: time
    closes: time

    @property
    def words(self) -> str:
        """As a page tells it: Monday 16:00 to 18:00."""
        return _("{day} {opens} to {closes}").format(
            day=DAY_NAMES[self.day], opens=f"{self.opens:%H:%M}", closes=f"{self.closes:%H:%M}"
        )

    def covers(self, day: str, at: time | None) -> bool:
        """Whether it is open on a day, and at a time of it where one is asked for."""
        return day == self.day and (at is None or self.opens <= at < self.closes)


def read_hours(text: str) -> tuple[Open, ...]:
    """Every opening, in the order of the week. Raises HoursUnreadable.

    >>> [each.words for each in read_hours("thursday 18.30 to 20:00; Monday 9:00-12:00")]
    ['Monday 09:00 to 12:00', 'Thursday 18:30 to 20:00']
    """
    parts = [part.strip().lower() for part in text.split(";") if part.strip()]
    found = [_one(part) for part in parts]
    return tuple(sorted(found, key=lambda each: (DAYS.index(each.day), each.opens)))


def _one(part: str) -> Open:
    matched = _TOLD.fullmatch(part)
    if matched is None or matched[1] not in DAYS:
        raise HoursUnreadable(
            _("“{part}” is not a day with hours, such as Monday 16:00-18:00.").format(part=part)
        )
    try:
        opens, closes = (time(int(matched[at]), int(matched[at + 1])) for at in (2, 4))
    except ValueError:
        raise HoursUnreadable(_("“{part}”: there is no such time.").format(part=part)) from None
    if opens >= closes:
        raise HoursUnreadable(
            _("“{part}” closes before it opens. Past midnight, write 23:59.").format(part=part)
        )
    return Open(matched[1], opens, closes)
