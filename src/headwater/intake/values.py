"""What cells hold, as SQL over text cells: values, and places of codes in their lists.

What a statement says twice is worked out twice, and reading a cell is what takes longest. So each
cell is read once, into columns that stand beside the cells, and checks and values refer to these.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake.reading import literal, named_cells, quoted

_YES = "('true', 't', 'yes', 'y', '1')"
_NO = "('false', 'f', 'no', 'n', '0')"


@dataclass(frozen=True, slots=True)
class Coding:
    """The codelist of one column."""

    column: SpecifiedColumn
    codelist: Codelist


def codings(
    specification: ExtractSpecification, codelists: Mapping[str, Codelist]
) -> tuple[Coding, ...]:
    """The coded columns of a specification.

    Raises KeyError when a codelist is not in the library.
    """
    return tuple(
        Coding(column, codelists[column.codelist])
        for column in specification.columns
        if column.codelist
    )


def with_values(cells: str, specification: ExtractSpecification, codes: tuple[Coding, ...]) -> str:
    """SQL for the rows of `cells` with what is read of each beside it."""
    coded = {coding.column.name: coding for coding in codes}
    first = {
        first_form(
            column
        ): f"try_strptime({quoted(column.name)}, {literal(column.date_formats[0])})"
        for column in several_forms(specification)
    }
    places = {_place(coding.column): _place_in_list(coding) for coding in codes}
    values = {
        _value(column): _read(column)
        for column in specification.columns
        if column.name not in coded and _is_read(column)
    }
    for read in (first, places | values):
        cells = f"(SELECT *, {named_cells(read)} FROM {cells})" if read else cells
    return cells


def several_forms(specification: ExtractSpecification) -> list[SpecifiedColumn]:
    """The columns whose dates may come in several forms."""
    return [column for column in specification.columns if len(column.date_formats) > 1]


def first_form(column: SpecifiedColumn) -> str:
    """The column with the date of a cell in the first of its forms; empty for any other cell."""
    return f"first form of {column.name}"


def place_of(coding: Coding) -> str:
    """SQL for the place of a code in its list, the first being 1; empty where it has none."""
    return quoted(_place(coding.column))


def typed(column: SpecifiedColumn) -> str:
    """SQL for the value of an uncoded cell; empty where the cell cannot be read."""
    return quoted(_value(column) if _is_read(column) else column.name)


def _is_read(column: SpecifiedColumn) -> bool:
    return column.logical_type != "string" or bool(column.date_formats)


def _place(column: SpecifiedColumn) -> str:
    return f"place of {column.name}"


def _value(column: SpecifiedColumn) -> str:
    return f"value of {column.name}"


def _place_in_list(coding: Coding) -> str:
    """A list is not joined: a join would lose the order of the rows, or hold the reader of text to
    one thread. Nor is a cell cast to a code: a cast that fails takes as long as forty that do not.
    """
    codes = ", ".join(map(literal, coding.codelist.values))
    return f"list_position([{codes}], {quoted(coding.column.name)})"


def _read(column: SpecifiedColumn) -> str:
    cell = quoted(column.name)
    if column.logical_type == "integer":
        whole = rf"regexp_full_match({cell}, '[+-]?\d{{1,18}}')"
        return f"CASE WHEN {whole} THEN TRY_CAST({cell} AS BIGINT) END"
    if column.logical_type == "number":
        return f"CASE WHEN isfinite(TRY_CAST({cell} AS DOUBLE)) THEN TRY_CAST({cell} AS DOUBLE) END"
    if column.logical_type == "boolean":
        word = f"lower({cell})"
        return f"CASE WHEN {word} IN {_YES} THEN true WHEN {word} IN {_NO} THEN false END"
    return f"CAST({_moment(column)} AS {column.logical_type.upper()})"


def _moment(column: SpecifiedColumn) -> str:
    """SQL for the date in a cell; the agreed forms are tried in their order."""
    cell, forms = quoted(column.name), column.date_formats
    if is_month(column):
        # A cast reads a month five times faster than a format does.
        return f"CASE WHEN length({cell}) = 7 THEN TRY_CAST({cell} || '-01' AS DATE) END"
    if len(forms) == 1:
        return f"try_strptime({cell}, {literal(forms[0])})"
    others = ", ".join(literal(form) for form in forms[1:])
    return f"coalesce({quoted(first_form(column))}, try_strptime({cell}, [{others}]))"


def is_month(column: SpecifiedColumn) -> bool:
    """Whether the column gives months, which become the first day of each."""
    return column.date_formats == ("%Y-%m",)


def value_type(coding: Coding) -> str:
    """The type of what the codes of a list stand for, as text; one of few is written quickly."""
    values = dict.fromkeys(value for value in coding.codelist.values.values() if value is not None)
    return f"ENUM({', '.join(map(literal, values))})" if values else "VARCHAR"


def coded_value(coding: Coding) -> str:
    """SQL for what the code in a cell stands for; empty where it is no code of the list."""
    types = {"boolean": "BOOLEAN", "integer": "BIGINT", "number": "DOUBLE"}
    wanted = None if coding.codelist.keeps_codes else types.get(coding.column.logical_type)
    values = ", ".join(
        "NULL" if value is None else literal(value) for value in coding.codelist.values.values()
    )
    return f"TRY_CAST([{values}] AS {wanted or value_type(coding)}[])[{place_of(coding)}]"
