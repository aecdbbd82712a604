"""`headwater load`: accept partner files."""

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
    parser = add_command(subparsers, "load", act=act, about="Accept partner files.")
    parser.add_argument("--feed", required=True, help="the extract specification to judge by")
    parser.add_argument("--supplier", help="who supplied them, where the feed has several")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    add_received_on(parser)
    add_how_read(parser)


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Load each file and report on each; the exit code is that of the first refusal.

    Where a file is missing, none is loaded: the command was mistyped, and every report is whole.
    """
    with importing():
        from headwater.pipeline.engine import open_engine
        from headwater.pipeline.receiving.files import HowRead, load_or_refuse, require_file

    how = HowRead(not arguments.without_mapping, tuple(arguments.without))
    for path in arguments.files:
        require_file(path)
    code = ExitCode.DONE
    reports = []
    with closing(open_engine(settings)) as engine:
        for path in arguments.files:
            report, refused = load_or_refuse(
                engine,
                path,
                feed=arguments.feed,
                supplier=arguments.supplier,
                today=arguments.received_on or clock.today(),
                now=clock.now(),
                how=how,
            )
            reports.append(report)
            code = code or refused
            if not arguments.json:
                say_report(report)
    if arguments.json:
        print_json(reports)
    return code
