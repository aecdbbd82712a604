"""Figures of aggregate feeds: a cell holds a number, or a mark that says why there is none.

A blank cell is missing, never zero.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake.reading import literal, quoted
from headwater.tables.aggregates import columns_with_figures, period_key, state_of
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.states import ValueState

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SPLIT_YEAR = r"(\d{4})\s*[/-]?\s*(\d{2})"
"""A year that ends in the next, as 2022/23, 2022-23 or 202223; school and financial years alike."""


def target_columns(specification: ExtractSpecification) -> dict[str, str]:
    """The columns of the accepted table of an aggregate feed, each with its SQL type."""
    return columns_with_figures(column.becomes or column.name for column in specification.figures)


def is_mark(column: SpecifiedColumn, cell: str) -> str:
    """SQL that is true of a cell that holds a mark in the place of a figure."""
    marks = ", ".join(literal(mark) for mark in column.marks.states)
    return f"coalesce(lower({cell}) IN ({marks}), false)" if marks else "false"


def states_of_figures(
    specification: ExtractSpecification, values: Mapping[str, str]
) -> dict[str, str]:
    """SQL over `cells` for the state of each figure, given the SQL for its value."""
    return {
        state_of(name): _state(column, values[name])
        for column in specification.figures
        for name in [column.becomes or column.name]
    }


def _state(column: SpecifiedColumn, value: str) -> str:
    cell = quoted(column.name)
    cases = " ".join(
        f"WHEN lower({cell}) = {literal(mark)} THEN {literal(state)}"
        for mark, state in column.marks.states.items()
    )
    return (
        f"CASE {cases} WHEN {value} IS NULL THEN {literal(ValueState.MISSING.value)} "
        f"ELSE {literal(ValueState.RELEASED.value)} END"
    )


def periods_stated(connection: DuckDBPyConnection, accepted: Path) -> tuple[str, ...]:
    """What the accepted rows are about, indicator by indicator and period by period."""
    key = period_key(_columns(connection, accepted))
    found = connection.execute(
        f"SELECT DISTINCT {key} FROM read_parquet({literal(accepted)}) ORDER BY 1"
    ).fetchall()
    return tuple(row[0] for row in found)


def last_day_stated(connection: DuckDBPyConnection, accepted: Path) -> date | None:
    """The last day that the accepted rows describe, or None where their periods are but words.

    Of a year that ends in the next, 31 March of that: schools' years end later, financial ones
    then, and an as-at date never claims more than the file describes.
    """
    stated = _columns(connection, accepted)
    start = "max(period_start)" if "period_start" in stated else "NULL"
    months = "max(period_months)" if "period_months" in stated else "NULL"
    words = "array_agg(DISTINCT period)" if "period" in stated else "NULL"
    first, length, periods = connection.execute(
        f"SELECT {start}, {months}, {words} FROM read_parquet({literal(accepted)})"
    ).fetchall()[0]
    if first is not None:
        last: date = add_months(first, length or 1) - timedelta(days=1)
        return last
    days = [day for each in periods or () if each and (day := _last_day_of(each)) is not None]
    return max(days, default=None)


def _last_day_of(period: str) -> date | None:
    if found := re.fullmatch(r"(\d{4})", period):
        return date(int(found[1]), 12, 31)
    if found := re.fullmatch(_SPLIT_YEAR, period):
        year = int(found[1]) + 1
        return date(year, 3, 31) if year % 100 == int(found[2]) else None
    return None


def _columns(connection: DuckDBPyConnection, accepted: Path) -> tuple[str, ...]:
    found = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({literal(accepted)})")
    return tuple(row[0] for row in found.fetchall())
