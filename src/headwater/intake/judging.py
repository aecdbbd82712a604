"""Finds, among the rows in doubt, those that cannot be accepted, and which references repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake import reasons
from headwater.intake.checks import Check
from headwater.intake.doubtful import set_doubtful_rows_aside
from headwater.intake.reading import Source, literal, quoted
from headwater.intake.rules import Rules

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_PLACES = ("small_area_code", "district_code")


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often references repeat in one column."""

    column: SpecifiedColumn
    references: int
    rows: int
    disagreeing: int


def judge(
    connection: DuckDBPyConnection, rules: Rules, source: Source, workspace: Path
) -> tuple[Repeats, ...]:
    """Create `doubtful` and `rejected_rows` (`row_number`, `reasons`); say what repeats.

    Raises ReadingDiffers when the rows in doubt are not the rows that were staged.
    """
    set_doubtful_rows_aside(connection, rules, source, workspace)
    _reject_faulty_rows(connection, rules.checks)
    return tuple(
        repeats
        for place, column in rules.references
        if (repeats := _reject_repeats(connection, rules.specification, place, column))
    )


def _reject_faulty_rows(connection: DuckDBPyConnection, checks: tuple[Check, ...]) -> None:
    rejecting = [number for number, check in enumerate(checks) if check.rejects]
    named = ", ".join(literal(check.reason) for check in checks)
    connection.execute(
        "CREATE TEMP TABLE rejected_rows AS SELECT row_number, CASE "
        f"WHEN is_empty THEN [{literal(reasons.EMPTY_ROW)}] "
        "WHEN begins_as_total OR holds_total AND is_faulty "
        f"THEN [{literal(reasons.TOTALS_ROW)}] "
        f"ELSE list_distinct(list_transform(rejecting, lambda fault: [{named}][fault + 1])) END "
        "AS reasons, rejecting FROM (SELECT *, len(rejecting) > 0 AS is_faulty FROM "
        f"(SELECT *, list_intersect(faults, {rejecting}::INTEGER[]) AS rejecting FROM doubtful)) "
        "WHERE is_empty OR begins_as_total OR is_faulty"
    )
    connection.execute("INSERT INTO rejected_rows SELECT row_number, [reason], [] FROM malformed")


def _reject_repeats(
    connection: DuckDBPyConnection,
    specification: ExtractSpecification,
    place: int,
    column: SpecifiedColumn,
) -> Repeats | None:
    """Keep the first row of each repeated reference, in file order, and reject the others."""
    cell = quoted(column.name)
    connection.execute(
        f"CREATE TEMP TABLE repeats_{place} AS SELECT row_number, {cell} AS reference, "
        f"row_number() OVER same AS occurrence, {_disagreement(specification, column)} "
        f"AS disagrees FROM doubtful AS cells WHERE {_is_repeated(place, column)} "
        "AND row_number NOT IN (SELECT row_number FROM rejected_rows) "
        f"WINDOW same AS (PARTITION BY {cell} ORDER BY row_number), "
        f"every AS (PARTITION BY {cell}) QUALIFY count(*) OVER every > 1"
    )
    connection.execute(
        "INSERT INTO rejected_rows SELECT row_number, [CASE WHEN disagrees THEN "
        f"{literal(reasons.REPEATED_DISAGREES)} ELSE {literal(reasons.REPEATED)} END], [] "
        f"FROM repeats_{place} WHERE occurrence > 1"
    )
    references, rows, disagreeing = connection.execute(
        "SELECT count(DISTINCT reference), count(*), "
        f"count(DISTINCT reference) FILTER (disagrees) FROM repeats_{place}"
    ).fetchall()[0]
    return Repeats(column, references, rows, disagreeing) if rows else None


def _disagreement(specification: ExtractSpecification, reference: SpecifiedColumn) -> str:
    """SQL that is true where rows of one reference state different places."""
    places = [
        quoted(column.name)
        for column in specification.columns
        if column.becomes in _PLACES and column.name != reference.name
    ]
    differing = [f"min({place}) OVER every <> max({place}) OVER every" for place in places]
    return f"coalesce({' OR '.join(differing)}, false)" if differing else "false"


def _is_repeated(place: int, column: SpecifiedColumn) -> str:
    cell = f"cells.{quoted(column.name)}"
    return f"({cell} IS NOT NULL AND hash({cell}) IN (SELECT digest FROM repeated_{place}))"
