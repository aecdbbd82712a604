"""The pages of an edition as they lie on the disk: axe finds nothing, no sideways scroll."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from tests.site_database import REPOSITORY

# Fixtures are found by their names in this module.
from tests.unit.products.editions.conftest import Built, built, released_root, source

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["built", "released_root", "source"]
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ("index.html", "moved.html", "glance.html", "numbers.html", "easy-read.html")

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: "Browser") -> Iterator["Page"]:
    """A tab as wide as a phone, which needs no site."""
    if not AXE.is_file():
        pytest.skip("axe is not installed")
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_a_phone_need_not_scroll_sideways(
    phone: "Page", built: Built, name: str
) -> None:
    phone.goto((built.folder / "public" / name).as_uri())
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.evaluate(AXE.read_text("utf-8"))
    found = phone.evaluate("rules => axe.run({runOnly: rules})", STANDARD)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
