"""Numbers, periods and states as a reader of twelve would say them."""

from collections.abc import Sequence
from datetime import date

from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.part_of_week import PART_OF_CATEGORY
from headwater.vocabulary.periods import MONTH_NAMES, Period, PeriodType, add_months, parse_period
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState

STATE_WORDS = {
    ValueState.RELEASED: "shown",
    ValueState.SUPPRESSED: "withheld",
    ValueState.MISSING: "not arrived",
    ValueState.NOT_COLLECTED: "not collected",
}
_ABBREVIATED = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNFILLED = {"not_recorded": "not recorded", "not_stated": "not stated"}


def day_words(day: date | None) -> str:
    """A date as 21 November 2026, whatever the language of the machine.

    >>> day_words(date(2026, 11, 21))
    '21 November 2026'
    """
    return "not known" if day is None else f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def month_words(month: date | None) -> str:
    """A month as Nov 2026."""
    return "not known" if month is None else f"{_ABBREVIATED[month.month - 1]} {month.year}"


def period_words(period: Period | str) -> str:
    """A period in words.

    >>> period_words("2025-03"), period_words("2025"), period_words("2023-01/P36M")
    ('Mar 2025', '2025', 'Jan 2023 to Dec 2025')
    """
    known = parse_period(period) if isinstance(period, str) else period
    if known.period_type is PeriodType.MONTH:
        return month_words(known.first_month)
    if known.period_type is PeriodType.YEAR:
        return str(known.first_month.year)
    return f"{month_words(known.first_month)} to {month_words(add_months(known.end_month, -1))}"


def number_words(number: float | None) -> str:
    """A number with as many digits as a reader can use.

    >>> number_words(1234.6), number_words(23.46), number_words(1.62), number_words(0.0)
    ('1,235', '23.5', '1.6', '0')
    """
    if number is None:
        return ""
    if number == int(number) or abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}"


def count_words(row: ValueRow, measure: ReleasedMeasure) -> str:
    """The count of a released cell; a rounded one says so."""
    rounded = row.numerator and DisclosurePolicy(measure.policy) is not DisclosurePolicy.OPEN
    return f"{'about ' if rounded else ''}{number_words(row.numerator)}"


def value_words(row: ValueRow, measure: ReleasedMeasure) -> str:
    """A cell in a sentence: the rate with its range, or the count, or why there is none."""
    if not row.is_released:
        return STATE_WORDS[row.state]
    if not measure.has_denominator:
        return count_words(row, measure)
    return f"{number_words(row.value)} {measure.unit}{range_words(row, within=' (', end=')')}"


def range_words(row: ValueRow, *, within: str = "", end: str = "") -> str:
    """The 95% range of a cell, or nothing where it has none."""
    if row.lower is None or row.upper is None:
        return ""
    return f"{within}{number_words(row.lower)} to {number_words(row.upper)}{end}"


def cell_words(row: ValueRow | None) -> str:
    """A cell in a table: its value, or its state as a word. Never blank."""
    if row is None:
        return "not published"
    return number_words(row.value) if row.is_released else STATE_WORDS[row.state]


def category_words(category: str) -> str:
    """A category of a breakdown as a label.

    >>> category_words("not_recorded"), category_words("under_10"), category_words("10-17")
    ('Not recorded', 'Under 10', '10 to 17')
    """
    if part := PART_OF_CATEGORY.get(category):
        return part.words
    words = _UNFILLED.get(category, category).replace("_", " ")
    first, dash, last = words.partition("-")
    if dash and first.isdigit() and last.isdigit():
        return f"{first} to {last}"
    return words[:1].upper() + words[1:]


def listed(items: Sequence[str], *, last_word: str = "and") -> str:
    """Items as one phrase.

    >>> listed(["Ash", "Elm", "Oak"])
    'Ash, Elm and Oak'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last_word} {items[-1]}"


def lower_first(text: str) -> str:
    """A title inside a sentence: its first letter small, unless it begins an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
