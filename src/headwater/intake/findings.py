"""What the report says: reasons, columns and counts; codes only where a column is coded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.exchange.report import FieldFill, Finding, RepairMade
from headwater.intake import reasons
from headwater.intake.checks import Check, unknown_of
from headwater.intake.headers import Matched
from headwater.intake.judging import Repeats
from headwater.intake.reading import literal, one, quoted
from headwater.intake.survey import Surveyed
from headwater.intake.tabular.repairs import Repair
from headwater.intake.values import first_form, several_forms
from headwater.tables.aggregates import state_of
from headwater.vocabulary.counts import counted
from headwater.vocabulary.states import ValueState

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_PART_OF_DATE = re.compile(r"%[A-Za-z]")
MOST_VALUES = 10
LONGEST_VALUE = 12
MOST_DISTINCT = 50
"""More unknown codes than this are no slip of a code: cells of another column stand there."""
MOST_DROPPED_NAMED = 50
_PART_WORDS = {
    "Y": "YYYY",
    "y": "YY",
    "B": "Month",
    "b": "Mon",
    "m": "MM",
    "d": "DD",
    "H": "hh",
    "M": "mm",
    "S": "ss",
}
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
    counted = cells_at_fault(connection, check, number)
    if len(counted) > MOST_DISTINCT and check.reason != reasons.CODE_BECAME_DATE:
        return ()
    short = [value for value, _rows in counted if len(value) <= LONGEST_VALUE]
    return tuple(short[:MOST_VALUES])


def cells_at_fault(
    connection: DuckDBPyConnection, check: Check, number: int
) -> list[tuple[str, int]]:
    """What stands in the cells that fail a check, in how many rows, the commonest first.

    One more than `MOST_DISTINCT` at most.
    """
    cell = quoted(unknown_of(check.column) if check.is_staged else check.column.name)
    rows = (
        f"staged WHERE {cell} IS NOT NULL"
        if check.is_staged
        else f"doubtful WHERE list_contains(faults, {number})"
    )
    return connection.execute(
        f"SELECT {cell}, count(*) FROM {rows} GROUP BY {cell} ORDER BY count(*) DESC, {cell}"
    ).fetchmany(MOST_DISTINCT + 1)


def about_the_file(surveyed: Surveyed, matched: Matched) -> tuple[Finding, ...]:
    """Columns that were dropped, and bytes that had to be guessed at."""
    named = [name[:60] for name in matched.extra if name]
    others = len(named) - MOST_DROPPED_NAMED
    found = [
        Finding(reasons.EXTRA_COLUMN, reasons.WORDS[reasons.EXTRA_COLUMN], name, 0)
        for name in named[:MOST_DROPPED_NAMED]
    ]
    if others > 0:
        words = f"{counted(others, 'more column')} not in the specification dropped, not stored."
        found.append(Finding(reasons.EXTRA_COLUMN, words, None, 0))
    if surveyed.encoding != "utf-8":
        words = f"The file was read as {surveyed.encoding}; UTF-8 is safer."
        found.append(Finding(reasons.ENCODING, words, None, 0))
    return tuple(found)


def about_fields_not_covered(
    dropped: tuple[str, ...], notes: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Fields that were not read, because the basis of the file does not name them."""
    return tuple(Finding(reasons.NOT_COVERED, note, ", ".join(dropped), 0) for note in notes)


def repairs_made(repairs: tuple[Repair, ...]) -> tuple[RepairMade, ...]:
    """Everything that was done to the file before its rows were judged, or to a column's cells."""
    return tuple(
        RepairMade(
            repair.kind.value,
            repair.words,
            repair.count,
            repair.rows,
            repair.columns,
            repair.is_reversible,
        )
        for repair in repairs
    )


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
    found = dict(
        connection.execute(
            "SELECT number, count(*) FROM (SELECT unnest(faults) AS number FROM doubtful "
            "WHERE row_number NOT IN (SELECT row_number FROM rejected_rows)) GROUP BY number"
        ).fetchall()
    )
    found |= _unknown_codes_kept(connection, checks)
    return [
        _checked(connection, checks[number], number, rows)
        for number, rows in sorted(found.items())
        if rows
    ]


def _unknown_codes_kept(
    connection: DuckDBPyConnection, checks: tuple[Check, ...]
) -> dict[int, int]:
    """In how many accepted rows an unknown code stood, by the number of the check."""
    staged = {number: check for number, check in enumerate(checks) if check.is_staged}
    if not staged:
        return {}
    counts = ", ".join(f"count({quoted(unknown_of(check.column))})" for check in staged.values())
    row = connection.execute(f"SELECT {counts} FROM kept").fetchall()[0]
    return dict(zip(staged, row, strict=True))


