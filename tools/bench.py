"""`make bench`: prints ratios, each against a baseline measured in the same run."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.benchmarks.measuring import said_on_one_thread  # noqa: E402 - the path comes first

METHODS = ("rates", "early-warning", "places", "effects")
PARTS = ("intake", "journey", "measures", "pages", "crowd", *METHODS)


def main() -> None:
    """Run every benchmark and print a Markdown table for docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[177_000, 10_000_000])
    parser.add_argument(
        "--intake-rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000]
    )
    parser.add_argument("--events", type=int, nargs="+", default=[300_000, 1_000_000, 10_000_000])
    parser.add_argument("--only", choices=PARTS)
    arguments = parser.parse_args()
    for part in PARTS:
        if arguments.only in {None, part}:
            _run(part, arguments)


def _run(part: str, arguments: argparse.Namespace) -> None:
    if part in METHODS:
        _time_methods(part)
    elif part == "pages":
        from tools.benchmarks.pages import time_pages

        time_pages()
    elif part == "crowd":
        from tools.benchmarks.crowd import time_a_crowd

        time_a_crowd()
    else:
        _time_files(part, arguments)


def _time_files(part: str, arguments: argparse.Namespace) -> None:
    from tools.benchmarks.intake import compare_intake
    from tools.benchmarks.journey import compare_journey
    from tools.benchmarks.measures import compare_measures

    with tempfile.TemporaryDirectory(prefix="headwater-bench-") as folder:
        if part == "intake":
            compare_intake(Path(folder), sizes=arguments.intake_rows)
            return
        if part == "measures":
            compare_measures(Path(folder), sizes=arguments.events)
            return
        for rows in arguments.rows:
            directory = Path(folder) / str(rows)
            directory.mkdir()
            compare_journey(directory, rows=rows)
            shutil.rmtree(directory)


def _time_methods(part: str) -> None:
    """In a process of its own, whose linear algebra was told to use one thread when it started."""
    print(said_on_one_thread(Path(sys.executable), "methods.py", part), end="")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
