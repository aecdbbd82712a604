"""`make bench`: prints ratios, each against a baseline measured in the same run."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.benchmarks.intake import compare_intake  # noqa: E402 - the path comes first
from tools.benchmarks.journey import compare_journey  # noqa: E402
from tools.benchmarks.pages import time_pages  # noqa: E402


def main() -> None:
    """Run every benchmark and print a Markdown table for docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[177_000, 10_000_000])
    parser.add_argument(
        "--intake-rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000]
    )
    parser.add_argument("--only", choices=["intake", "journey", "pages"])
    arguments = parser.parse_args()
    if arguments.only in {None, "intake"}:
        with tempfile.TemporaryDirectory(prefix="headwater-bench-") as folder:
            compare_intake(Path(folder), sizes=arguments.intake_rows)
    if arguments.only in {None, "journey"}:
        with tempfile.TemporaryDirectory(prefix="headwater-bench-") as folder:
            for rows in arguments.rows:
                directory = Path(folder) / str(rows)
                directory.mkdir()
                compare_journey(directory, rows=rows)
                shutil.rmtree(directory)
    if arguments.only in {None, "pages"}:
        time_pages()


if __name__ == "__main__":
    main()
