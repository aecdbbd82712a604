"""The lines of a file that somebody handed over: comma-separated values, or a workbook."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from headwater.vocabulary.spreadsheets import as_typed
from headwater_web.provider_returns.files.row_faults import FileUnreadable, RowFault
from headwater_web.provider_returns.files.template import NEEDED

MOST_BYTES = 1_000_000
MOST_BYTES_UNPACKED = 20_000_000
MOST_ROWS = 5_000
Line = tuple[int, dict[str, str]]
"""A line of a file with its number, the headings being line 1 of a CSV file."""


def lines_in(file_name: str, content: bytes) -> list[Line]:
    """The lines under the headings, as text. Raises FileUnreadable."""
    if len(content) > MOST_BYTES:
        raise unreadable(_("It is larger than 1 MB. Fill in the template and add nothing to it."))
    name = file_name.lower()
    if name.endswith(".csv"):
        grid: Iterable[list[str]] = _csv_rows(content)
    elif name.endswith(".xlsx"):
        grid = _workbook_rows(content)
    else:
        raise unreadable(_("Its name ends neither in .csv nor in .xlsx. Save it as one of these."))
    return list(_under_headings(grid))


def unreadable(words: str) -> FileUnreadable:
    """A fault of the file as a whole."""
    return FileUnreadable([RowFault(0, "", words)])


def _under_headings(grid: Iterable[list[str]]) -> Iterator[Line]:
    head: list[str] | None = None
    for number, cells in enumerate(grid, start=1):
        if number > MOST_ROWS:
            raise unreadable(_("It has more than {most} lines.").format(most=MOST_ROWS))
        if head is None:
            names = [cell.strip().lower() for cell in cells]
            head = names if set(NEEDED) <= set(names) else None
        elif any(cell.strip() for cell in cells):
            yield number, dict(zip(head, (as_typed(cell.strip()) for cell in cells), strict=False))
    if head is None:
        raise unreadable(
            _("It has no line with the headings {names}. Use the template of this return.").format(
                names=", ".join(NEEDED)
            )
        )


def _csv_rows(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise unreadable(_("It is not text in UTF-8. Save it as “CSV UTF-8”.")) from None
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise unreadable(
            _("Its lines cannot be read: a quotation is open. Save it as “CSV UTF-8” again.")
        ) from None


def _workbook_rows(content: bytes) -> list[list[str]]:
    """The cells of the first sheet. No formula and no macro of it is run."""
    from python_calamine import CalamineWorkbook

    damaged = _("It is no whole workbook. Open it, save it again as .xlsx, and send that.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
    except zipfile.BadZipFile:
        raise unreadable(damaged) from None
    if unpacked > MOST_BYTES_UNPACKED:
        raise unreadable(_("It is too large once unpacked. Fill in the template and add nothing."))
    try:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = opened.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except Exception:  # noqa: BLE001 - the library has no one class for its faults
        raise unreadable(damaged) from None
    return [[_text_of(cell) for cell in row] for row in rows]


def _text_of(cell: object) -> str:
    """A cell as somebody would have typed it: 28.0 is 28, and 75% in a cell is 0.75."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
