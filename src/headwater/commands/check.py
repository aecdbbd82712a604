"""`headwater check`: judge a file, load nothing."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from headwater.commands import clock
from headwater.commands.arguments import add_command, add_how_read, add_received_on
from headwater.commands.output import print_json
from headwater.commands.reporting import say_report
from headwater.commands.starting import importing
from headwater.settings import Settings
from headwater.vocabulary.faults import ExitCode


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = add_command(subparsers, "check", act=act, about="Judge a partner file; load nothing.")
    parser.add_argument("--feed", required=True, help="the extract specification to judge by")
    parser.add_argument("--supplier", help="who supplied it, where the feed has several")
    parser.add_argument("file", type=Path)
    add_received_on(parser)
    add_how_read(parser)


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Report on the file. Raises the fault for which it would be refused."""
    with importing():
        from headwater.pipeline.engine import open_engine
        from headwater.pipeline.receiving.files import HowRead, check_file

    how = HowRead(not arguments.without_mapping, tuple(arguments.without))
    with closing(open_engine(settings)) as engine:
        report = check_file(
            engine,
            arguments.file,
            feed=arguments.feed,
            supplier=arguments.supplier,
            today=arguments.received_on or clock.today(),
            how=how,
        )
    print_json(report) if arguments.json else say_report(report)
    return ExitCode.DONE
