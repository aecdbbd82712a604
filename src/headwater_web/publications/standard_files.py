"""The data standard of a release, and its files as they are handed over."""

import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Final

from headwater.released import layout
from headwater.released.reader import ReleasedReader

SPECIFICATION: Final = "specification.yaml"
FIELDS: Final = "fields.csv"
CODES: Final = "codes.csv"
_WITHIN: Final = {
    SPECIFICATION: "extracts/{feed}.yaml",
    FIELDS: "fields/{feed}.csv",
    CODES: "codes/{feed}.csv",
}
"""Where each file of a feed lies in what is handed over."""


def standard_archive(reader: ReleasedReader, release_id: str) -> Path | None:
    """Everything in one ZIP, where the release has it. Raises ReleaseNotFound."""
    path = reader.folder(release_id) / layout.STANDARD_ZIP
    return path if path.is_file() else None


def standard_file(reader: ReleasedReader, release_id: str, *, feed: str, name: str) -> bytes | None:
    """One file of one feed, as it lies in the ZIP. Raises ReleaseNotFound."""
    archive = standard_archive(reader, release_id)
    if archive is None or name not in _WITHIN:
        return None
    return _member(archive, _WITHIN[name].format(feed=feed))


@lru_cache(maxsize=8)
def _member(archive: Path, name: str) -> bytes | None:
    with zipfile.ZipFile(archive) as opened:
        try:
            return opened.read(name)
        except KeyError:
            return None
