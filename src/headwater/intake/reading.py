"""Lays a partner's file out as text cells in an in-memory DuckDB, without loading it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification
from headwater.intake.headers import Matched
from headwater.intake.records import LONGEST_RECORD, Rewritten

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY_LIMIT = "2500MB"
THREADS = 2


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
class Source:
    """Where the rows stand, and whether they carry their numbers already.

    `is_joined` says that the rows are joined with codelists: only a reader that uses one thread
    keeps the order of joined rows.
    """

    path: Path
    matched: Matched
    delimiter: str
    is_numbered: bool
    is_joined: bool

    def cells(self, specification: ExtractSpecification) -> dict[str, str]:
        """SQL over `reader` for each specified column as trimmed text."""
        return {column.name: _cell(self, column.name) for column in specification.columns}


def lay_out(
    connection: DuckDBPyConnection, source: Source, specification: ExtractSpecification
) -> None:
    """Create the views `unnumbered_cells` and `cells`: every specified column as trimmed text.

    `cells` has the row's number too. Numbering reads the file in one thread, so a question that
    needs no numbers is put to `unnumbered_cells`.
    """
    named = named_cells(source.cells(specification))
    numbering = "row_number" if source.is_numbered else "row_number() OVER ()"
    everything = "* EXCLUDE (row_number)" if source.is_numbered else "*"
    for view, statement in {
        "unnumbered": f"SELECT * FROM {reader(source)}",
        "numbered": f"SELECT CAST({numbering} AS BIGINT) AS row_number, {everything} "
        "FROM unnumbered",
        "unnumbered_cells": f"SELECT {named} FROM unnumbered",
        "cells": f"SELECT row_number, {named} FROM numbered",
    }.items():
        connection.execute(f"CREATE TEMP VIEW {view} AS {statement}")


def named_cells(cells: dict[str, str]) -> str:
    """Cells as a list of named expressions."""
    return ", ".join(f"{cell} AS {quoted(name)}" for name, cell in cells.items())


def lay_out_malformed(connection: DuckDBPyConnection, rewritten: Rewritten | None) -> None:
    """Create the table `malformed` of the records that are no rows: `row_number`, `reason`."""
    connection.execute("CREATE TEMP TABLE malformed (row_number BIGINT, reason VARCHAR)")
    if rewritten and rewritten.malformed.stat().st_size:
        connection.execute(
            f"INSERT INTO malformed SELECT * FROM read_csv({literal(rewritten.malformed)}, "
            "auto_detect=false, header=false, delim=',', "
            "columns={'row_number': 'BIGINT', 'reason': 'VARCHAR'})"
        )


def reader(source: Source) -> str:
    """SQL for the rows as they stand: `raw_0` and so on, after `row_number` where they have it."""
    columns = [f"raw_{place}" for place in range(len(source.matched.header.names))]
    if source.is_numbered:
        columns.insert(0, "row_number")
    declared = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
    return (
        f"read_csv({literal(source.path)}, auto_detect=false, columns={{{declared}}}, "
        f"header={'false' if source.is_numbered else 'true'}, delim={literal(source.delimiter)}, "
        f"quote='\"', escape='\"', max_line_size={4 * LONGEST_RECORD}, "
        f"parallel={'false' if source.is_joined else 'true'})"
    )


def _cell(source: Source, name: str) -> str:
    """SQL for one cell, trimmed. Copying a cell costs more than looking at its two ends."""
    place = source.matched.positions.get(name)
    if place is None:
        return "CAST(NULL AS VARCHAR)"
    raw = f"raw_{place}"
    is_padded = f"prefix({raw}, ' ') OR suffix({raw}, ' ')"
    return f"CASE WHEN {is_padded} THEN nullif(trim({raw}), '') ELSE {raw} END"


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
