"""Tells rows from what only looks like rows: totals, notes, repeated headers.

A row is left out only if it could not have been accepted: a totals row calls itself one, or lacks
what every row needs; a note has one cell and lacks it too.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.definitions.extract import ExtractSpecification
from headwater.intake.headers import Header, Matched, plain_name
from headwater.intake.rules import TOTALS

_WORDS = frozenset({*TOTALS, "sum", "sum:", "overall", "all rows"})
_BEGINS = ("total ", "totals ", "grand total ", "sum of ")
_FIGURE = re.compile(r"[£$]?[+-]?[\d.,' \u00a0]*\d%?|<\s*\d+|\*|\.\.|:|-")
_FEWEST_ADDED = 2
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the specified columns stand: all but numbers, numbers, and those every row needs."""

    keys: tuple[int, ...]
    numbers: tuple[int, ...]
    needed: tuple[int, ...]
    names: tuple[str, ...]


def columns_of(header: Header, matched: Matched, specification: ExtractSpecification) -> Columns:
    """The columns of a matched header."""
    keys: list[int] = []
    numbers: list[int] = []
    needed: list[int] = []
    for column in specification.columns:
        place = matched.positions.get(column.name)
        if place is None:
            continue
        is_number = column.logical_type in {"integer", "number"} and not column.codelist
        (numbers if is_number else keys).append(place)
        if column.required or column.name == specification.month_column:
            needed.append(place)
    names = tuple(plain_name(name) for name in header.names)
    return Columns(tuple(keys), tuple(numbers), tuple(needed), names)


@dataclass(slots=True)
class Sums:
    """What the number columns add up to, over all rows and since the last total."""

    _all: dict[int, float] = field(default_factory=dict)
    _since: dict[int, float] = field(default_factory=dict)
    _rows: int = 0
    _rows_since: int = 0

    def add(self, cells: Sequence[str], places: Sequence[int]) -> None:
        """Add the numbers of one row."""
        self._rows += 1
        self._rows_since += 1
        for place in places:
            number = number_in(cells[place])
            if number is not None:
                self._all[place] = self._all.get(place, 0.0) + number
                self._since[place] = self._since.get(place, 0.0) + number

    def start_again(self) -> None:
        """Begin the next group of rows."""
        self._since, self._rows_since = {}, 0

    def equal(self, cells: Sequence[str], places: Sequence[int]) -> bool:
        """Whether the filled numbers of a row are all the sums of the rows before it."""
        stated = {place: number_in(cells[place]) for place in places if cells[place].strip()}
        if not stated or not any(stated.values()):
            return False
        groups = [(self._all, self._rows), (self._since, self._rows_since)]
        return any(
            rows >= _FEWEST_ADDED and all(_same(sums.get(place), stated[place]) for place in stated)
            for sums, rows in groups
        )


def _same(added: float | None, stated: float | None) -> bool:
    return added is not None and stated is not None and math.isclose(added, stated, rel_tol=1e-9)


def number_in(cell: str) -> float | None:
    """The number in a cell, grouped or not.

    >>> number_in("1,234"), number_in("<5")
    (1234.0, None)
    """
    try:
        number = float(cell.replace(",", "").replace(" ", "").replace("\u00a0", ""))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def is_total(cells: Sequence[str], columns: Columns, sums: Sums) -> bool:
    """Whether the row adds up others: by its first word, or by its sums with keys missing."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    word = " ".join(cells[filled[0]].casefold().split())
    is_figures = all(_FIGURE.fullmatch(cells[place].strip()) for place in filled[1:])
    if word in _WORDS and is_figures:
        return True
    if not _lacks_what_is_needed(cells, columns):
        return False
    if word.startswith(_BEGINS) and is_figures:
        return True
    keys = sum(bool(cells[place].strip()) for place in columns.keys)
    return keys <= 1 and sums.equal(cells, columns.numbers)


def may_be_note(cells: Sequence[str], columns: Columns) -> bool:
    """Whether the row has one cell, of words, and lacks what every row needs."""
    filled = [cell for cell in cells if cell.strip()]
    if len(columns.names) < _FEWEST_COLUMNS or len(filled) != 1:
        return False
    if not any(letter.isalpha() for letter in filled[0]):
        return False
    return _lacks_what_is_needed(cells, columns)


def repeats_header(cells: Sequence[str], columns: Columns) -> bool:
    """Whether the row is the header once more."""
    return tuple(plain_name(cell) for cell in cells) == columns.names


def _lacks_what_is_needed(cells: Sequence[str], columns: Columns) -> bool:
    return any(place >= len(cells) or not cells[place].strip() for place in columns.needed)
