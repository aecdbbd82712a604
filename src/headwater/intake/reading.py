"""Lays a partner's file out as text cells in an in-memory DuckDB, without loading it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification
from headwater.intake.headers import Matched
from headwater.intake.records import LONGEST_RECORD

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY_LIMIT = "700MB"
"""What the database holds before it goes to disk: a file of 2 GB takes less than 1 GiB in all."""
THREADS = 2
_LONGEST_LINE = 4 * LONGEST_RECORD


class ReadingDiffers(Exception):
    """The fast reader stumbled, or finds other rows than were found before."""


def connect(workspace: Path) -> DuckDBPyConnection:
    """An in-memory database that spills into `workspace`."""
    import duckdb

    spill = workspace / "spill"
    spill.mkdir(exist_ok=True)
    connection = duckdb.connect(
        config={
            "memory_limit": MEMORY_LIMIT,
            "threads": THREADS,
            "temp_directory": str(spill),
        }
    )
    # Nobody knows how many rows a CSV file holds before reading it, so the optimiser may put the
    # whole file into a hash table beside a list of a few rows. Joins stay as they are written:
    # the file streams past the small table on its right. A list of words is no table: as a join
    # it would lose the order of the rows.
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side,in_clause'")
    return connection


@dataclass(frozen=True, slots=True)
class Remedy:
    """How the cells of one column are to be read, besides the agreed ways.

    `grouped_by` is the sign that sets thousands apart; `serial_as` is the date form in which a
    spreadsheet's number of a day is written out.
    """

    column: str
    grouped_by: str | None = None
    serial_as: str | None = None

    def applied(self, cell: str) -> str:
        """SQL for the cell in an agreed form, where the remedy fits it."""
        if self.grouped_by is not None:
            return (
                f"CASE WHEN {is_grouped(cell, self.grouped_by)} "
                f"THEN replace({cell}, {literal(self.grouped_by)}, '') ELSE {cell} END"
            )
        # Times are fractions of a day; a second is more than their error.
        seconds = f"CAST(round(TRY_CAST({cell} AS DOUBLE) * 86400) AS BIGINT)"
        moment = f"TIMESTAMP '1899-12-30' + to_seconds({seconds})"
        written = f"strftime({moment}, {literal(self.serial_as)})"
        return f"CASE WHEN {is_serial(cell)} THEN {written} ELSE {cell} END"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows stand, whether they carry their numbers already, and who wrote them.

    `has_loose_spaces` says that a cell may begin or end with a space.
    """

    path: Path
    matched: Matched
    delimiter: str
    is_numbered: bool
    is_rewritten: bool = False
    has_loose_spaces: bool = True
    remedies: tuple[Remedy, ...] = ()
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def cells(self, specification: ExtractSpecification) -> dict[str, str]:
        """SQL over `reader` for each specified column as trimmed text, in the codes of a mapping.

        `codes` gives, for the name of a column, the code for each value found.
        """
        cells = self.cells_as_found(specification)
        for name, codes in self.codes.items():
            cells[name] = _mapped(cells[name], codes)
        for remedy in self.remedies:
            cells[remedy.column] = remedy.applied(f"({cells[remedy.column]})")
        return cells

    def cells_as_found(self, specification: ExtractSpecification) -> dict[str, str]:
        """SQL over `reader` for each specified column as trimmed text."""
        return {column.name: _cell(self, column.name) for column in specification.columns}


def named_cells(cells: dict[str, str]) -> str:
    """Cells as a list of named expressions."""
    return ", ".join(f"{cell} AS {quoted(name)}" for name, cell in cells.items())


def reader(source: Source) -> str:
    """SQL for the rows as they stand: `raw_0` and so on, after `row_number` where they have it."""
    columns = [f"raw_{place}" for place in range(len(source.matched.header.names))]
    if source.is_numbered:
        columns.insert(0, "row_number")
    declared = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
    ended = r", new_line='\n'" if source.is_rewritten else ""
    sizes = f"max_line_size={_LONGEST_LINE}, buffer_size={2 * _LONGEST_LINE}"
    return (
        f"read_csv({literal(source.path)}, auto_detect=false, columns={{{declared}}}, "
        f"header={'false' if source.is_numbered else 'true'}, delim={literal(source.delimiter)}, "
        f"quote='\"', escape='\"', {sizes}{ended})"
    )


def _cell(source: Source, name: str) -> str:
    """SQL for one cell, trimmed. Copying a cell costs more than looking at its two ends.

    Even that is left out where no cell of the file can need it.
    """
    place = source.matched.positions.get(name)
    if place is None:
        return "CAST(NULL AS VARCHAR)"
    raw = f"raw_{place}"
    if not source.has_loose_spaces:
        return raw
    is_padded = f"prefix({raw}, ' ') OR suffix({raw}, ' ')"
    return f"CASE WHEN {is_padded} THEN nullif(trim({raw}), '') ELSE {raw} END"


def _mapped(cell: str, codes: Mapping[str, str]) -> str:
    cases = " ".join(f"WHEN {literal(found)} THEN {literal(code)}" for found, code in codes.items())
    return f"CASE {cell} {cases} ELSE {cell} END"


def is_grouped(cell: str, sign: str) -> str:
    """SQL that is true of a number whose thousands that sign sets apart."""
    pattern = rf"[+-]?\d{{1,3}}({sign}\d{{3}})+(\.\d+)?"
    return f"regexp_full_match({cell}, {literal(pattern)})"


def is_serial(cell: str) -> str:
    """SQL that is true of a spreadsheet's number of a day since 1927, with its time or without."""
    return f"regexp_full_match({cell}, '[1-9]\\d{{4}}(\\.\\d+)?')"


def one(connection: DuckDBPyConnection, statement: str) -> int:
    """The number that a statement asks for."""
    return int(connection.execute(statement).fetchall()[0][0])


def quoted(name: str) -> str:
    """A column's name as SQL.

    >>> quoted('Crime "ID"')
    '"Crime ""ID\"""'
    """
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """A text as SQL.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + str(value).replace("'", "''") + "'"
