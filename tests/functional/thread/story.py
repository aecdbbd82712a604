"""A running site with people at it, what was sent by e-mail, and what time it is."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.functional.conftest import Site
from tests.site_database import run_command

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

ENOUGH_MILLISECONDS = 15_000


@dataclass(slots=True)
class Story:
    """A site and everybody's tabs."""

    site: Site
    home: Path
    browser: "Browser"
    keys: dict[str, str] = field(default_factory=dict)
    contexts: list["BrowserContext"] = field(default_factory=list)
    tabs: dict[str, "Page"] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def turn_to(self, moment: datetime) -> None:
        """Let it be that moment."""
        ahead = (moment - datetime.now(UTC)).total_seconds()
        (self.home / "clock").write_text(str(ahead), "utf-8")

    def as_(self, first_name: str) -> "Page":
        """The tab of somebody with an account."""
        if first_name not in self.tabs:
            key = {"name": "sessionid", "value": self.keys[first_name], "url": self.site.address}
            self.tabs[first_name] = self._new_tab(key)
        return self.tabs[first_name]

    def stranger(self) -> "Page":
        """A new tab of somebody without an account."""
        return self._new_tab()

    def _new_tab(self, *cookies: dict[str, str]) -> "Page":
        context = self.browser.new_context(base_url=self.site.address, locale="en-GB")
        context.set_default_timeout(ENOUGH_MILLISECONDS)
        context.add_cookies(list(cookies))  # type: ignore[arg-type]  # cookies by name and value
        self.contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        return tab

    def leave(self) -> None:
        """Close every tab. A script that failed on any page fails the story."""
        for context in self.contexts:
            context.close()
        assert self.faults == []

    def links_sent(self) -> list[str]:
        """The addresses in all e-mails so far, in order: the demonstration prints its e-mails."""
        log = (self.home / "server.log").read_text("utf-8")
        return re.findall(rf"{re.escape(self.site.address)}(/progress/\S+)", log)

    def command(self, *words: str) -> str:
        """Run one of the site's commands beside it."""
        return run_command(*words, **self.site.environment)


def sessions_in(printed: str) -> dict[str, str]:
    """The session keys that a cold start printed."""
    line = next(line for line in printed.splitlines() if line.startswith("sessions "))
    keys: dict[str, str] = json.loads(line.removeprefix("sessions "))
    return keys


def last_thursday(today: datetime) -> datetime:
    """Ten in the morning of the Thursday before."""
    back = (today.weekday() - 3) % 7 or 7
    return (today - timedelta(days=back)).replace(hour=10, minute=0, second=0, microsecond=0)


def main_of(page: "Page") -> "Locator":
    """The content of a page."""
    return page.get_by_role("main")


def press(page: "Page", name: str) -> None:
    """Press the one button of that name in the content."""
    main_of(page).get_by_role("button", name=name, exact=True).click()


def words_of(page: "Page") -> str:
    """Everything that the content says, on one line."""
    return " ".join(main_of(page).inner_text().split())


def reference_in(page: "Page") -> str:
    """The reference of the thing whose page this is."""
    found = re.search(r"/([A-Z]-\d+)/", page.url)
    assert found, page.url
    return found[1]
