"""Evidence as a file: what it is by its content, how long it is, where it lies, who opens it."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from tests.unit.web.conftest import SIGN_IN_BACKEND
from tests.unit.web.strategy.files import (
    AUTHOR,
    JPEG,
    PNG,
    archive,
    docx,
    odt,
    pdf,
    upload,
    xlsx,
)

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.keeping.rows import NeverChanged
from headwater_web.strategy.actions.closing import Evidence, confirm_done, say_done
from headwater_web.strategy.evidence.kinds import HasMacros, NotEvidence, UnknownKind, kind_of
from headwater_web.strategy.evidence.limits import LARGEST_EVIDENCE_BYTES
from headwater_web.strategy.evidence.pages import NeedsPassword, Unopenable, count_pages
from headwater_web.strategy.evidence.receiving import (
    LimitedUploadHandler,
    TooLarge,
    receive,
    shown_name,
)
from headwater_web.strategy.evidence.store import keep_file, kept_at
from headwater_web.strategy.models import Action, EvidenceFile

SignedIn = Callable[[str], Client]

KINDS = [
    (pdf(1), "x.exe", "pdf"),
    (PNG, "x", "png"),
    (JPEG, "x.png", "jpg"),
    (docx(), "x.zip", "docx"),
    (xlsx(), "x.docx", "xlsx"),
    (odt(), "x", "odt"),
    (b"a,b\n1,2\n", "x.csv", "csv"),
    ("caf\u00e9".encode("cp1252"), "x.txt", "txt"),
    ("plain \u2713".encode(), "X.TXT", "txt"),
]
NOT_EVIDENCE = [
    (b"MZ\x90\x00", "x.pdf", UnknownKind),
    (b"<script>alert(1)</script>", "x.html", UnknownKind),
    (b"text with a \x00 in it", "x.txt", UnknownKind),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.txt", UnknownKind),
    (archive(("a", "b")), "x.docx", UnknownKind),
    (b"PK\x03\x04 and nothing more", "x.docx", UnknownKind),
    (docx(macros=True), "x.docx", HasMacros),
    (pdf(1, password="secret"), "x.pdf", NeedsPassword),
    (b"%PDF-1.7 and nothing more", "x.pdf", Unopenable),
    (b"%PDF-1.7\n" + b"\xff" * 4_000, "x.pdf", Unopenable),
]


@pytest.mark.parametrize(("content", "name", "kind"), KINDS)
def test_a_kind_is_read_from_the_content(content: bytes, name: str, kind: str) -> None:
    assert kind_of(io.BytesIO(content), name=name) == kind


@pytest.mark.parametrize(("content", "name", "fault"), NOT_EVIDENCE)
def test_what_cannot_be_evidence_is_refused(
    content: bytes, name: str, fault: type[NotEvidence]
) -> None:
    with pytest.raises(fault):
        receive(upload(content, name))


PAGES = [
    (pdf(3), "x.pdf", 3),
    (docx(21), "x.docx", 21),
    (docx(None), "x.docx", None),
    (odt(7), "x.odt", 7),
    (b"x" * 60_001, "x.txt", 21),
    (b"x", "x.txt", 1),
    (b"a,b\n", "x.csv", None),
    (PNG, "x.png", None),
    (xlsx(), "x.xlsx", None),
]


@pytest.mark.parametrize(("content", "name", "pages"), PAGES)
def test_pages_are_counted(content: bytes, name: str, pages: int | None) -> None:
    opened = io.BytesIO(content)
    assert count_pages(opened, kind_of(opened, name=name)) == pages


NAMES = [
    ("../../etc/passwd", "passwd.pdf"),
    ("C:\\Users\\me\\Report of May.docx", "Report of May.pdf"),
    ("fdp.\u202etxt", "fdp.pdf"),
    ('a"; filename="b.html\r\nX: y', "a filename b.pdf"),
    ("...", "evidence.pdf"),
    ("", "evidence.pdf"),
    ("x" * 300, "x" * 90 + ".pdf"),
]


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_a_name_is_shown_without_what_could_mislead(name: str, shown: str) -> None:
    kind = kind_of(io.BytesIO(pdf(1)), name=name)
    assert shown_name(name, kind) == shown


class Reading(io.BytesIO):
    """Remembers the largest portion that was read at once."""

    largest = 0

    def read(self, size: int | None = -1) -> bytes:
        portion = super().read(size)
        self.largest = max(self.largest, len(portion))
        return portion


def test_the_same_file_twice_is_kept_once_and_never_read_whole(home: Path) -> None:
    content = b"x" * 5_000_000
    digests = set()
    for _time in range(2):
        opened = Reading(content)
        digests.add(keep_file(opened))
        assert opened.largest <= 64 * 1024
    (digest,) = digests
    assert digest == hashlib.sha256(content).hexdigest()
    assert [path for path in home.rglob("*") if path.is_file()] == [kept_at(digest)]
    assert kept_at(digest).is_relative_to(home / "evidence")
    assert kept_at(digest).stat().st_mode & 0o077 == 0


def test_more_than_may_be_kept_is_not_even_written() -> None:
    handler = LimitedUploadHandler()
    handler.new_file("file", "x.pdf", "application/pdf", None)
    half = LARGEST_EVIDENCE_BYTES // 2
    for start in range(0, 4 * half, half):
        handler.receive_data_chunk(bytes(half), start)
    found = handler.file_complete(4 * half)
    assert found.file.tell() == 0
    assert found.file.seek(0, 2) == LARGEST_EVIDENCE_BYTES
    with pytest.raises(TooLarge):
        receive(found)
    found.close()


DONE = {"version": 1, "evidence": "The report shows it", "evidence_address": ""}


@pytest.fixture
def done(action: Action) -> str:
    """The address at which an action is said to be done."""
    return f"/actions/{action.reference}/done/"


class TestSayingItIsDone:
    """With a file in a browser."""

    def test_a_file_is_enough(self, done: str, action: Action, signed_in: SignedIn) -> None:
        content = pdf(2)
        sent = signed_in("ben").post(done, DONE | {"file": upload(content, "May/report.pdf")})
        assert sent.status_code == 302
        (file,) = EvidenceFile.objects.all()
        assert (file.shown_name, file.pages, file.kind) == ("report.pdf", 2, "pdf")
        assert action.closures.get().file == file
        page = signed_in("hari").get(f"/actions/{action.reference}/done/confirm/").text
        assert "report.pdf" in page
        assert "2 pages" in page

    def test_the_record_knows_its_digest_and_no_name(
        self, done: str, action: Action, signed_in: SignedIn
    ) -> None:
        content = pdf(2)
        signed_in("ben").post(done, DONE | {"file": upload(content, "secret name.pdf")})
        event = AuditEvent.objects.get(action="strategy.evidence_added")
        assert hashlib.sha256(content).hexdigest() in event.details
        assert "secret" not in event.details

    def test_four_hundred_pages_say_where_to_look(
        self, done: str, action: Action, signed_in: SignedIn
    ) -> None:
        ben, long = signed_in("ben"), pdf(400)
        refused = ben.post(done, DONE | {"file": upload(long)})
        assert refused.status_code == 422
        for words in ("This document has 400 pages.", "The report shows it", "Choose the file"):
            assert words in refused.text
        assert not EvidenceFile.objects.exists()
        place = {"where_to_look": "Page 212, the second table"}
        assert ben.post(done, DONE | {"file": upload(long)} | place).status_code == 302
        assert "Where to look: Page 212" in ben.get(f"/actions/{action.reference}/").text

    def test_four_hundred_pages_without_a_place_the_database_refuses(
        self, action: Action, cast: dict[str, Person]
    ) -> None:
        received = receive(upload(pdf(400)))
        assert received.is_long
        with pytest.raises(IntegrityError), transaction.atomic():
            say_done(
                by=cast["ben"], action=action, version=1, evidence=Evidence("x", file=received)
            )

    def test_a_file_over_the_limit_is_said_and_no_word_is_lost(
        self, done: str, signed_in: SignedIn
    ) -> None:
        large = upload(b"%PDF-" + bytes(LARGEST_EVIDENCE_BYTES))
        refused = signed_in("ben").post(done, DONE | {"file": large})
        assert refused.status_code == 422
        assert "larger than 20 MB" in refused.text
        assert "The report shows it" in refused.text

    @pytest.mark.parametrize(
        ("content", "words"), [(b"", "The file is empty."), (b"MZ\x90", "none of PDF, PNG")]
    )
    def test_what_cannot_be_taken_is_said(
        self, content: bytes, words: str, done: str, signed_in: SignedIn
    ) -> None:
        refused = signed_in("ben").post(done, DONE | {"file": upload(content)})
        assert words in refused.text

    def test_when_somebody_else_changed_it_the_file_is_asked_for_again(
        self, done: str, action: Action, signed_in: SignedIn
    ) -> None:
        Action.objects.update(version=2)
        refused = signed_in("ben").post(done, DONE | {"file": upload(pdf(1))})
        assert "Somebody else changed this action" in refused.text
        assert "Choose the file again" in refused.text
        assert "The report shows it" in refused.text

    def test_the_page_says_what_must_not_be_in_it(self, done: str, signed_in: SignedIn) -> None:
        page = signed_in("ben").get(done).text
        assert 'enctype="multipart/form-data"' in page
        assert "no personal details of people outside work" in page

    def test_a_request_without_the_token_is_refused(
        self, done: str, cast: dict[str, Person]
    ) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(cast["ben"], backend=SIGN_IN_BACKEND)
        assert client.post(done, DONE | {"file": upload(pdf(1))}).status_code == 403

    def test_progress_can_bring_a_file_too(self, action: Action, signed_in: SignedIn) -> None:
        said = {"version": 1, "words": "Half way", "file": upload(b"a,b\n", "half way.csv")}
        address = f"/actions/{action.reference}/"
        assert signed_in("ben").post(f"{address}progress/", said).status_code == 302
        assert "half way.csv" in signed_in("imani").get(address).text


class TestOpening:
    """Only with the permission for the action, and never to be run."""

    @pytest.fixture
    def file(self, action: Action, cast: dict[str, Person]) -> EvidenceFile:
        received = receive(upload(docx(2), "minutes.docx"))
        say_done(by=cast["ben"], action=action, version=1, evidence=Evidence("x", file=received))
        return EvidenceFile.objects.get()

    def test_it_is_offered_as_a_file_to_keep(
        self, file: EvidenceFile, action: Action, signed_in: SignedIn
    ) -> None:
        answer = signed_in("imani").get(f"/actions/{action.reference}/evidence/{file.pk}/")
        assert b"".join(answer.streaming_content) == docx(2)
        assert answer["Content-Disposition"] == 'attachment; filename="minutes.docx"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"].endswith("wordprocessingml.document")
        assert "no-store" in answer["Cache-Control"]

    def test_a_stranger_is_asked_to_sign_in(
        self, file: EvidenceFile, action: Action, client: Client
    ) -> None:
        answer = client.get(f"/actions/{action.reference}/evidence/{file.pk}/")
        assert answer["Location"].startswith("/sign-in/")

    def test_it_opens_at_its_own_action_alone(
        self, file: EvidenceFile, action: Action, signed_in: SignedIn
    ) -> None:
        hari = signed_in("hari")
        for address in (f"A-99/evidence/{file.pk}/", f"{action.reference}/evidence/999/"):
            assert hari.get(f"/actions/{address}").status_code == 404

    def test_one_that_is_gone_from_disk_is_not_found(
        self, file: EvidenceFile, action: Action, signed_in: SignedIn
    ) -> None:
        kept_at(file.digest).unlink()
        address = f"/actions/{action.reference}/evidence/{file.pk}/"
        assert signed_in("hari").get(address).status_code == 404

    def test_who_wrote_an_office_file_is_not_shown(
        self, file: EvidenceFile, action: Action, signed_in: SignedIn
    ) -> None:
        assert AUTHOR not in signed_in("hari").get(f"/actions/{action.reference}/").text

    def test_confirmed_evidence_stays(
        self, file: EvidenceFile, action: Action, cast: dict[str, Person]
    ) -> None:
        confirm_done(by=cast["hari"], action=action, version=2)
        with pytest.raises(NeverChanged):
            file.delete()
        with pytest.raises(NeverChanged):
            EvidenceFile.objects.update(shown_name="other.docx")
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            connection.cursor().execute("UPDATE strategy_evidencefile SET digest = 'x'")
