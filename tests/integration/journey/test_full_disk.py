"""A disk that fills at any moment: an error that says so, and the home as it was.

The disk is filled by a limit on the size of any file that the process may write: small limits
stop it early, larger ones later.
"""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.integration.journey.homes import CommandLine, state_of
from tests.integration.journey.street import INSIDE_NEW, street_row, write_street

from headwater.vocabulary.faults import ExitCode

KIB = 1 << 10
MEASURE = "police_uk_street_crime"


def no_file_above(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def new_month(folder: Path) -> Path:
    """Rows whose references do not pack, so that what is kept of them is large."""
    digits = [f"{hash((n, 'headwater')) & (1 << 255) - 1:064x}" for n in range(3_000)]
    rows = [street_row(digit, "2026-01", INSIDE_NEW) for digit in digits]
    return write_street(folder / "new.csv", rows)


@pytest.mark.parametrize("size", [0, 16 * KIB, 40 * KIB])
def test_a_load_that_meets_a_full_disk_leaves_nothing_behind(
    changing_home: CommandLine, tmp_path: Path, size: int
) -> None:
    file = new_month(tmp_path)
    before = state_of(changing_home.home)
    words = ("load", "--feed", "police_uk_street", file)
    done = changing_home.process(*words, before=no_file_above(size))
    assert done.returncode == ExitCode.STORAGE, done.stderr
    assert "free some space" in done.stderr
    assert state_of(changing_home.home) == before
    (report,) = changing_home.json(*words)
    assert report["outcome"] == "accepted"


@pytest.mark.parametrize("size", [0, 60 * KIB])
def test_a_run_that_meets_a_full_disk_keeps_the_release_before_it(
    changing_home: CommandLine, tmp_path: Path, size: int
) -> None:
    changing_home.json("load", "--feed", "police_uk_street", new_month(tmp_path))
    before = changing_home.values(MEASURE), changing_home.json("status")
    done = changing_home.process("run", "--data-only", before=no_file_above(size))
    assert done.returncode == ExitCode.STORAGE, done.stderr
    assert "Traceback" not in done.stderr
    assert (changing_home.values(MEASURE), changing_home.json("status")) == before
    assert changing_home.json("run", "--data-only")["is_new"] is True
