"""A workbook as XLSX (Office Open XML, ECMA-376) by XlsxWriter, with real tables and links.

Every cell is written as the kind that it is: the library never guesses a formula or a link.
"""

import io
from datetime import UTC, date
from typing import Any, Final

import xlsxwriter

from headwater.released.workbooks.cells import in_cell, writable
from headwater.released.workbooks.description import Cell, Column, Link, Sheet, Table, Workbook

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WRAPPED: Final = {"text_wrap": True, "valign": "top"}
_MOST_DECIMALS: Final = 3
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "body": _WRAPPED,
    "line": {},
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "bottom": 1, "bottom_color": "#17232B", **_WRAPPED},
    "link": {"underline": 1, "font_color": "#0B4F6C", **_WRAPPED},
    "day": {"num_format": "d mmmm yyyy", **_WRAPPED},
    "share": {"num_format": "0%", **_WRAPPED},
    "number0": {"num_format": "#,##0", **_WRAPPED},
    **{
        f"number{places}": {"num_format": "#,##0." + "0" * places, **_WRAPPED}
        for places in range(1, _MOST_DECIMALS + 1)
    },
}
"""How cells look, by the kind of what they hold."""
_Looks = dict[str, Any]


def _options() -> dict[str, Any]:
    """New ones for each workbook, as the library writes into those that it is given."""
    arial = {"font_name": "Arial", "font_size": 12, "font_scheme": "none"}
    return {"in_memory": True, "default_format_properties": arial}


def as_xlsx(workbook: Workbook) -> bytes:
    """The bytes of the file."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, _options()) as book:
        book.set_properties(
            {
                "title": writable(workbook.title),
                "author": writable(workbook.publisher),
                "created": workbook.made_at.astimezone(UTC),
            }
        )
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        for sheet in workbook.sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, looks)
    return written.getvalue()


def _write_sheet(paper: Any, sheet: Sheet, looks: _Looks) -> None:
    for place, column in enumerate(sheet.columns):
        paper.set_column(place, place, column.letters)
    paper.write_string(0, 0, in_cell(sheet.title), looks["title"])
    for number, line in enumerate(sheet.lines, 1):
        if isinstance(line, Link):
            target = f"internal:'{line.sheet}'!A1" if line.sheet else line.address
            paper.write_url(number, 0, target, looks["link"], in_cell(line.words))
        else:
            look = looks["line" if sheet.table else "body"]
            paper.write_string(number, 0, in_cell(line), look)
    if sheet.table:
        _write_table(paper, sheet.table, looks, first=len(sheet.lines) + 1)


def _write_table(paper: Any, table: Table, looks: _Looks, *, first: int) -> None:
    # A table without rows keeps one empty line, because the format knows no table of none.
    last = first + max(1, len(table.rows))
    headings = [
        {"header": in_cell(column.heading), "header_format": looks["heading"]}
        for column in table.columns
    ]
    options = {"name": table.name, "columns": headings, "autofilter": False, "style": None}
    paper.add_table(first, 0, last, len(headings) - 1, options)
    for number, row in enumerate(table.rows, first + 1):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(paper, (number, place), cell, column, looks)


def _write_cell(
    paper: Any, at: tuple[int, int], value: Cell, column: Column, looks: _Looks
) -> None:
    if value is None:
        return
    if isinstance(value, str):
        paper.write_string(*at, in_cell(value), looks["body"])
    elif isinstance(value, date):
        paper.write_datetime(*at, value, looks["day"])
    else:
        paper.write_number(*at, value, looks[_number_look(column)])


def _number_look(column: Column) -> str:
    if column.is_share:
        return "share"
    return "body" if column.decimals is None else f"number{min(column.decimals, _MOST_DECIMALS)}"
