"""One look at every byte of a file before it is read: encoding, oddities, number of records.

The count of records is made here, apart from the reader that makes the table, so that each can
check the other.
"""

import codecs
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np

from headwater.intake.faults import FileEmpty
from headwater.intake.record_ends import RecordEnds
from headwater.intake.unpacking import is_packed, plain_chunks

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SPACE = ord(" ")
_MAY_STAND_OUTSIDE = np.isin(np.arange(256), list(b' ,;\t|"\r\n\0'))
"""Bytes beside which a space may be the first or last letter of a cell, however cells are told."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What is known of a file before it is read.

    `plain` holds its unpacked bytes. `records` counts a blank line as one, which sends the file
    to the exact reader. `is_regular` says that it is UTF-8 with no giant line, no NUL and no
    quote left open, so that the fast reader may try it as it is. `has_loose_spaces` says that a
    cell may begin or end with a space; where none can, nobody need look at the ends of each.
    """

    plain: Path
    encoding: str
    records: int
    is_regular: bool
    has_loose_spaces: bool = True


@dataclass(slots=True)
class _Tally:
    """Counts records chunk by chunk; a newline inside quotes ends no record."""

    head: bytes = b""
    size: int = 0
    records: int = 0
    is_utf8: bool = True
    is_odd: bool = False
    has_loose_spaces: bool = False
    last: bytes = b"\n"
    """The last two bytes; before the first one stands the beginning of a line."""
    _ends: RecordEnds = field(default_factory=RecordEnds)
    _decoder: codecs.IncrementalDecoder = field(
        default_factory=codecs.getincrementaldecoder("utf-8")
    )

    def take(self, chunk: bytes) -> None:
        self.head = self.head or chunk[:4096]
        self.size += len(chunk)
        self._check_text(chunk)
        self._check_lines(chunk)
        self.records += self._ends.count(chunk)
        self._check_spaces(chunk)

    def finish(self) -> None:
        self._check_text(b"", final=True)
        if self.size and not self.last.endswith(b"\n"):
            self.records += 1
        # A reader that uses one thread drops the row of a quote that never closes.
        self.is_odd = self.is_odd or self._ends.in_quotes
        self.has_loose_spaces = self.has_loose_spaces or self.last.endswith(b" ")

    def _check_text(self, chunk: bytes, *, final: bool = False) -> None:
        is_whole = not self._decoder.getstate()[0]
        if not self.is_utf8 or (is_whole and chunk.isascii()):
            return
        try:
            self._decoder.decode(chunk, final)
        except UnicodeDecodeError:
            self.is_utf8 = False

    def _check_lines(self, chunk: bytes) -> None:
        has_no_newline = b"\n" not in chunk and len(chunk) > len(self.head)
        self.is_odd = self.is_odd or has_no_newline or b"\0" in chunk

    def _check_spaces(self, chunk: bytes) -> None:
        """Look at both sides of each space, the last byte before the chunk among them."""
        around = self.last + chunk
        self.last = around[-2:]
        if self.has_loose_spaces:
            return
        letters = np.frombuffer(around, np.uint8)
        before = np.flatnonzero(letters[1:-1] == _SPACE)
        beside = np.concatenate((letters[before], letters[before + 2]))
        self.has_loose_spaces = bool(_MAY_STAND_OUTSIDE[beside].any())


def digest_of(path: Path) -> str:
    """The SHA-256 of a file as supplied."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def survey(path: Path, *, workspace: Path) -> Surveyed:
    """Look at every byte of `path`, unpacking it into `workspace` if it is packed.

    Raises FileEmpty, NotCsv, ArchiveDamaged or ArchiveTooLarge.
    """
    tally, plain = _tally(path, workspace)
    if not tally.head.strip(b"\0\r\n\t ;,\xef\xbb\xbf\xff\xfe"):
        raise FileEmpty(
            found=f"{path.name} is empty.",
            expected="a line of headers, then rows.",
            next_step="export the file again and look at it before sending.",
        )
    encoding = _encoding(tally)
    is_regular = encoding.startswith("utf-8") and not tally.is_odd and tally.records > 1
    return Surveyed(plain, encoding, tally.records, is_regular, tally.has_loose_spaces)


def _tally(path: Path, workspace: Path) -> tuple[_Tally, Path]:
    tally = _Tally()
    if not is_packed(path):
        for chunk in plain_chunks(path):
            tally.take(chunk)
        tally.finish()
        return tally, path
    plain = workspace / "unpacked.csv"
    with plain.open("wb") as target:
        for chunk in plain_chunks(path):
            tally.take(chunk)
            _put(target, chunk)
    tally.finish()
    return tally, plain


def _put(target: BinaryIO, chunk: bytes) -> None:
    target.write(chunk)


def _encoding(tally: _Tally) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if tally.head.startswith(mark):
            return encoding
    if tally.head[1:200:2].count(0) > len(tally.head[1:200:2]) // 2:
        return "utf-16-le"
    if tally.head[0:200:2].count(0) > len(tally.head[0:200:2]) // 2:
        return "utf-16-be"
    return "utf-8" if tally.is_utf8 else "cp1252"
