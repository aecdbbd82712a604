"""Lays the rows under a located header out as numbered rows of text, and says what was left out.

Every row under the header that is not blank gets a number, those left out too, so that a number
leads back to the file.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from headwater.definitions.extract import ExtractSpecification
from headwater.intake.headers import Matched
from headwater.intake.records import (
    CELLS_MISCOUNTED,
    LINE_END,
    MOST_PADDED_NAMED,
    Rewritten,
    may_be_padded,
)
from headwater.intake.tabular.grids import text_of
from headwater.intake.tabular.locating import Located
from headwater.intake.tabular.repairs import MOST_PLACES, Repair, RepairKind
from headwater.intake.tabular.sieving import (
    Columns,
    Sums,
    columns_of,
    is_total,
    may_be_note,
    repeats_header,
)
from headwater.vocabulary.counts import counted

_MOST_HELD = 1_000
_WORDS = {
    RepairKind.TOTALS_ROWS: ("row that adds up others", "rows that add up others"),
    RepairKind.TRAILING_NOTES: ("note under the last row", "notes under the last row"),
    RepairKind.BLANK_ROWS: ("row without a value", "rows without a value"),
    RepairKind.REPEATED_HEADERS: ("repetition of the header", "repetitions of the header"),
    RepairKind.COLUMNS_WITHOUT_HEADER: (
        "row had cells under no header, which were",
        "rows had cells under no header, which were",
    ),
}


@dataclass(slots=True)
class _Tally:
    counts: dict[RepairKind, int] = field(default_factory=dict)
    places: dict[RepairKind, list[int]] = field(default_factory=dict)

    def note(self, kind: RepairKind, place: int) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        places = self.places.setdefault(kind, [])
        if len(places) < MOST_PLACES:
            places.append(place)

    def repairs(self) -> tuple[Repair, ...]:
        return tuple(
            Repair(
                kind, f"{counted(count, *_WORDS[kind])} left out.", count, tuple(self.places[kind])
            )
            for kind, count in sorted(self.counts.items())
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the grid: its place there, its number under the header, its cells or its fault."""

    place: int
    number: int
    cells: list[str] | str


def lay_rows(
    located: Located,
    matched: Matched,
    specification: ExtractSpecification,
    *,
    without: frozenset[RepairKind],
    workspace: Path,
) -> tuple[Rewritten, tuple[Repair, ...]]:
    """Write the rows under the header; say what was left out of them."""
    rows, malformed = workspace / "rewritten.csv", workspace / "malformed.csv"
    tally = _Tally()
    found = _numbered(located, _forms(matched, specification), tally, without)
    columns = columns_of(located.header, matched, specification)
    fewest = fewest_cells(matched, specification, without=without)
    records = times = 0
    padded: list[int] = []
    with (
        rows.open("w", encoding="utf-8", newline="") as kept,
        malformed.open("w", encoding="utf-8", newline="") as faulty,
    ):
        write_row = csv.writer(kept, lineterminator=LINE_END).writerow
        write_fault = csv.writer(faulty, lineterminator=LINE_END).writerow
        for row, is_last in _with_last(_sifted(found, columns, tally, without)):
            records += 1
            cells, width = row.cells, len(columns.names)
            is_whole = located.grid.ends_whole or not is_last
            if is_whole and may_be_padded(cells, width=width, fewest=fewest):
                times += 1
                padded += [row.place] * (len(padded) < MOST_PADDED_NAMED)
                cells = [*cells, *[""] * (width - len(cells))]
            if isinstance(cells, str):
                write_fault((row.number, cells))
            elif len(cells) != width:
                write_fault((row.number, CELLS_MISCOUNTED))
            else:
                write_row((row.number, *cells))
    return Rewritten(rows, malformed, records, times, tuple(padded)), tally.repairs()


def _with_last(rows: Iterator[_Row]) -> Iterator[tuple[_Row, bool]]:
    """Each row, and whether it is the last."""
    row = next(rows, None)
    while row is not None:
        following = next(rows, None)
        yield row, following is None
        row = following


