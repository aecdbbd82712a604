"""`headwater withdraw`: take an accepted file back."""

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
    about = "Take an accepted file back: its months go to the version before."
    parser = add_command(subparsers, "withdraw", act=act, about=about)
    parser.add_argument("extract", help="the extract, as the report on the file names it")
    parser.add_argument("--because", required=True, help="why; posts, no names")
    parser.add_argument("--by", default="analyst", metavar="REFERENCE", help="who asks for it")


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Withdraw the extract and say what came of it. Raises ExtractUnknown or Busy."""
    from headwater.pipeline.engine import open_engine
    from headwater.pipeline.storage import storage_faults

    with closing(open_engine(settings)) as engine, storage_faults(), engine.home.lock():
        withdrawn = engine.home.withdraw(
            arguments.extract,
            now=clock.now(),
            asked_by=arguments.by,
            because=arguments.because,
        )
    if arguments.json:
        print_json(withdrawn)
        return ExitCode.DONE
    say(withdrawn.came_of_it)
    say("The next `headwater run` releases anew.")
    return ExitCode.DONE
