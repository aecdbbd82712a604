"""Answers the exchange: judges what was submitted, again with a mapping, or takes it back."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from headwater.custody import Busy, ExtractUnknown
from headwater.exchange.messages import Answer, Remap, Submission, Withdrawal
from headwater.exchange.report import FileReport, Outcome
from headwater.exchange.spool import FeedOffer, Spool
from headwater.intake import check_mapping
from headwater.pipeline.engine import Engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.receiving.standing_reports import as_it_stands
from headwater.pipeline.receiving.wording import (
    amiss_within,
    blank,
    refused,
    unforeseen,
    with_fault,
    withdrawn,
)
from headwater.sealing import SealBroken
from headwater.vocabulary.faults import ExitCode, Fault, StorageFault

HELD_FOR = timedelta(days=14)
"""How long a refused file that a mapping could put right is kept sealed."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Exchange:
    """The exchange as it is answered now."""

    engine: Engine
    spool: Spool
    offers: tuple[FeedOffer, ...]
    now: datetime

    def say(self, submission_id: str, report: FileReport) -> None:
        """Answer in the next round; what a mapping could put right stays sealed for a while."""
        question = report.question if report.outcome is Outcome.REFUSED else None
        is_held = question is not None and question.can_be_answered
        answer = Answer(
            submission_id,
            self.now,
            report,
            round=len(self.spool.answers(submission_id)) + 1,
            held_until=(self.now + HELD_FOR).date() if is_held else None,
        )
        self.spool.reply(answer)


def answer_submission(exchange: Exchange, submission: Submission) -> None:
    """Judge a submission that nobody has judged yet. Raises Busy and StorageFault."""
    try:
        report = _judged(exchange, submission)
    except (Busy, StorageFault):
        raise  # it waits, and is tried again
    except Exception as error:  # noqa: BLE001 - one file nobody foresaw must not stop the rest
        report = unforeseen(submission, error)
    exchange.say(submission.submission_id, report)


def answer_asked(exchange: Exchange, asked: Remap | Withdrawal) -> None:
    """Do what was asked after a submission. Raises Busy and StorageFault.

    What is asked after a submission that nobody knows comes to nothing.
    """
    try:
        if isinstance(asked, Remap):
            _remap(exchange, asked)
        else:
            _withdraw(exchange, asked)
    except (Busy, StorageFault):
        raise
    except Exception as error:  # noqa: BLE001 - as with a submission
        before = exchange.spool.answer(asked.submission_id)
        if before:
            exchange.say(asked.submission_id, amiss_within(before.report, error))


def say_what_stands(exchange: Exchange) -> None:
    """Answer again where an accepted file has lost months to another, or has them back."""
    for submission_id in exchange.spool.answered():
        answer = exchange.spool.answer(submission_id)
        if answer and answer.report.outcome is Outcome.ACCEPTED:
            now = as_it_stands(exchange.engine, answer.report)
            if now != answer.report:
                exchange.say(submission_id, now)


def _withdraw(exchange: Exchange, asked: Withdrawal) -> None:
    submission = exchange.spool.held(asked.submission_id)
    answers = exchange.spool.answers(asked.submission_id)
    report = answers[-1].report if answers else blank(submission) if submission else None
    if report is None or report.outcome is Outcome.WITHDRAWN:
        return
    extract_ids = _accepted_ids(answers)
    if extract_ids:
        came_of_it = _taken_back(exchange, asked, extract_ids)
    elif report.outcome is Outcome.UNCHANGED:
        came_of_it = "This file had changed nothing, and what it repeated stands."
    else:
        came_of_it = "Nothing of the file was kept."
    exchange.say(asked.submission_id, withdrawn(report, came_of_it))


def _accepted_ids(answers: Iterable[Answer]) -> tuple[str, ...]:
    """What became of a submission in its rounds, oldest first."""
    found = [
        answer.report.extract_id
        for answer in answers
        if answer.report.outcome is Outcome.ACCEPTED and answer.report.extract_id
    ]
    return tuple(dict.fromkeys(found))


