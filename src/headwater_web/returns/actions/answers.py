"""Beginning a return, drafting it from the records, and writing other answers beside drafts."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.returns import faults
from headwater_web.returns.actions.acting import require_open, take
from headwater_web.returns.definitions import Occurrence, Question, ReportForm
from headwater_web.returns.drafting import READER, Asked, drawn
from headwater_web.returns.models import Answer, Return
from headwater_web.thread.api import take_reference


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in somebody's own words or number, and why it differs from the records."""

    words: str = ""
    number: Decimal | None = None
    because: str = ""


@transaction.atomic
def begin_return(
    *, by: Actor, form: ReportForm, occurrence: Occurrence, at: datetime | None = None
) -> Return:
    """Begin the report of one occurrence, with the questions as they are today.

    `at` is for a demonstration that sets back its days. Raises BegunAlready.
    """
    try:
        with transaction.atomic():
            report = Return.objects.create(
                reference=take_reference("O"),
                form_key=form.key,
                kind=form.kind,
                title=form.title,
                funder=form.funder,
                questions=[asdict(each) for each in form.questions],
                starts_on=occurrence.span.starts_on,
                ends_on=occurrence.span.ends_on,
                due_on=occurrence.due_on,
                begun_at=at or timezone.now(),
                begun_by=by.audit_reference,
            )
    except IntegrityError as raced:
        raise faults.BegunAlready from raced
    record(actor=by, action="returns.return_begun", about=report.audit_reference)
    return report


@transaction.atomic
def draft_answers(
    *, by: Actor, report: Return, version: int, as_at: date, at: datetime | None = None
) -> int:
    """Draft every answer that the records can give its readers, as things stand on a day.

    Earlier drafts stay. Returns how many were drafted. `at` is for a demonstration that sets back
    its days. Raises ChangedMeanwhile, SignedOff.
    """
    require_open(report)
    take(report, version)
    asked = Asked(READER, report.span, as_at)
    moment = at or timezone.now()
    answers = [
        _draft(report, question, asked, by=by, at=moment)
        for question in report.asked
        if question.drafted_from
    ]
    record(
        actor=by,
        action="returns.answers_drafted",
        about=report.audit_reference,
        details={"as_at": as_at.isoformat(), "answers": len(answers)},
    )
    return len(answers)


@transaction.atomic
def write_answer(
    *, by: Actor, report: Return, version: int, question: str, written: Written
) -> Answer:
    """Write an answer; a draft of the same question stays beside it.

    Raises ChangedMeanwhile, SignedOff.
    """
    require_open(report)
    take(report, version)
    answer = Answer.objects.create(
        report=report,
        question=question,
        is_draft=False,
        number=written.number,
        words=written.words,
        because=written.because,
        made_at=timezone.now(),
        made_by=by.audit_reference,
    )
    record(
        actor=by,
        action="returns.answer_written",
        about=report.audit_reference,
        details={"question": question},
    )
    return answer


def _draft(report: Return, question: Question, asked: Asked, *, by: Actor, at: datetime) -> Answer:
    draft = drawn(question.drafted_from, asked)
    return Answer.objects.create(
        report=report,
        question=question.key,
        is_draft=True,
        number=draft.number if question.kind in {"number", "money"} else None,
        words=draft.words,
        figures=dict(draft.figures),
        headings=list(draft.headings),
        rows=[list(row) for row in draft.rows],
        source=question.drafted_from,
        references=list(draft.references),
        as_at=asked.as_at,
        release_id=draft.release_id,
        made_at=at,
        made_by=by.audit_reference,
    )
