"""What one row says, column by column: read from a form, a file or a definition alike.

The same columns are the data dictionary of what is handed over. Which columns there are, and how
they are held against each other, each app says for itself.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from headwater_web.ui.spreadsheets import lines_of

Faults = list[tuple[str, str]]
"""Pairs of a column and what is wrong in it."""


class Shape(StrEnum):
    """What a cell of a column may hold."""

    LINE = "a line of words"
    TEXT = "words"
    NUMBER = "a number with a point, such as 0.58"
    WHOLE = "a whole number"
    DAY = "a day as year-month-day"
    CHOICE = "one of the values listed"
    CHOICES = "some of the values listed, with semicolons between"
    ADDRESS = "an address that begins with https://"


LONGEST_LINE: Final = 300
LONGEST_TEXT: Final = 4_000


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its label on pages, what it means and what it may hold.

    `choices` are the values with their words. `longest` is in characters, 0 for what its shape
    may hold. A whole number has at most `most_digits`; `expected` says in words what is none.
    """

    name: str
    label: Any
    meaning: Any
    shape: Shape = Shape.LINE
    is_needed: bool = True
    choices: tuple[tuple[str, Any], ...] = ()
    longest: int = 0
    most_digits: int = 9
    expected: Any = ""

    @property
    def most_characters(self) -> int:
        """How many characters fit."""
        return self.longest or (LONGEST_TEXT if self.shape is Shape.TEXT else LONGEST_LINE)


class Unreadable(Exception):
    """A row has something wrong with it. `faults` are pairs of column and words, all at once."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{name}: {words}" for name, words in self.faults))


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row of a file. `row` counts rows from 1; 0 is the file itself."""

    row: int
    column: str
    words: str


class FileUnreadable(Exception):
    """A file of rows has something wrong with it. Nothing of it is kept."""

    def __init__(self, faults: Iterable[RowFault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda each: each.row))
        super().__init__(
            "; ".join(f"{each.row} {each.column} {each.words}" for each in self.faults)
        )

    @classmethod
    def as_a_whole(cls, words: str) -> "FileUnreadable":
        """A file of which no row can be told from another."""
        return cls([RowFault(0, "", words)])


def read_row(columns: Iterable[Column], said: Mapping[str, str]) -> tuple[dict[str, Any], Faults]:
    """The value of each column by itself, and every fault.

    What is not there is '' of words, an empty list of several choices, and None of all else.

    >>> number = Column("n", "n", "", Shape.WHOLE)
    >>> read_row((number,), {"n": "1,200"})
    ({'n': 1200}, [])
    """
    values: dict[str, Any] = {}
    faults: Faults = []
    for column in columns:
        try:
            values[column.name] = _value(column, (said.get(column.name) or "").strip())
        except ValueError as fault:
            faults.append((column.name, str(fault)))
    return values, faults


def text_of_file(content: bytes, *, most_bytes: int, most_words: str) -> str:
    """The text of a file. Raises FileUnreadable; `most_words` says how large it may be: 1 MB."""
    if len(content) > most_bytes:
        raise FileUnreadable.as_a_whole(
            _("It is larger than {most}. Hand it over in parts.").format(most=most_words)
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnreadable.as_a_whole(
            _("It is not text in UTF-8. Save it as “CSV UTF-8”.")
        ) from None


def dictionary_as_csv(columns: Iterable[Column]) -> str:
    """What each column means, what it may hold, and the values of a choice."""
    rows = (
        [
            each.name,
            str(each.meaning),
            each.shape.value,
            "yes" if each.is_needed else "no",
            "; ".join(f"{value}: {words}" for value, words in each.choices),
        ]
        for each in columns
    )
    return "".join(lines_of(["column", "meaning", "holds", "always_there", "values"], rows))


_DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")
_PLACES = 5
_LARGEST = 10**6
_SHOWN_OF_A_VALUE = 60
_ADDRESS = URLValidator(schemes=["https", "http"])


def _value(column: Column, text: str) -> Any:
    if text:
        return _READERS[column.shape](column, text)
    if column.is_needed:
        raise ValueError(_("Say this: {meaning}.").format(meaning=str(column.meaning).rstrip(".")))
    if column.shape is Shape.CHOICES:
        return []
    return "" if column.shape in _WORDS else None


def _line(column: Column, text: str) -> str:
    if len(text.splitlines()) > 1:
        raise ValueError(_("Write this on one line."))
    return _words(column, text)


def _words(column: Column, text: str) -> str:
    if len(text) > column.most_characters:
        raise ValueError(
            _("It has {found} characters. At most {longest} fit.").format(
                found=len(text), longest=column.most_characters
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
    if not value.is_finite() or abs(value) >= _LARGEST:
        raise ValueError(_not_a(_("a number that can be kept"), text))
    return round(value, _PLACES)


def _whole(column: Column, text: str) -> int:
    digits = text.replace(",", "")
    if not _WHOLE.fullmatch(text) or len(digits) > column.most_digits:
        expected = column.expected or _("a whole number, such as 28")
        raise ValueError(_not_a(str(expected), text))
    return int(digits)


def _day(_column: Column, text: str) -> date:
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise ValueError(_not_a(_("a day, such as 2026-11-21"), text))


def _choice(column: Column, text: str) -> str:
    known = [value for value, _words in column.choices]
    if known and text not in known:  # where nothing is known, nothing can be held against it
        raise ValueError(_not_a(_("one of {known}").format(known=", ".join(known)), text))
    return _line(column, text)


def _choices(column: Column, text: str) -> list[str]:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return list(dict.fromkeys(_choice(column, part) for part in parts))


def _address(column: Column, text: str) -> str:
    try:
        _ADDRESS(text)
    except ValidationError:
        raise ValueError(_not_a(_("an address that begins with https://"), text)) from None
    return _line(column, text)


def _not_a(expected: str, text: str) -> str:
    shown = text if len(text) <= _SHOWN_OF_A_VALUE else f"{text[:_SHOWN_OF_A_VALUE]}…"
    return _("“{text}” is not {expected}.").format(text=shown, expected=expected)


_READERS: Final[dict[Shape, Callable[[Column, str], Any]]] = {
    Shape.LINE: _line,
    Shape.TEXT: _words,
    Shape.NUMBER: _number,
    Shape.WHOLE: _whole,
    Shape.DAY: _day,
    Shape.CHOICE: _choice,
    Shape.CHOICES: _choices,
    Shape.ADDRESS: _address,
}
_WORDS = frozenset({Shape.LINE, Shape.TEXT, Shape.CHOICE, Shape.ADDRESS})
