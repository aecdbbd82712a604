"""What a pretended engine answers to a file whose columns it does not know."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.functional.dashboard.released_site import Engine

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

YES_OR_NO = (CodeChoice("1", "Yes"), CodeChoice("2", "No"))
QUESTION = Question(
    absent=(
        AbsentColumn("offence_code", "HO Code", "The code of the offence.", True, "Offence"),
        AbsentColumn("outcome", "Outcome", "What came of it.", False),
    ),
    extra=("Offence", "Officer", "Ward"),
    unknown=(UnknownValue("alcohol", "Alcohol involved", "Y", 40, YES_OR_NO, "1"),),
)
REPAIRS = (
    RepairMade("totals_rows", "rows of totals were left out", 2, (13, 25), (), True),
    RepairMade("encoding", "read as Windows-1252", 1),
)


def refuse_the_columns(engine: Engine) -> Submission:
    """Refuse the newest file for its columns, and hold it."""
    sent = engine.spool.waiting()[-1]
    now = datetime.now(UTC)
    report = FileReport(
        feed=sent.feed,
        supplier=sent.supplier,
        file_name=sent.file_name,
        sha256="0" * 64,
        outcome=Outcome.REFUSED,
        found="1 column is absent: HO Code.",
        expected="the columns of the specification.",
        next_step="say which column it is.",
        question=QUESTION,
    )
    held_until = now.date() + timedelta(days=14)
    engine.spool.reply(Answer(sent.submission_id, now, report, held_until=held_until))
    return sent


def accept_as_mapped(engine: Engine) -> Mapping:
    """Accept the file that is to be judged again, and keep its mapping as the first."""
    (message,) = engine.spool.waiting_messages()
    assert isinstance(message.asked, Remap)
    mapping = replace(message.asked.mapping, version=1)
    engine.spool.publish_mappings([mapping])
    before = _newest(engine, message.asked.submission_id)
    report = replace(
        before.report,
        outcome=Outcome.ACCEPTED,
        rows_in_file=90,
        rows_accepted=88,
        rows_rejected=2,
        rows_left_out=2,
        repairs=REPAIRS,
        question=None,
        mapping_version=1,
        version=1,
        extract_id="extract-1",
        first_month=datetime(2025, 1, 1, tzinfo=UTC).date(),
        last_month=datetime(2025, 2, 1, tzinfo=UTC).date(),
    )
    engine.spool.reply(replace(before, report=report, round=before.round + 1, held_until=None))
    engine.spool.tick_off(message)
    return mapping


def take_back(engine: Engine) -> Withdrawal:
    """Do what a withdrawal asks."""
    (message,) = engine.spool.waiting_messages()
    assert isinstance(message.asked, Withdrawal)
    before = _newest(engine, message.asked.submission_id)
    report = replace(
        before.report,
        outcome=Outcome.WITHDRAWN,
        found="Jan 2025 and Feb 2025 have no data now. The file was deleted.",
        next_step=None,
    )
    engine.spool.reply(replace(before, report=report, round=before.round + 1))
    engine.spool.tick_off(message)
    return message.asked


def _newest(engine: Engine, submission_id: str) -> Answer:
    newest = engine.spool.answer(submission_id)
    assert newest is not None
    return newest
