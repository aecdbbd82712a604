"""A grid: the rows of one sheet or file as they stand, header, titles and notes among them."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice

HEADER_WITHIN = 30
Row = Sequence[object] | str
_LARGEST_EXACT = 1e15


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells shown as one: from row and column to row and column, the first being 0, inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that may be read again and again.

    A row is its cells, or the reason why it has none; a blank line has no cells. `name` is that of
    the sheet, empty where the file is no workbook. `delimiter` is what divides cells of text.
    `ends_whole` is false of a text whose last line has no end: it may have been cut short there.
    """

    rows: Callable[[], Iterator[Row]]
    name: str = ""
    delimiter: str = ","
    merged: tuple[Merged, ...] = field(default=())
    ends_whole: bool = True

    def head(self) -> list[list[str]]:
        """The first rows as text, among which the header must stand."""
        rows = islice(self.rows(), HEADER_WITHIN + 1)
        return [[] if isinstance(row, str) else [text_of(cell) for cell in row] for row in rows]


def text_of(value: object, *, forms: tuple[str, ...] = ()) -> str:
    """A cell as text: whole numbers without a point, moments in one of the agreed forms.

    >>> text_of(31.0), text_of(True), text_of(None), text_of(date(2025, 3, 4), forms=("%d/%m/%Y",))
    ('31', 'true', '', '04/03/2025')
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return _moment(value, forms)
    if isinstance(value, (float, Decimal)):
        return _number(value)
    return value.isoformat() if isinstance(value, time) else _other(value)


def _other(value: object) -> str:
    if isinstance(value, timedelta):
        return str(value)
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _number(value: float | Decimal) -> str:
    number = float(value)
    if math.isnan(number):  # how tables of numbers write a missing one
        return ""
    is_whole = abs(number) < _LARGEST_EXACT and number.is_integer()
    return str(int(number)) if is_whole else str(value)


def _moment(value: date | datetime, forms: tuple[str, ...]) -> str:
    """The moment in the agreed form that says most of it, one with the year first if any."""
    has_time = isinstance(value, datetime) and value.time() != time(0)
    ranked = sorted(forms, key=lambda form: (("%H" in form) != has_time, not form.startswith("%Y")))
    if ranked:
        return value.strftime(ranked[0])
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
