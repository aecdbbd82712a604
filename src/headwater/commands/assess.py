"""`headwater assess`: write the needs assessment, what moved, or a published edition once more."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, say
from headwater.commands.progress import showing_progress
from headwater.settings import Settings
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode

if TYPE_CHECKING:
    from headwater.pipeline.assessing import Assessed
    from headwater.pipeline.editions import Rebuilt


def add(subparsers: Any) -> None:
    """Declare the command."""
    about = "Write the needs assessment of the current release: pages, print, data, easy read."
    parser = add_command(subparsers, "assess", act=act, about=about)
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--since",
        metavar="RELEASE",
        help="write only what moved since this release, in two pages",
    )
    chosen.add_argument(
        "--edition",
        metavar="EDITION",
        help="build a published edition once more, and say whether it is the same",
    )


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Write what was asked for; PDF only where the system libraries are present."""
    if arguments.edition:
        return _rebuild(arguments, settings)
    from headwater.pipeline.assessing import assess, report_changes

    with showing_progress(quiet=arguments.json) as progress:
        if arguments.since:
            written = report_changes(
                settings.released, arguments.since, out=arguments.out, progress=progress
            )
        else:
            written = assess(settings.released, out=arguments.out, progress=progress)
    return _tell(written, arguments)


def _tell(written: "Assessed", arguments: argparse.Namespace) -> ExitCode:
    if arguments.json:
        print_json(written)
        return ExitCode.DONE
    say(f"Wrote {counted(len(written.paths), 'file')} into {arguments.out}")
    first = "changes.html" if arguments.since else "index.html"
    say(f"Begin with {arguments.out / first}")
    if written.without_pdf_because:
        say(written.without_pdf_because)
    return ExitCode.DONE


def _rebuild(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Whether pages and data are the same in every byte decides the exit code."""
    from headwater.pipeline.editions import rebuild

    with showing_progress(quiet=arguments.json) as progress:
        found = rebuild(settings.released, arguments.edition, out=arguments.out, progress=progress)
    if arguments.json:
        print_json(found)
    else:
        for line in rebuilt_words(found):
            say(line)
    return ExitCode.DONE if found.is_the_same else ExitCode.UNEXPECTED


def rebuilt_words(found: "Rebuilt") -> list[str]:
    """What a rebuilt edition shows, in sentences."""
    lines = [f"{found.edition_id} has {counted(found.files, 'file')}."]
    if found.altered:
        lines.append(f"Not as it was published: {', '.join(found.altered)}.")
    else:
        lines.append("What was published fits its digests, PDF and DOCX among them.")
    if found.pages_and_data:
        lines.append(f"Pages or data that differ: {', '.join(found.pages_and_data)}.")
    else:
        lines.append("Pages and data are the same in every byte.")
    if found.documents:
        lines.append(
            f"Printed otherwise on this machine: {', '.join(found.documents)}. The published ones "
            "stand."
        )
    return lines
