"""The Tuesday extract: a department's spreadsheet, loaded without changing a cell of it.

Its header stands in row 4, `Assault dt` comes in three forms, and a totals row follows the rows.
"""

from datetime import date
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import basis, mapping
from tests.unit.intake.tabular.written import Rows, saved, text

from headwater.definitions.library import Library
from headwater.intake import Received, receive

ROOT = Path(__file__).resolve().parents[4]
FEED = "ed_assault_attendances"
RENAMES = {"Assault dt": "Assault Date Time", "Arrived": "Arrival Date Time", "Site": "Site Code"}
HEADERS = ["Attendance ID", "Site", "Arrived", "Assault dt", "Age at Attendance"]
ROWS: Rows = [
    ["SYN-1", "WARDENS", "04/03/2026 22:10", "04/03/2026 21:30", "31"],
    ["SYN-2", "WARDENS", "05/03/2026 22:10", "2026-03-05 21:30", "19"],
    ["SYN-3", "WARDENS", "06/03/2026 22:10", "2026-03-06T21:30:00", ""],
    ["SYN-3", "WARDENS", "06/03/2026 22:10", "2026-03-06T21:30:00", ""],
    ["SYN-4", "WARDENS", "06/03/2026 22:10", "", "44"],
]
SHEET: Rows = [
    ["Assault attendances", "", "", "", ""],
    ["Provisional", "", "", "", ""],
    ["", "", "", "", ""],
    HEADERS,
    *ROWS,
    ["Total", "", "", "5", ""],
    ["Patients who left are counted", "", "", "", ""],
]


def _book(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def _received(folder: Path, content: bytes) -> Received:
    library = Library(ROOT / "definitions")
    specification = library.extract(FEED)
    absent = [column.model_copy(update={"may_be_absent": True}) for column in specification.columns]
    path = folder / "march.xlsx"
    path.write_bytes(content)
    return receive(
        path,
        specification=specification.model_copy(update={"columns": tuple(absent)}),
        codelists=library.codelists(),
        bases=(basis(feed=FEED, supplier_name="Wardens"),),
        supplier=None,
        today=date(2026, 4, 7),
        workspace=folder / "workspace",
        home_nature=None,
        mapping=mapping(renames=RENAMES),
    )


@pytest.mark.parametrize("content", [_book(SHEET), text(SHEET)], ids=["workbook", "text"])
def test_it_loads_with_its_headers_mapped(tmp_path: Path, content: bytes) -> None:
    result = _received(tmp_path, content)
    report = result.report
    assert (report.rows_in_file, report.rows_accepted, report.rows_rejected) == (5, 3, 2)
    assert {finding.reason for finding in report.rejections} == {
        "repeated_reference",
        "missing_value",
    }
    assert {repair.kind.value: repair.count for repair in result.repairs} == {
        "header_row": 3,
        "renamed_columns": 3,
        "totals_rows": 1,
        "trailing_notes": 1,
    }
    assert report.rows_in_file + result.rows_left_out + 1 == len(SHEET)
    days = [each.day for each in pq.read_table(result.accepted)["occurred_at"].to_pylist()]
    assert days == [4, 5, 6]
    forms = [note for note in report.notes if note.reason == "several_date_formats"]
    assert len(forms) >= 1
