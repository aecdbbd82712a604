"""A file that comes in parts: each is sealed by itself, whole or not at all, and may come again.

<upload>/upload.json       the submission, and how large its file and its parts are
<upload>/sealed.00001      the parts that have come
"""

import io
import re
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from headwater.exchange.files import flush
from headwater.exchange.messages import Submission
from headwater.sealing import seal_to
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode, Fault

MOST_PARTS = 99_999
_PART = re.compile(r"sealed\.(\d{5})")


class UploadUnknown(Fault):
    """No upload of that name has begun, or it was given up."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self) -> None:
        super().__init__(
            found="This upload is not known any more.",
            expected="an upload that began in the last two days.",
            next_step="choose the file again and send it from the beginning.",
        )


class PartsMissing(Fault):
    """Parts of the file have not come yet."""

    exit_code = ExitCode.FILE_REFUSED

    def __init__(self, numbers: tuple[int, ...], *, of: int) -> None:
        super().__init__(
            found=f"{len(numbers):,} of {of:,} parts have not come; the first is part "
            f"{numbers[0]:,}.",
            expected="every part of the file.",
            next_step="send the parts that are missing.",
        )
        self.numbers = numbers


class PartAmiss(Fault):
    """A part is not of the size that it was said to be, or has no place in the file."""

    exit_code = ExitCode.FILE_REFUSED


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that comes in parts of `part_bytes`, the last being what is left of `size_bytes`."""

    submission: Submission
    size_bytes: int
    part_bytes: int

    def size_of(self, number: int) -> int:
        """The bytes of one part, from 1. Raises PartAmiss where the file has no such part."""
        if not 1 <= number <= self.submission.parts:
            raise PartAmiss(
                found=f"Part {number:,} was sent.",
                expected=f"parts 1 to {self.submission.parts:,}.",
                next_step="send the file again from the beginning.",
            )
        return min(self.part_bytes, self.size_bytes - (number - 1) * self.part_bytes)


def parts_in(*, size_bytes: int, part_bytes: int) -> int:
    """How many parts a file comes in; an empty one comes in one.

    Raises ValueError where the sizes make no sense.

    >>> parts_in(size_bytes=10, part_bytes=4), parts_in(size_bytes=0, part_bytes=4)
    (3, 1)
    """
    if size_bytes < 0 or part_bytes < 1:
        size = counted(size_bytes, "byte")
        raise ValueError(f"found {size}, part by part of {part_bytes}; expected more")
    parts = max(1, -(-size_bytes // part_bytes))
    if parts > MOST_PARTS:
        raise ValueError(f"found {counted(parts, 'part')}; expected at most {MOST_PARTS:,}")
    return parts


def put_part(
    folder: Path, upload: Upload, number: int, source: BinaryIO, *, public_key: bytes
) -> None:
    """Seal one part into the folder of its upload, in the place of the same part if it came before.

    Raises PartAmiss where `source` holds more or fewer bytes than the part has: a connection that
    was cut must not leave a shorter file behind.
    """
    counted = _Counted(source, upload.size_of(number))
    path = folder / f"sealed.{number:05d}"
    partial = folder / f".{path.name}.{uuid.uuid4().hex}"
    try:
        with partial.open("wb") as sealed:
            seal_to(counted, sealed, public_key=public_key)  # type: ignore[arg-type]  # it reads
            flush(sealed)
        counted.check()
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def numbers_held(folder: Path) -> tuple[int, ...]:
    """The numbers of the parts in a folder, in order."""
    found = (_PART.fullmatch(path.name) for path in folder.glob("sealed.*"))
    return tuple(sorted(int(match[1]) for match in found if match))


def sealed_files(folder: Path) -> list[Path]:
    """What a submission's folder holds sealed, in the order of the file."""
    whole = folder / "sealed"
    if whole.exists():
        return [whole]
    return [folder / f"sealed.{number:05d}" for number in numbers_held(folder)]


class _Counted(io.RawIOBase):
    """Reads `source`, and stops a byte after the size that was stated."""

    def __init__(self, source: BinaryIO, size: int) -> None:
        super().__init__()
        self._source = source
        self._size = size
        self._read = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """As many bytes as are asked for, however few the source gives at a time."""
        allowed = self._size + 1 - self._read
        wanted = allowed if size < 0 else min(size, allowed)
        chunks = []
        while wanted and (chunk := self._source.read(wanted)):
            chunks.append(chunk)
            wanted -= len(chunk)
        found = b"".join(chunks)
        self._read += len(found)
        return found

    def check(self) -> None:
        if self._read != self._size:
            size = counted(min(self._read, self._size), "byte")
            raise PartAmiss(
                found=f"A part came with {size}{' and more' * (self._read > self._size)}.",
                expected=f"{counted(self._size, 'byte')}.",
                next_step="send that part again.",
            )
