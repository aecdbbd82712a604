"""Coded projects as other programs read and write them: there and back, and hostile files."""

import io
import uuid
import zipfile
from itertools import count

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater_web.lived_experience.refi import unpacking
from headwater_web.lived_experience.refi.describing import description_of, parts_of
from headwater_web.lived_experience.refi.project import (
    Case,
    Code,
    MemoText,
    Project,
    Segment,
    Source,
    User,
)
from headwater_web.lived_experience.refi.reading import read_project
from headwater_web.lived_experience.refi.unpacking import NotReadable
from headwater_web.lived_experience.refi.writing import write_codebook, write_project

LETTERS = st.characters(
    min_codepoint=32, max_codepoint=0x1F9FF, exclude_categories=("Cs", "Cc", "Cn", "Co")
)
LINES = st.text(st.one_of(LETTERS, st.just("\n")), min_size=1, max_size=80).filter(
    lambda text: text == text.strip() != ""
)
NAMES = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text == text.strip() != "")


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Any project that can be exchanged."""

    begin = draw(st.integers(0, 2**60))
    numbers = count(begin)

    def guid() -> str:
        return str(uuid.UUID(int=next(numbers), version=4))

    memos = tuple(
        MemoText(guid(), draw(NAMES), draw(LINES)) for _ in range(draw(st.integers(0, 2)))
    )
    codes = tuple(
        Code(guid(), draw(NAMES), draw(st.one_of(st.just(""), LINES)), tuple(m.guid for m in memos))
        for _ in range(draw(st.integers(0, 3)))
    )
    users = (User(guid(), "Coder 1"),)
    sources = []
    for _ in range(draw(st.integers(0, 3))):
        text = draw(LINES)
        segments = []
        for _ in range(draw(st.integers(0, 3)) if codes else 0):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            code = draw(st.sampled_from(codes))
            segments.append(Segment(guid(), start, end, code.guid, users[0].guid))
        sources.append(Source(guid(), draw(NAMES), text, tuple(segments)))
    cases = tuple(
        Case(guid(), draw(NAMES), (("kind", draw(NAMES)),), tuple(s.guid for s in sources))
        for _ in range(draw(st.integers(0, 2)))
    )
    return Project(
        draw(NAMES), draw(st.one_of(st.just(""), LINES)), users, codes, cases, tuple(sources), memos
    )


@settings(max_examples=60, deadline=None)
@given(projects())
def test_there_and_back_it_is_the_same(project: Project) -> None:
    body = write_project(project)
    back = read_project(body)
    assert back == project
    assert back.not_taken == ()
    assert write_project(back) == body


@settings(max_examples=40, deadline=None)
@given(projects())
def test_a_codebook_there_and_back(project: Project) -> None:
    back = read_project(write_codebook(project))
    assert [(c.guid, c.name, c.description) for c in back.codes] == [
        (c.guid, c.name, c.description) for c in project.codes
    ]


def test_parts_stand_in_the_order_of_the_standard() -> None:
    text = Source(str(uuid.uuid4()), "Note 1", "Said.")
    project = Project(
        "P",
        "About",
        (User(str(uuid.uuid4()), "Coder 1"),),
        (Code(str(uuid.uuid4()), "Home"),),
        (Case(str(uuid.uuid4()), "Session 1", (("kind", "workshop"),), (text.guid,)),),
        (text,),
        (MemoText(str(uuid.uuid4()), "theory", "Why"),),
    )
    with zipfile.ZipFile(io.BytesIO(write_project(project))) as archive:
        root = fromstring(archive.read("project.qde"))
        names = archive.namelist()
    order = ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Description"]
    assert [each.tag for each in root] == [f"{{urn:QDA-XML:project:1.0}}{name}" for name in order]
    assert names == ["project.qde", f"Sources/{text.guid}.txt"]


@pytest.mark.parametrize(
    "given_parts", [("A", "B", "C"), ("A", "", "C"), ("A", "B", ""), ("A", "", "")]
)
def test_what_a_theme_means_there_and_back(given_parts: tuple[str, str, str]) -> None:
    assert parts_of(description_of(*given_parts)) == given_parts


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name.replace("__", "/").replace("_qde", ".qde"), body)
    return held.getvalue()


CODE, TEXT, SEGMENT, OTHER = (str(uuid.UUID(int=number, version=4)) for number in range(1, 5))
CODING = f'<q:Coding guid="{OTHER}"><q:CodeRef targetGUID="{CODE}"/></q:Coding>'
OTHERS = f"""<?xml version="1.0" encoding="utf-8"?>
<q:Project xmlns:q="urn:QDA-XML:project:1.0" name="Another program">
 <q:CodeBook><q:Codes><q:Code guid="{CODE.upper()}" name="Home" isCodable="true">
  <q:Code guid="{OTHER}" name="Bus" isCodable="true"/></q:Code></q:Codes></q:CodeBook>
 <q:Sources>
  <q:TextSource guid="{TEXT}" name="one" plainTextPath="internal://{TEXT}.txt">
   <q:PlainTextSelection guid="{SEGMENT}" startPosition="8" endPosition="12">
    {CODING}</q:PlainTextSelection>
   <q:PlainTextSelection guid="{OTHER}" startPosition="8" endPosition="900">
    {CODING}</q:PlainTextSelection>
  </q:TextSource>
  <q:PDFSource guid="{OTHER}" name="two" path="internal://two.pdf"/>
  <q:TextSource guid="{OTHER}" name="three" plainTextPath="relative:///etc/passwd"/>
 </q:Sources>
 <q:Graphs/>
