"""What each cell must be, and what it becomes, as SQL over text cells.

A cell that fails a check has its row rejected when the row cannot do without it; otherwise the
row is kept, the value is left empty, and the report notes how often.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake import reasons
from headwater.intake.reading import literal, quoted

EARLIEST = date(1990, 1, 1)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE_LIKE = (
    r"[1-5]\d{4}(\.0)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}.*"
    rf"|\d{{1,2}}[ -]({_MONTHS})[a-z]*([ -]\d{{2,4}})?|({_MONTHS})[a-z]*[ -]\d{{1,4}}"
)
_YES = "('true', 't', 'yes', 'y', '1')"
_NO = "('false', 'f', 'no', 'n', '0')"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one column: `fails` is SQL that is true of a cell at fault."""

    reason: str
    column: SpecifiedColumn
    fails: str
    rejects: bool


@dataclass(frozen=True, slots=True)
class Coding:
    """The codelist of one column, and the name under which it is joined."""

    column: SpecifiedColumn
    codelist: Codelist
    alias: str


def codings(
    specification: ExtractSpecification, codelists: Mapping[str, Codelist]
) -> tuple[Coding, ...]:
    """The coded columns of a specification.

    Raises KeyError when a codelist is not in the library.
    """
    return tuple(
        Coding(column, codelists[column.codelist], f"coded_{place}")
        for place, column in enumerate(specification.columns)
        if column.codelist
    )


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

    The checks themselves are asked of the rows in doubt alone.
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
    """What is true of a cell with a value that passes every check."""
    cell = quoted(column.name)
    if coding:
        sound = [is_known(cell, coding)]
    elif column.logical_type == "string":
        sound = []
    else:
        value = typed(column, cell)
        sound = [f"{value} IS NOT NULL"]
        sound += [f"NOT {fails}" for _reason, fails in _range_failures(column, value)]
    if column.name == specification.month_column:
        sound = [_date_in_range(column, cell, today)]
    if column.pattern:
        sound.append(f"regexp_full_match({cell}, {literal(column.pattern)})")
    return sound


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
        found += _code_failures(cell, coding)
    else:
        found += _type_failures(column, cell)
    if column.name == specification.month_column:
        found.append((reasons.DATE_OUT_OF_RANGE, f"NOT {_date_in_range(column, cell, today)}"))
    if column.pattern:
        found.append((reasons.PATTERN, f"NOT regexp_full_match({cell}, {literal(column.pattern)})"))
    return found


def _code_failures(cell: str, coding: Coding) -> list[tuple[str, str]]:
    unknown = f"{cell} IS NOT NULL AND NOT {is_known(cell, coding)}"
    date_like = f"regexp_full_match(lower({cell}), {literal(_DATE_LIKE)})"
    return [
        (reasons.CODE_BECAME_DATE, f"{unknown} AND {date_like}"),
        (reasons.NOT_IN_CODELIST, f"{unknown} AND NOT {date_like}"),
    ]


def is_known(cell: str, coding: Coding) -> str:
    """SQL that is true of a cell whose code is in the codelist."""
    if coding.codelist.keeps_codes:
        return f"(TRY_CAST({cell} AS {one_of(coding)}) IS NOT NULL)"
    return f"({coding.alias}.listed_code IS NOT NULL)"


def one_of(coding: Coding) -> str:
    """The type of a code of the list: looked up by hash, never compared with one code at a time."""
    return f"ENUM({', '.join(literal(code.code) for code in coding.codelist.codes)})"


def _type_failures(column: SpecifiedColumn, cell: str) -> list[tuple[str, str]]:
    value = typed(column, cell)
    unreadable = f"{cell} IS NOT NULL AND {value} IS NULL"
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
        limits.append(f"{value} < {column.minimum}")
    if column.maximum is not None:
        limits.append(f"{value} > {column.maximum}")
    return [(reasons.OUT_OF_RANGE, f"({' OR '.join(limits)})")] if limits else []


def _date_in_range(column: SpecifiedColumn, cell: str, today: date) -> str:
    day = f"CAST({_moment(column, cell)} AS DATE)"
    return f"({day} BETWEEN {literal(EARLIEST)}::DATE AND {literal(today)}::DATE)"


def typed(column: SpecifiedColumn, cell: str) -> str:
    """SQL for the value of an uncoded cell; empty where the cell cannot be read."""
    if column.logical_type == "integer":
        whole = rf"regexp_full_match({cell}, '[+-]?\d{{1,18}}')"
        return f"CASE WHEN {whole} THEN TRY_CAST({cell} AS BIGINT) END"
    if column.logical_type == "number":
        return f"CASE WHEN isfinite(TRY_CAST({cell} AS DOUBLE)) THEN TRY_CAST({cell} AS DOUBLE) END"
    if column.logical_type == "boolean":
        word = f"lower({cell})"
        return f"CASE WHEN {word} IN {_YES} THEN true WHEN {word} IN {_NO} THEN false END"
    if column.date_formats:
        return f"CAST({_moment(column, cell)} AS {column.logical_type.upper()})"
    return cell


def _moment(column: SpecifiedColumn, cell: str) -> str:
    """SQL for the date in a cell; the agreed forms are tried in their order."""
    if is_month(column):
        # A cast reads a month five times faster than a format does.
        return f"CASE WHEN length({cell}) = 7 THEN TRY_CAST({cell} || '-01' AS DATE) END"
    formats = ", ".join(literal(form) for form in column.date_formats)
    return f"try_strptime({cell}, [{formats}])"


def is_month(column: SpecifiedColumn) -> bool:
    """Whether the column gives months, which become the first day of each."""
    return column.date_formats == ("%Y-%m",)


def value_of(column: SpecifiedColumn, coding: Coding | None) -> str:
    """SQL for what a checked cell becomes; empty where it is at fault."""
    cell = quoted(column.name)
    if coding:
        return _coded_value(column, cell, coding)
    value = typed(column, cell)
    failures = [fails for _reason, fails in _range_failures(column, value)]
    if column.pattern:
        failures.append(f"NOT regexp_full_match({cell}, {literal(column.pattern)})")
    if failures:
        return f"CASE WHEN NOT coalesce({' OR '.join(failures)}, false) THEN {value} END"
    return value


def _coded_value(column: SpecifiedColumn, cell: str, coding: Coding) -> str:
    if coding.codelist.keeps_codes:
        return f"TRY_CAST({cell} AS {one_of(coding)})"
    value = f"{coding.alias}.listed_value"
    types = {"boolean": "BOOLEAN", "integer": "BIGINT", "number": "DOUBLE"}
    wanted = types.get(column.logical_type)
    return f"TRY_CAST({value} AS {wanted})" if wanted else value


def joins(codes: tuple[Coding, ...]) -> str:
    """SQL that joins `cells` with the codelists that translate."""
    return " ".join(
        f"LEFT JOIN {quoted('codelist_' + coding.codelist.name)} AS {coding.alias} "
        f"ON {coding.alias}.listed_code = cells.{quoted(coding.column.name)}"
        for coding in codes
        if not coding.codelist.keeps_codes
    )
