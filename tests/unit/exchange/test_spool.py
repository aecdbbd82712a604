"""The spool: messages appear whole or not at all, and the site never reads a file back."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from headwater.exchange.messages import Answer, Submission
from headwater.exchange.report import FieldFill, FileReport, Finding, Outcome
from headwater.exchange.spool import EngineAbsent, FeedOffer, Spool, new_submission_id

PRIVATE = X25519PrivateKey.generate()
CONTENT = b"Call Reference,Call At\nSYN-1,2025-01-01 10:00\n"


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    spool = Spool(tmp_path)
    offers = [FeedOffer("ambulance_callouts", "Ambulance call-outs", "ambulance")]
    spool.open_engine(public_key=PRIVATE.public_key().public_bytes_raw(), offers=offers)
    return spool


def submission(minute: int = 0) -> Submission:
    return Submission(
        submission_id=new_submission_id(),
        feed="ambulance_callouts",
        supplier="ambulance",
        file_name="december.csv",
        size_bytes=len(CONTENT),
        submitted_at=datetime(2026, 1, 5, 9, minute, tzinfo=UTC),
        requested_by="person-2",
    )


def answer_to(item: Submission) -> Answer:
    report = FileReport(
        feed=item.feed,
        supplier=item.supplier,
        file_name=item.file_name,
        sha256="0" * 64,
        outcome=Outcome.ACCEPTED,
        rows_in_file=2,
        rows_accepted=1,
        rows_rejected=1,
        rejections=(Finding("totals_row", "looks like a total", None, 1),),
        completeness=(FieldFill("sex", 1, 1),),
    )
    when = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    return Answer(item.submission_id, when, report, release_id=None)


def test_a_file_goes_over_and_its_answer_comes_back(spool: Spool) -> None:
    item = submission()
    spool.submit(item, io.BytesIO(CONTENT))
    assert spool.waiting() == [item]
    assert spool.answer(item.submission_id) is None

    received = io.BytesIO()
    private = PRIVATE.private_bytes_raw()
    spool.unseal(item.submission_id, private_key=private, write=received.write)
    assert received.getvalue() == CONTENT

    spool.reply(answer_to(item))
    assert spool.answer(item.submission_id) == answer_to(item)
    assert spool.waiting() == []


def test_nothing_in_the_spool_holds_the_plain_file(spool: Spool, tmp_path: Path) -> None:
    spool.submit(submission(), io.BytesIO(CONTENT))
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"SYN-1" not in kept


def test_an_answered_file_is_forgotten(spool: Spool, tmp_path: Path) -> None:
    item = submission()
    spool.submit(item, io.BytesIO(CONTENT))
    spool.reply(answer_to(item))
    assert not list(tmp_path.glob("submissions/*"))


def test_submissions_are_answered_in_the_order_they_came(spool: Spool) -> None:
    later, earlier = submission(minute=5), submission(minute=1)
    for item in (later, earlier):
        spool.submit(item, io.BytesIO(CONTENT))
    assert spool.waiting() == [earlier, later]


def test_an_interrupted_submission_is_never_seen(spool: Spool, tmp_path: Path) -> None:
    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("the connection ended")

    with pytest.raises(OSError, match="the connection ended"):
        spool.submit(submission(), Interrupted())
    assert spool.waiting() == []
    assert not list((tmp_path / "submissions").iterdir())


def test_without_an_engine_the_site_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EngineAbsent) as refusal:
        Spool(tmp_path).submit(submission(), io.BytesIO(CONTENT))
    assert "start the engine's worker" in refusal.value.next_step
    assert Spool(tmp_path).offers() == ()


@pytest.mark.parametrize("identifier", ["../answers", "", "A" * 32, "0" * 31, "0" * 32 + "/.."])
def test_an_identifier_cannot_leave_the_spool(spool: Spool, identifier: str) -> None:
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        spool.answer(identifier)