def fewest_cells(
    matched: Matched, specification: ExtractSpecification, *, without: frozenset[RepairKind]
) -> int | None:
    """How many cells a row must have at least, so that each that it lacks may be empty.

    None where short rows are not to be filled up.
    """
    if RepairKind.SHORT_ROWS in without:
        return None
    return 1 + max(columns_of(matched.header, matched, specification).needed, default=0)


def padded_rows(rewritten: Rewritten) -> tuple[Repair, ...]:
    """What is said of rows that ended early."""
    if not rewritten.padded:
        return ()
    ended = counted(rewritten.padded, "row ended early", "rows ended early")
    lacked = "it lacks" if rewritten.padded == 1 else "they lack"
    words = f"{ended}; the cells that {lacked} were read as empty."
    return (Repair(RepairKind.SHORT_ROWS, words, rewritten.padded, rewritten.padded_rows),)


def _forms(matched: Matched, specification: ExtractSpecification) -> dict[int, tuple[str, ...]]:
    """The agreed date forms of each place in the file."""
    return {
        place: specification.column(name).date_formats for name, place in matched.positions.items()
    }


def _numbered(
    located: Located,
    forms: dict[int, tuple[str, ...]],
    tally: _Tally,
    without: frozenset[RepairKind],
) -> Iterator[_Row]:
    """The rows under the header that are not blank."""
    number, width = 0, len(located.header.names)
    for place, row in enumerate(located.grid.rows(), start=1):
        if place <= located.row:
            continue
        cells = row if isinstance(row, str) else _texts(row, forms)
        is_blank = not isinstance(cells, str) and not any(map(str.strip, cells))
        if is_blank and RepairKind.BLANK_ROWS not in without:
            tally.note(RepairKind.BLANK_ROWS, place)
            continue
        number += 1
        yield _Row(place, number, [""] * width if is_blank else cells)


def _texts(row: Sequence[object], forms: dict[int, tuple[str, ...]]) -> list[str]:
    return [
        cell if isinstance(cell, str) else text_of(cell, forms=forms.get(place, ()))
        for place, cell in enumerate(row)
    ]


def _sifted(
    rows: Iterator[_Row], columns: Columns, tally: _Tally, without: frozenset[RepairKind]
) -> Iterator[_Row]:
    """The rows that are to be judged. What may be a note waits until a fuller row follows it."""
    held: deque[_Row] = deque()
    reason_of = _reasons(columns, tally, without)
    for row in rows:
        if _is_note(row, columns, without):
            held.append(row)
            if len(held) > _MOST_HELD:
                yield held.popleft()
            continue
        kind = reason_of(row)
        if kind is not RepairKind.TOTALS_ROWS:
            yield from held
            held.clear()
        if kind is None:
            yield row
        else:
            tally.note(kind, row.place)
    for row in held:
        tally.note(RepairKind.TRAILING_NOTES, row.place)


def _is_note(row: _Row, columns: Columns, without: frozenset[RepairKind]) -> bool:
    if RepairKind.TRAILING_NOTES in without or isinstance(row.cells, str):
        return False
    return may_be_note(row.cells, columns)


def _reasons(
    columns: Columns, tally: _Tally, without: frozenset[RepairKind]
) -> Callable[[_Row], RepairKind | None]:
    """A question to put to each row in its order: why is it left out, if it is?"""
    sums = Sums()
    unnamed = [place for place, name in enumerate(columns.names) if not name]

    def reason_of(row: _Row) -> RepairKind | None:
        if isinstance(row.cells, str) or len(row.cells) != len(columns.names):
            return None
        if RepairKind.REPEATED_HEADERS not in without and repeats_header(row.cells, columns):
            return RepairKind.REPEATED_HEADERS
        if RepairKind.TOTALS_ROWS not in without and _adds_up(row.cells, columns, sums):
            sums.start_again()
            return RepairKind.TOTALS_ROWS
        sums.add(row.cells, columns.numbers)
        if unnamed and any(row.cells[place].strip() for place in unnamed):
            tally.note(RepairKind.COLUMNS_WITHOUT_HEADER, row.place)
        return None

    return reason_of


def _adds_up(cells: list[str], columns: Columns, sums: Sums) -> bool:
    return any(map(str.strip, cells)) and is_total(cells, columns, sums)
