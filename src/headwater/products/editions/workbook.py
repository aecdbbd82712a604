"""The data appendix as one description of a workbook, and as XLSX after the government's guidance.

The description is written as ODS by the same code as every other workbook. The XLSX is gptables's,
whose layout is that of the Analysis Function's guidance on spreadsheets.
"""

import io
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any, Final

from headwater.products.editions.appendix import Sheet as Data
from headwater.products.editions.appendix import cover_lines
from headwater.products.editions.document import Document
from headwater.released.workbooks.cells import in_cell, writable
from headwater.released.workbooks.description import (
    Cell,
    Column,
    Sheet,
    Table,
    Workbook,
    with_front,
)

_NOT_GIVEN: Final = "[x]"
"""The guidance's sign for a number that is not there; the state beside it says why."""
_FEW_LETTERS: Final = 16
_LETTERS: Final = {
    "Said in": 40,
    "Shown in figures": 40,
    "Measure in words": 40,
    "Reference": 60,
    "How it was worked out": 80,
}
"""How wide the columns are that hold more than a few words."""


def described(document: Document, sheets: Sequence[Data]) -> Workbook:
    """A cover, contents and one sheet for each table that has rows."""
    content = document.edition.content
    sign = f"{_NOT_GIVEN} means that no number is given; the state beside it says why."
    return with_front(
        f"{content.title}: data",
        publisher=document.edition.partnership,
        made_at=datetime.combine(content.published_on, time.min, UTC),
        about=[*cover_lines(document), sign],
        tables=[_sheet(data) for data in sheets if data.rows],
    )


def _sheet(data: Data) -> Sheet:
    # As many decimals as each number has: one column holds counts and rates.
    columns = tuple(
        Column(head, _LETTERS.get(head, _FEW_LETTERS), decimals=None) for head in data.heads
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        tuple(_NOT_GIVEN if cell in (None, "") else cell for cell in row) for row in data.rows
    )
    name = data.name.lower().replace(" ", "_")
    return Sheet(data.name, data.title, data.notes, Table(name, columns, rows))


def as_guided_xlsx(workbook: Workbook) -> bytes:
    """The bytes of an XLSX. The same description is always the same bytes."""
    written = io.BytesIO()
    with warnings.catch_warnings():
        # The library warns of its own use of pandas and of a file that it leaves open, and that
        # notes, which stand above each table, have no sheet of their own.
        warnings.simplefilter("ignore")
        book = _book(workbook, written)
    book.set_properties(
        {
            "title": writable(workbook.title),
            "author": writable(workbook.publisher),
            "created": workbook.made_at.astimezone(UTC),
        }
    )
    book.close()
    return written.getvalue()


def _book(workbook: Workbook, written: io.BytesIO) -> Any:
    import gptables  # with pandas, which takes seconds to load and is needed here alone

    return gptables.produce_workbook(
        written,
        {
            sheet.name: _gptable(gptables, sheet, sheet.table)
            for sheet in workbook.sheets
            if sheet.table
        },
        cover=gptables.Cover(title=in_cell(workbook.title), intro=_lines(workbook.sheets[0])),
        auto_width=False,
        # What people typed stays words, whatever it begins with.
        workbook_options={
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )


def _gptable(gptables: Any, sheet: Sheet, table: Table) -> Any:
    import pandas

    rows = [
        [in_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows
    ]
    heads = [column.heading for column in table.columns]
    return gptables.GPTable(
        table=pandas.DataFrame(rows, columns=heads, dtype=object),
        table_name=table.name,
        title=in_cell(sheet.title),
        subtitles=_lines(sheet),
        instructions="This worksheet contains one table.",
        index_columns={},
    )


def _lines(sheet: Sheet) -> list[str]:
    """The lines under a sheet's title as words, a link too."""
    return [in_cell(line if isinstance(line, str) else line.words) for line in sheet.lines]
