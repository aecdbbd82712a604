"""One wheel is all that a desk needs: the definitions travel in it, and are found there."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.unit.partner.small_desk import ROOT

ASK = (
    "import sys; from headwater.settings import read_settings; print(read_settings({}).definitions)"
)


def packed_as() -> str:
    """Where the wheel puts the definitions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    placed: str = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"][
        "definitions"
    ]
    return placed


def definitions_found(site: Path) -> Path:
    """What an installation under `site` finds, with nothing set in its environment."""
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env={"PYTHONPATH": str(site)},
        cwd=site,
        capture_output=True,
        text=True,
        check=True,
    )
    return Path(done.stdout.strip())


def installed(folder: Path) -> Path:
    """The package as a wheel installs it: without the folder that stands beside the source."""
    site = folder / "site-packages"
    shutil.copytree(ROOT / "src" / "headwater", site / "headwater")
    shutil.copytree(ROOT / "definitions", site / packed_as())
    return site


def test_an_installed_wheel_finds_the_definitions_that_came_with_it(tmp_path: Path) -> None:
    site = installed(tmp_path)
    found = definitions_found(site)
    assert found == site / packed_as()
    assert (found / "extracts" / "partner_aggregate.yaml").is_file()


def test_beside_the_source_the_definitions_of_the_source_are_found() -> None:
    assert definitions_found(ROOT / "src") == ROOT / "definitions"