def _about_repeats(repeats: Repeats) -> Finding:
    words = (
        f"{counted(repeats.references, 'reference stands', 'references stand')} on "
        f"{counted(repeats.rows, 'row')}; each was counted once, "
        f"as its first row says. {repeats.disagreeing:,} of them disagree on place."
    )
    return Finding(reasons.REPEATED_NOTE, words, repeats.column.name, repeats.rows)


def _about_dates(
    connection: DuckDBPyConnection, specification: ExtractSpecification
) -> list[Finding]:
    several = several_forms(specification)
    found = []
    for column, is_plain in zip(several, _in_first_form(connection, several), strict=True):
        if not is_plain:
            found += _forms_of(connection, column.name, column.date_formats)
    return found


def _in_first_form(
    connection: DuckDBPyConnection, columns: Sequence[SpecifiedColumn]
) -> Sequence[bool]:
    """Whether every date of a column is in its first form, and can be read in no other.

    That is staged; telling forms apart takes another reading of the file for each column.
    """
    if not columns:
        return []
    asked = ", ".join(
        f"coalesce(bool_and({quoted(first_form(column))}), true)" for column in columns
    )
    row = connection.execute(f"SELECT {asked} FROM staged").fetchall()[0]
    return [
        is_first and _tells_apart(column.date_formats)
        for column, is_first in zip(columns, row, strict=True)
    ]


def _tells_apart(forms: Sequence[str]) -> bool:
    """Whether what stands between the parts of a date differs, so that it has one form alone.

    >>> _tells_apart(["%Y-%m-%d", "%d/%m/%Y"]), _tells_apart(["%d/%m/%Y", "%m/%d/%Y"])
    (True, False)
    """
    between = {_PART_OF_DATE.sub("#", form) for form in forms}
    return len(between) == len(forms)


def _form_words(form: str) -> str:
    """A form of dates as an officer writes it.

    >>> _form_words("%d/%m/%Y %H:%M"), _form_words("%d-%b-%y")
    ('DD/MM/YYYY hh:mm', 'DD-Mon-YY')
    """
    return _PART_OF_DATE.sub(lambda part: _PART_WORDS.get(part[0][1], part[0]), form)


def _forms_of(connection: DuckDBPyConnection, name: str, forms: tuple[str, ...]) -> list[Finding]:
    cell = quoted(name)
    parsed = ", ".join(f"try_strptime({cell}, {literal(form)})" for form in forms)
    used = ", ".join(f"count(parsed[{place}])" for place in range(1, len(forms) + 1))
    row = connection.execute(
        f"SELECT count_if(len(list_distinct(parsed)) > 1), {used} "
        f"FROM (SELECT [{parsed}] AS parsed FROM cells)"
    ).fetchall()[0]
    ambiguous, counts = row[0], row[1:]
    found = []
    if sum(count > 0 for count in counts) > 1:
        seen = ", ".join(
            f"{_form_words(form)} ({count:,})"
            for form, count in zip(forms, counts, strict=True)
            if count
        )
        rows = sum(counts) - max(counts)
        found.append(
            Finding(reasons.SEVERAL_FORMATS, f"Dates come in several forms: {seen}.", name, rows)
        )
    if ambiguous:
        words = (
            f"The date can be read in more than one way; {_form_words(forms[0])} was tried first."
        )
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
        by_vintage = connection.execute(
            f"SELECT CASE {cases} END AS vintage, count(*) FROM read_parquet({literal(accepted)}) "
            f"WHERE {quoted(column.becomes)} IS NOT NULL GROUP BY vintage ORDER BY vintage"
        ).fetchall()
        if len(by_vintage) > 1:
            seen = ", ".join(f"{vintage} ({counted(rows, 'row')})" for vintage, rows in by_vintage)
            words = f"Area codes of several census years: {seen}. Each is placed by its own lookup."
            found.append(
                Finding(
                    reasons.MIXED_VINTAGES, words, column.name, sum(rows for _, rows in by_vintage)
                )
            )
    return tuple(found)


def withheld(
    connection: DuckDBPyConnection, specification: ExtractSpecification, accepted: Path
) -> tuple[Finding, ...]:
    """How often the supplier's mark for a withheld number stood in the place of each figure."""
    found = []
    for column in specification.figures:
        state = quoted(state_of(column.becomes or column.name))
        rows = one(
            connection,
            f"SELECT count(*) FROM read_parquet({literal(accepted)}) "
            f"WHERE {state} = {literal(ValueState.SUPPRESSED.value)}",
        )
        if rows:
            words = reasons.WORDS[reasons.SUPPRESSED]
            found.append(Finding(reasons.SUPPRESSED, words, column.name, rows))
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
