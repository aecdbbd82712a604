"""What is asked after a submission, and the rounds in which it is answered."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from headwater.exchange.messages import Answer, Mapping, Remap, Submission, Withdrawal
from headwater.exchange.report import (
    AbsentColumn,
    CodeChoice,
    FileReport,
    Outcome,
    Question,
    RepairMade,
    UnknownValue,
)
from headwater.exchange.spool import Spool, new_submission_id

PUBLIC = X25519PrivateKey.generate().public_key().public_bytes_raw()
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
MAPPING = Mapping(
    mapping_id=new_submission_id(),
    feed="ambulance_callouts",
    supplier="ambulance",
    version=0,
    made_at=NOW,
    made_by="person-2",
    renames={"Call No": "Call Reference"},
    codes={"sex": {"Fem": "F"}},
    without=("totals_rows",),
    note="Since the new system.",
)
QUESTION = Question(
    absent=(AbsentColumn("reference", "Call Reference", "The call.", True, "Call No"),),
    extra=("Call No",),
    unknown=(UnknownValue("sex", "Sex", "Fem", 4, (CodeChoice("F", "Female"),), "F"),),
)


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    spool = Spool(tmp_path)
    spool.open_engine(public_key=PUBLIC, offers=[])
    return spool


@pytest.fixture
def name(spool: Spool) -> str:
    item = Submission(
        new_submission_id(), "ambulance_callouts", "ambulance", "a.csv", 3, NOW, "person-2"
    )
    spool.submit(item, io.BytesIO(b"a\n1"))
    return item.submission_id


def answer(name: str, outcome: Outcome, number: int = 1, held: date | None = None) -> Answer:
    report = FileReport(
        feed="ambulance_callouts",
        supplier="ambulance",
        file_name="a.csv",
        sha256="",
        outcome=outcome,
        repairs=(RepairMade("totals_rows", "1 row left out.", 1, (9,), (), True),),
        rows_left_out=1,
        mapping_version=3,
        question=QUESTION,
    )
    return Answer(name, NOW, report, None, number, held)


def test_a_file_that_may_be_judged_again_stays_sealed(spool: Spool, name: str) -> None:
    first = answer(name, Outcome.REFUSED, held=date(2026, 1, 19))
    spool.reply(first)
    assert spool.waiting() == []
    assert spool.held(name)
    assert not spool.is_waiting(name)
    second = answer(name, Outcome.ACCEPTED, 2)
    spool.reply(second)
    assert spool.held(name) is None
    assert spool.answers(name) == (first, second)
    assert spool.answer(name) == second


def test_a_held_file_goes_after_its_last_day(spool: Spool, name: str) -> None:
    spool.reply(answer(name, Outcome.REFUSED, held=date(2026, 1, 19)))
    spool.open_engine(public_key=PUBLIC, offers=[], now=datetime(2026, 1, 19, 23, tzinfo=UTC))
    assert spool.held(name)
    spool.open_engine(public_key=PUBLIC, offers=[], now=datetime(2026, 1, 20, 0, tzinfo=UTC))
    assert spool.held(name) is None
    assert spool.answer(name)


def test_what_a_stop_left_behind_an_answer_goes(spool: Spool, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "submissions" / name
    kept = {path.name: path.read_bytes() for path in folder.iterdir()}
    spool.reply(answer(name, Outcome.ACCEPTED))
    folder.mkdir()
    for each, content in kept.items():
        (folder / each).write_bytes(content)
    spool.open_engine(public_key=PUBLIC, offers=[], now=NOW)
    assert not folder.exists()


def test_what_is_asked_comes_in_its_order_until_it_is_ticked_off(spool: Spool, name: str) -> None:
    later = replace(MAPPING, made_at=NOW + timedelta(minutes=9))
    withdrawal = Withdrawal(name, NOW + timedelta(minutes=5), "person-2", "The wrong month.")
    for mapping in (later, MAPPING):
        spool.put_mapping(Remap(name, mapping))
    spool.put_withdrawal(withdrawal)
    messages = spool.waiting_messages()
    assert [each.asked for each in messages] == [
        Remap(name, MAPPING),
        withdrawal,
        Remap(name, later),
    ]
    assert spool.is_waiting(name)
    for message in messages:
        spool.tick_off(message)
        spool.tick_off(message)
    assert spool.waiting_messages() == ()


def test_a_submission_waits_until_it_is_answered(spool: Spool, name: str) -> None:
    assert spool.is_waiting(name)
    spool.reply(answer(name, Outcome.ACCEPTED))
    assert not spool.is_waiting(name)
    assert not spool.is_waiting(new_submission_id())


def test_mappings_are_read_as_they_were_published(spool: Spool) -> None:
    assert spool.mappings() == ()
    kept = (replace(MAPPING, version=2), replace(MAPPING, version=1, renames={}))
    spool.publish_mappings(kept)
    assert spool.mappings() == kept


def test_a_question_can_be_answered_where_there_is_something_to_choose() -> None:
    assert QUESTION.can_be_answered
    assert not Question(absent=QUESTION.absent).can_be_answered
    assert not Question(extra=("Call No",)).can_be_answered
    assert Question(unknown=QUESTION.unknown).can_be_answered


@pytest.mark.parametrize("identifier", ["../answers", "*", "0" * 31 + "*"])
def test_what_is_asked_cannot_leave_the_spool(spool: Spool, identifier: str) -> None:
    for ask in (spool.is_waiting, spool.parts_held, spool.abandon, spool.held):
        with pytest.raises(ValueError, match="32 hexadecimal digits"):
            ask(identifier)
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        spool.put_mapping(Remap(identifier, MAPPING))
