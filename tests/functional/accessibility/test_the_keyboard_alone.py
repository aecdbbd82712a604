"""In each app a form is filled and sent by the keyboard alone, without scripts.

The form is the first of each app that begins something: a new app's is taken by itself.
"""

import re

import pytest
from django.apps import apps
from playwright.sync_api import Page
from tests.functional.accessibility.finding_pages import Found, FoundPage
from tests.functional.accessibility.looking import DESK, Tabs
from tests.functional.dashboard.released_site import barriers

pytestmark = pytest.mark.browser
APPS = sorted(
    each.label for each in apps.get_app_configs() if each.name.startswith("headwater_web.")
)
BEGINS = re.compile(r"/(new|add|open|link)/")
MOST_STOPS = 120
STOP = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return {
    kind: at.tagName === "INPUT" ? at.type : at.tagName.toLowerCase(),
    name: at.name || "",
    value: at.value || "",
    label: at.labels && at.labels.length ? at.labels[0].innerText : at.innerText,
    ring: style.outlineStyle !== "none" || style.boxShadow !== "none",
    within: !!at.closest("main form[method=post]"),
    above: box.top + scrollY,
  };
}"""
TYPED = {
    "text": "Words",
    "textarea": "Words of somebody.",
    "email": "someone@demonstration.example",
    "number": "10",
    "url": "https://papers.example/one",
    "search": "A",
    "time": "1000",
    "date": "11112026",  # the same whichever comes first, the day or the month
    "tel": "10",
}


@pytest.mark.parametrize("app", APPS)
def test_a_form_is_filled_and_sent(app: str, found: Found, plain_tabs: Tabs) -> None:
    page = form_of(app, found)
    if page is None:
        return  # an app without a form that begins anything
    tab = plain_tabs.of(page.who)
    tab.set_viewport_size(DESK)
    tab.goto(page.address)
    stops = fill_and_send(tab)
    assert [stop for stop in stops if not stop["ring"]] == []
    assert [stop for stop in stops if not str(stop["label"]).strip()] == []
    tops = [stop["above"] for stop in stops]
    assert tops == sorted(tops), "the keyboard goes through the form in another order than the eye"
    moved_on = tab.url.split("?")[0] != f"{plain_tabs.site.address}{page.address.split('?')[0]}"
    assert moved_on or tab.get_by_role("alert").count() or tab.locator("main form").count()
    assert tab.locator("h1").count() == 1


@pytest.mark.parametrize("app", APPS)
def test_what_is_wrong_with_a_form_is_said_without_barriers(
    app: str, found: Found, tabs: Tabs
) -> None:
    page = form_of(app, found)
    if page is None:
        return
    tab = tabs.of(page.who)
    tab.set_viewport_size(DESK)
    tab.goto(page.address)
    with tab.expect_navigation():
        tab.locator("main form[method=post] button[type=submit]").last.click()
    if not tab.get_by_role("alert").count():
        return  # nothing in it has to be filled in
    assert barriers(tab) == []
    tab.get_by_role("alert").get_by_role("link").first.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.matches('input, select, textarea')")


def form_of(app: str, found: Found) -> FoundPage | None:
    """The first page of an app that begins something."""
    return next((each for each in found.pages.values() if each.app == app and begins(each)), None)


def begins(page: FoundPage) -> bool:
    """Whether a form adds something, rather than ending or changing what is there."""
    return page.has_form and BEGINS.search(f"/{page.route}") is not None


def fill_and_send(tab: Page) -> list[dict[str, object]]:
    """Go from stop to stop; give each what it takes; press the button. Return the stops."""
    stops: list[dict[str, object]] = []
    for _stop in range(MOST_STOPS):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if not stop["within"]:
            assert not stops, "the keyboard left the form before its button"
            continue
        if stops and stop["kind"] == "date" and stop["name"] == stops[-1]["name"]:
            continue  # a date has a stop for each of its parts
        stops.append(stop)
        if stop["kind"] in {"button", "submit"}:
            with tab.expect_navigation():
                tab.keyboard.press("Enter")
            return stops
        give(tab, stop)
    raise AssertionError("the keyboard never came to the form's button")


def give(tab: Page, stop: dict[str, object]) -> None:
    """What a person would press at one stop."""
    kind = str(stop["kind"])
    if kind in {"radio", "checkbox"}:
        tab.keyboard.press("Space")
    elif kind == "select":
        tab.keyboard.press("ArrowDown")
    elif kind in TYPED and not stop["value"]:
        tab.keyboard.type(TYPED[kind])
