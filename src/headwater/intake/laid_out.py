"""A file's rows laid out in views of an in-memory DuckDB, for all that is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification
from headwater.intake.reading import Source, literal, named_cells, reader
from headwater.intake.records import Rewritten
from headwater.intake.values import Coding, with_values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def lay_out(
    connection: DuckDBPyConnection,
    source: Source,
    specification: ExtractSpecification,
    codes: tuple[Coding, ...],
) -> None:
    """Create the views `raw_rows`, as they stand, and `cells`: specified columns as trimmed text.

    Beside its cells a row has what is read of them, and its number where the source has it:
    numbering would read the file in one thread. Laid out again, the views before go.
    """
    number = "CAST(row_number AS BIGINT) AS row_number, " if source.is_numbered else ""
    cells = f"(SELECT {number}{named_cells(source.cells(specification))} FROM raw_rows)"
    for view, statement in {
        "raw_rows": f"SELECT * FROM {reader(source)}",
        "cells": f"SELECT * FROM {with_values(cells, specification, codes)}",
    }.items():
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {view} AS {statement}")


def lay_out_malformed(connection: DuckDBPyConnection, rewritten: Rewritten | None) -> None:
    """Create the table `malformed` of the records that are no rows: `row_number`, `reason`."""
    connection.execute("CREATE TEMP TABLE malformed (row_number BIGINT, reason VARCHAR)")
    if rewritten and rewritten.malformed.stat().st_size:
        connection.execute(
            f"INSERT INTO malformed SELECT * FROM read_csv({literal(rewritten.malformed)}, "
            "auto_detect=false, header=false, delim=',', "
            "columns={'row_number': 'BIGINT', 'reason': 'VARCHAR'})"
        )
