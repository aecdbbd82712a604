"""`headwater demo`: the synthetic partnership, from generated files to a release."""

import argparse
from contextlib import closing
from typing import Any

from headwater.commands import clock
from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, say
from headwater.commands.progress import showing_progress
from headwater.settings import Settings
from headwater.vocabulary.faults import ExitCode

SEED = 20_251_231


def add(subparsers: Any) -> None:
    """Declare the command."""
    about = "Generate the synthetic partnership, load it and release it."
    parser = add_command(subparsers, "demo", act=act, about=about)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--scale", type=int, default=1, choices=[1, 10, 100])
    parser.add_argument(
        "--reduced", action="store_true", help="a seventh of the events, for a quick look"
    )
    parser.add_argument(
        "--data-only", action="store_true", help="release the values without documents"
    )


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Make the demonstration, or find that it is made already."""
    from headwater.pipeline.demonstrating import demonstrate
    from headwater.pipeline.engine import open_engine

    with (
        closing(open_engine(settings)) as engine,
        showing_progress(quiet=arguments.json) as progress,
    ):
        outcome = demonstrate(
            engine,
            seed=arguments.seed,
            scale=arguments.scale,
            is_reduced=arguments.reduced,
            with_documents=not arguments.data_only,
            today=clock.today(),
            clock=clock.now,
            progress=progress,
        )
    if arguments.json:
        print_json(outcome)
    else:
        say(f"Release {outcome.release_id} is current. All of it is synthetic.")
        for line in outcome.linkage:
            say(line)
    return ExitCode.DONE
