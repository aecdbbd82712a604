"""The real site in a process of its own, and a real browser that opens it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import pytest
from tests.site_database import REPOSITORY, run_command

from headwater_web.accounts.codes import code_at

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from headwater_web.config.cast import CastMember

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
APPLICATION = "headwater_web.config.wsgi"
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Site:
    """A running demonstration, and the folders it shares with the engine."""

    address: str
    exchange: Path
    released: Path
    environment: dict[str, str]


@pytest.fixture(scope="session")
def site(site_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as the README starts it, on a database and folders of its own.

    Nothing is released at first: a test that needs a release puts one in `site.released`.
    """
    home = tmp_path_factory.mktemp("running-site")
    copyfile(site_template, home / "site.sqlite3")
    environment = {
        "HEADWATER_SITE_HOME": str(home),
        "HEADWATER_SITE_DEMONSTRATION": "1",
        "HEADWATER_EXCHANGE": str(home / "exchange"),
        "HEADWATER_RELEASED": str(home / "released"),
        "DATABASE_URL": f"sqlite:///{home / 'site.sqlite3'}",
    }
    run_command("demonstration", **environment)
    port = free_port()
    running = Site(f"http://127.0.0.1:{port}", home / "exchange", home / "released", environment)
    with served(running, port, home / "server.log"):
        yield running


def free_port() -> int:
    """A port on which nothing listens yet."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


class served:  # noqa: N801 - reads as a verb where it is used
    """The server's process, from its first answer until the tests are over."""

    def __init__(self, running: Site, port: int, log: Path, application: str = APPLICATION) -> None:
        self.running, self.port, self.log = running, port, log
        self.application = application

    def __enter__(self) -> None:
        self.output = self.log.open("wb")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", self.application),
                *("--bind", f"127.0.0.1:{self.port}", "--threads", "4", "--timeout", "120"),
            ],
            cwd=REPOSITORY,
            env=os.environ | self.running.environment,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
            except OSError:
                time.sleep(0.2)
            else:
                return
        self.__exit__()
        raise AssertionError(f"the site did not start:\n{self.log.read_text()}")

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        self.output.close()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Debian's chromium, driven by Playwright; tests are skipped where either is absent."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="no browser: no Playwright")
    if not Path(CHROMIUM).exists():
        pytest.skip("no browser: chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: "Browser", site: Site) -> Iterator["Page"]:
    """One tab, as a stranger. A script error or a request to another host fails the test."""
    context = browser.new_context(base_url=site.address, locale="en-GB")
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(f"script: {error}"))
    tab.on("console", lambda line: _note_refusal(line.text, faults))
    tab.on("request", lambda asked: _note_stranger(asked.url, site, faults))
    yield tab
    context.close()
    assert faults == []


def _note_refusal(text: str, faults: list[str]) -> None:
    if "Content Security Policy" in text:
        faults.append(text)


def _note_stranger(url: str, site: Site, faults: list[str]) -> None:
    if not url.startswith((site.address, "data:", "blob:")):
        faults.append(f"asked {url}")


@pytest.fixture
def sign_in_by_hand(page: "Page") -> Callable[[str], "Page"]:
    """Sign in through the pages as a member of the cast: `sign_in_by_hand("amara")`."""

    def through_the_pages(first_name: str) -> "Page":
        member = cast_member(first_name)
        page.goto("/sign-in/")
        page.get_by_label("Email").fill(member.email)
        page.get_by_label("Password").fill(member.password)
        page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        if "/second-step/" in page.url:
            _type_code(page, member)
        page.wait_for_url("**/account/")
        return page

    return through_the_pages


@pytest.fixture(scope="session")
def sessions() -> dict[str, list[Any]]:
    """The cookies of everyone who signed in by hand before, by first name."""
    return {}


@pytest.fixture
def sign_in(
    page: "Page",
    sign_in_by_hand: Callable[[str], "Page"],
    sessions: dict[str, list[Any]],
) -> Callable[[str], "Page"]:
    """Be signed in as a member of the cast: by hand once, and from then on by that session.

    A code works once, so whoever signs in again would have to wait for the next half minute.
    """

    def again_or_by_hand(first_name: str) -> "Page":
        if first_name in sessions:
            page.context.add_cookies(sessions[first_name])
            page.goto("/account/")
            if "/sign-in/" not in page.url:
                return page
        sign_in_by_hand(first_name)
        sessions[first_name] = page.context.cookies()
        return page

    return again_or_by_hand


def _type_code(page: "Page", member: "CastMember") -> None:
    """A code works once: someone who signed in a moment ago waits for the next one."""
    for _attempt in range(2):
        page.get_by_label("Code").fill(code_at(member.second_step_secret, datetime.now(UTC)))
        page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        if "/second-step/" not in page.url:
            return
        time.sleep(30 - datetime.now(UTC).timestamp() % 30)


def cast_member(first_name: str) -> "CastMember":
    """Someone of the cast."""
    from headwater_web.config.cast import CAST

    return next(member for member in CAST if member.first_name.lower() == first_name)
