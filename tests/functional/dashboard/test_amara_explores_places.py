"""Amara explores places by the keyboard alone, and nothing is fetched from anywhere else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.functional.dashboard.released_site import barriers, overflow

SignIn = Callable[[str], Page]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("released_site")]
FIRST_LOAD = 300_000
MOST_KEYS = 80


def _tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says these words."""
    for _press in range(MOST_KEYS):
        page.keyboard.press("Tab")
        if words in str(page.evaluate("document.activeElement.textContent")).strip():
            return
    raise AssertionError(f"nothing that says {words!r} was reached")


def _fetched(page: Page) -> dict[str, int]:
    """What the page has fetched so far, itself included, and the bytes of each before unpacking."""
    found: list[list[str | int]] = page.evaluate(
        """["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
        .map((each) => [each.name, each.encodedBodySize])"""
    )
    return {str(name): int(size) for name, size in found}


def test_from_the_page_to_the_map_to_an_areas_words(sign_in: SignIn) -> None:
    page = sign_in("amara")
    page.goto("/places/?district=Z07000001", wait_until="networkidle")
    fetched = _fetched(page)
    assert not [name for name in fetched if "maplibre" in name]
    assert 100_000 < sum(fetched.values()) <= FIRST_LOAD
    page.locator("main").focus()
    _tab_to(page, "Explore on a map")
    page.keyboard.press("Enter")
    page.locator("[data-ready]").wait_for()
    assert len([name for name in _fetched(page) if "maplibre" in name]) >= 2
    page.keyboard.press("+")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("Under the cross: Northbank")).to_be_visible()
    page.keyboard.press("Enter")
    chosen = page.get_by_role("region", name="The chosen small area")
    expect(chosen.get_by_role("heading", name="Northbank")).to_be_visible()
    expect(chosen).to_contain_text("Data up to 31 December 2025.")
    assert barriers(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert overflow(page) == 0
    _tab_to(page, "Everything of this area")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Northbank")


def test_back_to_the_picture_and_to_the_map_again(sign_in: SignIn) -> None:
    page = sign_in("amara")
    page.goto("/places/")
    page.get_by_role("button", name="Explore on a map").click()
    page.locator("[data-ready]").wait_for()
    page.get_by_role("button", name="Back to the picture").click()
    expect(page.locator("svg.hw-map")).to_be_visible()
    expect(page.get_by_role("button", name="Explore on a map")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("svg.hw-map")).to_be_hidden()
    expect(page.get_by_role("region", name="Map of small areas")).to_be_focused()


def test_a_browser_that_cannot_draw_says_so_and_keeps_the_picture(sign_in: SignIn) -> None:
    page = sign_in("amara")
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto("/places/?district=Z07000002")
    page.get_by_role("button", name="Explore on a map").click()
    expect(page.get_by_text("This browser could not draw the map.")).to_be_visible()
    expect(page.locator("svg.hw-map")).to_be_visible()
    page.get_by_role("table", name="The same as a table").get_by_text("Millfield 03").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Millfield 03")
