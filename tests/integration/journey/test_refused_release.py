"""A release that could not be made safe is refused: nothing is told, and nothing is lost."""

from pathlib import Path
from typing import Any

import pytest
from tests.integration.journey.homes import CommandLine, released_cells
from tests.integration.journey.street import INSIDE_NEW, street_row, write_street

from headwater.disclosure import CannotProtect
from headwater.vocabulary.faults import ExitCode

REFUSED = CannotProtect(found="counts", expected="safe counts", next_step="ask the supplier")


def refuse(*_: object, **__: object) -> Any:
    """A decision that no suppression makes safe."""
    raise REFUSED


def test_the_release_before_stays_and_the_next_run_tries_again(
    changing_home: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = changing_home.json("status")["release_id"], released_cells(changing_home.home)
    rows = [street_row("a" * 64, "2026-01", INSIDE_NEW)]
    changing_home.json(
        "load", "--feed", "police_uk_street", write_street(tmp_path / "new.csv", rows)
    )
    with monkeypatch.context() as patched:
        patched.setattr("headwater.pipeline.releasing.deciding.decide", refuse)
        done = changing_home.run("run", "--data-only", "--json")
    assert (done.returncode, done.error["found"]) == (ExitCode.RELEASE_REFUSED, "counts")
    assert before == (
        changing_home.json("status")["release_id"],
        released_cells(changing_home.home),
    )
    assert changing_home.json("run", "--data-only")["is_new"]
