"""Opens a partner's file as plain bytes, whether or not it came compressed, in bounded memory."""

import errno
import gzip
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from headwater.intake.faults import (
    ArchiveDamaged,
    ArchiveTooLarge,
    NotCsv,
    PathsInArchive,
    WorkbookLocked,
)
from headwater.vocabulary.counts import counted

CHUNK = 1 << 18
# A file is sealed in another thread meanwhile, and every reading of the disk waits for a turn.
_READ_AHEAD = 32 * CHUNK
LARGEST_UNPACKED = 16 << 30
LARGEST_RATIO = 200
RATIO_CHECKED_FROM = 64 << 20
ENDS_EARLY = (
    *(EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, lzma.LZMAError),
    *(NotImplementedError, RuntimeError, ValueError, struct.error),  # of a mangled directory
)
_SIGNATURES = {
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "an Excel workbook or Word document of the old kind",
    b"SQLite format 3": "a database",
    b"\x89PNG": "a picture",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
}


def is_packed(path: Path) -> bool:
    """Whether the file is a gzip or zip archive."""
    return _beginning(path)[:2] in {b"\x1f\x8b", b"PK"}


def plain_chunks(path: Path) -> Iterator[bytes]:
    """The file's plain bytes, a chunk at a time.

    Raises ArchiveDamaged, ArchiveTooLarge or NotCsv.
    """
    refuse_known_formats(_beginning(path))
    packed_size = path.stat().st_size
    unpacked_size = 0
    try:
        with _opened(path) as source:
            while chunk := source.read(CHUNK):
                unpacked_size += len(chunk)
                if is_bomb(unpacked_size=unpacked_size, packed_size=packed_size):
                    raise _too_large(unpacked_size)
                yield chunk
    except ENDS_EARLY:
        raise _damaged(path, unpacked_size) from None


def beginning_inside(path: Path) -> bytes:
    """The first bytes of a file, or of what an archive holds; none where it does not unpack.

    Raises NotCsv.
    """
    try:
        with _opened(path) as source:
            return source.read(16)
    except ENDS_EARLY:
        return b""


def refuse_known_formats(beginning: bytes) -> None:
    """Raise NotCsv, naming the kind of file, where its first bytes give it away."""
    for signature, kind in _SIGNATURES.items():
        if beginning.startswith(signature):
            raise not_tabular(f"The file is {kind}.")


def is_bomb(*, unpacked_size: int, packed_size: int) -> bool:
    """Whether an archive has unpacked to more than a file of rows could.

    Rows of text pack to between a fifth and a fiftieth; a bomb packs to a thousandth.

    >>> is_bomb(unpacked_size=100 << 20, packed_size=100_000)
    True
    """
    if unpacked_size > LARGEST_UNPACKED:
        return True
    return unpacked_size > RATIO_CHECKED_FROM and unpacked_size > LARGEST_RATIO * packed_size


def _beginning(path: Path) -> bytes:
    with path.open("rb") as source:
        return source.read(16)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    beginning = _beginning(path)
    if beginning.startswith(b"PK"):
        with (
            mangled_archives(),
            zipfile.ZipFile(path) as archive,
            archive.open(_only_member(archive)) as member,
        ):
            yield member
    elif beginning.startswith(b"\x1f\x8b"):
        with mangled_archives(), gzip.open(path) as unpacked:
            yield unpacked  # type: ignore[misc]  # a GzipFile reads bytes like any other
    else:
        with path.open("rb", buffering=_READ_AHEAD) as plain:
            yield plain


@contextmanager
def mangled_archives() -> Iterator[None]:
    """Raise BadZipFile where an archive is at fault, and not the disk, for an error of reading.

    A mangled directory points before the beginning of its file; a damaged stream has no number.
    """
    try:
        yield
    except OSError as error:
        if error.errno in {None, errno.EINVAL}:
            raise zipfile.BadZipFile from None
        raise


def _only_member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [each for each in archive.infolist() if not (each.is_dir() or _is_finders(each))]
    if any(member.filename == "[Content_Types].xml" for member in members):
        raise not_tabular("The file is an Excel workbook or another Office document.")
    if len(members) != 1:
        raise not_tabular(f"The zip archive holds {counted(len(members), 'file')}.")
    if members[0].flag_bits & 0x1:
        raise locked("The zip archive is locked with a password.")
    check_names([members[0].filename])
    return members[0]


def _is_finders(member: zipfile.ZipInfo) -> bool:
    """Whether a Mac's file manager packed the member of its own accord: a view or an icon."""
    path = PurePosixPath(member.filename)
    return path.parts[0] == "__MACOSX" or path.name == ".DS_Store" or path.name.startswith("._")


def check_names(names: Iterable[str]) -> None:
    """Raise PathsInArchive where a name leads out of the archive; none is ever written by name."""
    for name in names:
        path = PureWindowsPath(name)
        if path.drive or path.root or ".." in path.parts:
            raise PathsInArchive(
                found="The archive holds a name that leads out of it.",
                expected="plain names of files, as a spreadsheet or archive program writes them.",
                next_step="pack the file again from the folder in which it stands.",
            )


def not_tabular(found: str) -> NotCsv:
    """The refusal of a file that is no table."""
    return NotCsv(
        found=found,
        expected="a table as text (CSV), workbook (XLSX, ODS) or Parquet, alone or as the only "
        "file of a .gz or .zip.",
        next_step="save or export it as CSV (UTF-8) or XLSX and send that.",
    )


def locked(found: str) -> WorkbookLocked:
    """The refusal of a file that a password protects."""
    return WorkbookLocked(
        found=found,
        expected="a file without a password; what arrives is sealed in any case.",
        next_step="remove the password and send the file again by the agreed way.",
    )


def _damaged(path: Path, unpacked_size: int) -> ArchiveDamaged:
    return ArchiveDamaged(
        found=f"{path.name} stops unpacking after {counted(unpacked_size, 'byte')}.",
        expected="a whole archive.",
        next_step="fetch or export the file again; the copy was probably cut short.",
    )


def _too_large(unpacked_size: int) -> ArchiveTooLarge:
    return ArchiveTooLarge(
        found=f"The archive had unpacked to {counted(unpacked_size, 'byte')} and was still going.",
        expected=f"at most {LARGEST_RATIO} times its packed size, and {LARGEST_UNPACKED:,} bytes.",
        next_step="send the plain CSV file, split by month if it is very large.",
    )
