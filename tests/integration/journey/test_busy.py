"""A second run started while one is running is told so, and disturbs nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.integration.journey.homes import CommandLine, state_of
from tests.integration.journey.street import INSIDE_NEW, street_row, write_street

from headwater.vocabulary.faults import ExitCode


@pytest.mark.parametrize("words", [("run",), ("load", "--feed", "police_uk_street", "{file}")])
def test_a_second_run_is_told_to_wait(
    changing_home: CommandLine,
    tmp_path: Path,
    held: Callable[[Path], None],
    words: tuple[str, ...],
) -> None:
    row = street_row("1" * 64, "2026-01", INSIDE_NEW)
    file = write_street(tmp_path / "street.csv", [row])
    before = state_of(changing_home.home)
    held(changing_home.home)
    done = changing_home.process(*(word.format(file=file) for word in words))
    assert done.returncode == ExitCode.BUSY
    assert "Another run is working in this home." in done.stderr
    assert state_of(changing_home.home) == before


def test_reading_goes_on_while_a_run_works(
    street_home: CommandLine, held: Callable[[Path], None]
) -> None:
    held(street_home.home)
    assert street_home.values("police_uk_street_crime")
    assert street_home.json("status")["release_id"]


def test_two_real_runs_do_not_meet(changing_home: CommandLine, tmp_path: Path) -> None:
    """Whichever takes the home first works; the other says so or finds nothing left to do."""
    rows = [street_row(f"{number:064d}", "2026-01", INSIDE_NEW) for number in range(50)]
    file = write_street(tmp_path / "street.csv", rows)
    words = ("load", "--feed", "police_uk_street", file)
    both = [changing_home.start(*words) for _ in range(2)]
    said = [started.communicate(timeout=120)[1] for started in both]
    codes = sorted(started.returncode for started in both)
    assert codes in ([ExitCode.DONE, ExitCode.DONE], [ExitCode.DONE, ExitCode.BUSY]), said
    (feed,) = (
        item for item in changing_home.json("status")["feeds"] if item["feed"] == "police_uk_street"
    )
    assert (feed["extracts"], feed["rows"]) == (2, 230)
