"""Which files a release offers to everyone: looked up by name, never by a path asked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater.released import layout
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader

OPEN_DATA: Final[dict[str, Promise]] = {
    layout.VALUES_CSV: _("Every released value, one row each (CSV)"),
    layout.VALUES: _("The same values (Parquet)"),
    layout.DATA_DICTIONARY: _("What each column means (JSON schema)"),
    layout.MEASURES: _("The definitions of the measures (JSON)"),
    layout.SOURCES: _("The sources (JSON)"),
    layout.AREAS: _("The areas (JSON)"),
    layout.DIGESTS: _("Checksums of every file (SHA-256)"),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """One file that can be downloaded."""

    name: str
    words: Promise | str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ListedRelease:
    """One release with its open data."""

    release: Release
    is_current: bool
    files: tuple[Offered, ...]


def releases(reader: ReleasedReader) -> list[ListedRelease]:
    """Every release that is here, newest first."""
    current = reader.current_id()
    return [
        ListedRelease(reader.open(found), found == current, open_data(reader, found))
        for found in reversed(reader.release_ids())
    ]


def open_data(reader: ReleasedReader, release_id: str) -> tuple[Offered, ...]:
    """The open-data files that a release holds."""
    folder = reader.folder(release_id)
    return tuple(
        Offered(name, words, (folder / name).stat().st_size)
        for name, words in OPEN_DATA.items()
        if (folder / name).is_file()
    )


def open_data_file(reader: ReleasedReader, release_id: str, name: str) -> Path | None:
    """An open-data file of a release. Raises ReleaseNotFound."""
    folder = reader.folder(release_id)
    return folder / name if name in OPEN_DATA and (folder / name).is_file() else None


def document_files(reader: ReleasedReader, release_id: str, part: str) -> dict[str, Path]:
    """The files of the needs assessment, or of the figures, by name. Raises ReleaseNotFound."""
    if part not in {layout.ASSESSMENT, layout.FIGURES}:
        return {}
    folder = reader.folder(release_id) / part
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}
