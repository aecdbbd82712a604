"""What people's spreadsheets do to a table without meaning to: read all the same, and said."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.unit.intake.small_feed import (
    COLUMNS,
    HEADERS,
    basis,
    column,
    received,
    rows_of,
    specification,
)
from tests.unit.intake.tabular.written import Rows, ods, saved, text, xlsx

ROWS: Rows = [
    HEADERS,
    *[[row[header] for header in HEADERS] for row in rows_of(*({} for _ in range(6)))],
]


def with_headers(change: Callable[[str], str]) -> Rows:
    return [[change(header) for header in HEADERS], *ROWS[1:]]


def hiding(rows: range) -> bytes:
    """A workbook in which a filter hides those rows; row 1 is the header."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx(ROWS)))
    for row in rows:
        book.active.row_dimensions[row].hidden = True
    return saved(book)


AS_USUAL: dict[str, bytes] = {
    "headers of two lines": text(with_headers(lambda name: f"{name}\n")),
    "headers of two lines, ended as in Windows": text(with_headers(lambda name: f"\r\n{name}")),
    "spaces that do not break": text(with_headers(lambda name: f"{name}\u00a0 ")),
    "headers in capitals": text(with_headers(str.upper)),
    "empty columns at the end": text([[*row, "", "", ""] for row in ROWS]),
    "an empty column within": text([[row[0], "", *row[1:]] for row in ROWS]),
    "lines ended as on an old Macintosh": text(ROWS).replace(b"\n", b"\r"),
    "UTF-16 without its mark": text(ROWS, encoding="utf-16-le"),
}


@pytest.mark.parametrize("habit", AS_USUAL)
def test_a_habit_changes_no_row(tmp_path: Path, habit: str) -> None:
    report = received(tmp_path, AS_USUAL[habit]).report
    assert (report.rows_in_file, report.rows_accepted) == (6, 6)


def test_the_line_that_tells_a_spreadsheet_its_divider_is_no_header(tmp_path: Path) -> None:
    report = received(tmp_path, b"sep=;\r\n" + text(ROWS, delimiter=";")).report
    assert (report.rows_accepted, report.rows_left_out) == (6, 1)


def test_rows_that_a_filter_hides_are_read_and_said(tmp_path: Path) -> None:
    report = received(tmp_path, hiding(range(3, 6))).report
    assert report.rows_accepted == 6
    assert [(repair.kind, repair.count) for repair in report.repairs] == [("hidden_rows_read", 3)]
    assert report.repairs[0].words == "3 rows that the workbook hides were read like the others."


def test_rows_that_are_hidden_and_empty_are_not_told_of(tmp_path: Path) -> None:
    assert received(tmp_path, hiding(range(30, 40))).report.repairs == ()


def test_one_hidden_row_of_an_ods_is_said_in_the_singular(tmp_path: Path) -> None:
    hidden = (
        '<table:table-row table:visibility="filter"><table:table-cell '
        'office:value-type="string"><text:p>SYN-9</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000">'
        "<table:table-cell/></table:table-row>"
    )
    report = received(tmp_path, ods(ROWS, more=hidden)).report
    (said,) = (each for each in report.repairs if each.kind == "hidden_rows_read")
    assert said.words == "1 row that the workbook hides was read like the others."


def test_a_header_of_several_lines_hides_no_supplier(tmp_path: Path) -> None:
    """Who sent a file is read from its first rows, which begin where the header ends."""
    columns = [*COLUMNS, column("sender", "Sender", required=True)]
    feed = specification(columns=columns).model_copy(update={"supplier_column": "sender"})
    headers = [f"{name}\n" for name in [*HEADERS, "Sender"]]
    written = text([headers, *([*row, "force_b"] for row in ROWS[1:])])
    # As spreadsheets write it: rows end with two characters, a line within a cell with one.
    content = written.replace(b"\n", b"\r\n").replace(b'\r\n"', b'\n"')
    senders = [basis(supplier=key, basis_reference=key) for key in ("force_a", "force_b")]
    report = received(tmp_path, content, specification=feed, bases=senders).report
    assert (report.supplier, report.rows_accepted) == ("force_b", 6)
