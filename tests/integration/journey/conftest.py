"""Homes that whole-journey tests share."""

from pathlib import Path

import pytest

from tests.integration.journey.homes import CommandLine
from tests.integration.journey.street import write_lookups, write_street, year_of_rows


@pytest.fixture
def command(tmp_path: Path) -> CommandLine:
    """The command line against a home of its own."""
    return CommandLine(tmp_path / "home")


@pytest.fixture(scope="session")
def street_home(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A home that holds one year of street rows, released."""
    folder = tmp_path_factory.mktemp("street")
    command = CommandLine(folder / "home")
    for feed, path in write_lookups(folder).items():
        command.json("load", "--feed", feed, path)
    street = write_street(folder / "street.csv", year_of_rows())
    command.json("load", "--feed", "police_uk_street", street)
    command.json("run")
    return command
