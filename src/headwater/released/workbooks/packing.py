"""ZIP files whose bytes depend on nothing but what is in them: no clock, no machine."""

import io
import zipfile
from collections.abc import Iterable

_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a ZIP file can say; the real one would make each copy another file."""
_UNIX = 3
_PLAIN_FILE = 0o600 << 16


def packed(
    parts: Iterable[tuple[str, str | bytes]], *, first: tuple[str, str] | None = None
) -> bytes:
    """The parts as a ZIP file, in their order. `first` is stored as it is, as ODS wants it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        if first:
            archive.writestr(_entry(first[0], zipfile.ZIP_STORED), first[1])
        for name, content in parts:
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), content)
    return written.getvalue()


def packed_again(written: bytes) -> bytes:
    """A ZIP file with the same parts in the same order, and no time of writing."""
    with zipfile.ZipFile(io.BytesIO(written)) as before:
        return packed((name, before.read(name)) for name in before.namelist())


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ALWAYS)
    entry.compress_type = compression
    entry.external_attr = _PLAIN_FILE
    entry.create_system = _UNIX
    return entry
