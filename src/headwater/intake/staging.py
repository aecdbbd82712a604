"""Reads a file once, in parallel, into columns that are quick to ask: what each row would become.

Numbering rows makes the reader of text use one thread, so the rows are staged in file order
without numbers, and a staged row's place gives its number. Several threads keep the order of rows
as long as nothing is joined to them, so nothing is. Whatever is asked of every row is staged, so
that the text is not read again for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from headwater.intake.checks import unknown_codes
from headwater.intake.reading import literal, quoted
from headwater.intake.rules import Rules, digest_of, in_doubt
from headwater.intake.values import first_form, several_forms
from headwater.intake.writing import PARQUET, Origin, values_of_people, values_of_rows

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn

STATED_SUPPLIER = "stated supplier"
"""The column of `staged` with what a row says of its supplier."""


def stage(
    connection: DuckDBPyConnection, rules: Rules, origin: Origin, path: Path, *, is_numbered: bool
) -> None:
    """Write every row to `path` and create the view `staged` of it, in file order.

    A staged row has its `row_number`, `is_in_doubt` (a repeated reference apart), `is_marked` as
    synthetic, a `digest_…` of each reference, what tells of its supplier and of its forms of
    dates, unknown codes that cost no row, and the values that it and the people in it have if it is
    accepted.
    """
    staged = {
        "is_in_doubt": f"coalesce({in_doubt(rules)}, false)",
        "is_marked": _is_marked(rules),
        **{f"digest_{place}": digest_of(column) for place, column in rules.references},
        **_supplier(rules.specification),
        **{
            first_form(each): _is_in_first_form(each) for each in several_forms(rules.specification)
        },
        **unknown_codes(rules.checks),
        **values_of_rows(origin),
        **values_of_people(origin),
    }
    selected = ", ".join(f"{value} AS {quoted(name)}" for name, value in staged.items())
    number = "row_number, " if is_numbered else ""
    connection.execute(f"COPY (SELECT {number}{selected} FROM cells) TO {literal(path)} {PARQUET}")
    connection.execute(f"CREATE TEMP VIEW staged AS {_numbered(path, is_numbered=is_numbered)}")


def _is_in_first_form(column: SpecifiedColumn) -> str:
    """SQL that says whether a date is in its first form; empty without one."""
    in_first = quoted(first_form(column))
    return f"CASE WHEN {quoted(column.name)} IS NOT NULL THEN {in_first} IS NOT NULL END"


def _supplier(specification: ExtractSpecification) -> dict[str, str]:
    column = specification.supplier_column
    return {STATED_SUPPLIER: quoted(column)} if column else {}


def _is_marked(rules: Rules) -> str:
    mark = rules.specification.synthetic_mark
    if mark is None:
        return "false"
    return f"coalesce(starts_with({quoted(mark.column)}, {literal(mark.prefix)}), false)"


def _numbered(path: Path, *, is_numbered: bool) -> str:
    if is_numbered:
        return f"SELECT * FROM read_parquet({literal(path)})"
    return (
        "SELECT file_row_number + 1 AS row_number, * EXCLUDE (file_row_number) "
        f"FROM read_parquet({literal(path)}, file_row_number = true)"
    )
