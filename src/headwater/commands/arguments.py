"""Arguments that several commands share."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

from headwater.settings import Settings
from headwater.vocabulary.faults import ExitCode

Act = Callable[[argparse.Namespace, Settings], ExitCode]


def add_command(subparsers: Any, name: str, *, act: Act, about: str) -> argparse.ArgumentParser:
    """A subcommand with its `--json` switch. Options are not guessed from their beginnings."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help=about, description=about, allow_abbrev=False
    )
    parser.add_argument("--json", action="store_true", help="print JSON for programs")
    parser.set_defaults(act=act)
    return parser


def add_how_read(parser: argparse.ArgumentParser) -> None:
    """`--without-mapping` and `--without`: what is not to be done to the file."""
    parser.add_argument(
        "--without-mapping",
        action="store_true",
        help="read the headers and codes as they stand, whatever the supplier's mapping says",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="KIND",
        help="do without this repair, as the report names it (may be given again)",
    )


def add_received_on(parser: argparse.ArgumentParser) -> None:
    """`--received-on`: the day on which a file was received, for judging its basis."""
    parser.add_argument(
        "--received-on",
        type=date.fromisoformat,
        default=None,
        metavar="YYYY-MM-DD",
        help="judge the basis as on this day (default: today)",
    )
