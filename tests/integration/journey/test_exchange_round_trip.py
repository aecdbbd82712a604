"""Ben's file goes to the engine sealed and comes back as an answer; nothing of it stays."""

import io
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.integration.journey.homes import CommandLine, state_of
from tests.integration.journey.police import FORENAME, SURNAME, crime, write_crimes

from headwater.exchange.messages import Answer, Submission
from headwater.exchange.report import Outcome
from headwater.exchange.spool import Spool, new_submission_id

FEED = "police_recorded_crime"
Send = Callable[..., str]


@pytest.fixture
def spool(changing_home: CommandLine) -> Spool:
    """The exchange, opened by the worker as it starts."""
    assert changing_home.json("worker", "--once") == {"answered": 0}
    return Spool(changing_home.home / "exchange")


@pytest.fixture
def send(spool: Spool) -> Send:
    def sent(
        content: bytes,
        *,
        feed: str = FEED,
        supplier: str = "police",
        name: str = "january.csv",
        minute: int = 0,
    ) -> str:
        submission = Submission(
            submission_id=new_submission_id(),
            feed=feed,
            supplier=supplier,
            file_name=name,
            size_bytes=len(content),
            submitted_at=datetime(2026, 2, 5, 9, minute, tzinfo=UTC),
            requested_by="person-2",
        )
        spool.submit(submission, io.BytesIO(content))
        return submission.submission_id

    return sent


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    rows = [crime(number, Committed_From="05/01/2026 21:30") for number in range(900, 930)]
    return write_crimes(tmp_path / "january.csv", rows).read_bytes()


def answer(spool: Spool, submission_id: str) -> Answer:
    found = spool.answer(submission_id)
    assert found is not None
    return found


def exchanged(command: CommandLine) -> bytes:
    """Everything that stands in the exchange."""
    return b"".join(
        path.read_bytes() for path in (command.home / "exchange").rglob("*") if path.is_file()
    )


def test_a_submitted_file_is_accepted_and_its_copy_forgotten(
    changing_home: CommandLine, spool: Spool, send: Send, content: bytes
) -> None:
    sent = send(content)
    assert changing_home.json("status")["waiting"] == 1
    assert FORENAME.encode() not in exchanged(changing_home)
    assert changing_home.json("worker", "--once") == {"answered": 1}
    report = answer(spool, sent).report
    assert (report.outcome, report.rows_accepted) == (Outcome.ACCEPTED, 30)
    assert (report.file_name, report.version) == ("january.csv", 1)
    assert not list((changing_home.home / "exchange" / "submissions").glob("*"))
    assert not list((changing_home.home / "workspace").glob("*"))


def test_nothing_that_crosses_names_anyone(
    changing_home: CommandLine, send: Send, content: bytes
) -> None:
    send(content)
    send(content.replace(b"8/6", b"05-Jan"), minute=1)
    changing_home.json("worker", "--once")
    crossed = exchanged(changing_home)
    for written in (FORENAME, SURNAME, "14/02/1987", "1987-02-14"):
        assert written.encode() not in crossed


@pytest.mark.parametrize(
    ("feed", "supplier"),
    [
        (FEED, "ambulance"),
        ("hospital_admissions", "health_board"),
        ("basis_register", "partnership"),
    ],
)
def test_a_supplier_without_an_agreement_is_refused_and_nothing_is_kept(
    changing_home: CommandLine,
    spool: Spool,
    send: Send,
    content: bytes,
    feed: str,
    supplier: str,
) -> None:
    before = changing_home.json("status")["feeds"]
    sent = send(content, feed=feed, supplier=supplier)
    changing_home.json("worker", "--once")
    report = answer(spool, sent).report
    assert report.outcome is Outcome.REFUSED
    assert "not agreed" in (report.found or "")
    assert changing_home.json("status")["feeds"] == before
    assert not list((changing_home.home / "exchange" / "submissions").glob("*"))


def test_a_file_that_was_altered_on_its_way_is_refused(
    changing_home: CommandLine, spool: Spool, send: Send, content: bytes
) -> None:
    sent = send(content)
    sealed = changing_home.home / "exchange" / "submissions" / sent / "sealed"
    altered = bytearray(sealed.read_bytes())
    altered[-1] ^= 1
    sealed.write_bytes(altered)
    changing_home.json("worker", "--once")
    report = answer(spool, sent).report
    assert (report.outcome, report.found) == (
        Outcome.REFUSED,
        "The sealed file could not be opened whole.",
    )


def test_bad_files_are_answered_one_by_one_with_their_reasons(
    changing_home: CommandLine, spool: Spool, send: Send, content: bytes
) -> None:
    cases = {"is empty": b"", "a PDF document": b"%PDF-1.7", "line of headers": b"Dear Amara\n"}
    sent = {words: send(bad, minute=n) for n, (words, bad) in enumerate(cases.items())}
    last = send(content, minute=9)
    assert changing_home.json("worker", "--once") == {"answered": 4}
    for words, submission_id in sent.items():
        report = answer(spool, submission_id).report
        assert (report.outcome, words in (report.found or "")) == (Outcome.REFUSED, True)
    assert answer(spool, last).report.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize("name", ["../../escaped.csv", "..", "/etc/cron.d/x", "", "ä" * 400])
def test_a_strange_file_name_stays_in_its_folder(
    changing_home: CommandLine, spool: Spool, send: Send, content: bytes, name: str
) -> None:
    sent = send(content, name=name)
    changing_home.json("worker", "--once")
    assert answer(spool, sent).report.outcome is Outcome.ACCEPTED
    assert not list(changing_home.home.parent.rglob("escaped.csv"))


def test_the_same_file_twice_changes_nothing(
    changing_home: CommandLine, spool: Spool, send: Send, content: bytes
) -> None:
    send(content)
    changing_home.json("worker", "--once")
    before = {
        name: digest
        for name, digest in state_of(changing_home.home).items()
        if "exchange" not in name
    }
    again = send(content)
    changing_home.json("worker", "--once")
    after = {
        name: digest
        for name, digest in state_of(changing_home.home).items()
        if "exchange" not in name
    }
    assert answer(spool, again).report.outcome is Outcome.UNCHANGED
    assert after == before


def test_a_file_waits_while_a_run_holds_the_home(
    changing_home: CommandLine,
    spool: Spool,
    send: Send,
    content: bytes,
    held: Callable[[Path], None],
) -> None:
    sent = send(content)
    held(changing_home.home)
    assert changing_home.run("worker", "--once").returncode == 6
    assert spool.answer(sent) is None
    assert [waiting.submission_id for waiting in spool.waiting()] == [sent]


def test_a_serving_worker_answers_releases_and_stops_when_asked(
    changing_home: CommandLine, spool: Spool, send: Send, content: bytes
) -> None:
    before = changing_home.json("status")["release_id"]
    serving = changing_home.start("worker", "--pause", "0.05", "--data-only")
    try:
        sent = send(content)
        deadline = time.monotonic() + 60
        while changing_home.json("status")["release_id"] == before:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    finally:
        serving.terminate()
        said = serving.communicate(timeout=60)[1]
    assert answer(spool, sent).report.outcome is Outcome.ACCEPTED
    assert serving.returncode == 0
    assert "Answered 1 submission." in said
