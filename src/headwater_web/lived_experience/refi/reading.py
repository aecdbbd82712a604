"""Reading a project or a codebook that another program wrote. What is unknown is told, not taken.

Source: REFI-QDA Standard 1.0. Programs differ in small things (letter case of folders, marks at
the beginning of a text, signs for the end of a line), so names are read without their namespace
and positions are moved where a text is tidied.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as Xml

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.lived_experience.refi.project import (
    Case,
    Code,
    MemoText,
    Project,
    Segment,
    Source,
    User,
)
from headwater_web.lived_experience.refi.texts import Tidied, text_of, tidied
from headwater_web.lived_experience.refi.unpacking import NotReadable, unpack

DEEPEST = 20
_KNOWN_PARTS = {
    "Users",
    "CodeBook",
    "Variables",
    "Cases",
    "Sources",
    "Notes",
    "Description",
    "NoteRef",
}


@dataclass(slots=True)
class _Reading:
    """What has been met so far that was not taken."""

    files: Mapping[str, bytes]
    not_taken: list[str] = field(default_factory=list)

    def leave(self, words: str) -> None:
        self.not_taken.append(words)


def read_project(body: bytes) -> Project:
    """A .qdpx project, or a .qdc codebook as a project without texts. Raises NotReadable."""
    root, files = unpack(body)
    reading = _Reading({name.casefold(): content for name, content in files.items()})
    if _name(root) == "CodeBook":
        return Project(
            name="", codes=tuple(_codes(root, reading)), not_taken=tuple(reading.not_taken)
        )
    if _name(root) != "Project":
        raise NotReadable(gettext_lazy("The file is neither a project nor a codebook."))
    return _project(root, reading)


def _project(root: Xml.Element, reading: _Reading) -> Project:
    for part in root:
        if _name(part) not in _KNOWN_PARTS:
            reading.leave(_("The part “{name}” of the file.").format(name=_name(part)[:40]))
    variables = {_guid(each): each.get("name", "") for each in _each(root, "Variables", "Variable")}
    codes = tuple(code for book in _each(root, "CodeBook") for code in _codes(book, reading))
    known = {code.guid for code in codes}
    return Project(
        name=root.get("name", ""),
        description=_text(root, "Description"),
        users=tuple(
            User(_guid(each), each.get("name", "")) for each in _each(root, "Users", "User")
        ),
        codes=codes,
        cases=tuple(_case(each, variables) for each in _each(root, "Cases", "Case")),
        sources=tuple(_sources(root, known, reading)),
        memos=tuple(
            MemoText(_guid(each), each.get("name", ""), _text(each, "PlainTextContent"))
            for each in _each(root, "Notes", "Note")
        ),
        not_taken=tuple(reading.not_taken),
    )


def _codes(book: Xml.Element, reading: _Reading) -> Iterator[Code]:
    for code in _each(book, "Codes", "Code"):
        yield from _code(code, reading, ())


def _code(element: Xml.Element, reading: _Reading, above: tuple[str, ...]) -> Iterator[Code]:
    """A code and those beneath it, which are named after it: here codes stand side by side."""
    if len(above) > DEEPEST:
        raise NotReadable(gettext_lazy("The codes stand more than 20 deep."))
    path = (*above, element.get("name", "").strip())
    yield Code(
        _guid(element),
        ": ".join(path),
        _text(element, "Description"),
        tuple(_target(each) for each in _each(element, "NoteRef")),
    )
    for beneath in _each(element, "Code"):
        yield from _code(beneath, reading, path)


def _case(element: Xml.Element, variables: Mapping[str, str]) -> Case:
    values = []
    for told in _each(element, "VariableValue"):
        name = variables.get(next((_target(each) for each in _each(told, "VariableRef")), ""), "")
        value = next((each.text or "" for each in told if _name(each).endswith("Value")), "")
        values.append((name, value))
    return Case(
        _guid(element),
        element.get("name", ""),
        tuple(values),
        tuple(_target(each) for each in _each(element, "SourceRef")),
    )


def _sources(root: Xml.Element, codes: set[str], reading: _Reading) -> Iterator[Source]:
    held = next(_each(root, "Sources"), None)
    for number, element in enumerate([] if held is None else held, start=1):
        text = text_of(element.attrib, _text(element, "PlainTextContent"), reading.files)
        if _name(element) != "TextSource" or text is None or not tidied(text).text:
            reading.leave(_("Source {number}: it is no plain text.").format(number=number))
            continue
        tidy = tidied(text)
        segments = tuple(_segments(element, tidy, codes, number, reading))
        yield Source(_guid(element), element.get("name", ""), tidy.text, segments)


def _segments(
    source: Xml.Element, tidy: Tidied, codes: set[str], number: int, reading: _Reading
) -> Iterator[Segment]:
    left = 0
    for selection in _each(source, "PlainTextSelection"):
        bounds = _bounds(selection, tidy)
        for coding in _each(selection, "Coding"):
            code = next((_target(each) for each in _each(coding, "CodeRef")), "")
            if bounds is None or code not in codes:
                left += 1
                continue
            user = coding.get("creatingUser") or selection.get("creatingUser") or ""
            yield Segment(_guid(selection), *bounds, code, user.lower())
    if left:
        reading.leave(
            _(
                "Source {number}: {left} coded pieces that lie outside the text or have no code."
            ).format(number=number, left=left)
        )


def _bounds(selection: Xml.Element, tidy: Tidied) -> tuple[int, int] | None:
    try:
        start, end = (int(selection.get(each, "")) for each in ("startPosition", "endPosition"))
    except ValueError:
        return None
    return tidy.moved(start, end)


def _each(element: Xml.Element, *path: str) -> Iterator[Xml.Element]:
    """The elements at a path, whatever their namespace."""
    if not path:
        yield element
        return
    for child in element:
        if _name(child) == path[0]:
            yield from _each(child, *path[1:])


def _name(element: Xml.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Xml.Element, name: str) -> str:
    return next((each.text or "" for each in _each(element, name)), "")


def _guid(element: Xml.Element) -> str:
    """The guid of an element; a new one where it has none that can be read."""
    return _readable(element.get("guid", "")) or str(uuid.uuid4())


def _target(element: Xml.Element) -> str:
    return _readable(element.get("targetGUID", ""))


def _readable(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""
