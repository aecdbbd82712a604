"""`headwater partner`: at a partner's own desk, numbers travel and rows stay."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from headwater.commands import clock
from headwater.commands.arguments import add_command, add_how_read
from headwater.commands.output import print_json, say
from headwater.commands.reporting import say_report
from headwater.settings import Settings
from headwater.vocabulary.faults import ExitCode

if TYPE_CHECKING:
    from headwater.exchange.messages import Mapping
    from headwater.partner import Desk, ReadAs

DESK = "partner_desk"
"""The folder of a desk under `HEADWATER_HOME`."""
MAPPED_WITH = "--mapping FILE.yaml"
"""What takes a mapping at a desk."""


def add(subparsers: Any) -> None:
    """Declare the command and what it can do."""
    about = "At a partner's own desk: make counts to send, and see what would be sent."
    parser = subparsers.add_parser("partner", help=about, description=about, allow_abbrev=False)
    deeds = parser.add_subparsers(title="deeds", required=True, metavar="DEED")
    _add_check(deeds)
    _add_prepare(deeds)
    shown = add_command(deeds, "show", act=act_show, about="Say exactly what a file would tell.")
    shown.add_argument("file", type=Path)
    add_command(deeds, "key", act=act_key, about="Print the fingerprint of this desk's key.")


def _add_check(deeds: Any) -> None:
    about = "Check your own rows as the partnership would; count nothing and keep no row."
    parser = add_command(deeds, "check", act=act_check, about=about)
    _add_files(parser)


def _add_prepare(deeds: Any) -> None:
    about = "Check your own rows, count them, withhold what is small, and sign the counts."
    parser = add_command(deeds, "prepare", act=act_prepare, about=about)
    parser.add_argument(
        "--reference",
        type=_reference,
        action="append",
        default=[],
        metavar="FEED=FILE",
        help="open data that counting needs, such as area_lookup_2021=lookup.csv",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    _add_files(parser)


def _add_files(parser: argparse.ArgumentParser) -> None:
    """The partner's own files, and how they are read."""
    parser.add_argument("--feed", required=True, help="the extract specification to judge by")
    parser.add_argument("--supplier", help="which body you are, where the file does not say")
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE.yaml",
        help="how your files differ from the specification; kept, and used next time",
    )
    add_how_read(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")


def act_check(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Say what intake says of the files."""
    from headwater.definitions.library import Library
    from headwater.partner import judged, open_desk
    from headwater.pipeline.receiving.files import require_file

    for path in arguments.files:
        require_file(path)
    library = Library(settings.definitions)
    desk = open_desk(settings.home / DESK, settings.environment)
    reports = judged(
        arguments.files,
        feed=arguments.feed,
        desk=desk,
        library=library,
        partnership=library.partnership(settings.partnership),
        supplier=arguments.supplier,
        today=clock.today(),
        read_as=_read_as(arguments, settings, desk),
    )
    if arguments.json:
        print_json(reports)
        return ExitCode.DONE
    for report in reports:
        say_report(report, mapped_with=MAPPED_WITH)
    say("Nothing was counted, kept or sent.")
    return ExitCode.DONE


def act_prepare(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Write the file, and say what it would tell."""
    from headwater.definitions.library import Library
    from headwater.partner import open_desk, prepare
    from headwater.pipeline.receiving.files import require_file

    for path in (*arguments.files, *dict(arguments.reference).values()):
        require_file(path)
    library = Library(settings.definitions)
    desk = open_desk(settings.home / DESK, settings.environment)
    read_as = _read_as(arguments, settings, desk)
    prepared = prepare(
        arguments.files,
        feed=arguments.feed,
        desk=desk,
        library=library,
        partnership=library.partnership(settings.partnership),
        references=dict(arguments.reference),
        supplier=arguments.supplier,
        out=arguments.out,
        today=clock.today(),
        read_as=read_as,
    )
    if read_as.mapping:
        desk.keep_mapping(read_as.mapping, partnership=settings.partnership)
    if arguments.json:
        print_json(prepared)
        return ExitCode.DONE
    for report in prepared.reports:
        say_report(report, mapped_with=MAPPED_WITH)
    for words in prepared.left_out:
        say(f"Not counted: {words}")
    say()
    _print_look(prepared.path, settings)
    say(f"Nothing has been sent. The file is {prepared.path}")
    return ExitCode.DONE


def act_show(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Say what a file would tell, having checked that it is as it was signed."""
    from headwater.definitions.library import Library
    from headwater.partner import look

    if not arguments.json:
        _print_look(arguments.file, settings)
        return ExitCode.DONE
    with TemporaryDirectory(prefix="headwater-show-") as folder:
        library = Library(settings.definitions)
        print_json(look(arguments.file, workspace=Path(folder), library=library))
    return ExitCode.DONE


def act_key(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Print the fingerprint; the key is made on first use."""
    from headwater.partner import open_desk

    desk = open_desk(settings.home / DESK, settings.environment)
    print_json({"fingerprint": desk.fingerprint}) if arguments.json else print(desk.fingerprint)
    return ExitCode.DONE


def _print_look(path: Path, settings: Settings) -> None:
    from headwater.definitions.library import Library
    from headwater.partner import look
    from headwater.partner.words import said

    with TemporaryDirectory(prefix="headwater-show-") as folder:
        found = look(path, workspace=Path(folder), library=Library(settings.definitions))
        for line in said(found):
            print(line)


def _read_as(arguments: argparse.Namespace, settings: Settings, desk: "Desk") -> "ReadAs":
    """How the files are read. Raises MappingUnreadable and RepairUnknown."""
    from headwater.partner import ReadAs
    from headwater.pipeline.receiving.files import HowRead

    how = HowRead(not arguments.without_mapping, tuple(arguments.without))
    if not how.with_mapping:
        return ReadAs(None, how.without)
    kept = desk.mapping(partnership=settings.partnership, feed=arguments.feed)
    return ReadAs(_stated_mapping(arguments) or kept, how.without)


def _stated_mapping(arguments: argparse.Namespace) -> "Mapping | None":
    from headwater.pipeline.receiving.mapping import mapping_in

    if arguments.mapping is None:
        return None
    stated = mapping_in(arguments.mapping, feed=arguments.feed, supplier=arguments.supplier or DESK)
    return stated.proposed(made_by=DESK, now=clock.now())


def _reference(text: str) -> tuple[str, Path]:
    feed, sign, path = text.partition("=")
    if not (feed and sign and path):
        raise argparse.ArgumentTypeError(f"found {text!r}; expected FEED=FILE")
    return feed, Path(path)
