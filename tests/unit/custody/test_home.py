"""One run at a time; what a stopped run leaves is cleared; runs are on record."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.custody.arrivals import NOW, home_at, load, rows_in

from headwater.custody import Busy

REPOSITORY = Path(__file__).resolve().parents[3]
LOADER = """
import sys
from pathlib import Path
from tests.unit.custody.arrivals import home_at, load, rows_in
home = home_at(Path(sys.argv[1]))
with home.lock():
    print("begun", flush=True)
    for age in range(30, 90):
        load(home, rows_in("2025-01", "2025-02", Age=str(age)))
"""


def test_a_second_run_is_told_to_wait(tmp_path: Path) -> None:
    home, other = home_at(tmp_path), home_at(tmp_path)
    with home.lock(), pytest.raises(Busy), other.lock():
        raise AssertionError("two runs held one home")
    with other.lock():
        pass


def test_what_a_stopped_run_left_is_cleared_at_the_next(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    own = home.new_workspace()
    strays = [
        home.layout.accepted("street_incidents", "0123456789abcdef"),
        home.layout.sealed("raw", "0123456789abcdef"),
        home.layout.sealed("people", ".unfinished-0123"),
        home.layout.workspaces / "999999999-abc" / "accepted.parquet",
        home.layout.accepted("street_incidents", report.extract_id).with_name(".unfinished-a"),
    ]
    for stray in strays:
        stray.parent.mkdir(parents=True, exist_ok=True)
        stray.write_bytes(b"left")
    with home.lock():
        assert not any(stray.exists() for stray in strays)
    assert own.is_dir()
    assert home.layout.accepted("street_incidents", report.extract_id).exists()
    assert home.people([report.extract_id]) is not None


def test_a_process_killed_at_any_moment_leaves_whole_extracts(tmp_path: Path) -> None:
    """Killed a few times at random moments; the command line is killed far more often."""
    moments = random.Random(20260131)
    for _ in range(4):
        _kill_after(tmp_path, moments.uniform(0.0, 1.2))
        _check_whole(tmp_path)


def _kill_after(folder: Path, seconds: float) -> None:
    path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "src")])
    process = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(folder)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


def _check_whole(folder: Path) -> None:
    home = home_at(folder)
    with home.lock():
        for extract in home.extracts():
            kept = home.layout.accepted(extract.feed, extract.extract_id)
            assert pq.read_table(kept).num_rows == extract.rows_accepted
            assert home.people([extract.extract_id]) is not None
        assert len(home.current_parquets("event")) == min(1, len(home.extracts()))
        folders = {path.name for path in home.layout.extracts.glob("*/*")}
        assert folders == {extract.extract_id for extract in home.extracts()}
    home.close()


def test_runs_are_on_record(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = home.begin_run("run", started_at=NOW)
    second = home.begin_run("load", started_at=NOW)
    ended = NOW + timedelta(minutes=1)
    home.end_run(first, ended_at=ended, outcome="released", release_id="R0001-1a2b3c4d")
    assert [(run.run_id, run.ended_at, run.release_id) for run in home.runs()] == [
        (first, ended, "R0001-1a2b3c4d"),
        (second, None, None),
    ]
