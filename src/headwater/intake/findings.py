"""What the report says: reasons, columns and counts; codes only where a column is coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.report import FieldFill, Finding
from headwater.intake import reasons
from headwater.intake.checks import Check
from headwater.intake.headers import Matched
from headwater.intake.judging import Repeats
from headwater.intake.reading import literal, quoted
from headwater.intake.survey import Surveyed

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

MOST_VALUES = 10
LONGEST_VALUE = 12
MOST_DISTINCT = 50
"""More unknown codes than this are no slip of a code: cells of another column stand there."""
_LISTED = {reasons.NOT_IN_CODELIST, reasons.CODE_BECAME_DATE}


def rejections(
    connection: DuckDBPyConnection, checks: tuple[Check, ...], repeated: tuple[Repeats, ...]
) -> tuple[Finding, ...]:
    """Each reason for which rows were rejected, most rows first.

    A row with several faults stands in several findings.
    """
    found = [
        _checked(connection, checks[number], number, rows) for number, rows in _by_check(connection)
    ]
    by_reason = connection.execute(
        "SELECT reason, count(*) FROM (SELECT unnest(reasons) AS reason FROM rejected_rows "
        "WHERE len(rejecting) = 0 OR reasons = ['totals_row'] OR reasons = ['empty_row']) "
        "GROUP BY reason"
    ).fetchall()
    column = repeated[0].column.name if repeated else None
    for reason, rows in by_reason:
        stated = column if reason in {reasons.REPEATED, reasons.REPEATED_DISAGREES} else None
        found.append(Finding(reason, reasons.WORDS[reason], stated, rows))
    return tuple(sorted(found, key=lambda finding: (-finding.rows, finding.reason)))


def _by_check(connection: DuckDBPyConnection) -> list[tuple[int, int]]:
    return connection.execute(
        "SELECT number, count(*) FROM (SELECT unnest(rejecting) AS number FROM rejected_rows "
        "WHERE reasons NOT IN (['totals_row'], ['empty_row'])) GROUP BY number ORDER BY number"
    ).fetchall()


def _checked(connection: DuckDBPyConnection, check: Check, number: int, rows: int) -> Finding:
    values = _values(connection, check, number) if check.reason in _LISTED else ()
    return Finding(check.reason, reasons.WORDS[check.reason], check.column.name, rows, values)


def _values(connection: DuckDBPyConnection, check: Check, number: int) -> tuple[str, ...]:
    """The commonest unknown codes, where they are few and short enough to be codes."""
    if check.column.classification == "identifier":
        return ()
    cell = quoted(check.column.name)
    counted = connection.execute(
        f"SELECT {cell}, count(*) FROM doubtful WHERE list_contains(faults, {number}) "
        f"GROUP BY {cell} ORDER BY count(*) DESC, {cell}"
    ).fetchmany(MOST_DISTINCT + 1)
    if len(counted) > MOST_DISTINCT and check.reason != reasons.CODE_BECAME_DATE:
        return ()
    short = [value for value, _rows in counted if len(value) <= LONGEST_VALUE]
    return tuple(short[:MOST_VALUES])


def about_the_file(surveyed: Surveyed, matched: Matched) -> tuple[Finding, ...]:
    """Columns that were dropped, and bytes that had to be guessed at."""
    found = [
        Finding(reasons.EXTRA_COLUMN, reasons.WORDS[reasons.EXTRA_COLUMN], name[:60], 0)
        for name in matched.extra
        if name
    ]
    if surveyed.encoding != "utf-8":
        words = f"The file was read as {surveyed.encoding}; UTF-8 is safer."
        found.append(Finding(reasons.ENCODING, words, None, 0))
    return tuple(found)


def about_the_rows(
    connection: DuckDBPyConnection,
    specification: ExtractSpecification,
    checks: tuple[Check, ...],
    repeated: tuple[Repeats, ...],
) -> tuple[Finding, ...]:
    """What a partner should know about rows that were accepted all the same."""
    return (
        *_emptied_values(connection, checks),
        *(_about_repeats(each) for each in repeated),
        *_about_dates(connection, specification),
    )


def _emptied_values(connection: DuckDBPyConnection, checks: tuple[Check, ...]) -> list[Finding]:
    counted = connection.execute(
        "SELECT number, count(*) FROM (SELECT unnest(faults) AS number FROM doubtful "
        "WHERE row_number NOT IN (SELECT row_number FROM rejected_rows)) "
        "GROUP BY number ORDER BY number"
    ).fetchall()
    return [_checked(connection, checks[number], number, rows) for number, rows in counted]


def _about_repeats(repeats: Repeats) -> Finding:
    words = (
        f"{repeats.references:,} references stand on {repeats.rows:,} rows; each was counted once, "
        f"as its first row says. {repeats.disagreeing:,} of them disagree on place."
    )
    return Finding(reasons.REPEATED_NOTE, words, repeats.column.name, repeats.rows)


def _about_dates(
    connection: DuckDBPyConnection, specification: ExtractSpecification
) -> list[Finding]:
    found = []
    for column in specification.columns:
        if len(column.date_formats) > 1:
            found += _forms_of(connection, column.name, column.date_formats)
    return found


def _forms_of(connection: DuckDBPyConnection, name: str, forms: tuple[str, ...]) -> list[Finding]:
    cell = quoted(name)
    parsed = ", ".join(f"try_strptime({cell}, {literal(form)})" for form in forms)
    used = ", ".join(f"count(parsed[{place}])" for place in range(1, len(forms) + 1))
    row = connection.execute(
        f"SELECT count_if(len(list_distinct(parsed)) > 1), {used} "
        f"FROM (SELECT [{parsed}] AS parsed FROM unnumbered_cells)"
    ).fetchall()[0]
    ambiguous, counts = row[0], row[1:]
    found = []
    if sum(count > 0 for count in counts) > 1:
        seen = ", ".join(
            f"{form} ({count:,})" for form, count in zip(forms, counts, strict=True) if count
        )
        rows = sum(counts) - max(counts)
        found.append(
            Finding(reasons.SEVERAL_FORMATS, f"Dates come in several forms: {seen}.", name, rows)
        )
    if ambiguous:
        words = f"The date can be read in more than one way; {forms[0]} was tried first."
        found.append(Finding(reasons.AMBIGUOUS_DATE, words, name, ambiguous))
    return found


def vintages(
    connection: DuckDBPyConnection, specification: ExtractSpecification, accepted: Path
) -> tuple[Finding, ...]:
    """A note where the accepted rows span two vintages of area codes."""
    found = []
    for column in specification.columns:
        spans = sorted(column.area_vintages, key=lambda span: span.from_month)
        cases = " ".join(
            f"WHEN month >= DATE '{span.from_month}' THEN {span.vintage}"
            for span in reversed(spans)
        )
        if not cases or not column.becomes:
            continue
        counted = connection.execute(
            f"SELECT CASE {cases} END AS vintage, count(*) FROM read_parquet({literal(accepted)}) "
            f"WHERE {quoted(column.becomes)} IS NOT NULL GROUP BY vintage ORDER BY vintage"
        ).fetchall()
        if len(counted) > 1:
            seen = ", ".join(f"{vintage} ({rows:,} rows)" for vintage, rows in counted)
            words = f"Area codes of several census years: {seen}. Each is placed by its own lookup."
            found.append(
                Finding(
                    reasons.MIXED_VINTAGES, words, column.name, sum(rows for _, rows in counted)
                )
            )
    return tuple(found)


def completeness(
    connection: DuckDBPyConnection, specification: ExtractSpecification, accepted: Path
) -> tuple[FieldFill, ...]:
    """How often each column that the feed fills was filled in the accepted rows."""
    named = sorted(
        {
            column.becomes
            for column in specification.columns
            if column.becomes and column.becomes != "reference"
        }
    )
    counts = ", ".join(f"count({quoted(name)})" for name in named)
    row = connection.execute(
        f"SELECT count(*), {counts} FROM read_parquet({literal(accepted)})"
    ).fetchall()[0]
    return tuple(
        FieldFill(name, filled, row[0]) for name, filled in zip(named, row[1:], strict=True)
    )
