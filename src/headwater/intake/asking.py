"""What a mapping could put right in a file, asked of its sender.

Headers of the file, and values of coded columns where they can be codes: never a cell of a row
that tells of somebody.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.exchange.report import AbsentColumn, CodeChoice, Question, UnknownValue
from headwater.intake import reasons
from headwater.intake.checks import Check
from headwater.intake.findings import MOST_DISTINCT, cells_at_fault
from headwater.intake.headers import Matched, plain_name
from headwater.intake.values import Coding

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_EXTRA = 100
LONGEST_HEADER = 60
MOST_UNKNOWN = 40
LONGEST_VALUE = 40
FEWEST_ROWS = 3
"""A value that resembles no code is shown only where so many rows hold it: one row could tell."""
_ALIKE = 0.6
_FEWEST_LETTERS = 3
# Dates, times, postcodes, addresses of post and long numbers: cells that tell of somebody.
_TELLING = re.compile(
    r"\d+[/.-]\d+[/.-]\d+|\d:\d\d|@|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|^\W*\d[\d -]{4,}\d$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+-]?[\d., ]*\d")


def about_columns(names: Sequence[str], specification: ExtractSpecification) -> Question | None:
    """The columns that are absent, and the headers that could stand for them.

    None where there is nothing to choose from, or where the first row may be a row of cells.
    """
    standing = {plain_name(name) for name in names}
    absent = [
        column
        for column in specification.columns
        if standing.isdisjoint(map(plain_name, column.headers))
    ]
    extra = _extra(names, specification)
    if not absent or not extra or not _is_header(names, specification):
        return None
    suggested = _suggested(absent, extra)
    return Question(
        absent=tuple(_absent(column, suggested.get(column.name)) for column in absent),
        extra=tuple(extra),
    )


def about_values(
    connection: DuckDBPyConnection,
    matched: Matched,
    specification: ExtractSpecification,
    checks: Sequence[Check],
    codes: Iterable[Coding],
) -> Question | None:
    """The values that no codelist has, and the codes that there are.

    None where every value is known, or none can be shown.
    """
    coded = {coding.column.name: coding for coding in codes}
    unknown = [
        value
        for number, check in enumerate(checks)
        if check.reason == reasons.NOT_IN_CODELIST and check.column.name in matched.positions
        for value in _unknown(connection, check, number, coded[check.column.name])
    ]
    if not unknown:
        return None
    unknown.sort(key=lambda value: -value.rows)
    also = about_columns(matched.header.names, specification) or Question()
    return Question(also.absent, also.extra, tuple(unknown[:MOST_UNKNOWN]))


def _extra(names: Sequence[str], specification: ExtractSpecification) -> list[str]:
    """The headers that nobody asked for, each once, where they can be headers."""
    asked_for = {
        plain_name(header) for column in specification.columns for header in column.headers
    }
    found = {
        name: plain_name(name)
        for name in names
        if name.strip() and len(name) <= LONGEST_HEADER and not _is_cell(name)
    }
    return [name for name, plain in found.items() if plain not in asked_for][:MOST_EXTRA]


def _is_header(names: Sequence[str], specification: ExtractSpecification) -> bool:
    """Whether the row is one of headers: it names a column, or has no cell that a row would have.

    A row of cells has a date, a number or a repeated word among them.
    """
    standing = [plain_name(name) for name in names]
    known = {plain_name(header) for column in specification.columns for header in column.headers}
    if not known.isdisjoint(standing):
        return True
    is_plain = all(name and len(name) <= LONGEST_HEADER and not _is_cell(name) for name in standing)
    return is_plain and len(set(standing)) == len(standing)


def _is_cell(name: str) -> bool:
    """Whether a name is what a row holds, and no header."""
    return bool(_TELLING.search(name) or _NUMBER.fullmatch(name.strip()))


def _suggested(absent: Sequence[SpecifiedColumn], extra: Sequence[str]) -> dict[str, str]:
    """For each absent column the header that resembles it most; no header for two of them."""
    ranked = sorted(
        (
            (_likeness(plain_name(accepted), plain_name(name)), column.name, name)
            for column in absent
            for accepted in column.headers
            for name in extra
        ),
        reverse=True,
    )
    suggested: dict[str, str] = {}
    for likeness, column, name in ranked:
        is_free = column not in suggested and name not in suggested.values()
        if likeness >= _ALIKE and is_free:
            suggested[column] = name
    return suggested


def _absent(column: SpecifiedColumn, suggestion: str | None) -> AbsentColumn:
    return AbsentColumn(
        column.name,
        column.header,
        column.description,
        # One that another may stand for is not needed by itself, whichever of the two is mapped.
        is_needed=not column.may_be_absent and column.may_be_absent_if is None,
        suggestion=suggestion,
    )


def _unknown(
    connection: DuckDBPyConnection, check: Check, number: int, coding: Coding
) -> list[UnknownValue]:
    """The unknown values of one column that can be shown."""
    column = coding.column
    if column.classification == "identifier":
        return []
    counted = cells_at_fault(connection, check, number)
    if len(counted) > MOST_DISTINCT:
        return []
    choices = tuple(CodeChoice(code.code, code.label) for code in coding.codelist.codes)
    found = [
        UnknownValue(column.name, column.header, value, rows, choices, _code_like(value, choices))
        for value, rows in counted
        if len(value) <= LONGEST_VALUE and not _TELLING.search(value)
    ]
    return [each for each in found if each.suggestion or each.rows >= FEWEST_ROWS]


def _code_like(value: str, choices: Iterable[CodeChoice]) -> str | None:
    """The code that the value resembles most, by itself or by its label."""
    word = plain_name(value)
    likeness, code = max(
        (
            (max(_likeness(word, plain_name(name)) for name in (each.code, each.label)), each.code)
            for each in choices
        ),
        default=(0.0, ""),
    )
    return code if likeness >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1; one that begins the other counts as alike."""
    shorter, longer = sorted((one, other), key=len)
    begins = len(shorter) >= _FEWEST_LETTERS and longer.startswith(shorter)
    return max(_ALIKE if begins else 0.0, difflib.SequenceMatcher(None, one, other).ratio())
