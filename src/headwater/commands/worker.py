"""`headwater worker`: answer the site's submissions until stopped."""

import argparse
from contextlib import closing
from typing import Any

from headwater.commands import clock
from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, say
from headwater.settings import Settings
from headwater.vocabulary.faults import ExitCode


def add(subparsers: Any) -> None:
    """Declare the command."""
    about = "Answer files submitted through the site, until stopped."
    parser = add_command(subparsers, "worker", act=act, about=about)
    parser.add_argument("--once", action="store_true", help="answer what is waiting, then stop")
    parser.add_argument("--pause", type=float, default=1.0, metavar="SECONDS")
    parser.add_argument(
        "--data-only", action="store_true", help="release the values without documents"
    )


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Serve the exchange."""
    from headwater import worker
    from headwater.pipeline.engine import open_engine

    with closing(open_engine(settings)) as engine:
        if not arguments.once:
            worker.serve(
                engine,
                clock=clock.now,
                pause_seconds=arguments.pause,
                say=say,
                with_documents=not arguments.data_only,
            )
            return ExitCode.DONE
        tell = _silent if arguments.json else say
        published = worker.publish_waiting(engine, clock=clock.now, say=tell)
        answered = worker.answer_waiting(engine, clock=clock.now)
    if arguments.json:
        print_json({"answered": published + answered})
    else:
        say(worker.answered_words(answered))
    return ExitCode.DONE


def _silent(_: str) -> None:
    """What the worker says of itself is no part of what programs read."""
