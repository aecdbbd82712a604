"""Reads an irregular file record by record, slowly and exactly, and writes a regular one.

A file that is not UTF-8, or that holds blank lines, giant lines or unbalanced quotes, goes
through here. Every record gets its row number; one that is no row gets a reason instead.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

LONGEST_RECORD = 1 << 20
MOST_LINES = 1000
LINE_TOO_LONG = "line_too_long"
QUOTES_UNBALANCED = "quotes_unbalanced"
CELLS_MISCOUNTED = "wrong_number_of_cells"
NOT_TEXT = "not_text"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A regular file of numbered rows, and another of the records that are no rows."""

    rows: Path
    malformed: Path
    records: int


def rewrite(
    plain: Path, *, encoding: str, delimiter: str, width: int, workspace: Path
) -> Rewritten:
    """Write the records under the header of `plain` as regular numbered rows of `width` cells."""
    rows, malformed = workspace / "rewritten.csv", workspace / "malformed.csv"
    number = 0
    with (
        plain.open("rb") as raw,
        io.TextIOWrapper(raw, encoding, errors="replace", newline=None) as text,
        rows.open("w", encoding="utf-8", newline="") as kept,
        malformed.open("w", encoding="utf-8", newline="") as faulty,
    ):
        write_row, write_fault = csv.writer(kept).writerow, csv.writer(faulty).writerow
        found = records(text, delimiter=delimiter)
        next(found, None)
        for number, record in enumerate(found, start=1):
            cells = _cells(record, delimiter=delimiter, width=width)
            if isinstance(cells, str):
                write_fault((number, cells))
            else:
                write_row((number, *cells))
    return Rewritten(rows, malformed, number)


def _cells(record: str | None, *, delimiter: str, width: int) -> list[str] | str:
    """The cells of a record, or the reason why it is no row."""
    if record is None:
        return LINE_TOO_LONG
    if "\0" in record:
        return NOT_TEXT
    try:
        cells = next(csv.reader([record], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return LINE_TOO_LONG if "field limit" in str(error) else QUOTES_UNBALANCED
    return cells if len(cells) == width else CELLS_MISCOUNTED


def records(text: TextIO, *, delimiter: str) -> Iterator[str | None]:
    """Each record of `text`; None stands for one too long to hold. Blank lines are no records."""
    lines = _Lines(text)
    while (line := lines.take()) != "":
        if line is None:
            yield None
        elif line.strip():
            yield _completed(line, lines, delimiter)


class _Lines:
    """Lines of bounded length, some of which may be handed back."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._returned: deque[str | None] = deque()

    def take(self) -> str | None:
        """The next line; None for one too long; an empty string at the end."""
        if self._returned:
            return self._returned.popleft()
        line = self._text.readline(LONGEST_RECORD)
        if len(line) < LONGEST_RECORD or line.endswith("\n"):
            return line
        while line and not line.endswith("\n"):
            line = self._text.readline(LONGEST_RECORD)
        return None

    def give_back(self, lines: list[str | None]) -> None:
        """Put lines back, in their order."""
        self._returned.extendleft(reversed(lines))


def _completed(first: str, lines: _Lines, delimiter: str) -> str:
    """The record that begins with `first`: more lines while a quoted cell is open.

    A quote that never closes would swallow the rest of the file, so after a bound the first line
    stands alone (and will be rejected), and the others are given back.
    """
    record, taken = first, list[str | None]()
    while ends_in_quotes(record, delimiter=delimiter):
        line = lines.take()
        taken.append(line)
        if not line or len(record) + len(line) > LONGEST_RECORD or len(taken) > MOST_LINES:
            lines.give_back([line for line in taken if line != ""])
            return first
        record += line
    return record


def ends_in_quotes(record: str, *, delimiter: str) -> bool:
    """Whether a quoted cell is still open at the end of `record`.

    A quote opens only at the beginning of a cell; two in a row stand for one.

    >>> ends_in_quotes('1,"two', delimiter=","), ends_in_quotes('1,5" knife', delimiter=",")
    (True, False)
    """
    position = 0
    while record.find('"', position) >= 0:
        if record.startswith('"', position):
            closing = _closing_quote(record, position + 1)
            if closing < 0:
                return True
            position = closing + 1
        following = record.find(delimiter, position)
        if following < 0:
            return False
        position = following + 1
    return False


def _closing_quote(record: str, start: int) -> int:
    closing = record.find('"', start)
    while closing >= 0 and record.startswith('"', closing + 1):
        closing = record.find('"', closing + 2)
    return closing
