"""How the site says numbers, periods, dates and the four states of a value."""

import re
from datetime import date

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.vocabulary.part_of_week import PART_OF_CATEGORY
from headwater.vocabulary.periods import Period, PeriodType, add_months, parse_period
from headwater.vocabulary.states import ValueState

STATE_WORDS = {
    ValueState.RELEASED: gettext_lazy("released"),
    ValueState.SUPPRESSED: gettext_lazy("withheld"),
    ValueState.MISSING: gettext_lazy("not arrived"),
    ValueState.NOT_COLLECTED: gettext_lazy("not collected"),
}
STATE_MEANINGS = {
    ValueState.SUPPRESSED: gettext_lazy(
        "a number exists and is withheld, because it is small enough to point at people "
        "or would give another small number away"
    ),
    ValueState.MISSING: gettext_lazy(
        "a number was expected and has not arrived, or cannot be worked out; it is not zero"
    ),
    ValueState.NOT_COLLECTED: gettext_lazy(
        "no source covers this place and time: nobody was asked to count it; it is not zero"
    ),
}
PERIOD_TYPE_WORDS = {
    PeriodType.MONTH: gettext_lazy("Month"),
    PeriodType.YEAR: gettext_lazy("Calendar year"),
    PeriodType.WINDOW_12: gettext_lazy("12 months"),
    PeriodType.WINDOW_36: gettext_lazy("36 months"),
}
BREAKDOWN_WORDS = {
    "all": gettext_lazy("Everyone"),
    "age_band": gettext_lazy("Age"),
    "sex": gettext_lazy("Sex"),
    "ethnicity": gettext_lazy("Ethnic group"),
    "crime_type": gettext_lazy("Type of crime"),
    "kind": gettext_lazy("Kind of violence"),
    "deprivation_fifth": gettext_lazy("Deprivation of the area"),
    "part_of_week": gettext_lazy("Part of the week"),
}
_DAY_WORDS = {
    "monday": gettext_lazy("Monday"),
    "tuesday": gettext_lazy("Tuesday"),
    "wednesday": gettext_lazy("Wednesday"),
    "thursday": gettext_lazy("Thursday"),
    "friday": gettext_lazy("Friday"),
    "saturday": gettext_lazy("Saturday"),
    "sunday": gettext_lazy("Sunday"),
}
_PART_OF_DAY_WORDS = {
    0: gettext_lazy("midnight to 6am"),
    6: gettext_lazy("6am to noon"),
    12: gettext_lazy("noon to 6pm"),
    18: gettext_lazy("6pm to midnight"),
}
_AGE_RANGE = re.compile(r"(\d+)[_-](\d+)")
_AGE_FROM = re.compile(r"(\d+)(?:_plus|_and_over|\+)")
_AGE_BELOW = re.compile(r"under_(\d+)")


def day_words(day: date | None) -> str:
    """A date as people write it.

    >>> day_words(date(2026, 11, 21))
    '21 November 2026'
    """
    return dateformat.format(day, "j F Y") if day else _("not known")


def month_words(month: date | None) -> str:
    """A month as people write it: Nov 2026."""
    return dateformat.format(month, "M Y") if month else _("not known")


def period_words(period: Period | str) -> str:
    """A period in words: `2025-03` is Mar 2025, `2023-01/P36M` is Jan 2023 to Dec 2025."""
    known = parse_period(period) if isinstance(period, str) else period
    if known.period_type is PeriodType.MONTH:
        return month_words(known.first_month)
    if known.period_type is PeriodType.YEAR:
        return str(known.first_month.year)
    return _("{first} to {last}").format(
        first=month_words(known.first_month), last=month_words(add_months(known.end_month, -1))
    )


def number_words(value: float | None, *, is_rate: bool) -> str:
    """A number as it stands in a table: one decimal for a rate, two below 1, none for a count."""
    if value is None:
        return ""
    if not is_rate or value == 0:
        return f"{value:,.0f}"
    return f"{value:,.2f}" if value < 1 else f"{value:,.1f}"


def share_words(share: float | None) -> str:
    """A share as a whole percentage; never 100% or 0% when it is not quite so."""
    if share is None:
        return _("not measured")
    if 0.995 <= share < 1:
        return _("over 99%")
    if 0 < share < 0.005:
        return _("under 1%")
    return f"{share:.0%}"


def breakdown_words(breakdown: str) -> str:
    """What a breakdown is called."""
    return str(BREAKDOWN_WORDS.get(breakdown) or plain_words(breakdown))


def category_words(category: str) -> str:
    """What a category of a breakdown is called; codes of our own become words.

    >>> category_words("under_18"), category_words("18_24"), category_words("65_plus")
    ('Under 18', '18 to 24', '65 and over')
    """
    if part := PART_OF_CATEGORY.get(category):
        return _("{day}, {hours}").format(
            day=_DAY_WORDS[part.day], hours=part_of_day_words(part.from_hour)
        )
    if match := _AGE_RANGE.fullmatch(category):
        return _("{first} to {last}").format(first=match[1], last=match[2])
    if match := _AGE_FROM.fullmatch(category):
        return _("{age} and over").format(age=match[1])
    if match := _AGE_BELOW.fullmatch(category):
        return _("Under {age}").format(age=match[1])
    return str(_category_names().get(category) or plain_words(category))


def week_day_words(day: str) -> str:
    """A day of the week by its name."""
    return str(_DAY_WORDS[day])


def part_of_day_words(from_hour: int) -> str:
    """Six hours of a day: from 18 it is 6pm to midnight."""
    return str(_PART_OF_DAY_WORDS[from_hour])


def plain_words(key: str) -> str:
    """A key as words: `hospital_admissions` is Hospital admissions."""
    words = key.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _category_names() -> dict[str, str]:
    return {
        "all": _("Everyone"),
        "not_recorded": _("Not recorded"),
        "not_stated": _("Not stated"),
        "1": _("Most deprived fifth"),
        "5": _("Least deprived fifth"),
    }
