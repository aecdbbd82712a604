"""Taking in what another program wrote, and giving it back the same."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.unit.web.lived_experience.conftest import Desk, today

from headwater_web.audit.models import AuditEvent
from headwater_web.lived_experience.actions import importing, notes
from headwater_web.lived_experience.faults import NoConsent, NotTaken
from headwater_web.lived_experience.models import CodedSpan, Memo, Note, Purpose, Theme
from headwater_web.lived_experience.queries.exporting import project_on
from headwater_web.lived_experience.refi.project import (
    Case,
    Code,
    MemoText,
    Project,
    Segment,
    Source,
)
from headwater_web.lived_experience.refi.reading import read_project
from headwater_web.lived_experience.refi.writing import write_project

CODE, MEMO, TEXT, SEGMENT = (str(uuid.UUID(int=number, version=4)) for number in range(1, 5))
OTHERS = Project(
    name="Another program",
    codes=(Code(CODE, "Buses", "On them.\n\nUse when: a stop is named.", (MEMO,)),),
    sources=(
        Source(
            TEXT, "one", "The bus is late and the stop is dark.", (Segment(SEGMENT, 4, 7, CODE),)
        ),
        Source(str(uuid.UUID(int=9, version=4)), "two", "Ring Mr Brown on 07700 900123."),
    ),
    memos=(MemoText(MEMO, "theory", "Waiting is the danger."),),
)


def test_what_is_taken_and_what_is_not(desk: Desk) -> None:
    session = desk.session()
    taken = importing.take_project(by=desk.cast["amara"], project=OTHERS, session=session)
    assert (taken.themes, taken.memos, taken.notes, taken.spans) == (1, 1, 1, 1)
    assert taken.not_taken == [
        "Text 2: it seems to hold a telephone number, a name after a title, such as Ms."
    ]
    theme, note, span = Theme.objects.get(), Note.objects.get(), CodedSpan.objects.get()
    assert (theme.definition, theme.use_when) == ("On them.", "a stop is named.")
    assert note.text[span.start : span.end] == "bus"
    assert note.checked_at is None
    assert Memo.objects.get().words == "Waiting is the danger."


def test_given_back_it_is_the_same(desk: Desk) -> None:
    importing.take_project(by=desk.cast["amara"], project=OTHERS, session=desk.session())
    notes.check_note(by=desk.cast["grace"], note=Note.objects.get())
    given = read_project(write_project(project_on(today())))
    assert [(code.guid, code.name, code.description) for code in given.codes] == [
        (code.guid, code.name, code.description) for code in OTHERS.codes
    ]
    (source,) = given.sources
    assert (source.guid, source.text) == (TEXT, OTHERS.sources[0].text)
    assert [replace(each, user="") for each in source.segments] == list(OTHERS.sources[0].segments)
    assert [(memo.name, memo.text) for memo in given.memos] == [("theory", OTHERS.memos[0].text)]


def test_a_project_of_the_demonstration_names_nobody(staged: Desk) -> None:
    project = project_on(today())
    assert len(project.sources) == 19
    assert len(project.codes) == 10
    assert {user.name for user in project.users} == {"Coder 1", "Coder 2"}
    body = read_project(write_project(project))
    assert body == project
    for name in ("Amara", "Okafor", "Grace"):
        assert name not in repr(project)


def test_twice_takes_nothing_twice(desk: Desk) -> None:
    session = desk.session()
    for _ in range(2):
        taken = importing.take_project(by=desk.cast["amara"], project=OTHERS, session=session)
    assert (taken.themes, taken.themes_known, taken.notes) == (0, 1, 0)
    assert "Text 1: it is here already." in taken.not_taken
    assert Note.objects.count() == 1


def test_a_theme_of_the_same_name_is_used(desk: Desk) -> None:
    theme = desk.theme("buses")
    importing.take_project(by=desk.cast["amara"], project=OTHERS, session=desk.session())
    assert CodedSpan.objects.get().theme == theme


def test_cases_are_told_and_codes_that_name_somebody_left_out(desk: Desk) -> None:
    project = replace(
        OTHERS,
        codes=(*OTHERS.codes, Code(str(uuid.uuid4()), "Mr Brown")),
        cases=(Case(str(uuid.uuid4()), "A"),),
        sources=OTHERS.sources[:1],
    )
    taken = importing.take_project(by=desk.cast["amara"], project=project, session=desk.session())
    assert taken.not_taken == [
        "Code 2: it seems to hold a name after a title, such as Ms.",
        "What the file says of cases: a session is described here.",
    ]


def test_nothing_is_half_taken(desk: Desk) -> None:
    session = desk.session(purposes=frozenset({Purpose.PUBLICATION}))
    with pytest.raises(NoConsent):
        importing.take_project(by=desk.cast["amara"], project=OTHERS, session=session)
    only_names = replace(OTHERS, codes=(), memos=(), sources=OTHERS.sources[1:])
    with pytest.raises(NotTaken):
        importing.take_project(by=desk.cast["amara"], project=only_names, session=desk.session())
    assert not Note.objects.exists()
    assert not Theme.objects.exists()


class TestPages:
    """Files are given and taken on pages, and each is on record."""

    def test_three_files(self, staged: Desk, signed_in: Callable[[str], Client]) -> None:
        browser = signed_in("farah")
        before = AuditEvent.objects.count()
        project = browser.get("/lived-experience/exchange/project.qdpx")
        assert len(read_project(project.content).sources) == 19
        codebook = browser.get("/lived-experience/exchange/codebook.qdc")
        assert len(read_project(codebook.content).codes) == 10
        table = browser.get("/lived-experience/exchange/segments.csv").content.decode("utf-8-sig")
        lines = table.splitlines()
        assert lines[0].startswith("theme,theme_name,note")
        assert len(lines) > 30
        assert AuditEvent.objects.count() == before + 3

    def test_a_file_is_read_and_told(self, desk: Desk, signed_in: Callable[[str], Client]) -> None:
        session = desk.session()
        sent = {
            "file": SimpleUploadedFile("a.qdpx", write_project(OTHERS)),
            "session": session.pk,
        }
        page = signed_in("amara").post("/lived-experience/exchange/read/", sent)
        assert page.status_code == 200
        assert "Text 2: it seems to hold a telephone number" in page.content.decode()
        assert "07700" not in page.content.decode()

    def test_a_file_that_cannot_be_read(
        self, desk: Desk, signed_in: Callable[[str], Client]
    ) -> None:
        sent = {"file": SimpleUploadedFile("a.qdpx", b"words"), "session": desk.session().pk}
        page = signed_in("amara").post("/lived-experience/exchange/read/", sent)
        assert page.status_code == 422
        assert "not XML" in page.content.decode()
