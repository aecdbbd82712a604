"""Files that were answered: what a test of the pages about them begins with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from tests.unit.web.sharing.conftest import Engine

from headwater.exchange.messages import Answer, Mapping, Remap, Withdrawal
from headwater.exchange.report import (
    AbsentColumn,
    CodeChoice,
    FileReport,
    Outcome,
    Question,
    RepairMade,
    UnknownValue,
)
from headwater_web.sharing.models import Submission

Report = Callable[[Outcome], FileReport]
SENT = "0123456789abcdef0123456789abcdef"
ANSWERED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CODES = (CodeChoice("1", "Yes"), CodeChoice("2", "No"))
LONG = tuple(CodeChoice(f"{number}/1", f"Offence {number}") for number in range(200))
QUESTION = Question(
    absent=(
        AbsentColumn("offence_code", "HO Code", "The Home Office's code.", True, "Offence"),
        AbsentColumn("outcome", "Outcome", "What came of it.", False),
    ),
    extra=("Offence", "Officer", "Ward"),
    unknown=(
        UnknownValue("alcohol", "Alcohol", "Y", 40, CODES, "1"),
        UnknownValue("alcohol", "Alcohol", "N", 1, CODES),
        UnknownValue("offence_code", "HO Code", "8.1", 7, LONG),
    ),
)
REPAIRS = (
    RepairMade("totals_rows", "rows of totals were left out", 2, (13, 25), (), True),
    RepairMade("encoding", "read as Windows-1252", 1),
)
MAPPING = Mapping(
    mapping_id="m" * 32,
    feed="police_recorded_crime",
    supplier="police",
    version=3,
    made_at=ANSWERED - timedelta(days=30),
    made_by="person/00000000-0000-0000-0000-000000000000",
    renames={"Crime No": "Crime Number"},
    codes={"alcohol": {"Ja": "1"}},
    without=("thousands",),
)


def remembered(
    submission_id: str = SENT, organisation: str = "police", **facts: object
) -> Submission:
    known: dict[str, object] = {
        "feed": "police_recorded_crime",
        "feed_title": "Police recorded crime",
        "file_name": f"{organisation}.csv",
        "size_bytes": 8_000,
        "submitted_at": datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
        "submitted_by": "person/00000000-0000-0000-0000-000000000000",
    }
    return Submission.objects.create(
        submission_id=submission_id, organisation=organisation, **(known | facts)
    )


def answered(
    engine: Engine,
    report: FileReport,
    *,
    submission_id: str = SENT,
    at: datetime = ANSWERED,
    held_until: date | None = None,
) -> None:
    """The engine's next answer to a submission."""
    number = len(engine.spool.answers(submission_id)) + 1
    engine.spool.reply(Answer(submission_id, at, report, round=number, held_until=held_until))


def refused_with_question(engine: Engine, report: Report) -> None:
    """A file that was refused for its columns and is held."""
    asks = replace(report(Outcome.REFUSED), question=QUESTION)
    answered(engine, asks, held_until=timezone.localdate() + timedelta(days=14))


def asked(engine: Engine) -> Remap | Withdrawal:
    """The one thing that was asked of the engine."""
    (message,) = engine.spool.waiting_messages()
    return message.asked


def tick_off(engine: Engine) -> None:
    """The engine has answered what was asked."""
    for message in engine.spool.waiting_messages():
        engine.spool.tick_off(message)
