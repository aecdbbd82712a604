"""When a place is busy, by which source, and how surely it belongs to the class, in words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.places import RESAMPLES, SeenBy
from headwater.vocabulary.busy_hours import Hours
from headwater.vocabulary.week import Days, PartOfWeek

DAYS = {
    Days.MONDAY_TO_THURSDAY: gettext_lazy("Monday to Thursday"),
    Days.FRIDAY: gettext_lazy("Friday"),
    Days.SATURDAY: gettext_lazy("Saturday"),
    Days.SUNDAY: gettext_lazy("Sunday"),
}
_HOURS = {
    Hours.NO_PART: gettext_lazy("No part of the week stands out."),
    Hours.TOO_FEW: gettext_lazy("Too few events to say when."),
    Hours.NOT_ASKED: gettext_lazy("This source does not tell when it happened."),
}


def hours_words(seen: SeenBy) -> str:
    """When the place is busier than an even week, or why that is not said.

    >>> from headwater.vocabulary.week import PartOfWeek
    >>> parts = (PartOfWeek(Days.SATURDAY, 0), PartOfWeek(Days.SATURDAY, 20))
    >>> hours_words(SeenBy("violence", 950, Hours.TOLD, parts))
    'Saturday midnight to 4 am and 8 pm to midnight.'
    """
    if seen.hours is not Hours.TOLD:
        return str(_HOURS[seen.hours])
    days = [
        f"{DAYS[day]} {get_text_list(list(_spans(list(parts))), _('and'))}"
        for day, parts in groupby(seen.parts, key=lambda part: part.days)
    ]
    return "; ".join(days) + "."


def busiest_words(seen_by: Sequence[SeenBy], titles: Mapping[str, str]) -> str:
    """When a place is busy by any of its sources, in brief; `titles` are those of measures.

    >>> friday = SeenBy("violence", 950, Hours.TOLD, (PartOfWeek(Days.FRIDAY, 20),))
    >>> busiest_words((friday, SeenBy("injuries", 950, Hours.NOT_ASKED)), {"violence": "Violence"})
    'Friday 8 pm to midnight (Violence).'
    >>> busiest_words((SeenBy("violence", 950, Hours.NO_PART),), {})
    'No part of the week stands out.'
    """
    told = [
        f"{hours_words(seen).removesuffix('.')} ({titles[seen.measure]})"
        for seen in seen_by
        if seen.hours is Hours.TOLD
    ]
    if told:
        return "; ".join(told) + "."
    return str(
        next(words for hours, words in _HOURS.items() if hours in {s.hours for s in seen_by})
    )


def often_words(seen: SeenBy) -> str:
    """How surely the source puts the place among the highest.

    >>> often_words(SeenBy("violence", 900, Hours.TOO_FEW))
    'At least 900 times in 1,000'
    """
    if not seen.often:
        return _("Fewer than {half} times in {all}").format(
            half=RESAMPLES // 2, all=f"{RESAMPLES:,}"
        )
    return _("At least {times} times in {all}").format(times=seen.often, all=f"{RESAMPLES:,}")


def _spans(parts: Sequence[PartOfWeek]) -> Iterator[str]:
    """Parts of one day that touch, told as one."""
    start = parts[0].from_hour
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        if following is None or following.from_hour != part.until_hour:
            yield _("{start} to {end}").format(
                start=hour_words(start), end=hour_words(part.until_hour)
            )
            start = following.from_hour if following else start


def hour_words(hour: int) -> str:
    """An hour of the clock as people say it.

    >>> [hour_words(hour) for hour in (0, 4, 12, 16, 24)]
    ['midnight', '4 am', 'noon', '4 pm', 'midnight']
    """
    if hour % 24 == 0:
        return _("midnight")
    if hour == 12:
        return _("noon")
    return _("{hour} am").format(hour=hour) if hour < 12 else _("{hour} pm").format(hour=hour - 12)
