"""Readings as files: comma-separated values, or a workbook with a sheet for each table."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from headwater.released.workbooks.description import Column, Sheet, Table, Workbook, with_front
from headwater.released.workbooks.ods import MEDIA_TYPE as ODS
from headwater.released.workbooks.ods import as_ods
from headwater.released.workbooks.xlsx import MEDIA_TYPE as XLSX
from headwater.released.workbooks.xlsx import as_xlsx
from headwater_web.provider_returns.queries.readings import Reading
from headwater_web.ui.spreadsheets import lines_of

ENDINGS = ("csv", "xlsx", "ods")
CSV = "text/csv; charset=utf-8"
_WIDE = 34


def file_of(
    title: str, readings: Sequence[Reading], *, ending: str, publisher: str, made_at: datetime
) -> tuple[str | bytes, str]:
    """The tables as a file of one of the endings, and its media type."""
    if ending == "csv":
        return "".join(_lines(title, readings)), CSV
    book = _workbook(title, readings, publisher, made_at)
    return (as_xlsx(book), XLSX) if ending == "xlsx" else (as_ods(book), ODS)


def _lines(title: str, readings: Sequence[Reading]) -> Iterator[str]:
    """A line for each cell, so that tables of different heads fit into one file."""
    rows = [
        (title, reading.title, row[0], head, cell)
        for reading in readings
        for row in reading.rows
        for head, cell in zip(reading.heads[1:], row[1:], strict=True)
    ]
    rows += [
        (title, reading.title, "", "", sentence)
        for reading in readings
        if not reading.rows
        for sentence in reading.sentences
    ]
    return lines_of(("about", "table", "line", "what", "value"), rows)


def _workbook(
    title: str, readings: Sequence[Reading], publisher: str, made_at: datetime
) -> Workbook:
    sheets = [_sheet(number, each) for number, each in enumerate(readings, start=1)]
    notes = [(each.title, each.note) for each in readings if each.note]
    about = (
        title,
        _("Counts that providers certified and the partnership accepted."),
        _("Every share stands beside its counts, with the range that would agree with them."),
    )
    return with_front(
        title, publisher=publisher, made_at=made_at, about=about, tables=sheets, notes=notes
    )


def _sheet(number: int, reading: Reading) -> Sheet:
    columns = tuple(Column(head, _WIDE, decimals=None) for head in reading.heads)
    table = Table(f"values_{number}", columns, reading.rows) if reading.rows else None
    name = _("Table {number}").format(number=number)
    return Sheet(name, reading.title, reading.sentences, table)
