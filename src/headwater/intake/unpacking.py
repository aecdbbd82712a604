"""Opens a partner's file as plain bytes, whether or not it came compressed, in bounded memory."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from headwater.intake.faults import ArchiveDamaged, ArchiveTooLarge, NotCsv

CHUNK = 1 << 18
# A file is sealed in another thread meanwhile, and every reading of the disk waits for a turn.
_READ_AHEAD = 32 * CHUNK
LARGEST_UNPACKED = 16 << 30
LARGEST_RATIO = 200
RATIO_CHECKED_FROM = 64 << 20
_ENDS_EARLY = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile)
_SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PAR1": "a Parquet file",
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
    _refuse_known_formats(_beginning(path))
    packed_size = path.stat().st_size
    unpacked_size = 0
    try:
        with _opened(path) as source:
            while chunk := source.read(CHUNK):
                unpacked_size += len(chunk)
                if is_bomb(unpacked_size=unpacked_size, packed_size=packed_size):
                    raise _too_large(unpacked_size)
                yield chunk
    except _ENDS_EARLY:
        raise ArchiveDamaged(
            found=f"{path.name} stops unpacking after {unpacked_size:,} bytes.",
            expected="a whole archive.",
            next_step="fetch or export the file again; the copy was probably cut short.",
        ) from None


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


def _refuse_known_formats(beginning: bytes) -> None:
    for signature, kind in _SIGNATURES.items():
        if beginning.startswith(signature):
            raise _not_csv(f"The file is {kind}.")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    beginning = _beginning(path)
    if beginning.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive, archive.open(_only_member(archive)) as member:
            yield member
    elif beginning.startswith(b"\x1f\x8b"):
        with gzip.open(path) as unpacked:
            yield unpacked  # type: ignore[misc]  # a GzipFile reads bytes like any other
    else:
        with path.open("rb", buffering=_READ_AHEAD) as plain:
            yield plain


def _only_member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if any(member.filename == "[Content_Types].xml" for member in members):
        raise _not_csv("The file is an Excel workbook or another Office document.")
    if len(members) != 1:
        raise _not_csv(f"The zip archive holds {len(members)} files.")
    if members[0].flag_bits & 0x1:
        raise _not_csv("The zip archive is locked with a password.")
    return members[0]


def _not_csv(found: str) -> NotCsv:
    return NotCsv(
        found=found,
        expected="comma-separated text, plain or packed as .gz or as a .zip of one file.",
        next_step="save or export it as CSV (UTF-8) and send that.",
    )


def _too_large(unpacked_size: int) -> ArchiveTooLarge:
    return ArchiveTooLarge(
        found=f"The archive had unpacked to {unpacked_size:,} bytes and was still going.",
        expected=f"at most {LARGEST_RATIO} times its packed size, and {LARGEST_UNPACKED:,} bytes.",
        next_step="send the plain CSV file, split by month if it is very large.",
    )
