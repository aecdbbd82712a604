"""One description, two formats: opened by others' readers, both say the same."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from headwater.released.workbooks.description import (
    Column,
    Link,
    Sheet,
    Table,
    Workbook,
    with_front,
)
from headwater.released.workbooks.ods import MEDIA_TYPE as ODS
from headwater.released.workbooks.ods import as_ods
from headwater.released.workbooks.xlsx import as_xlsx

COLUMNS = (
    Column("Area", 20),
    Column("Rate", decimals=1),
    Column("Complete", is_share=True),
    Column("Data up to"),
    Column("Note"),
)
ROWS = (
    ("Northbank", 12.34, 0.97, date(2025, 12, 31), "=1+1"),
    ("Mill & <field>", 1234, 1.0, date(2024, 2, 29), "[c]"),
    ("Southbank", "[x]", None, "not known", "a \x07 bell"),
)
WORKBOOK = with_front(
    "Assaults & more",
    publisher="A partnership",
    made_at=datetime(2026, 1, 31, 9, 30, tzinfo=UTC),
    about=[
        "Data up to 31 December 2025.",
        Link("See it now", address="https://a.example/?b=1&c=2"),
    ],
    notes=[("Rate", "For 100,000 people.")],
    tables=[Sheet("Table 1", "Assaults", ("By district.",), Table("values_1", COLUMNS, ROWS))],
)


def test_a_stranger_s_reader_finds_every_cell_of_the_xlsx() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(WORKBOOK)))
    assert book.sheetnames == ["Cover", "Contents", "Notes", "Table 1"]
    cells = [[cell.value for cell in row] for row in book["Table 1"].iter_rows()]
    assert cells[0][0] == "Assaults"
    assert cells[2] == ["Area", "Rate", "Complete", "Data up to", "Note"]
    assert [cells[3][0], cells[3][1], cells[3][4]] == ["Northbank", 12.34, "'=1+1"]
    assert cells[3][3].date() == date(2025, 12, 31)
    assert cells[5] == ["Southbank", "[x]", None, "not known", "a  bell"]
    assert book["Table 1"]["B4"].number_format == "#,##0.0"
    assert book["Table 1"]["C4"].number_format == "0%"
    assert book.properties.title == "Assaults & more"


def test_the_table_of_the_xlsx_is_a_table_with_its_headings() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(WORKBOOK)))
    table = book["Table 1"].tables["values_1"]
    assert table.ref == "A3:E6"
    assert table.column_names == ["Area", "Rate", "Complete", "Data up to", "Note"]


def test_links_lead_to_sheets_and_to_the_web() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(WORKBOOK)))
    assert book["Contents"]["A3"].hyperlink.location == "'Table 1'!A1"
    assert book["Cover"]["A3"].hyperlink.target == "https://a.example/?b=1&c=2"


def test_both_formats_say_the_same_to_a_third_reader() -> None:
    xlsx, ods = (
        CalamineWorkbook.from_filelike(io.BytesIO(written))
        for written in (as_xlsx(WORKBOOK), as_ods(WORKBOOK))
    )
    assert xlsx.sheet_names == ods.sheet_names
    for name in xlsx.sheet_names:
        assert xlsx.get_sheet_by_name(name).to_python() == ods.get_sheet_by_name(name).to_python()


def test_an_ods_begins_with_what_it_is_so_that_it_is_known_without_its_name() -> None:
    written = as_ods(WORKBOOK)
    assert written[30:38] == b"mimetype"
    assert written[38 : 38 + len(ODS)] == ODS.encode()
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        content = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314 - our own
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    named = [
        each.get(f"{table}target-range-address") for each in content.iter(f"{table}database-range")
    ]
    assert named == ["'Notes'.A2:'Notes'.B3", "'Table 1'.A3:'Table 1'.E6"]
    assert len(content.findall(f".//{table}table-header-rows")) == 2
    links = [
        each.get("{http://www.w3.org/1999/xlink}href")
        for each in content.iter()
        if "}a" in each.tag
    ]
    assert "#'Table 1'.A1" in links


@pytest.mark.parametrize("write", [as_xlsx, as_ods])
def test_every_part_is_well_formed_and_every_copy_the_same(write: object) -> None:
    first, second = write(WORKBOOK), write(WORKBOOK)  # type: ignore[operator]
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        for name in archive.namelist():
            if name != "mimetype":
                ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own


def digests() -> list[str]:
    return [hashlib.sha256(write(WORKBOOK)).hexdigest() for write in (as_xlsx, as_ods)]


def test_the_first_copy_of_another_process_is_the_same_as_a_later_one_here() -> None:
    assert digests() == digests()
    there = f"from {__name__} import digests; print(*digests())"
    found = subprocess.run(
        [sys.executable, "-c", there],
        cwd=Path(__file__).parents[4],
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == digests()


@pytest.mark.parametrize("write", [as_xlsx, as_ods])
def test_a_table_without_rows_is_still_a_file_that_opens(write: object) -> None:
    empty = Sheet("Table 1", "None", table=Table("values_1", COLUMNS, ()))
    book = Workbook("None", "A partnership", datetime(2026, 1, 1, tzinfo=UTC), (empty,))
    opened = CalamineWorkbook.from_filelike(io.BytesIO(write(book)))  # type: ignore[operator]
    assert opened.get_sheet_by_name("Table 1").to_python()[-1][0] == "Area"


@pytest.mark.parametrize(
    ("name", "shown"), [("x" * 32, "at most 31"), ("Rates / 2025", "none of"), ("It's", "none of")]
)
def test_a_name_that_no_sheet_can_have_is_refused(name: str, shown: str) -> None:
    with pytest.raises(ValueError, match=shown):
        Sheet(name, "A title")


def test_a_table_of_which_a_row_is_short_or_a_heading_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="as it has columns"):
        Table("values", COLUMNS, (("Northbank", 1),))
    with pytest.raises(ValueError, match="each of them once"):
        Table("values", (COLUMNS[0], Column(COLUMNS[0].heading.upper())), ())


def test_a_number_shows_the_decimals_that_it_has_where_none_are_asked_for() -> None:
    table = Table("values", (Column("Value", decimals=None),), ((0.0625,), (1234,)))
    book = replace(WORKBOOK, sheets=(Sheet("Table 1", "Any", table=table),))
    cell = openpyxl.load_workbook(io.BytesIO(as_xlsx(book)))["Table 1"]["A3"]
    assert (cell.value, cell.number_format) == (0.0625, "General")
    assert "<text:p>0.0625</text:p>" in _content_of(as_ods(book))
    assert "<text:p>1234</text:p>" in _content_of(as_ods(book))


def test_a_wide_ods_table_is_named_to_its_last_column() -> None:
    columns = tuple(Column(f"Column {number}") for number in range(28))
    sheet = Sheet("Wide", "Wide", table=Table("wide", columns, (tuple(range(28)),)))
    written = _content_of(as_ods(replace(WORKBOOK, sheets=(sheet,))))
    assert "\"'Wide'.A2:'Wide'.AB3\"" in written


def _content_of(ods: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(ods)) as archive:
        return archive.read("content.xml").decode()


def test_without_notes_there_is_no_sheet_of_them() -> None:
    sheet = Sheet("Table 1", "Assaults", table=Table("values_1", COLUMNS, ROWS))
    at = WORKBOOK.made_at
    book = with_front("Assaults", publisher="Us", made_at=at, about=[], tables=[sheet])
    assert [each.name for each in book.sheets] == ["Cover", "Contents", "Table 1"]


TYPED = '=HYPERLINK("https://a.example")'


def test_nothing_that_was_typed_becomes_a_formula_or_a_link_of_its_own() -> None:
    columns = (Column(TYPED), Column("https://b.example/"))
    table = Table("typed", columns, ((TYPED, "https://c.example/"),))
    sheet = Sheet("Typed", TYPED, (TYPED,), table)
    book = Workbook(TYPED, "Us", WORKBOOK.made_at, (sheet,))
    opened = openpyxl.load_workbook(io.BytesIO(as_xlsx(book)))["Typed"]
    cells = [cell for row in opened.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) == 6
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert "table:formula" not in _content_of(as_ods(book))


def test_a_title_with_letters_that_xml_does_not_know_still_opens() -> None:
    book = replace(WORKBOOK, title="A \x07 bell", publisher="\x00Us")
    opened = openpyxl.load_workbook(io.BytesIO(as_xlsx(book)))
    assert (opened.properties.title, opened.properties.creator) == ("A  bell", "Us")


def test_another_day_of_release_is_another_file() -> None:
    later = replace(WORKBOOK, made_at=datetime(2026, 2, 1, tzinfo=UTC))
    assert as_xlsx(later) != as_xlsx(WORKBOOK)
