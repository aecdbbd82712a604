"""The same rows written as every kind of file that intake takes."""

import csv
import gzip
import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

Rows = list[list[str]]
_ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def text(rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Rows as delimited text."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return written.getvalue().encode(encoding)


def xlsx(rows: Rows, *, sheet: str = "Data") -> bytes:
    """Rows as the one sheet of an XLSX workbook, every cell as text."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
        for cell in page[page.max_row]:
            cell.data_type = "s" if cell.value is not None else cell.data_type
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as the bytes of its file."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ods(rows: Rows, *, more: str = "", manifest: str = "<manifest/>") -> bytes:
    """Rows as the one table of an ODS workbook; `more` is XML after the last row."""
    lines = "".join(
        "<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows
    )
    body = f'<table:table table:name="Data">{lines}{more}</table:table>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NAMES}>'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return zipped(
        {"mimetype": _ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


def _ods_cell(value: str) -> str:
    if not value:
        return "<table:table-cell/>"
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(value)}</text:p></table:table-cell>"
    )


def parquet(rows: Rows) -> bytes:
    """Rows as a Parquet file, the first naming its columns."""
    names, *others = rows
    columns = [pa.array([row[place] for row in others], pa.string()) for place in range(len(names))]
    content = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, names=names), content)
    return content.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive of those members."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "CSV": text,
    "TSV": lambda rows: text(rows, delimiter="\t"),
    "semicolons": lambda rows: text(rows, delimiter=";"),
    "pipes": lambda rows: text(rows, delimiter="|"),
    "UTF-16": lambda rows: text(rows, encoding="utf-16"),
    "XLSX": xlsx,
    "ODS": ods,
    "gzip of CSV": lambda rows: gzip.compress(text(rows)),
    "zip of CSV": lambda rows: zipped({"export/rows.csv": text(rows)}),
    "zip of XLSX": lambda rows: zipped({"rows.xlsx": xlsx(rows)}),
    "gzip of ODS": lambda rows: gzip.compress(ods(rows)),
}
COLUMNAR: dict[str, Callable[[Rows], bytes]] = {
    "Parquet": parquet,
    "gzip of Parquet": lambda rows: gzip.compress(parquet(rows)),
}
