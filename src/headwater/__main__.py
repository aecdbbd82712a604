"""The command line: `headwater COMMAND …`, each with `--help` and `--json`."""

import argparse
import os
import sys
from collections.abc import Sequence

from headwater import __version__
from headwater.commands import (
    assess,
    check,
    demo,
    evaluate,
    explain,
    load,
    output,
    partner,
    run,
    standard,
    status,
    values,
    withdraw,
    worker,
)
from headwater.commands import map as mapping
from headwater.settings import read_settings
from headwater.vocabulary.faults import ExitCode, Fault

COMMANDS = (
    demo,
    check,
    load,
    mapping,
    withdraw,
    run,
    status,
    values,
    explain,
    assess,
    evaluate,
    partner,
    standard,
    worker,
)


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    parser = argparse.ArgumentParser(
        prog="headwater",
        description="Partner files in, released numbers and a needs assessment out.",
    )
    parser.add_argument("--version", action="version", version=f"headwater {__version__}")
    subparsers = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(subparsers)
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (`headwater.vocabulary.faults.ExitCode`)."""
    arguments = build_parser().parse_args(words)
    try:
        settings = read_settings(os.environ)
        return int(arguments.act(arguments, settings))
    except Fault as fault:
        _say_fault(fault, as_json=getattr(arguments, "json", False))
        return int(fault.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        return int(ExitCode.DONE)


def _say_fault(fault: Fault, *, as_json: bool) -> None:
    if as_json:
        output.print_json(
            {
                "error": {
                    "kind": fault.exit_code.name.lower(),
                    "exit_code": int(fault.exit_code),
                    "found": fault.found,
                    "expected": fault.expected,
                    "next": fault.next_step,
                }
            }
        )
        return
    output.say(f"Found:    {fault.found}")
    output.say(f"Expected: {fault.expected}")
    output.say(f"Next:     {fault.next_step}")


if __name__ == "__main__":
    sys.exit(main())
