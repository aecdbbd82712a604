"""File to released district-month values: against bare DuckDB, and against pandas."""

import os
import shutil
import sys
from pathlib import Path

from tools.benchmarks.measuring import Cost, cost_of, rivals_python
from tools.benchmarks.street_rows import write_lookup, write_street_file

from headwater.definitions.library import Library
from headwater.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
BEST_OF = 3
LARGE = 1_000_000


def compare_journey(directory: Path, *, rows: int) -> None:
    """Print seconds, memory and ratios for one file of `rows` rows."""
    street = write_street_file(directory / "street.csv", rows=rows)
    lookups = _lookups(directory)
    _ours_once(directory / "home", street, lookups)  # compiles, and brings the file into memory
    bare = min((_bare(street) for _ in range(BEST_OF)), key=_seconds)
    ours = min(
        (_ours_once(directory / "home", street, lookups) for _ in range(BEST_OF)), key=_seconds
    )
    of_rival = 1 if rows > LARGE else BEST_OF
    rival = min((_rival(street, lookups[1]) for _ in range(of_rival)), key=_seconds)
    print(f"\n{rows:,} police.uk-like rows, file to released district-month values\n")
    print("| who | seconds | MiB | seconds, ours over theirs | memory, theirs over ours |")
    print("|---|---:|---:|---:|---:|")
    for name, cost in (("bare DuckDB", bare), ("pandas, same checks", rival), ("Headwater", ours)):
        print(
            f"| {name} | {cost.seconds:.2f} | {cost.mebibytes:.0f} "
            f"| {ours.seconds / cost.seconds:.2f} | {cost.mebibytes / ours.mebibytes:.2f} |"
        )
    sys.stdout.flush()


def _seconds(cost: Cost) -> float:
    return cost.seconds


def _lookups(directory: Path) -> tuple[Path, Path]:
    settings = read_settings(os.environ)
    partnership = Library(settings.definitions).partnership(settings.partnership)
    codes = [district.code for district in partnership.districts]
    older = write_lookup(
        directory / "2011.csv", district_codes=codes, vintage="11", district="ltla20"
    )
    newer = write_lookup(
        directory / "2021.csv", district_codes=codes, vintage="21", district="ltla24"
    )
    return older, newer


def _bare(street: Path) -> Cost:
    return cost_of([sys.executable, str(ROOT / "tools/benchmarks/bare.py"), str(street)])


def _rival(street: Path, lookup: Path) -> Cost:
    words = [
        str(rivals_python()),
        str(ROOT / "tools/benchmarks/rival.py"),
        str(street),
        str(lookup),
    ]
    return cost_of(words)


def _ours_once(home: Path, street: Path, lookups: tuple[Path, Path]) -> Cost:
    """Ours in a home of its own, which is then removed, so that no run pays for another's disk."""
    cost = _ours(home, street, lookups)
    shutil.rmtree(home)
    return cost


def _ours(home: Path, street: Path, lookups: tuple[Path, Path]) -> Cost:
    environment = {"HEADWATER_HOME": str(home)}
    headwater = [sys.executable, "-m", "headwater"]
    for feed, lookup in zip(("area_lookup_2011", "area_lookup_2021"), lookups, strict=True):
        cost_of([*headwater, "load", "--feed", feed, str(lookup)], environment=environment)
    inbox = home / "inbox" / "police_uk_street"
    inbox.mkdir(parents=True)
    os.link(street, inbox / street.name)
    return cost_of([*headwater, "run", "--data-only"], environment=environment)
