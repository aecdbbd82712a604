"""Homes that whole-journey tests share. Those of the session are never changed by a test."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest
from tests.integration.journey.homes import ROOT, CommandLine
from tests.integration.journey.narrowed import name_only
from tests.integration.journey.police import crime, write_crimes, write_register
from tests.integration.journey.street import write_lookups, write_street, year_of_rows

MEASURES = {
    "ambulance_assault_callouts",
    "first_time_entrants",
    "knife_enabled_serious_violence",
    "knife_enabled_serious_violence_under_25",
    "non_domestic_homicide",
    "non_domestic_homicide_under_25",
    "serious_violence_offences",
    "sharp_object_admissions",
    "sharp_object_admissions_under_25",
}
"""The measures of the demonstration in little."""


@pytest.fixture
def command(tmp_path: Path) -> CommandLine:
    """The command line against a home of its own."""
    return CommandLine(tmp_path / "home")


@pytest.fixture(scope="session")
def street_home(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A home that holds a year of street rows and of recorded crimes, released in numbers."""
    folder = tmp_path_factory.mktemp("street")
    command = CommandLine(folder / "home")
    for feed, path in write_lookups(folder).items():
        command.json("load", "--feed", feed, path)
    command.json("load", "--feed", "basis_register", write_register(folder / "register.csv"))
    crimes = write_crimes(folder / "crimes.csv", [crime(number) for number in range(120)])
    command.json("load", "--feed", "police_recorded_crime", crimes)
    street = write_street(folder / "street.csv", year_of_rows())
    command.json("load", "--feed", "police_uk_street", street)
    command.json("run", "--data-only")
    return command


@pytest.fixture
def changing_home(street_home: CommandLine, tmp_path: Path) -> CommandLine:
    """A copy of the shared home, for a test that changes it."""
    return CommandLine(copytree(street_home.home, tmp_path / "copied"))


@pytest.fixture(scope="session")
def demonstration_made(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[CommandLine, dict[str, Any]]:
    """The demonstration in little, released in numbers, and what the command said.

    It has only the measures that tests ask for: protecting every cell of all of them takes long.
    """
    folder = tmp_path_factory.mktemp("demonstration")
    definitions = copytree(ROOT / "definitions", folder / "definitions")
    for measure in (definitions / "measures").glob("*.yaml"):
        if measure.stem not in MEASURES:
            measure.unlink()
    # They name measures that are not there then.
    rmtree(definitions / "subjects")
    name_only(definitions, MEASURES)
    command = CommandLine(folder / "home", definitions)
    return command, command.json("demo", "--reduced", "--data-only")


@pytest.fixture(scope="session")
def demonstration(demonstration_made: tuple[CommandLine, dict[str, Any]]) -> CommandLine:
    """The home of the demonstration in little."""
    return demonstration_made[0]


@pytest.fixture(scope="session")
def demonstration_outcome(
    demonstration_made: tuple[CommandLine, dict[str, Any]],
) -> dict[str, Any]:
    """What the command said when it made the demonstration."""
    return demonstration_made[1]


@pytest.fixture
def held() -> Iterator[Callable[[Path], None]]:
    """Hold a home as a run does, until the test is over."""
    with ExitStack() as until_the_end:

        def hold(home: Path) -> None:
            lock = until_the_end.enter_context((home / "run.lock").open("a+"))
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

        yield hold
