"""What a file is, by its content and never by its name."""

import zipfile
from enum import Enum, auto
from pathlib import Path

from headwater.intake.unpacking import (
    ENDS_EARLY,
    beginning_inside,
    is_packed,
    locked,
    mangled_archives,
    not_tabular,
    plain_chunks,
    refuse_known_formats,
)

_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST_LOOK = 64 << 20


class FileKind(Enum):
    """The kinds of file that hold a table."""

    TEXT = auto()
    """Text, alone or packed."""
    XLSX = auto()
    ODS = auto()
    PARQUET = auto()


def kind_of(path: Path, *, workspace: Path) -> tuple[FileKind, Path]:
    """The kind of table in `path`, and where its bytes stand, unpacked into `workspace` if need be.

    Packed text stays packed: whoever looks at every byte of it unpacks it meanwhile.
    Raises NotCsv, WorkbookLocked, PathsInArchive, ArchiveDamaged or ArchiveTooLarge.
    """
    kind = _unpacked_kind(path)
    if kind is not None or not is_packed(path):
        return kind or FileKind.TEXT, path
    beginning = beginning_inside(path)
    refuse_known_formats(beginning)
    if not beginning.startswith((b"PAR1", b"PK", b"\x1f\x8b")):
        return FileKind.TEXT, path
    return _inside(path, workspace)


def _inside(path: Path, workspace: Path) -> tuple[FileKind, Path]:
    unpacked = workspace / "unpacked.bin"
    with unpacked.open("wb") as target:
        for chunk in plain_chunks(path):
            target.write(chunk)
    kind = _unpacked_kind(unpacked)
    if kind is None:
        raise not_tabular("The file is an archive inside an archive.")
    return kind, unpacked


def _unpacked_kind(path: Path) -> FileKind | None:
    """The kind of a workbook or Parquet file; None for anything else."""
    with path.open("rb") as source:
        beginning = source.read(16)
        if beginning.startswith(_COMPOUND) and _ENCRYPTED in source.read(_LARGEST_LOOK):
            raise locked("The workbook is locked with a password.")
    if beginning.startswith(b"PAR1"):
        return FileKind.PARQUET
    return _office_kind(path) if beginning.startswith(b"PK") else None


def _office_kind(path: Path) -> FileKind | None:
    try:
        with mangled_archives(), zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except ENDS_EARLY:
        return None  # unpacking says what is wrong with it
    if "xl/workbook.bin" in names:
        raise not_tabular("The file is an Excel workbook of the binary kind (.xlsb).")
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    return FileKind.ODS if {"mimetype", "content.xml"} <= names else None
