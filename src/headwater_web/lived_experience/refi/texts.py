"""The text of a source, and where its characters stand once it is tidied."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass

from headwater_web.lived_experience.refi.writing import INTERNAL, SOURCES_FOLDER

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Tidied:
    """A text with one sign for the end of a line and no empty edges.

    `original` is the text as it came and `lead` how many characters its beginning lost.
    """

    text: str
    original: str
    lead: int

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Where characters stand now, or nothing where they are not within the text."""
        if not 0 <= start < end <= len(self.original):
            return None
        first, last = (self._moved(each) for each in (start, end))
        return (first, last) if first < last else None

    def _moved(self, position: int) -> int:
        lost = self.original.count("\r\n", 0, position)
        return min(max(position - lost - self.lead, 0), len(self.text))


def tidied(text: str) -> Tidied:
    """A text as notes keep it.

    >>> tidied("  One.\\r\\nTwo.").moved(8, 12)
    (5, 9)
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return Tidied(lines.strip(), text, len(lines) - len(lines.lstrip()))


def text_of(attributes: Mapping[str, str], content: str, files: Mapping[str, bytes]) -> str | None:
    """The plain text of a source: beside the project, or within it. None where there is none.

    `files` are known by their names in small letters.
    """
    path = attributes.get("plainTextPath", "")
    if not path:
        return content or None
    if not path.startswith(INTERNAL):
        return None
    body = files.get(f"{SOURCES_FOLDER}/{path.removeprefix(INTERNAL)}".casefold())
    return None if body is None else _decoded(body)


def _decoded(body: bytes) -> str | None:
    encoding = next((name for mark, name in _MARKS if body.startswith(mark)), "utf-8")
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return None
