"""Sealed files: packed, then encrypted, in a stream; opened again chunk by chunk.

Text packs to a third, which halves the time to seal a large file: the disk is the slow part.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, BinaryIO

from headwater.custody.layout import put_whole
from headwater.sealing import seal, unseal

if TYPE_CHECKING:
    import pyarrow as pa

_CHUNK = 1 << 20
_PACKING_LEVEL = -3


@dataclass(frozen=True, slots=True)
class Sealing:
    """A file being sealed at `path` beside other work, and the SHA-256 of it as it was.

    `unread` is how the file stood before anybody read it.
    """

    path: Path
    digest: Future[str]
    unread: FileState


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells whether a file was written to: its size, and when it was last written."""

    size: int
    written_at: int

    @classmethod
    def of(cls, path: Path) -> FileState:
        """How the file stands now."""
        status = path.stat()
        return cls(status.st_size, status.st_mtime_ns)


class _SealingStopped(Exception):
    """Nobody wants the sealed file any more: the one being sealed was refused."""


class _Packing(io.RawIOBase):
    """Reads `source` packed with Zstandard, and its digest as it was."""

    def __init__(self, source: BinaryIO, stopped: Event) -> None:
        import pyarrow as pa

        super().__init__()
        self._source = source
        self._stopped = stopped
        self._packed = io.BytesIO()
        self._codec = pa.Codec("zstd", compression_level=_PACKING_LEVEL)
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """At least `size` bytes unless the end is near: whole frames, one for each chunk."""
        frames = [self._packed.read()]
        length = len(frames[0])
        while length < size:
            chunk = self._source.read(_CHUNK)
            if not chunk:
                break
            if self._stopped.is_set():
                raise _SealingStopped
            self.digest.update(chunk)
            frames.append(self._codec.compress(chunk, asbytes=True))
            length += len(frames[-1])
        joined = b"".join(frames)
        self._packed = io.BytesIO(joined[size:])
        return joined[:size]


@contextmanager
def sealing(source: Path, target: Path, *, key: bytes) -> Iterator[Sealing]:
    """Seal `source` as `target` in a thread of its own, given up when the context is left early."""
    stopped = Event()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="sealing") as beside:
        try:
            unread = FileState.of(source)
            yield Sealing(target, beside.submit(_seal, source, target, key, stopped), unread)
        finally:
            stopped.set()


def seal_file(source: Path, target: Path, *, key: bytes) -> str:
    """Seal `source` as `target`, whole or not at all; return the SHA-256 of `source`.

    Raises StorageFault when the disk cannot hold it.
    """
    return _seal(source, target, key, Event())


def _seal(source: Path, target: Path, key: bytes, stopped: Event) -> str:
    with source.open("rb") as plain, put_whole(target) as sealed:
        packing = _Packing(plain, stopped)
        seal(packing, sealed, key=key)  # type: ignore[arg-type]  # it reads bytes like any other
    return packing.digest.hexdigest()


def open_sealed(path: Path, *, key: bytes) -> Iterator[bytes]:
    """The plain chunks of a sealed file. Raises SealBroken when it was altered."""
    import pyarrow as pa

    with path.open("rb") as sealed:
        packed = io.BufferedReader(_Chunks(unseal(sealed, key=key)))
        with pa.CompressedInputStream(pa.PythonFile(packed, "r"), "zstd") as plain:
            while chunk := plain.read(_CHUNK):
                yield chunk


class _Chunks(io.RawIOBase):
    """A file made of chunks."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        super().__init__()
        self._chunks = chunks
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as the base does
        if not self._rest:
            self._rest = next(self._chunks, b"")
        given = self._rest[: len(buffer)]
        buffer[: len(given)] = given
        self._rest = self._rest[len(given) :]
        return len(given)


def open_sealed_table(path: Path, *, key: bytes) -> pa.Table:
    """The table in a sealed Parquet file, never written to the disk in plain."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    return pq.read_table(pa.BufferReader(b"".join(open_sealed(path, key=key))))
