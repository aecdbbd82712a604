"""Killed at a random moment: the answers are those of before or of after, never in between.

Afterwards the same command finishes the work, and the released values are exactly those of a run
that nobody disturbed.
"""

import random
import time
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from tests.integration.journey.homes import CommandLine, released_cells
from tests.integration.journey.street import INSIDE_NEW, street_row, write_street

SEED = 20_260_101
LOAD = ("load", "--feed", "police_uk_street")
RUN = ("run", "--data-only")
Answers = tuple[Any, list[dict[str, Any]]]


@dataclass(frozen=True)
class Undisturbed:
    """What a home answers before, after a load and after a run; how long each command worked."""

    file: Path
    before: Answers
    loaded: Answers
    released: Answers
    seconds: dict[str, float]


def answers(command: CommandLine) -> Answers:
    """What anyone can ask of a home, apart from the release's running number."""
    status = command.json("status")
    return {**status, "release_id": bool(status["release_id"])}, released_cells(command.home)


def corrected(folder: Path) -> Path:
    """A corrected March and a new month, long enough for a kill to meet every step."""
    draw = random.Random(SEED)
    references = [f"{draw.getrandbits(256):064x}" for _ in range(20_000)]
    rows = [
        street_row(reference, ("2025-03", "2026-01")[number % 2], INSIDE_NEW)
        for number, reference in enumerate(references)
    ]
    return write_street(folder / "corrected.csv", rows)


def working_seconds(command: CommandLine, *words: str | Path, stop_after: float = 600) -> float:
    """Start a command, kill it that long after it has taken the home, say how long it worked."""
    lock = command.home / "run.lock"
    started = command.start(*words)
    while started.poll() is None and lock.read_text() != str(started.pid):
        time.sleep(0.002)
    taken_at = time.monotonic()
    while started.poll() is None and time.monotonic() - taken_at < stop_after:
        time.sleep(0.002)
    started.kill()
    started.communicate()
    return time.monotonic() - taken_at


@pytest.fixture(scope="session")
def undisturbed(street_home: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    command = CommandLine(copytree(street_home.home, folder / "home"))
    file = corrected(folder)
    before = answers(command)
    load = working_seconds(command, *LOAD, file)
    loaded = answers(command)
    run = working_seconds(command, *RUN)
    return Undisturbed(file, before, loaded, answers(command), {"load": load, "run": run})


def kill_twice(command: CommandLine, undisturbed: Undisturbed, draw: random.Random) -> None:
    """Kill the load, finish it, kill the run, finish it; look at the answers each time."""
    moment = draw.uniform(0, undisturbed.seconds["load"])
    working_seconds(command, *LOAD, undisturbed.file, stop_after=moment)
    assert answers(command) in (undisturbed.before, undisturbed.loaded)
    command.json(*LOAD, undisturbed.file)
    assert answers(command) == undisturbed.loaded
    moment = draw.uniform(0, undisturbed.seconds["run"])
    working_seconds(command, *RUN, stop_after=moment)
    assert answers(command) in (undisturbed.loaded, undisturbed.released)
    command.json(*RUN)
    assert answers(command) == undisturbed.released
    assert left_behind(command.home) == []


def left_behind(home: Path) -> list[str]:
    """What only a run that is still working may have."""
    names = [path.relative_to(home).as_posix() for path in home.rglob("*")]
    marks = (".unfinished", ".partial", ".building", "workspace/")
    return [name for name in names if any(mark in name for mark in marks)]


@pytest.mark.parametrize("seed", [1, 2])
def test_four_kills(changing_home: CommandLine, undisturbed: Undisturbed, seed: int) -> None:
    kill_twice(changing_home, undisturbed, random.Random(SEED + seed))


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(25))
def test_fifty_kills(changing_home: CommandLine, undisturbed: Undisturbed, seed: int) -> None:
    kill_twice(changing_home, undisturbed, random.Random(SEED + 100 + seed))


def test_the_corrected_file_changes_what_is_released(undisturbed: Undisturbed) -> None:
    assert undisturbed.before != undisturbed.loaded
    assert undisturbed.before[1] == undisturbed.loaded[1]
    assert undisturbed.loaded[1] != undisturbed.released[1]
