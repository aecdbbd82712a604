"""Writing a project as a .qdpx file and a codebook as a .qdc file.

Source: REFI-QDA Standard 1.0, Rotterdam Exchange Format Initiative (project and codebook
exchange). Positions count characters of the plain text from 0; the end is not included.
"""

import io
import re
import uuid
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from headwater_web.lived_experience.refi.project import Case, Code, MemoText, Project, Source

PROJECT_SPACE = "urn:QDA-XML:project:1.0"
CODEBOOK_SPACE = "urn:QDA-XML:codebook:1.0"
PROJECT_FILE = "project.qde"
SOURCES_FOLDER = "Sources"
INTERNAL = "internal://"
ORIGIN = "Headwater"
_ONE_DAY = (1980, 1, 1, 0, 0, 0)
"""The same for every member, so that the same project is the same file."""
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_project(project: Project) -> bytes:
    """A project as a .qdpx file: a zip with project.qde and one plain text for each source."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, PROJECT_FILE, _serialised(_project(project)))
        for source in project.sources:
            _put(archive, f"{SOURCES_FOLDER}/{source.guid}.txt", source.text.encode("utf-8"))
    return held.getvalue()


def write_codebook(project: Project) -> bytes:
    """The codes alone, as a .qdc file."""
    root = Xml.Element("CodeBook", {"xmlns": CODEBOOK_SPACE, "origin": ORIGIN})
    _codes(root, project.codes, with_memos=False)
    return _serialised(root)


def _project(project: Project) -> Xml.Element:
    root = Xml.Element(
        "Project", {"xmlns": PROJECT_SPACE, "name": _clean(project.name), "origin": ORIGIN}
    )
    if project.users:
        users = Xml.SubElement(root, "Users")
        for user in project.users:
            Xml.SubElement(users, "User", {"guid": user.guid, "name": _clean(user.name)})
    if project.codes:
        _codes(Xml.SubElement(root, "CodeBook"), project.codes, with_memos=True)
    variables = _variables(root, project.cases)
    _cases(root, project.cases, variables)
    _sources(root, project.sources)
    _memos(root, project.memos)
    _words(root, "Description", project.description)
    return root


def _codes(parent: Xml.Element, codes: Iterable[Code], *, with_memos: bool) -> None:
    held = Xml.SubElement(parent, "Codes")
    for code in codes:
        element = Xml.SubElement(
            held, "Code", {"guid": code.guid, "name": _clean(code.name), "isCodable": "true"}
        )
        _words(element, "Description", code.description)
        for memo in code.memos if with_memos else ():
            Xml.SubElement(element, "NoteRef", {"targetGUID": memo})


def _variables(root: Xml.Element, cases: Iterable[Case]) -> dict[str, str]:
    """The names of what is known of cases, each with a guid of its own."""
    names = dict.fromkeys(name for case in cases for name, _value in case.values)
    guids = {name: str(uuid.uuid5(uuid.NAMESPACE_URL, f"{ORIGIN}:{name}")) for name in names}
    if guids:
        held = Xml.SubElement(root, "Variables")
        for name, guid in guids.items():
            Xml.SubElement(
                held, "Variable", {"guid": guid, "name": _clean(name), "typeOfVariable": "Text"}
            )
    return guids


def _cases(root: Xml.Element, cases: tuple[Case, ...], variables: dict[str, str]) -> None:
    if not cases:
        return
    held = Xml.SubElement(root, "Cases")
    for case in cases:
        element = Xml.SubElement(held, "Case", {"guid": case.guid, "name": _clean(case.name)})
        for name, value in case.values:
            told = Xml.SubElement(element, "VariableValue")
            Xml.SubElement(told, "VariableRef", {"targetGUID": variables[name]})
            Xml.SubElement(told, "TextValue").text = _clean(value)
        for source in case.sources:
            Xml.SubElement(element, "SourceRef", {"targetGUID": source})


def _sources(root: Xml.Element, sources: tuple[Source, ...]) -> None:
    if not sources:
        return
    held = Xml.SubElement(root, "Sources")
    for source in sources:
        element = Xml.SubElement(
            held,
            "TextSource",
            {
                "guid": source.guid,
                "name": _clean(source.name),
                "plainTextPath": f"{INTERNAL}{source.guid}.txt",
            },
        )
        for segment in source.segments:
            by = {"creatingUser": segment.user} if segment.user else {}
            selection = Xml.SubElement(
                element,
                "PlainTextSelection",
                {
                    "guid": segment.guid,
                    "startPosition": str(segment.start),
                    "endPosition": str(segment.end),
                    **by,
                },
            )
            # A coding is another thing than the selection, and needs a guid of its own.
            own = str(uuid.uuid5(uuid.UUID(segment.guid), segment.code))
            coding = Xml.SubElement(selection, "Coding", {"guid": own, **by})
            Xml.SubElement(coding, "CodeRef", {"targetGUID": segment.code})


def _memos(root: Xml.Element, memos: tuple[MemoText, ...]) -> None:
    if not memos:
        return
    held = Xml.SubElement(root, "Notes")
    for memo in memos:
        element = Xml.SubElement(held, "Note", {"guid": memo.guid, "name": _clean(memo.name)})
        Xml.SubElement(element, "PlainTextContent").text = _clean(memo.text)


def _words(parent: Xml.Element, name: str, words: str) -> None:
    if words:
        Xml.SubElement(parent, name).text = _clean(words)


def _clean(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", words)


def _serialised(root: Xml.Element) -> bytes:
    body: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _put(archive: zipfile.ZipFile, name: str, body: bytes) -> None:
    member = zipfile.ZipInfo(name, date_time=_ONE_DAY)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, body)
