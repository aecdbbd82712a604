"""What one row says, column by column: read from a form, a file or a definition alike.

The same columns are the data dictionary of what is handed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _


class Shape(StrEnum):
    """What a cell of a column may hold."""

    LINE = "a line of words"
    TEXT = "words"
    NUMBER = "a number with a point, such as 0.58"
    WHOLE = "a whole number"
    DAY = "a day as year-month-day"
    CHOICE = "one of the values listed"
    ADDRESS = "an address that begins with https://"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its label on pages, what it means and what it may hold.

    `choices` are the values with their words. `longest` is in characters.
    """

    name: str
    label: Any
    meaning: Any
    shape: Shape = Shape.LINE
    is_needed: bool = True
    choices: tuple[tuple[str, Any], ...] = ()
    longest: int = 300


class Unreadable(Exception):
    """A row has something wrong with it. `faults` are pairs of column and words, all at once."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{name}: {words}" for name, words in self.faults))


DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y")
LONGEST_TEXT = 4_000
WHOLE_DIGITS = 9
PLACES = 5
_SHOWN_OF_A_VALUE = 60
_ADDRESS = URLValidator(schemes=["https", "http"])


def read_row(
    columns: tuple[Column, ...], said: Mapping[str, str]
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The value of each column, and every fault. Empty is None but for words, which are ''.

    >>> number = Column("n", "n", "", Shape.WHOLE)
    >>> read_row((number,), {"n": "12"})
    ({'n': 12}, [])
    """
    values: dict[str, Any] = {}
    faults: list[tuple[str, str]] = []
    for column in columns:
        try:
            values[column.name] = _value(column, said.get(column.name, "").strip())
        except ValueError as fault:
            faults.append((column.name, str(fault)))
    return values, faults


def _value(column: Column, text: str) -> Any:
    if not text:
        if column.is_needed:
            raise ValueError(_("Say this: {meaning}").format(meaning=column.meaning))
        return "" if column.shape in _WORDS else None
    return _READERS[column.shape](column, text)


def _line(column: Column, text: str) -> str:
    if "\n" in text or "\r" in text:
        raise ValueError(_("Write this on one line."))
    return _words(column, text)


def _words(column: Column, text: str) -> str:
    longest = LONGEST_TEXT if column.shape is Shape.TEXT else column.longest
    if len(text) > longest:
        raise ValueError(
            _("It has {found} characters. At most {longest} fit.").format(
                found=len(text), longest=longest
            )
        )
    if "\x00" in text:
        raise ValueError(_("It holds a character that is none."))
    return text


def _number(_column: Column, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(_not_a(_("a number, such as 0.58"), text)) from None
    if not value.is_finite() or abs(value) >= 10**6:
        raise ValueError(_not_a(_("a number that can be kept"), text))
    return round(value, PLACES)


def _whole(_column: Column, text: str) -> int:
    digits = text.replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= WHOLE_DIGITS):
        raise ValueError(_not_a(_("a whole number, such as 28"), text))
    return int(digits)


def _day(_column: Column, text: str) -> date:
    for form in DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise ValueError(_not_a(_("a day, such as 2026-11-21"), text))


def _choice(column: Column, text: str) -> str:
    known = [value for value, _words in column.choices]
    if text not in known:
        raise ValueError(_not_a(_("one of {known}").format(known=", ".join(known)), text))
    return text


def _address(column: Column, text: str) -> str:
    try:
        _ADDRESS(text)
    except ValidationError:
        raise ValueError(_not_a(_("an address that begins with https://"), text)) from None
    return _line(column, text)


def _not_a(expected: str, text: str) -> str:
    shown = text if len(text) <= _SHOWN_OF_A_VALUE else f"{text[:_SHOWN_OF_A_VALUE]}…"
    return _("“{text}” is not {expected}.").format(text=shown, expected=expected)


_READERS = {
    Shape.LINE: _line,
    Shape.TEXT: _words,
    Shape.NUMBER: _number,
    Shape.WHOLE: _whole,
    Shape.DAY: _day,
    Shape.CHOICE: _choice,
    Shape.ADDRESS: _address,
}
_WORDS = frozenset({Shape.LINE, Shape.TEXT, Shape.CHOICE, Shape.ADDRESS})
