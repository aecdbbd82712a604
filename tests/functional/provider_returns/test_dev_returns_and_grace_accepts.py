"""Dev fills in a return on a phone; Ellis certifies; Grace asks for changes, and accepts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.functional.conftest import Site
from tests.functional.sessions import session_keys

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
Tab = Callable[[str], "Page"]


@pytest.fixture
def phone_of(browser: "Browser", site: Site) -> Iterator[Tab]:
    """A tab at the width of a phone, signed in as one of the cast."""
    keys, opened = session_keys(site), []

    def tab(who: str) -> "Page":
        context = browser.new_context(base_url=site.address, locale="en-GB", viewport=PHONE)
        context.add_cookies([{"name": "sessionid", "value": keys[who], "url": site.address}])
        opened.append(context)
        return context.new_page()

    yield tab
    for context in opened:
        context.close()


def fits(page: "Page") -> bool:
    """Whether nothing makes the page scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def press(page: "Page", name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_return_from_a_phone_to_the_numbers(phone_of: Tab, tmp_path: Path) -> None:
    dev, ellis, grace = (phone_of(who) for who in ("dev", "ellis", "grace"))

    # Changes were asked for of the newest return of the girls' programme.
    dev.goto("/provider-returns/")
    dev.get_by_role("link", name=re.compile("Girls and young women")).first.click()
    address = dev.url
    assert fits(dev)
    assert "changes asked for" in dev.inner_text("main")

    # A percentage, a part above its whole: told at once, and nothing kept.
    dev.get_by_role("link", name="People referred").click()
    dev.get_by_label("How many people were referred to you?").fill("40")
    dev.get_by_label("Of these, for how many was the programme right?").fill("41")
    dev.get_by_label("Of these, how many did you offer a place?").fill("75%")
    press(dev, "Save and stop here")
    told = dev.inner_text("main")
    assert "41 is more than the 40" in told
    assert "“75%” is a percentage." in told
    assert fits(dev)
    dev.get_by_label("Of these, for how many was the programme right?").fill("38")
    dev.get_by_label("Of these, how many did you offer a place?").fill("36")
    press(dev, "Save and stop here")
    dev.wait_for_url(address)

    # There are more girls now than people, so their page is put right; a small group is refused.
    dev.get_by_role("link", name="By sex").click()
    dev.get_by_role("group", name="Girls and women").get_by_label("Referred").fill("40")
    dev.get_by_role("group", name="Another description").get_by_label("Referred").fill("3")
    press(dev, "Save and go on")
    assert "could point at somebody, so it is not kept" in dev.inner_text("main")
    dev.get_by_role("group", name="Another description").get_by_label("Referred").fill("0")
    press(dev, "Save and go on")
    dev.wait_for_url("**/pages/by_district/")
    dev.goto(address)
    dev.get_by_role("button", name="Hand it in").click()
    press(dev, "Hand it in")
    dev.wait_for_url(address)
    assert "waits to be certified" in dev.inner_text("main")

    ellis.goto(address)
    ellis.get_by_role("button", name="Certify it").click()
    press(ellis, "Certify it")
    assert "Tick this to certify it in your own name." in ellis.inner_text("main")
    ellis.get_by_label("I read all of it").check()
    press(ellis, "Certify it")
    ellis.wait_for_url(address)
    assert ellis.get_by_role("link", name="By sex").count() == 0

    grace.goto(address)
    grace.get_by_role("link", name="Ask for changes").click()
    grace.get_by_label("What should be looked at again?").fill("Is the waiting list complete?")
    press(grace, "Ask for them")
    grace.wait_for_url(address)
    assert "Version 2" in grace.inner_text("main")
    ellis.goto(address)
    assert "Is the waiting list complete?" in ellis.inner_text("main")
    ellis.get_by_role("button", name="Hand it in").click()
    press(ellis, "Hand it in")
    ellis.get_by_role("button", name="Certify it").click()
    ellis.get_by_label("I read all of it").check()
    press(ellis, "Certify it")

    grace.goto(address)
    press(grace, "Accept it")
    assert "Accepted by Grace Lindqvist" in grace.inner_text("main")
    grace.goto("/provider-returns/programmes/girls_and_young_women/")
    assert "36 of 38, 95%" in grace.inner_text("main")
    assert fits(grace)
    with grace.expect_download() as download:
        grace.get_by_role("link", name="These tables as ODS").click()
    assert Path(download.value.path()).stat().st_size > 1000
