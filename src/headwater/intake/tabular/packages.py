"""Looks a workbook over before it is opened: locks, bombs, macros, links, and how far it spans.

A workbook is a zip archive of XML. A sheet with two cells at its far corners would be laid out in
memory as billions, so its cells are measured first, in the text of the XML and in bounded memory.
Sources: ECMA-376 part 1 (cells `c` with reference `r` and type `t`, formulas `f`);
OpenDocument 1.3 part 3 (`table:number-columns-repeated`, `table:number-rows-repeated`).
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from headwater.intake.faults import ArchiveDamaged, ArchiveTooLarge, TableTooLarge
from headwater.intake.tabular.kinds import FileKind
from headwater.intake.tabular.repairs import Repair, RepairKind
from headwater.intake.tabular.spans import OdsSpan, XlsxSpan
from headwater.intake.unpacking import (
    CHUNK,
    ENDS_EARLY,
    check_names,
    is_bomb,
    locked,
    mangled_archives,
    not_tabular,
)
from headwater.vocabulary.counts import counted

MOST_CELLS = 16_000_000
_LONGEST_TAG = 1 << 20
_HIDDEN = "rows that the workbook hides were"
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_LINK = re.compile(r"xl/externalLinks/[^/]+\.xml")
_MACRO = re.compile(r"(xl/vbaProject\.bin|Basic/.+|Scripts/.+)")


@dataclass(frozen=True, slots=True)
class Package:
    """What was seen in a workbook; `counts_from_1904` says that its day 0 is in that year."""

    repairs: tuple[Repair, ...]
    counts_from_1904: bool


def look_over(path: Path, kind: FileKind) -> Package:
    """What a workbook holds besides cells.

    Raises WorkbookLocked, PathsInArchive, ArchiveTooLarge, ArchiveDamaged, TableTooLarge, NotCsv.
    """
    try:
        with mangled_archives(), zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            check_names(names)
            _check_locks(archive, names)
            _check_sizes(archive, path)
            span = _measured(archive, names, kind)
            return Package(_seen(names, span), _counts_from_1904(archive, kind))
    except (*ENDS_EARLY, KeyError) as error:
        raise ArchiveDamaged(
            found=f"{path.name} is a workbook that does not open ({type(error).__name__}).",
            expected="a whole workbook.",
            next_step="open it in a spreadsheet program, save it again and send that.",
        ) from None


def _check_locks(archive: zipfile.ZipFile, names: list[str]) -> None:
    is_locked = any(member.flag_bits & 0x1 for member in archive.infolist())
    if "META-INF/manifest.xml" in names:
        for text in _chunks(archive, "META-INF/manifest.xml"):
            is_locked = is_locked or b"encryption-data" in text
    if is_locked:
        raise locked("The workbook is locked with a password.")


def _check_sizes(archive: zipfile.ZipFile, path: Path) -> None:
    unpacked = sum(member.file_size for member in archive.infolist())
    if is_bomb(unpacked_size=unpacked, packed_size=path.stat().st_size):
        raise ArchiveTooLarge(
            found=f"The workbook says that it unpacks to {counted(unpacked, 'byte')}.",
            expected="a workbook of rows.",
            next_step="save the sheet as CSV (UTF-8) and send that.",
        )


def _measured(archive: zipfile.ZipFile, names: list[str], kind: FileKind) -> XlsxSpan | OdsSpan:
    """Every sheet measured, formulas and hidden rows counted. Raises TableTooLarge or NotCsv."""
    whole: XlsxSpan | OdsSpan = XlsxSpan() if kind is FileKind.XLSX else OdsSpan()
    sheets = [name for name in names if _SHEET.fullmatch(name)]
    for name in sheets if kind is FileKind.XLSX else ["content.xml"]:
        whole.begin_sheet()
        for text in _chunks(archive, name):
            whole.take(text)
            if whole.cells > MOST_CELLS:
                raise _too_wide(whole.cells)
    return whole


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The XML of one member, cut between tags. Raises NotCsv where it declares entities."""
    rest = b""
    with archive.open(name) as member:
        while chunk := member.read(CHUNK):
            text = rest + chunk
            whole_cells = text.rfind(b"</c>") + len(b"</c>")
            end = whole_cells if whole_cells >= len(b"</c>") else text.rfind(b">") + 1
            rest = text[end:]
            if len(rest) > _LONGEST_TAG:
                raise not_tabular("The workbook holds a tag without an end.")
            if b"<!ENTITY" in text or b"<!DOCTYPE" in text:
                raise not_tabular("The workbook declares XML entities, which none needs.")
            yield text[:end]
    yield rest


def _counts_from_1904(archive: zipfile.ZipFile, kind: FileKind) -> bool:
    if kind is not FileKind.XLSX:
        return False
    text = b"".join(_chunks(archive, "xl/workbook.xml"))
    return re.search(rb"date1904\s*=\s*[\"'](1|true)[\"']", text) is not None


def _seen(names: list[str], span: XlsxSpan | OdsSpan) -> tuple[Repair, ...]:
    links = sum(_LINK.fullmatch(name) is not None for name in names)
    macros = sum(_MACRO.fullmatch(name) is not None for name in names)
    seen = [
        (RepairKind.MACROS_NOT_RUN, "The workbook holds macros; nothing was run.", macros),
        (RepairKind.LINKS_NOT_FOLLOWED, "Links to other workbooks were not followed.", links),
        (
            RepairKind.FORMULAS_AS_VALUES,
            "Of cells with formulas, the result saved with each was read.",
            span.formulas,
        ),
        (
            RepairKind.FORMULAS_WITHOUT_RESULT,
            "Cells with formulas saved without a result were read as empty.",
            span.unsaved,
        ),
        (
            RepairKind.FORMULA_ERRORS,
            "Cells with the error of a formula were read as empty.",
            span.errors,
        ),
        (
            RepairKind.HIDDEN_ROWS_READ,
            f"{counted(span.hidden, 'row that the workbook hides was', _HIDDEN)} read like the "
            "others.",
            span.hidden,
        ),
    ]
    return tuple(Repair(kind, words, count) for kind, words, count in seen if count)


def _too_wide(cells: int) -> TableTooLarge:
    return TableTooLarge(
        found=f"A sheet spans {counted(cells, 'cell')} or more, empty ones included.",
        expected=f"at most {MOST_CELLS:,} cells in a sheet.",
        next_step="save the sheet as CSV (UTF-8), which may be of any length, and send that.",
    )
