"""A workbook as ODS (OpenDocument 1.3, ISO/IEC 26300), with headings, named tables and links."""

from collections.abc import Iterator
from datetime import UTC, date
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from headwater.released.workbooks.cells import in_cell, in_xml
from headwater.released.workbooks.description import Cell, Column, Link, Sheet, Table, Workbook
from headwater.released.workbooks.ods_styles import (
    HEAD,
    MOST_DECIMALS,
    NAMES,
    default_styles,
    styles_of_cells,
    styles_of_columns,
)
from headwater.released.workbooks.packing import packed

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
_XLINK: Final = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
_LISTED: Final = ("content", "styles", "meta")


def as_ods(workbook: Workbook) -> bytes:
    """The bytes of the file."""
    parts = (
        ("META-INF/manifest.xml", _manifest()),
        ("meta.xml", _description(workbook)),
        ("styles.xml", default_styles(workbook.language)),
        ("content.xml", _content(workbook)),
    )
    return packed(parts, first=("mimetype", MEDIA_TYPE))


def _manifest() -> str:
    entries = [("/", MEDIA_TYPE), *((f"{name}.xml", "text/xml") for name in _LISTED)]
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in entries
    )
    return f'{HEAD}<manifest:manifest {NAMES} manifest:version="1.3">{listed}</manifest:manifest>'


def _description(workbook: Workbook) -> str:
    at = f"{workbook.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return (
        f'{HEAD}<office:document-meta {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'office:version="1.3"><office:meta>'
        f"<dc:title>{in_xml(workbook.title)}</dc:title>"
        f"<meta:initial-creator>{in_xml(workbook.publisher)}</meta:initial-creator>"
        f"<dc:language>{in_xml(workbook.language)}</dc:language>"
        f"<meta:creation-date>{at}</meta:creation-date><dc:date>{at}</dc:date>"
        "</office:meta></office:document-meta>"
    )


def _content(workbook: Workbook) -> str:
    letters = {column.letters for sheet in workbook.sheets for column in sheet.columns}
    sheets = "".join(_sheet(sheet) for sheet in workbook.sheets)
    return (
        f'{HEAD}<office:document-content {NAMES} {_XLINK} office:version="1.3">'
        f"<office:automatic-styles>{styles_of_columns(letters)}{styles_of_cells()}"
        "</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}{_named_tables(workbook)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _sheet(sheet: Sheet) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="letters{column.letters}"/>'
        for column in sheet.columns
    )
    lines = [
        _row([_text(sheet.title, "title")]),
        *(_row([_line(line, sheet)]) for line in sheet.lines),
    ]
    rows = "".join(_table_rows(sheet.table)) if sheet.table else ""
    parts = "".join([columns, *lines, rows])
    return f'<table:table table:name="{in_xml(sheet.name)}">{parts}</table:table>'


def _row(cells: list[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _line(line: str | Link, sheet: Sheet) -> str:
    if not isinstance(line, Link):
        return _text(line, "line" if sheet.table else "body")
    target = f"#'{line.sheet}'.A1" if line.sheet else line.address
    said = in_xml(in_cell(line.words))
    link = f'<text:a xlink:type="simple" xlink:href="{in_xml(target)}">{said}</text:a>'
    return (
        '<table:table-cell table:style-name="body" office:value-type="string">'
        f"<text:p>{link}</text:p></table:table-cell>"
    )


def _table_rows(table: Table) -> Iterator[str]:
    headings = _row([_text(column.heading, "heading") for column in table.columns])
    yield f"<table:table-header-rows>{headings}</table:table-header-rows>"
    for row in table.rows:
        yield _row([_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)])


def _cell(value: Cell, column: Column) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return _text(value, "body")
    if isinstance(value, date):
        return _typed("day", "date", f'office:date-value="{value:%Y-%m-%d}"', f"{value:%Y-%m-%d}")
    if column.is_share:
        return _typed("share", "percentage", f'office:value="{value!r}"', f"{value:.0%}")
    if column.decimals is None:
        return _typed("body", "float", f'office:value="{value!r}"', f"{value!r}")
    places = min(column.decimals, MOST_DECIMALS)
    said = f"{value:,.{places}f}"
    return _typed(f"number{places}", "float", f'office:value="{value!r}"', said)


def _typed(style: str, kind: str, value: str, said: str) -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="{kind}" {value}>'
        f"<text:p>{said}</text:p></table:table-cell>"
    )


def _text(text: str, style: str) -> str:
    kept = in_xml(in_cell(text))
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"<text:p>{kept}</text:p></table:table-cell>"
    )


def _named_tables(workbook: Workbook) -> str:
    named = "".join(
        f'<table:database-range table:name="{table.name}" table:contains-header="true" '
        f'table:target-range-address="{_reach(sheet, table)}"/>'
        for sheet in workbook.sheets
        if (table := sheet.table)
    )
    return f"<table:database-ranges>{named}</table:database-ranges>" if named else ""


def _reach(sheet: Sheet, table: Table) -> str:
    """The first and the last cell of a table, its headings included."""
    first = len(sheet.lines) + 2
    last = xl_col_to_name(len(table.columns) - 1)
    name = in_xml(f"'{sheet.name}'")
    return f"{name}.A{first}:{name}.{last}{first + max(1, len(table.rows))}"
