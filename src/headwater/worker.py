"""Beside the pipeline: takes submissions from the exchange and answers them, one at a time."""

import re
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from headwater.custody import Busy
from headwater.exchange.messages import Answer, Submission
from headwater.exchange.report import FileReport, Outcome
from headwater.exchange.spool import FeedOffer, Spool
from headwater.pipeline.engine import Engine
from headwater.pipeline.receiving import load_or_refuse
from headwater.pipeline.storage import storage_faults
from headwater.sealing import SealBroken
from headwater.vocabulary.faults import ExitCode, Fault, StorageFault

Clock = Callable[[], datetime]
Say = Callable[[str], None]
_LONGEST_NAME = 60


def serve(
    engine: Engine, *, clock: Clock, pause_seconds: float, say: Say, with_documents: bool = True
) -> None:
    """Answer submissions and release what follows from them, until asked to stop."""
    stopping = threading.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signal_number, lambda *_: stopping.set())
    while not stopping.is_set():
        try:
            _attend(engine, clock=clock, say=say, with_documents=with_documents)
        except Fault as fault:
            say(str(fault))  # another run holds the home, say: what waits is tried again
        stopping.wait(pause_seconds)


@storage_faults()
def answer_waiting(engine: Engine, *, clock: Clock) -> int:
    """Answer every waiting submission, oldest first; return how many there were.

    Raises Busy and StorageFault; what is not answered yet keeps waiting.
    """
    spool = Spool(engine.settings.exchange)
    today = clock().date()
    offers = engine.offers(today)
    spool.open_engine(public_key=engine.home.exchange_keys().public, offers=offers)
    waiting = spool.waiting()
    for submission in waiting:
        try:
            report = _report_on(submission, engine, spool, offers=offers, clock=clock)
        except (Busy, StorageFault):
            raise  # it waits, and is tried again
        except Exception as error:  # noqa: BLE001 - one file nobody foresaw must not stop the rest
            report = _unforeseen(submission, error)
        spool.reply(Answer(submission.submission_id, clock(), report))
    return len(waiting)


def _unforeseen(submission: Submission, error: Exception) -> FileReport:
    return _refused(
        submission,
        found=f"The file met a fault in Headwater itself ({type(error).__name__}).",
        expected="every file to be accepted or refused with a reason.",
        next_step="tell the partnership's analyst; nothing of the file was kept.",
    )


def answered_words(answered: int) -> str:
    """How many submissions were answered, in words."""
    return f"Answered {answered} {'submission' if answered == 1 else 'submissions'}."


def _attend(engine: Engine, *, clock: Clock, say: Say, with_documents: bool) -> None:
    answered = answer_waiting(engine, clock=clock)
    if not answered:
        return
    say(answered_words(answered))
    from headwater.pipeline.running import run  # a worker that only answers need not load it

    outcome = run(
        engine,
        today=clock().date(),
        clock=clock,
        progress=say,
        with_documents=with_documents,
    )
    if outcome.is_new:
        say(f"Released {outcome.release_id}.")


def _report_on(
    submission: Submission,
    engine: Engine,
    spool: Spool,
    *,
    offers: tuple[FeedOffer, ...],
    clock: Clock,
) -> FileReport:
    if (submission.feed, submission.supplier) not in {
        (item.feed, item.supplier) for item in offers
    }:
        return _refused(
            submission,
            found=f"The feed {submission.feed} is not agreed for this supplier today.",
            expected="a feed with a licence or an agreement in force.",
            next_step="ask the partnership's information-governance lead about the agreement.",
        )
    with engine.workspace() as folder:
        path = folder / _plain_name(submission.file_name)
        try:
            with path.open("wb") as plain:
                private = engine.home.exchange_keys().private
                spool.unseal(submission.submission_id, private_key=private, write=plain.write)
        except SealBroken:
            return _refused(
                submission,
                found="The sealed file could not be opened whole.",
                expected="the file exactly as it was sealed on its way in.",
                next_step="submit the file again.",
            )
        report, code = load_or_refuse(
            engine,
            path,
            feed=submission.feed,
            supplier=submission.supplier,
            today=clock().date(),
            now=clock(),
        )
    if code is ExitCode.STORAGE:
        raise StorageFault(  # not the supplier's fault: the file waits until there is room
            found=report.found or "",
            expected=report.expected or "",
            next_step=report.next_step or "",
        )
    return report


def _plain_name(file_name: str) -> str:
    """A name that stays in its folder, whatever the site was told that the file is called."""
    name = re.sub(r"[^\w.() -]", "_", Path(file_name).name).lstrip(".")
    return name[-_LONGEST_NAME:] or "submitted"


def _refused(submission: Submission, *, found: str, expected: str, next_step: str) -> FileReport:
    return FileReport(
        feed=submission.feed,
        supplier=submission.supplier,
        file_name=submission.file_name,
        sha256="",
        outcome=Outcome.REFUSED,
        found=found,
        expected=expected,
        next_step=next_step,
    )
