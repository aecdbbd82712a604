"""The assessment that the engine writes into every release, from its numbers alone."""

from dataclasses import dataclass
from pathlib import Path

from headwater.released import layout
from headwater.released.opened import Release
from headwater_web.ui.api import released_reader

FIRST_PAGE = "index.html"
_DOCUMENTS = (".pdf", ".docx", ".odt")


@dataclass(frozen=True, slots=True)
class ReleaseDocument:
    """One file of it to take away."""

    name: str
    kind: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ReleaseAssessment:
    """The page to begin with, empty where there is none, and the files to take away."""

    release_id: str
    first_page: str
    documents: tuple[ReleaseDocument, ...]


def release_assessment(release: Release) -> ReleaseAssessment:
    """What the assessment of a release consists of."""
    folder = released_reader().folder(release.release_id) / layout.ASSESSMENT
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    first = next((path for path in pages if path.name == FIRST_PAGE), next(iter(pages), None))
    return ReleaseAssessment(
        release.release_id,
        _name(first, folder) if first is not None else "",
        tuple(
            ReleaseDocument(_name(path, folder), path.suffix[1:].upper(), path.stat().st_size)
            for path in files
            if path.suffix in _DOCUMENTS
        ),
    )


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
