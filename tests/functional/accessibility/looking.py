"""Looking at one page: what axe finds, what is wider than its window, and how it is headed.

Where `HEADWATER_TEST_SCREENS` names a folder, every page is also pictured there at three widths.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.functional.accessibility.finding_pages import STRANGER, FoundPage
from tests.functional.conftest import Site
from tests.functional.dashboard.released_site import barriers, overflow

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 768, "height": 1024}
AT_400_PER_CENT = {"width": 320, "height": 256}
OF_LAYOUT = ["target-size", "scrollable-region-focusable"]
"""What can differ between windows; everything else that axe knows is the same in both."""


@dataclass(slots=True)
class Tabs:
    """One tab for each person, signed in by cookie."""

    browser: "Browser"
    site: Site
    keys: dict[str, str]
    with_scripts: bool = True
    faults: list[str] = field(default_factory=list)
    opened: dict[str, "Page"] = field(default_factory=dict)

    def of(self, who: str) -> "Page":
        """The tab of somebody."""
        if who not in self.opened:
            context = self.browser.new_context(
                base_url=self.site.address, locale="en-GB", java_script_enabled=self.with_scripts
            )
            if who != STRANGER:
                key = {"name": "sessionid", "value": self.keys[who], "url": self.site.address}
                context.add_cookies([key])  # type: ignore[list-item]  # a name, a value, an address
            self.opened[who] = context.new_page()
            self.opened[who].on("pageerror", lambda error: self.faults.append(str(error)))
        return self.opened[who]

    def close(self) -> None:
        """Close every tab."""
        for page in self.opened.values():
            page.context.close()


def faults_of(tabs: Tabs, found: FoundPage) -> list[str]:
    """Everything that is wrong with one page, on a desk, on a phone and at 400%."""
    page = tabs.of(found.who)
    page.set_viewport_size(DESK)
    page.goto(found.address)
    faults = barriers(page)
    if folder := os.environ.get("HEADWATER_TEST_SCREENS"):
        _picture(page, found, Path(folder))
        page.set_viewport_size(DESK)
    if (headings := page.locator("h1").count()) != 1:
        faults.append(f"{found.address} has {headings} first headings")
    for window in (PHONE, AT_400_PER_CENT):
        page.set_viewport_size(window)
        if (wider := overflow(page)) > 0:
            faults.append(f"{found.address} is {wider} pixels wider than {window['width']}")
        if window is PHONE:
            faults += barriers(page, rules=OF_LAYOUT, again=True)
    faults += [f"{found.address}: script: {each}" for each in tabs.faults]
    tabs.faults.clear()
    return faults


def _picture(page: "Page", found: FoundPage, folder: Path) -> None:
    name = re.sub(r"[^a-z0-9]+", "-", found.route.lower()).strip("-") or "home"
    for window in (DESK, TABLET, PHONE):
        page.set_viewport_size(window)
        path = folder / found.app / f"{name}-{window['width']}.png"
        page.screenshot(path=path, full_page=True)


def title_of(tabs: Tabs, found: FoundPage) -> str:
    """What a page is called."""
    page = tabs.of(found.who)
    page.goto(found.address)
    return page.title()
