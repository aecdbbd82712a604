"""Stories from a cold start, and a release that holds what is planted."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest
from tests.functional.conftest import Site, free_port, served
from tests.functional.thread.registers import definitions_with
from tests.functional.thread.story import Story, sessions_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CLOCKED = "tests.functional.thread.clocked"
BEGIN = """
from tests.functional.thread.clocked import application
from tests.functional.thread.cold_start import begin
begin()
"""
Begin = Callable[..., Story]


@pytest.fixture(scope="session")
def cold_start(
    browser: "Browser", site_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Begin]:
    """Begin a story on an empty database, with the registers of a folder or else our own."""
    with ExitStack() as until_the_end:

        def begin(moment: datetime, *, registers: Path | None = None) -> Story:
            home, port = tmp_path_factory.mktemp("story"), free_port()
            copyfile(site_template, home / "site.sqlite3")
            site = _site(home, port, registers)
            story = Story(site, home, browser)
            story.turn_to(moment)
            story.keys = sessions_in(story.command("shell", "--command", BEGIN))
            until_the_end.enter_context(served(site, port, home / "server.log", CLOCKED))
            until_the_end.callback(story.leave)
            return story

        yield begin


def _site(home: Path, port: int, registers: Path | None) -> Site:
    environment = {
        "HEADWATER_SITE_HOME": str(home),
        "HEADWATER_SITE_DEMONSTRATION": "1",
        "HEADWATER_EXCHANGE": str(home / "exchange"),
        "HEADWATER_RELEASED": str(home / "released"),
        "HEADWATER_TEST_CLOCK": str(home / "clock"),
        "DATABASE_URL": f"sqlite:///{home / 'site.sqlite3'}",
    }
    if registers is not None:
        definitions = definitions_with(registers, home / "definitions")
        environment["HEADWATER_DEFINITIONS"] = str(definitions)
    address = f"http://127.0.0.1:{port}"
    return Site(address, home / "exchange", home / "released", environment)
