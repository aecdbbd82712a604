"""`headwater standard`: hand the field lists over, and judge a file by what was handed over."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater.commands import clock
from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, say
from headwater.settings import Settings
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode, Fault, StorageFault

if TYPE_CHECKING:
    from headwater.partner import Broken, Verdict


class StandardAbsent(Fault):
    """The folder is no data standard."""

    exit_code = ExitCode.DEFINITION


def add(subparsers: Any) -> None:
    """Declare the command and what it can do."""
    about = "The data standard: hand it over, and check a file by it."
    parser = subparsers.add_parser("standard", help=about, description=about, allow_abbrev=False)
    deeds = parser.add_subparsers(title="deeds", required=True, metavar="DEED")
    written = add_command(
        deeds, "write", act=act_write, about="Write field lists, specifications and codelists."
    )
    written.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    checked = add_command(
        deeds, "check", act=act_check, about="Say whether a file passes, and which rules it breaks."
    )
    checked.add_argument(
        "--standard", type=Path, metavar="FOLDER", help="the standard (default: our own)"
    )
    checked.add_argument("--feed", required=True, help="the feed that the file is of")
    checked.add_argument("file", type=Path)


def act_write(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Write the standard into a folder. Raises StorageFault."""
    from headwater.definitions.library import Library
    from headwater.pipeline.releasing.standardising import handed_over
    from headwater.products import write_folder

    found = handed_over(Library(settings.definitions))
    try:
        written = write_folder(found, arguments.to)
    except OSError as problem:
        raise StorageFault(
            found=f"The standard could not be written: {problem.strerror or problem}.",
            expected="a folder that can be written to.",
            next_step="name another folder, then run again.",
        ) from problem
    standard = found.standard
    if arguments.json:
        told = {"version": standard.version, "sha256": standard.sha256, "files": len(written)}
        print_json({"folder": arguments.to, **told})
        return ExitCode.DONE
    say(f"{standard.title}, version {standard.version}: {counted(len(written), 'file')}.")
    say(f"  Digest {standard.sha256}")
    say(f"  Written to {arguments.to}; README.txt says what is what.")
    return ExitCode.DONE


def act_check(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Say whether the file passes; the exit code is FILE_REFUSED where it does not."""
    from headwater.definitions.library import Library
    from headwater.partner import judged_by_standard
    from headwater.pipeline.receiving.files import require_file

    root = arguments.standard or settings.definitions
    if not (root / "extracts").is_dir():
        raise StandardAbsent(
            found=f"No folder `extracts` in {root}.",
            expected="the folder of a data standard, unpacked.",
            next_step="name the folder in which README.txt and extracts/ lie.",
        )
    require_file(arguments.file)
    verdict = judged_by_standard(
        arguments.file, library=Library(root), feed=arguments.feed, today=clock.today()
    )
    print_json(verdict) if arguments.json else _say(verdict)
    return ExitCode.DONE if verdict.passes else ExitCode.FILE_REFUSED


def _say(verdict: "Verdict") -> None:
    report = verdict.report
    headline = "Passes" if verdict.passes else "Does not pass"
    say(f"{report.file_name}: {headline} ({verdict.feed}, version {verdict.version})")
    say(f"  {counted(report.rows_in_file, 'row')} in the file, {report.rows_accepted:,} sound")
    for each in verdict.broken:
        say(f"  {_broken(each)}")
    if report.next_step:
        say(f"  Expected: {report.expected}")
        say(f"  Next:     {report.next_step}")
    say("Nothing was kept or sent.")


def _broken(each: "Broken") -> str:
    where = f" in `{each.column}`" if each.column else ""
    rows = f"{counted(each.rows, 'row')}{where}: " if each.rows else ""
    values = f" ({', '.join(each.values)})" if each.values else ""
    return f"{rows}{each.words}{values} Rule {each.rule}"
