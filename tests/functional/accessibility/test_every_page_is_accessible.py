"""Every page: no barrier that axe knows, on a desk, on a phone, and at 400%.

Pages are found by following links as each of the cast, so those of a new app are here by
themselves. What a new app has to do is to be reached by a link.
"""

import pytest
from django.apps import apps
from playwright.sync_api import Page, expect
from tests.functional.accessibility.finding_pages import Found
from tests.functional.accessibility.looking import PHONE, Tabs, faults_of
from tests.functional.dashboard.released_site import barriers, overflow
from tests.site_database import REPOSITORY

from headwater_web.accounts.api import Route

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("released_site")]
APPS = sorted(
    each.label for each in apps.get_app_configs() if each.name.startswith("headwater_web.")
)
# Pages in a state that no link leads to.
IN_OTHER_STATES = [
    "/measures/callouts/?period=month",
    "/measures/knife_crime/",
    "/measures/knife_crime/?area=Z07000001",
    "/measures/ed_assaults/?breakdown=age_band",
    "/measures/ed_assaults/?area=Z01001001&period=window_36",
    "/figures/R0001-0f0f0f0f/ed_assaults.v1/Z06000001/2025/all/all/",
    "/areas/compare/?first=Z07000001&second=Z07000001",
    "/factors/?for=head-teacher&area=Z07000001",
    "/no-such-page/",
]
FIRST_VISIT, LATER = 300_000, 100_000
BUILT = REPOSITORY / "src/headwater_web/ui/static/ui/build"
EVERY_PAGE_NEEDS = {
    "site.css",
    "atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "atkinson-hyperlegible-next-latin-wght-italic.woff2",
}
NOT_BY_LINK = {
    "sign-out/": "a button",
    "sign-up/": "closed: people are added by somebody who vouches for them",
    "sign-in/closed/": "shown to somebody whose account is closed",
    "password/": "reached by e-mail",
    "account/confirm/": "shown before something delicate",
    "account/password/set/": "for an account without a password, of which there is none",
    "account/second-step/": "set up in the tests of signing in",
    "progress/<str:token>/": "reached by e-mail: see the board on Thursday",
    "releases/<str:release_id>/<str:part>/": "there once a release holds a needs assessment",
    "actions/<reference:reference>/evidence/": "there once somebody gave a file",
    "actions/<reference:reference>/leads/<int:number>/take-on/": "there once a lead has ended",
    "plans/<reference:reference>/take-on/": "there once the body of a plan has ended",
    "submissions/<str:submission_id>/": "there once a file was sent: see sharing",
    "submissions/months/": "there once a file was sent: see sharing",
    "submissions/uploads/": "asked by the script that sends a file in parts: see sharing",
    "findings/<reference:reference>/": "there once a release holds what they state",
}


@pytest.mark.parametrize("app", APPS)
def test_no_barrier_and_nothing_scrolls_sideways(app: str, found: Found, tabs: Tabs) -> None:
    pages = [each for each in found.pages.values() if each.app == app]
    assert [fault for each in pages for fault in faults_of(tabs, each)] == []


@pytest.mark.parametrize("address", IN_OTHER_STATES)
def test_no_barrier_in_other_states(page: Page, address: str) -> None:
    page.goto(address)
    faults = barriers(page)
    page.set_viewport_size(PHONE)
    assert (faults, overflow(page)) == ([], 0)


def test_no_link_is_broken(found: Found) -> None:
    assert found.broken == []


def test_every_route_is_reached_by_a_link(found: Found, own_routes: dict[str, Route]) -> None:
    missed = found.without(own_routes)
    assert [each for each in missed if not each.startswith(tuple(NOT_BY_LINK))] == []


def test_no_two_pages_have_one_title(found: Found) -> None:
    alike = [pages for pages in found.titles().values() if len(pages) > 1]
    # A third party's page, which has two addresses.
    assert [pages for pages in alike if "/account/confirm/" not in pages] == []


def test_no_page_or_file_shows_a_bare_percentage(found: Found) -> None:
    assert sorted(set(found.alone)) == []


def test_every_page_is_light_enough_for_an_old_phone(found: Found) -> None:
    """At most 300 KB on the first visit and 100 KB on every later one."""
    heavy = {each.address: each.bytes_sent for each in found.pages.values()}
    kept = sum(file.stat().st_size for file in BUILT.glob("*") if file.name in EVERY_PAGE_NEEDS)
    assert {address: size for address, size in heavy.items() if size > LATER} == {}
    assert kept + max(heavy.values()) <= FIRST_VISIT


def test_every_page_is_there_without_scripts(found: Found) -> None:
    """Pages were found without running any script, and each had its heading and its content."""
    assert [each.address for each in found.pages.values() if not each.has_heading] == []


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
