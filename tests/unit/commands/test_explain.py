"""How a number was made, as a person reads it."""

import argparse
from pathlib import Path

import pytest
from tests.unit.products import sample

from headwater.commands import explain
from headwater.products import point_current, write_release
from headwater.settings import read_settings


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("home")
    released = sample.released()
    write_release(released, root=root / "released", figures=False)
    point_current(root / "released", released.release_id)
    return root


def printed(home: Path, capsys: pytest.CaptureFixture[str], measure: str) -> str:
    arguments = argparse.Namespace(
        measure=measure,
        area=sample.WHOLE,
        period="2025",
        breakdown="all",
        category="all",
        json=False,
    )
    explain.act(arguments, read_settings({"HEADWATER_HOME": str(home)}))
    return capsys.readouterr().out


def test_the_number_comes_with_its_range_its_rows_and_its_files(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed(home, capsys, "ed_assaults")
    assert "(95% range" in said
    assert "rows counted: About" in said
    assert "Riverside Hospital" in said
    assert "extract ed_a0001 (version 1)" in said


def test_nothing_of_the_code_is_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for measure in ("ed_assaults", "knife_crime", "homicides", "callouts"):
        said = printed(home, capsys, measure)
        assert "(measure=" not in said
        assert "None" not in said


def test_a_withheld_number_is_not_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(home, capsys, "homicides")
    assert "number: not shown" in said
    assert "rows counted: Withheld." in said
    assert "95% range" not in said
