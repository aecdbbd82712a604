"""`headwater map`: keep how one supplier's files differ from the specification, or show it."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from headwater.commands import clock
from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, say
from headwater.exchange.messages import Mapping
from headwater.settings import Settings
from headwater.vocabulary.faults import ExitCode


def add(subparsers: Any) -> None:
    """Declare the command."""
    about = "Keep or show the mapping of one supplier's files of one feed."
    parser = add_command(subparsers, "map", act=act, about=about)
    parser.add_argument("--feed", required=True, help="the extract specification")
    parser.add_argument("--supplier", required=True, help="whose files differ from it")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("file", nargs="?", type=Path, metavar="FILE.yaml")
    wanted.add_argument("--show", action="store_true", help="print every version, newest first")
    wanted.add_argument(
        "--as-yaml", action="store_true", help="print the newest version as a file to change"
    )
    parser.add_argument("--by", default="analyst", metavar="REFERENCE", help="who keeps it")


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Keep the mapping in the file as the next version, or print what is kept."""
    from headwater.pipeline.engine import open_engine
    from headwater.pipeline.receiving.mapping import (
        keep_mapping,
        mapping_as_yaml,
        mapping_in,
        versions_of,
    )

    feed, supplier = arguments.feed, arguments.supplier
    with closing(open_engine(settings)) as engine:
        if arguments.file is None:
            versions = versions_of(engine, feed=feed, supplier=supplier)
            if arguments.as_yaml:
                print(mapping_as_yaml(versions[0] if versions else None), end="")
            else:
                _show(versions, as_json=arguments.json)
            return ExitCode.DONE
        stated = mapping_in(arguments.file, feed=feed, supplier=supplier)
        kept = keep_mapping(engine, stated, made_by=arguments.by, now=clock.now())
    print_json(kept) if arguments.json else say(f"Kept as mapping {kept.version} of {supplier}.")
    return ExitCode.DONE


def _show(versions: tuple[Mapping, ...], *, as_json: bool) -> None:
    if as_json:
        print_json(versions)
        return
    if not versions:
        say("No mapping is kept for this feed and supplier.")
    for mapping in versions:
        say(f"Mapping {mapping.version}, {mapping.made_at:%Y-%m-%d}, by {mapping.made_by}")
        if mapping.note:
            say(f"  {mapping.note}")
        for found, specified in mapping.renames.items():
            say(f"  header `{found}` stands for `{specified}`")
        for column, codes in mapping.codes.items():
            for found, code in codes.items():
                say(f"  {found!r} in `{column}` stands for {code}")
        for kind in mapping.without:
            say(f"  without {kind}")
