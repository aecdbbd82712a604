"""Workbooks and archives made to harm, or merely locked: a clear fault, and nothing executed."""

import gzip
import io
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import HEADERS, received, rows_of
from tests.unit.intake.tabular.written import ods, parquet, saved, text, xlsx, zipped

from headwater.intake.faults import (
    ArchiveDamaged,
    ArchiveTooLarge,
    FileEmpty,
    FileRefused,
    NotCsv,
    PathsInArchive,
    TableTooLarge,
    WorkbookLocked,
)

ROWS = [HEADERS, *[[row[header] for header in HEADERS] for row in rows_of({}, {})]]


def _far_apart() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["XFD1048576"] = "far"
    return saved(book)


def _with_members(content: bytes, members: dict[str, str | bytes]) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(kept | members)


_LOCKED_OLE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
)
_REPEATED = (
    '<table:table-row table:number-rows-repeated="1048576">'
    '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    "<text:p>x</text:p></table:table-cell></table:table-row>"
)
REFUSED: dict[str, tuple[bytes, type[FileRefused]]] = {
    "two cells at the corners of a sheet": (_far_apart(), TableTooLarge),
    "an ODS row repeated a million times": (ods(ROWS, more=_REPEATED), TableTooLarge),
    "a workbook with a password": (_LOCKED_OLE, WorkbookLocked),
    "an ODS workbook with a password": (
        ods(ROWS, manifest="<manifest:encryption-data/>"),
        WorkbookLocked,
    ),
    "a binary workbook": (zipped({"xl/workbook.bin": b"x"}), NotCsv),
    "a workbook that is none": (zipped({"xl/workbook.xml": "<workbook"}), ArchiveDamaged),
    "XML entities": (
        _with_members(
            xlsx(ROWS), {"xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'}
        ),
        NotCsv,
    ),
    "a name that leads out of a zip": (zipped({"../../rows.csv": text(ROWS)}), PathsInArchive),
    "an absolute name": (zipped({"/etc/rows.csv": text(ROWS)}), PathsInArchive),
    "a drive's name": (zipped({"C:\\rows.csv": text(ROWS)}), PathsInArchive),
    "a name that leads out of a workbook": (
        _with_members(xlsx(ROWS), {"../out.xml": "x"}),
        PathsInArchive,
    ),
    "an archive in an archive": (gzip.compress(gzip.compress(text(ROWS))), NotCsv),
    "a PDF in an archive": (gzip.compress(b"%PDF-1.7 ..."), NotCsv),
    "a workbook of many bytes": (
        _with_members(xlsx(ROWS), {"xl/media/x": b"0" * (70 << 20)}),
        ArchiveTooLarge,
    ),
    "10,001 columns": (
        text([[*HEADERS, *map(str, range(10_000))], ROWS[1] + ["1"] * 10_000]),
        TableTooLarge,
    ),
    "10,001 columns in a workbook": (
        xlsx([[*HEADERS, *(f"c{place}" for place in range(10_000))], ROWS[1]]),
        TableTooLarge,
    ),
    "a workbook cut short": (xlsx(ROWS)[:-200], ArchiveDamaged),
    "half a Parquet file": (parquet(ROWS)[:-40], ArchiveDamaged),
    "an empty workbook": (saved(openpyxl.Workbook()), FileEmpty),
    "a workbook with a header alone": (xlsx([HEADERS]), FileEmpty),
    "a packed nothing": (gzip.compress(b""), FileEmpty),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_an_explanation(tmp_path: Path, case: str) -> None:
    content, fault = REFUSED[case]
    with pytest.raises(fault) as refusal:
        received(tmp_path, content)
    assert refusal.value.found
    assert refusal.value.next_step


def test_macros_and_links_are_named_and_left_alone(tmp_path: Path) -> None:
    content = _with_members(
        xlsx(ROWS), {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": "<x/>"}
    )
    result = received(tmp_path, content)
    assert result.report.rows_accepted == 2
    assert {repair.kind.value for repair in result.repairs} == {
        "macros_not_run",
        "links_not_followed",
    }


def test_empty_rows_far_below_cost_nothing(tmp_path: Path) -> None:
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
    blank = f"{empty}</table:table-row>"
    assert received(tmp_path, ods(ROWS, more=blank)).report.rows_accepted == 2


def test_a_regular_file_takes_the_way_it_always_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from headwater.intake.tabular import opening

    def refuse(*_given: object, **_named: object) -> None:
        raise AssertionError("a regular file is laid out anew")

    monkeypatch.setattr(opening, "lay_rows", refuse)
    monkeypatch.setattr(opening, "locate", refuse)
    result = received(tmp_path, text(ROWS))
    assert pq.read_table(result.accepted).num_rows == 2
    assert not (tmp_path / "workspace" / "rewritten.csv").exists()
