"""The page of commands, from their own help."""

import argparse

from headwater.__main__ import build_parser
from headwater.definitions.library import Library


def page(_: Library) -> str:
    """The help of every command."""
    parser = build_parser()
    parts = ["# Commands", "", "State lives under `HEADWATER_HOME`, by default `./var`.", ""]
    for name, command in sorted(_subparsers(parser).items()):
        parts += [f"## headwater {name}", "", "```text", command.format_help().rstrip(), "```", ""]
    return "\n".join(parts)


def _subparsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:  # argparse offers no public way to its subparsers
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise ValueError("found no subcommands; expected the parser of the command line")
