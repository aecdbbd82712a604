"""Checking and loading one file of emergency attendances: against a bare read of the same file.

The bare read keeps every column of every row with the type that DuckDB finds for it. The two take
turns, so that both meet what else the machine is doing; how much that is stands beside them.
"""

import os
import shutil
import sys
from pathlib import Path

from tools.benchmarks.emergency_rows import SUPPLIER, write_attendances, write_register
from tools.benchmarks.measuring import Cost, cost_of

ROOT = Path(__file__).resolve().parents[2]
BEST_OF = 3
LARGE = 1_000_000
FEED = "ed_assault_attendances"


def compare_intake(directory: Path, *, sizes: list[int]) -> None:
    """Print seconds, ratios and microseconds a row for files of those sizes, smallest first."""
    print("\nEmergency attendances, checked and loaded (sealed, linkable, in the ledger)\n")
    print(
        "| rows | bare DuckDB s | check s | load s | load over bare | processor s, bare "
        "| processor s, load | load over bare | µs a row | MiB | load average |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for rows in sorted(sizes):
        folder = directory / str(rows)
        folder.mkdir()
        _compare(folder, rows=rows)
        shutil.rmtree(folder)


def _compare(folder: Path, *, rows: int) -> None:
    file = write_attendances(folder / "attendances.csv", rows=rows)
    register = write_register(folder / "register.csv")
    home = folder / "home"
    _loaded(home, register, file)  # compiles, and brings the file into memory
    times = 1 if rows > LARGE else BEST_OF
    rounds = [(_bare(file), *_loaded(home, register, file)) for _ in range(times)]
    bare, load, check = (_best(costs) for costs in zip(*rounds, strict=True))
    print(
        f"| {rows:,} | {bare.seconds:.2f} | {check.seconds:.2f} | {load.seconds:.2f} "
        f"| {load.seconds / bare.seconds:.2f} "
        f"| {bare.processor_seconds:.2f} | {load.processor_seconds:.2f} "
        f"| {load.processor_seconds / bare.processor_seconds:.2f} "
        f"| {load.seconds / rows * 1e6:.2f} | {load.mebibytes:.0f} | {os.getloadavg()[0]:.1f} |"
    )
    sys.stdout.flush()


def _best(costs) -> Cost:
    return min(costs, key=lambda cost: cost.seconds)


def _bare(file: Path) -> Cost:
    return cost_of([sys.executable, str(ROOT / "tools/benchmarks/bare_attendances.py"), str(file)])


def _loaded(home: Path, register: Path, file: Path) -> tuple[Cost, Cost]:
    """Load in a home of its own, then check there; the home is removed."""
    environment = {"HEADWATER_HOME": str(home)}
    headwater = [sys.executable, "-m", "headwater"]
    register_words = ["--json", "--feed", "basis_register", str(register)]
    of_feed = ["--json", "--feed", FEED, "--supplier", SUPPLIER, str(file)]
    cost_of([*headwater, "load", *register_words], environment=environment)
    check = cost_of([*headwater, "check", *of_feed], environment=environment)
    load = cost_of([*headwater, "load", *of_feed], environment=environment)
    shutil.rmtree(home)
    return load, check
