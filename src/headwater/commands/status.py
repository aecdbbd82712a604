"""`headwater status`: what is held, what is current, what is waiting."""

import argparse
from contextlib import closing
from typing import Any

from headwater.commands import clock
from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, print_table, say
from headwater.settings import Settings
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode
from headwater.vocabulary.periods import spans_in_words

_COLUMNS = ("feed", "supplier", "extracts", "first_month", "last_month", "rows", "basis")


def add(subparsers: Any) -> None:
    """Declare the command."""
    about = "Say what is held, what is current and what is waiting."
    add_command(subparsers, "status", act=act, about=about)


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Print the state of this home."""
    from headwater.pipeline.engine import open_engine
    from headwater.pipeline.standing import status

    with closing(open_engine(settings)) as engine:
        found = status(engine, today=clock.today())
    if arguments.json:
        print_json(found)
        return ExitCode.DONE
    say(f"Home {settings.home} holds {found.nature or 'no'} data.")
    waiting = counted(found.waiting, "file")
    say(f"Current release: {found.release_id or 'none yet'}. Waiting: {waiting}.")
    if found.feeds:
        print_table([_row(feed) for feed in found.feeds], columns=_COLUMNS)
    return ExitCode.DONE


def _row(feed: Any) -> dict[str, object]:
    """What is held of one feed of one supplier, its months in words."""
    row = {column: getattr(feed, column) for column in _COLUMNS}
    months = {name: month for name in ("first_month", "last_month") if (month := row[name])}
    return row | {name: "".join(spans_in_words([month])) for name, month in months.items()}