</q:Project>""".encode()


def test_a_file_of_another_program_with_its_own_ways() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("project.qde", OTHERS)
        archive.writestr(f"sources/{TEXT}.txt", b"\xef\xbb\xbf  One.\r\nTwo.\r\n")
    project = read_project(held.getvalue())
    assert [code.name for code in project.codes] == ["Home", "Home: Bus"]
    (source,) = project.sources
    assert source.text == "One.\nTwo."
    (segment,) = source.segments
    assert source.text[segment.start : segment.end] == "Two."
    assert project.not_taken == (
        "The part “Graphs” of the file.",
        "Source 1: 1 coded pieces that lie outside the text or have no code.",
        "Source 2: it is no plain text.",
        "Source 3: it is no plain text.",
    )


BOMB = b"""<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Project name="&b;"/>"""
FILES = [
    (b"", "not XML"),
    (b"just words", "not XML"),
    (b"PK\x03\x04 broken", "damaged"),
    (b"<Other/>", "neither a project nor a codebook"),
    (BOMB, "declares a document type"),
    (zipped(project_qde=BOMB), "declares a document type"),
    (b'<!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project/>', "declares a document type"),
    (zipped(other=b"<Project/>"), "holds no project.qde"),
    (b"<Project>" + b" " * unpacking.LARGEST_FILE, "larger than 5 MB"),
    (zipped(project_qde=b" " * (unpacking.LARGEST_UNPACKED + 1)), "larger than 30 MB"),
    (zipped(**{f"m{n}": b"" for n in range(unpacking.MOST_MEMBERS + 1)}), "more than 2,000"),
]


@pytest.mark.parametrize(("body", "said"), FILES, ids=[said for _body, said in FILES])
def test_hostile_files_are_refused_in_words(body: bytes, said: str) -> None:
    with pytest.raises(NotReadable, match=said):
        read_project(body)


def test_codes_that_stand_too_deep_are_refused() -> None:
    deep = b'<Code name="a">' * 60 + b"</Code>" * 60
    with pytest.raises(NotReadable, match="20 deep"):
        read_project(b"<CodeBook><Codes>" + deep + b"</Codes></CodeBook>")


def test_a_member_that_is_longer_than_it_says_is_no_way_around() -> None:
    body = bytearray(zipped(project_qde=b"<Project>" + b" " * 5000 + b"</Project>"))
    said = (5019).to_bytes(4, "little")
    for at in range(len(body) - 4):
        if body[at : at + 4] == said:
            body[at : at + 4] = (4).to_bytes(4, "little")
    with pytest.raises(NotReadable):
        read_project(bytes(body))
