"""Tabs of the cast, signed in without the pages, which have a journey of their own."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from tests.functional.conftest import Site
from tests.functional.sessions import session_keys

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Tab = Callable[[str], "Page"]
STRANGER = "stranger"


@pytest.fixture
def keys(site: Site) -> dict[str, str]:
    """A session key for each of the cast."""
    return session_keys(site)


@pytest.fixture
def tab_of(browser: "Browser", site: Site, keys: dict[str, str]) -> Iterator[Tab]:
    """A tab for each person, a stranger among them, kept open."""
    opened: dict[str, Page] = {}

    def tab(who: str) -> "Page":
        if who not in opened:
            context = browser.new_context(base_url=site.address, locale="en-GB")
            if who != STRANGER:
                key = {"name": "sessionid", "value": keys[who], "url": site.address}
                context.add_cookies([key])  # type: ignore[list-item]  # a name, a value, an address
            opened[who] = context.new_page()
        return opened[who]

    yield tab
    for page in opened.values():
        page.context.close()
