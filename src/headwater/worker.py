"""Beside the pipeline: takes submissions from the exchange and answers them, one at a time."""

import signal
import threading
from collections.abc import Callable
from datetime import datetime

from headwater.exchange.spool import FeedOffer, Spool
from headwater.pipeline.engine import Engine
from headwater.pipeline.receiving.answering import (
    Exchange,
    answer_asked,
    answer_submission,
    say_what_stands,
)
from headwater.pipeline.storage import storage_faults
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import Fault

Clock = Callable[[], datetime]
Say = Callable[[str], None]


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
    """Answer what was asked after submissions, then every waiting one, oldest first; how many.

    Raises Busy and StorageFault; what is not answered yet keeps waiting.
    """
    spool = Spool(engine.settings.exchange)
    offers = engine.offers(clock().date())
    _open(spool, engine, offers, clock())
    asked = spool.waiting_messages()
    for message in asked:
        answer_asked(Exchange(engine, spool, offers, clock()), message.asked)
        spool.tick_off(message)
    waiting = spool.waiting()
    for submission in waiting:
        answer_submission(Exchange(engine, spool, offers, clock()), submission)
    if asked or waiting:
        say_what_stands(Exchange(engine, spool, offers, clock()))
        _open(spool, engine, offers, clock())
    return len(asked) + len(waiting)


def _open(spool: Spool, engine: Engine, offers: tuple[FeedOffer, ...], now: datetime) -> None:
    """Publish what the site reads: the key, the offers, the mappings and the statements."""
    spool.open_engine(public_key=engine.home.exchange_keys().public, offers=offers, now=now)
    spool.publish_mappings(engine.home.mappings())
    engine.home.publish_statements(engine.settings.exchange)


def answered_words(answered: int) -> str:
    """How many submissions were answered, in words."""
    return f"Answered {answered} {'submission' if answered == 1 else 'submissions'}."


@storage_faults()
def publish_waiting(engine: Engine, *, clock: Clock, say: Say) -> int:
    """Judge, freeze and build every edition that was asked for; how many were answered.

    Raises Busy and StorageFault; what is not answered yet keeps waiting.
    """
    if not Spool(engine.settings.exchange).waiting_editions():
        return 0
    from headwater.pipeline.editions import answer_editions  # drawing takes a second to load

    answered = answer_editions(engine, now=clock(), progress=say)
    say(f"Answered {counted(answered, 'edition')} of the needs assessment.")
    return answered


@storage_faults()
def evaluate_waiting(engine: Engine, *, clock: Clock, say: Say) -> int:
    """Answer every locked plan of an evaluation that was asked; how many were answered.

    Raises Busy and StorageFault; what is not answered yet keeps waiting.
    """
    if not Spool(engine.settings.exchange).waiting_evaluations():
        return 0
    from headwater.pipeline.evaluations import answer_evaluations  # methods take a second to load

    answered = answer_evaluations(engine, now=clock(), progress=say)
    say(f"Answered {counted(answered, 'evaluation')}.")
    return answered


def _attend(engine: Engine, *, clock: Clock, say: Say, with_documents: bool) -> None:
    publish_waiting(engine, clock=clock, say=say)
    answered = answer_waiting(engine, clock=clock)
    evaluate_waiting(engine, clock=clock, say=say)
    if not answered:
        return
    say(answered_words(answered))
    from headwater.pipeline.releasing.running import (
        run,  # a worker that only answers need not load it
    )

    outcome = run(
        engine,
        today=clock().date(),
        clock=clock,
        progress=say,
        with_documents=with_documents,
    )
    if outcome.is_new:
        say(f"Released {outcome.release_id}.")
