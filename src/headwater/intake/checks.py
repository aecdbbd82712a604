"""What each cell must be, and what it becomes, as SQL over text cells.

A cell that fails a check has its row rejected when the row cannot do without it; otherwise the
row is kept, the value is left empty, and the report notes how often.
"""

from dataclasses import dataclass
from datetime import date

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake import reasons
from headwater.intake.aggregates import is_mark
from headwater.intake.reading import literal, quoted
from headwater.intake.values import Coding, coded_value, place_of, typed

EARLIEST = date(1990, 1, 1)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE_LIKE = (
    r"[1-5]\d{4}(\.0)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}.*"
    rf"|\d{{1,2}}[ -]({_MONTHS})[a-z]*([ -]\d{{2,4}})?|({_MONTHS})[a-z]*[ -]\d{{1,4}}"
)


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one column: `fails` is SQL that is true of a cell at fault."""

    reason: str
    column: SpecifiedColumn
    fails: str
    rejects: bool

    @property
    def is_staged(self) -> bool:
        """Whether cells at fault are staged: unknown codes for which no row is turned away.

        They may stand in every row, and are counted without laying these out again.
        """
        return self.reason == reasons.NOT_IN_CODELIST and not self.rejects


def checks_of(
    specification: ExtractSpecification, codes: tuple[Coding, ...], *, today: date
) -> tuple[Check, ...]:
    """Every check of every column, in the order of the columns."""
    coded = {coding.column.name: coding for coding in codes}
    return tuple(
        Check(reason, column, fails, _rejects(reason, column, specification))
        for column in specification.columns
        for reason, fails in _failures(column, coded.get(column.name), specification, today)
    )


def doubts_of(
    specification: ExtractSpecification, codes: tuple[Coding, ...], *, today: date
) -> tuple[tuple[SpecifiedColumn, str], ...]:
    """For each column, cheap SQL that is true of a cell that fails any of its checks.

    Cells that are staged are not among them. The checks themselves are asked of the rows in doubt
    alone.
    """
    coded = {coding.column.name: coding for coding in codes}
    found = []
    for column in specification.columns:
        cell = quoted(column.name)
        sound = _soundness(column, coded.get(column.name), specification, today)
        is_needed = column.required or column.name == specification.month_column
        if sound:
            doubt = f"({' AND '.join(sound)}) IS NOT TRUE"
            found.append((column, doubt if is_needed else f"{cell} IS NOT NULL AND {doubt}"))
        elif is_needed:
            found.append((column, f"{cell} IS NULL"))
    return tuple(found)


def _soundness(
    column: SpecifiedColumn,
    coding: Coding | None,
    specification: ExtractSpecification,
    today: date,
) -> list[str]:
    """What is true of a cell with a value that passes every check, or is staged."""
    cell = quoted(column.name)
    if coding:
        sound = [_soundness_of_code(coding, specification)]
    elif column.logical_type == "string":
        sound = []
    else:
        value = typed(column)
        sound = [f"{value} IS NOT NULL"]
        sound += [f"NOT {fails}" for _reason, fails in _range_failures(column, value)]
        if column.figure:
            sound = [f"({is_mark(column, cell)} OR ({' AND '.join(sound)}))"]
    if column.name == specification.month_column:
        sound = [_date_in_range(column, today)]
    if column.pattern:
        sound.append(f"regexp_full_match({cell}, {literal(column.pattern)})")
    return sound


def _soundness_of_code(coding: Coding, specification: ExtractSpecification) -> str:
    place = place_of(coding)
    if _rejects(reasons.NOT_IN_CODELIST, coding.column, specification):
        return f"{place} IS NOT NULL"
    return f"CASE WHEN {place} IS NULL THEN NOT {_is_date_like(coding.column)} ELSE true END"


def unknown_codes(checks: tuple[Check, ...]) -> dict[str, str]:
    """SQL over `cells` for the columns of `staged` that hold cells at fault."""
    return {
        unknown_of(check.column): f"CASE WHEN {check.fails} THEN {quoted(check.column.name)} END"
        for check in checks
        if check.is_staged
    }


def unknown_of(column: SpecifiedColumn) -> str:
    """The column of `staged` with the cells of a column that are no codes of its list."""
    return f"unknown {column.name}"


def _is_date_like(column: SpecifiedColumn) -> str:
    return f"regexp_full_match(lower({quoted(column.name)}), {literal(_DATE_LIKE)})"


def _rejects(reason: str, column: SpecifiedColumn, specification: ExtractSpecification) -> bool:
    is_month = column.name == specification.month_column
    return column.required or column.unique or is_month or reason == reasons.CODE_BECAME_DATE


def _failures(
    column: SpecifiedColumn,
    coding: Coding | None,
    specification: ExtractSpecification,
    today: date,
) -> list[tuple[str, str]]:
    cell = quoted(column.name)
    found = []
    if column.required or column.name == specification.month_column:
        found.append((reasons.MISSING, f"{cell} IS NULL"))
    if coding:
        found += _code_failures(coding)
    else:
        found += _type_failures(column)
    if column.name == specification.month_column:
        found.append((reasons.DATE_OUT_OF_RANGE, f"NOT {_date_in_range(column, today)}"))
    if column.pattern:
        found.append((reasons.PATTERN, f"NOT regexp_full_match({cell}, {literal(column.pattern)})"))
    return found


def _code_failures(coding: Coding) -> list[tuple[str, str]]:
    cell = quoted(coding.column.name)
    unknown = f"{cell} IS NOT NULL AND {place_of(coding)} IS NULL"
    date_like = _is_date_like(coding.column)
    return [
        (reasons.CODE_BECAME_DATE, f"{unknown} AND {date_like}"),
        (reasons.NOT_IN_CODELIST, f"{unknown} AND NOT {date_like}"),
    ]


def _type_failures(column: SpecifiedColumn) -> list[tuple[str, str]]:
    cell, value = quoted(column.name), typed(column)
    unreadable = f"{cell} IS NOT NULL AND {value} IS NULL"
    if column.figure:
        unreadable += f" AND NOT {is_mark(column, cell)}"
    if column.logical_type in {"date", "timestamp"}:
        return [(reasons.NOT_A_DATE, unreadable)]
    if column.logical_type == "boolean":
        return [(reasons.NOT_YES_OR_NO, unreadable)]
    if column.logical_type in {"integer", "number"}:
        return [(reasons.NOT_A_NUMBER, unreadable), *_range_failures(column, value)]
    return []


def _range_failures(column: SpecifiedColumn, value: str) -> list[tuple[str, str]]:
    limits = []
    if column.minimum is not None:
        limits.append(f"{value} < {_limit(column.minimum)}")
    if column.maximum is not None:
        limits.append(f"{value} > {_limit(column.maximum)}")
    return [(reasons.OUT_OF_RANGE, f"({' OR '.join(limits)})")] if limits else []


def _limit(number: float) -> float:
    """The number as SQL: compared with 120.0, every whole number would be made a decimal first."""
    return int(number) if number.is_integer() else number


def _date_in_range(column: SpecifiedColumn, today: date) -> str:
    day = f"CAST({typed(column)} AS DATE)"
    return f"({day} BETWEEN {literal(EARLIEST)}::DATE AND {literal(today)}::DATE)"


def value_of(column: SpecifiedColumn, coding: Coding | None) -> str:
    """SQL for what a checked cell becomes; empty where it is at fault."""
    cell = quoted(column.name)
    if coding:
        return coded_value(coding)
    value = typed(column)
    failures = [fails for _reason, fails in _range_failures(column, value)]
    if column.pattern:
        failures.append(f"NOT regexp_full_match({cell}, {literal(column.pattern)})")
    if failures:
        return f"CASE WHEN NOT coalesce({' OR '.join(failures)}, false) THEN {value} END"
    return value