def _taken_back(exchange: Exchange, asked: Withdrawal, extract_ids: tuple[str, ...]) -> str:
    home = exchange.engine.home
    with home.lock():
        # The oldest first, so that no month goes back to another reading of the same file.
        records = [
            home.withdraw(
                extract_id, now=exchange.now, asked_by=asked.asked_by, because=asked.because
            )
            for extract_id in extract_ids
        ]
    return records[-1].came_of_it


def _remap(exchange: Exchange, asked: Remap) -> None:
    submission = exchange.spool.held(asked.submission_id)
    before = exchange.spool.answer(asked.submission_id)
    source = submission or (before.report if before else None)
    if source is None or source.supplier is None:
        return
    engine = exchange.engine
    mapping = replace(asked.mapping, feed=source.feed, supplier=source.supplier)
    try:
        check_mapping(mapping, engine.specifications[mapping.feed], engine.codelists)
    except Fault as fault:
        if before:
            exchange.say(asked.submission_id, with_fault(before.report, fault))
        return
    kept = engine.home.keep_mapping(mapping)
    if before and before.report.outcome is not Outcome.WITHDRAWN:
        report = _judged_again(exchange, before.report, submission, asked.submission_id)
        exchange.say(
            asked.submission_id,
            report if report.mapping_version else replace(report, mapping_version=kept.version),
        )


def _judged_again(
    exchange: Exchange, before: FileReport, submission: Submission | None, submission_id: str
) -> FileReport:
    """The report on a file that was answered, read with the mapping that is in force now."""
    if submission:
        return _judged(exchange, submission)
    accepted = _accepted_ids(exchange.spool.answers(submission_id)) or (before.extract_id or "",)
    try:
        chunks = exchange.engine.home.raw_file(accepted[-1])
    except ExtractUnknown as fault:
        return with_fault(before, fault)

    def write(put: Callable[[bytes], object]) -> None:
        for chunk in chunks:
            put(chunk)

    supplier = before.supplier or ""
    report = _loaded(exchange, before.feed, supplier, before.file_name, write)
    if report.outcome is Outcome.REFUSED:
        found = f"{report.found} The version that was accepted before stands."
        return replace(before, found=found, expected=report.expected, next_step=report.next_step)
    return report


def _judged(exchange: Exchange, submission: Submission) -> FileReport:
    offered = {(item.feed, item.supplier) for item in exchange.offers}
    if (submission.feed, submission.supplier) not in offered:
        return refused(
            submission,
            found=f"The feed {submission.feed} is not agreed for this supplier today.",
            expected="a feed with a licence or an agreement in force.",
            next_step="ask the partnership's information-governance lead about the agreement.",
        )

    def write(put: Callable[[bytes], object]) -> None:
        private = exchange.engine.home.exchange_keys().private
        exchange.spool.unseal(submission.submission_id, private_key=private, write=put)

    try:
        return _loaded(exchange, submission.feed, submission.supplier, submission.file_name, write)
    except SealBroken:
        return refused(
            submission,
            found="The sealed file could not be opened whole.",
            expected="the file exactly as it was sealed on its way in.",
            next_step="submit the file again.",
        )


def _loaded(
    exchange: Exchange,
    feed: str,
    supplier: str,
    file_name: str,
    write: Callable[[Callable[[bytes], object]], None],
) -> FileReport:
    """The report on a file that `write` puts into a folder which does not outlive this."""
    with exchange.engine.workspace() as folder:
        path = folder / plain_name(file_name)
        with path.open("wb") as plain:
            write(plain.write)
        report, code = load_or_refuse(
            exchange.engine,
            path,
            feed=feed,
            supplier=supplier,
            today=exchange.now.date(),
            now=exchange.now,
        )
    if code is ExitCode.STORAGE:
        raise StorageFault(  # not the supplier's fault: the file waits until there is room
            found=report.found or "",
            expected=report.expected or "",
            next_step=report.next_step or "",
        )
    return report


def plain_name(file_name: str) -> str:
    """A name that stays in its folder, whatever the site was told that the file is called."""
    name = re.sub(r"[^\w.() -]", "_", Path(file_name).name).lstrip(".")
    return name[-_LONGEST_NAME:] or "submitted"
