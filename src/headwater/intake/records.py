"""Reads an irregular file record by record, slowly and exactly, and writes a regular one.

A file that is not UTF-8, or that holds blank lines, giant lines or unbalanced quotes, goes
through here. Every record gets its row number; one that is no row gets a reason instead.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

LONGEST_RECORD = 1 << 20
LINE_END = "\n"
"""What ends a rewritten record, as its reader is told: left to guess, it may look inside a cell."""
MOST_LINES = 1000
MOST_PADDED_NAMED = 20
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
    padded: int = 0
    """Rows that ended early, where every cell that they lack may be empty."""
    padded_rows: tuple[int, ...] = ()
    """The first of them as rows of the file, its header being 1."""


def rewrite(
    plain: Path,
    *,
    encoding: str,
    delimiter: str,
    width: int,
    workspace: Path,
    fewest: int | None = None,
) -> Rewritten:
    """Write the records under the header of `plain` as regular numbered rows of `width` cells.

    A record of at least `fewest` cells is filled up with empty ones; one at the very end that no
    line end follows is not, since the copy of the file may have been cut short there.
    """
    padded: list[int] = []
    times = 0
    rows, malformed = workspace / "rewritten.csv", workspace / "malformed.csv"
    number = 0
    with (
        plain.open("rb") as raw,
        io.TextIOWrapper(raw, encoding, errors="replace", newline=None) as text,
        rows.open("w", encoding="utf-8", newline="") as kept,
        malformed.open("w", encoding="utf-8", newline="") as faulty,
    ):
        write_row = csv.writer(kept, lineterminator=LINE_END).writerow
        write_fault = csv.writer(faulty, lineterminator=LINE_END).writerow
        found = records(text, delimiter=delimiter)
        next(found, None)
        for number, record in enumerate(found, start=1):
            cells = cells_of(record, delimiter=delimiter)
            is_ended = record is not None and record.endswith("\n")
            if is_ended and may_be_padded(cells, width=width, fewest=fewest):
                times += 1
                padded += [number + 1] * (len(padded) < MOST_PADDED_NAMED)
                cells = [*cells, *[""] * (width - len(cells))]
            if isinstance(cells, str):
                write_fault((number, cells))
            elif len(cells) != width:
                write_fault((number, CELLS_MISCOUNTED))
            else:
                write_row((number, *cells))
    return Rewritten(rows, malformed, number, times, tuple(padded))


def may_be_padded(cells: Sequence[str] | str, *, width: int, fewest: int | None) -> bool:
    """Whether a row ended early and every cell that it lacks may be empty.

    >>> may_be_padded(["SYN-1", "2025"], width=4, fewest=2)
    True
    """
    if fewest is None or isinstance(cells, str):
        return False
    return fewest <= len(cells) < width


def cells_of(record: str | None, *, delimiter: str) -> list[str] | str:
    """The cells of a record, however many, or the reason why it has none."""
    if record is None:
        return LINE_TOO_LONG
    if "\0" in record:
        return NOT_TEXT
    try:
        return next(csv.reader([record], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        return LINE_TOO_LONG if "field limit" in str(error) else QUOTES_UNBALANCED


def records(text: TextIO, *, delimiter: str) -> Iterator[str | None]:
    """Each record of `text`; None stands for one too long to hold. Blank lines are no records."""
    return (record for record in every_record(text, delimiter=delimiter) if record != "")


def every_record(text: TextIO, *, delimiter: str) -> Iterator[str | None]:
    """Each record of `text` as `records` has them, and an empty one for each blank line."""
    lines = _Lines(text)
    while (line := lines.take()) != "":
        if line is None:
            yield None
        else:
            yield _completed(line, lines, delimiter) if line.strip() else ""


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
