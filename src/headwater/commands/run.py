"""`headwater run`: everything new, from the inbox to released products."""

import argparse
from contextlib import closing
from typing import Any

from headwater.commands import clock
from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, say
from headwater.commands.progress import showing_progress
from headwater.commands.reporting import say_report
from headwater.settings import Settings
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode


def add(subparsers: Any) -> None:
    """Declare the command."""
    about = "Load what is in the inbox and release what is new."
    parser = add_command(subparsers, "run", act=act, about=about)
    parser.add_argument(
        "--data-only",
        action="store_true",
        help="release the values without drawing figures or writing the needs assessment",
    )


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Run every stage that has something new."""
    from headwater.pipeline.engine import open_engine
    from headwater.pipeline.releasing.running import run

    with (
        closing(open_engine(settings)) as engine,
        showing_progress(quiet=arguments.json) as progress,
    ):
        outcome = run(
            engine,
            today=clock.today(),
            clock=clock.now,
            progress=progress,
            with_documents=not arguments.data_only,
        )
    if arguments.json:
        print_json(outcome)
        return ExitCode.DONE
    for report in outcome.reports:
        say_report(report)
    if outcome.is_new:
        say(f"Released {outcome.release_id}: {counted(outcome.cells, 'cell')}.")
    else:
        say(f"Nothing is new; {outcome.release_id} stays current.")
    return ExitCode.DONE
