"""The page of commands, from their own help."""

import argparse
from collections.abc import Iterator

from headwater.__main__ import build_parser
from headwater.definitions.library import Library


def page(_: Library) -> str:
    """The help of every command, and of what each can do."""
    parts = ["# Commands", "", "State lives under `HEADWATER_HOME`, by default `./var`.", ""]
    for name, command in _commands("headwater", build_parser()):
        parts += [f"## {name}", "", "```text", command.format_help().rstrip(), "```", ""]
    return "\n".join(parts)


def _commands(
    above: str, parser: argparse.ArgumentParser
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command below a parser by its whole name, followed by those below it."""
    for action in parser._actions:  # argparse offers no public way to its subparsers
        if isinstance(action, argparse._SubParsersAction):
            for word, command in sorted(action.choices.items()):
                yield f"{above} {word}", command
                yield from _commands(f"{above} {word}", command)
