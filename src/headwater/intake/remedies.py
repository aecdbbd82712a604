"""Cells that say a number or a day in a way that no specification lists, and one meaning alone.

Looked for among the rows in doubt, so that a file without any costs nothing. A way of writing is
taken for a whole column or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.definitions.extract import SpecifiedColumn
from headwater.intake.reading import Remedy, is_grouped, is_serial, literal, quoted
from headwater.intake.rules import Rules
from headwater.intake.tabular.repairs import Repair, RepairKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SIGNS = {"comma": ",", "space": " ", "hard space": "\u00a0", "apostrophe": "'"}


@dataclass(frozen=True, slots=True)
class Found:
    """A remedy for one column, and what is to be said of it."""

    remedy: Remedy
    repair: Repair


def remedies_for(
    connection: DuckDBPyConnection, rules: Rules, *, without: frozenset[RepairKind]
) -> tuple[Found, ...]:
    """What would make cells in doubt readable, from the table `doubtful`."""
    numbers = connection.execute("SELECT DISTINCT unnest(faults) FROM doubtful").fetchall()
    at_fault = {rules.checks[number].column.name for (number,) in numbers}
    return tuple(
        found
        for column in rules.specification.columns
        if not column.codelist and column.name in at_fault
        for found in _for_column(connection, column, without)
    )


def _for_column(
    connection: DuckDBPyConnection, column: SpecifiedColumn, without: frozenset[RepairKind]
) -> Iterator[Found]:
    is_number = column.logical_type in {"integer", "number"}
    if is_number and RepairKind.THOUSANDS_SEPARATORS not in without:
        yield from _grouped(connection, column)
    is_day = column.logical_type in {"date", "timestamp"}
    if is_day and RepairKind.SERIAL_DATES not in without:
        yield from _serial(connection, column)


def _grouped(connection: DuckDBPyConnection, column: SpecifiedColumn) -> Iterator[Found]:
    """The one sign that groups thousands, where every cell with a sign uses it rightly."""
    cell = quoted(column.name)
    counts = ", ".join(
        f"count_if({is_grouped(cell, sign)}), count_if({_holds(cell, sign)})"
        for sign in _SIGNS.values()
    )
    row = connection.execute(f"SELECT {counts} FROM doubtful").fetchall()[0]
    used = {
        word: (right, held)
        for word, right, held in zip(_SIGNS, row[::2], row[1::2], strict=True)
        if held
    }
    if len(used) != 1:
        return
    ((word, (right, held)),) = used.items()
    if right == held:
        words = f"Thousands were set apart by a {word}; the cells were read as numbers."
        repair = Repair(RepairKind.THOUSANDS_SEPARATORS, words, right, columns=(column.name,))
        yield Found(Remedy(column.name, grouped_by=_SIGNS[word]), repair)


def _serial(connection: DuckDBPyConnection, column: SpecifiedColumn) -> Iterator[Found]:
    cell = quoted(column.name)
    form = column.date_formats[0]
    forms = ", ".join(literal(form) for form in column.date_formats)
    is_read = f"try_strptime({cell}, [{forms}]) IS NOT NULL"
    row = connection.execute(
        f"SELECT count_if({is_serial(cell)} AND NOT {is_read}), "
        f"count_if({is_serial(cell)} AND {is_read}) FROM doubtful"
    ).fetchall()[0]
    count, otherwise = row
    if count and not otherwise:
        words = "Day numbers of a spreadsheet were read as dates, day 1 being 1 January 1900."
        repair = Repair(RepairKind.SERIAL_DATES, words, count, columns=(column.name,))
        yield Found(Remedy(column.name, serial_as=form), repair)


def _holds(cell: str, sign: str) -> str:
    """SQL that is true of a cell of digits with that sign among them."""
    pattern = rf"[+-]?[\d.]*{sign}[\d.,' \x{{00a0}}]*"
    return f"regexp_full_match({cell}, {literal(pattern)})"
