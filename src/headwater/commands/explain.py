"""`headwater explain`: how one released number was made."""

import argparse
from dataclasses import fields
from typing import Any

from headwater.commands.arguments import add_command
from headwater.commands.output import print_json
from headwater.settings import Settings
from headwater.vocabulary.faults import ExitCode


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = add_command(subparsers, "explain", act=act, about="Say how one number was made.")
    parser.add_argument("measure")
    parser.add_argument("--area", required=True, metavar="CODE")
    parser.add_argument("--period", required=True, metavar="P", help="2025-03, 2025, 2025-01/P12M")
    parser.add_argument("--breakdown", default="all")
    parser.add_argument("--category", default="all")


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Print definition, counts, extracts, interval method and disclosure decision."""
    from headwater.released.reader import ReleasedReader

    explanation = (
        ReleasedReader(settings.released)
        .open()
        .explain(
            arguments.measure,
            arguments.area,
            arguments.period,
            breakdown=arguments.breakdown,
            category=arguments.category,
        )
    )
    if arguments.json:
        print_json(explanation)
        return ExitCode.DONE
    for field in fields(explanation):
        _print_field(field.name, getattr(explanation, field.name))
    return ExitCode.DONE


def _print_field(name: str, value: object) -> None:
    label = name.replace("_", " ")
    if isinstance(value, tuple | list):
        print(f"{label}:")
        for item in value:
            print(f"  - {item}")
        return
    print(f"{label}: {'' if value is None else value}")
