"""What the engine wrote into an edition: parts to show, documents to keep."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from headwater_web.needs.queries.published import COMPUTED_PARTS, SeenEdition, files_of

KINDS: dict[str, Promise] = {
    "easy-read.pdf": _("the easy read, to print (PDF)"),
    "-worked-out.csv": _("numbers worked out from them, and how (CSV)"),
    ".pdf": _("to print or read offline (PDF)"),
    ".docx": _("to work with (Word)"),
    ".xlsx": _("every number with how it was made (Excel)"),
    ".ods": _("every number with how it was made (OpenDocument)"),
    ".csv": _("every number, one row each (CSV)"),
}
"""What a file is, by how its name ends; the first that fits counts."""
_ORDER = (".pdf", "easy-read.pdf", ".docx", ".xlsx", ".ods", ".csv", "-worked-out.csv")


@dataclass(frozen=True, slots=True)
class Document:
    """One file of an edition to take away."""

    name: str
    words: Promise
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ComputedPart:
    """What the engine wrote below the words of a module: the part itself, or its page."""

    html: SafeString | None
    page: str


def documents(seen: SeenEdition) -> tuple[Document, ...]:
    """The documents of the reader's cut, kinds in the order in which people ask for them.

    Files of single figures lie in folders, and are offered beside each figure.
    """
    found = {
        name: (kind, path)
        for name, path in files_of(seen, seen.cut).items()
        if "/" not in name and (kind := _kind(name))
    }
    return tuple(
        Document(name, KINDS[kind], path.stat().st_size)
        for name, (kind, path) in sorted(found.items(), key=lambda each: _ORDER.index(each[1][0]))
    )


def _kind(name: str) -> str:
    return next((ending for ending in KINDS if name.endswith(ending)), "")


def computed_part(seen: SeenEdition, key: str) -> ComputedPart:
    """What the engine wrote into one module, in the reader's cut."""
    files = files_of(seen, seen.cut)
    part = files.get(f"{COMPUTED_PARTS}{key}.html")
    pages = (name for name in (f"{key}.html", "index.html") if name in files)
    return ComputedPart(_trusted(part) if part is not None else None, next(pages, ""))


def computed_words(seen: SeenEdition, key: str) -> str:
    """The same part in words alone, empty where there is none."""
    part = files_of(seen, seen.cut).get(f"{COMPUTED_PARTS}{key}.html")
    return _words_alone(part) if part is not None else ""


@lru_cache(maxsize=128)
def _words_alone(path: Path) -> str:
    """A part never changes once it is published, so it is read once."""
    return " ".join(strip_tags(path.read_text("utf-8")).split())


def _trusted(path: Path) -> SafeString:
    """A part as the engine wrote it from released numbers; the page's policy runs no script."""
    return mark_safe(path.read_text("utf-8"))  # noqa: S308 - escaped where the engine wrote it
