"""The site with something to show, and every page of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from tests.functional.accessibility.finding_pages import Finder, Found
from tests.functional.accessibility.looking import Tabs
from tests.functional.conftest import Site

# Fixtures are found by their names in this module.
from tests.functional.dashboard.released_site import engine, plain_page, released_site
from tests.functional.sessions import session_keys

from headwater_web.accounts.api import Route, routes

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["engine", "plain_page", "released_site"]
ELSEWHERE = ("editor/", "^")
"""The pages' editor is a third party's; addresses with secrets in them are sent by e-mail."""


@pytest.fixture(scope="session")
def own_routes() -> dict[str, Route]:
    """Every route of the site's own, by its pattern."""
    return {each.pattern: each for each in routes() if not each.pattern.startswith(ELSEWHERE)}


@pytest.fixture(scope="session")
def keys(released_site: Site) -> dict[str, str]:
    """A session key for each of the cast."""
    return session_keys(released_site)


@pytest.fixture(scope="session")
def found(released_site: Site, keys: dict[str, str], own_routes: dict[str, Route]) -> Found:
    """Every page that a link leads to, and the forms of things in other states."""
    finder = Finder(released_site, keys)
    finder.follow_all()
    finder.open_forms_of_other_states(own_routes)
    return finder.found


@pytest.fixture(scope="session")
def tabs(browser: "Browser", released_site: Site, keys: dict[str, str]) -> Iterator[Tabs]:
    """A tab for each person, kept open."""
    opened = Tabs(browser, released_site, keys)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def plain_tabs(browser: "Browser", released_site: Site, keys: dict[str, str]) -> Iterator[Tabs]:
    """The same without scripts."""
    opened = Tabs(browser, released_site, keys, with_scripts=False)
    yield opened
    opened.close()
