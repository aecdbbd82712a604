"""`headwater assess`: write the needs assessment of the current release to a folder."""

import argparse
from pathlib import Path
from typing import Any

from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, say
from headwater.commands.progress import showing_progress
from headwater.settings import Settings
from headwater.vocabulary.faults import ExitCode


def add(subparsers: Any) -> None:
    """Declare the command."""
    about = "Write the needs assessment of the current release."
    parser = add_command(subparsers, "assess", act=act, about=about)
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Write the document as HTML, and as PDF/UA where the system libraries are present."""
    from headwater.pipeline.assessing import assess

    with showing_progress(quiet=arguments.json) as progress:
        assessment = assess(settings.released, out=arguments.out, progress=progress)
    if arguments.json:
        print_json(assessment)
        return ExitCode.DONE
    for path in assessment.paths:
        say(f"Wrote {path}")
    if assessment.without_pdf_because:
        say(assessment.without_pdf_because)
    return ExitCode.DONE
