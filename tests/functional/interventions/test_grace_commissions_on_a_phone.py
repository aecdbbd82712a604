"""Grace commissions a programme on a phone, Chioma notes the decision, and a gap closes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.functional.conftest import Site
from tests.functional.sessions import session_keys

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
GAP = "Nothing is funded for 18 to 25 in Bassetlaw, Newark and Sherwood."
NAME = "Evening gym in the north"


@pytest.fixture
def phone_of(browser: "Browser", site: Site) -> Callable[[str], "Page"]:
    """A phone, signed in as one of the cast."""
    keys = session_keys(site)

    def opened(who: str) -> "Page":
        context = browser.new_context(
            base_url=site.address, locale="en-GB", viewport={"width": 390, "height": 844}
        )
        context.add_cookies([{"name": "sessionid", "value": keys[who], "url": site.address}])
        return context.new_page()

    return opened


def no_sideways(page: "Page") -> bool:
    """Whether nothing but a marked table can be panned."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


def describe(page: "Page") -> None:
    """What the programme is, typed on one page."""
    page.get_by_role("button", name="Describe a programme").click()
    page.get_by_label("What it is called").fill(NAME)
    page.get_by_label("What it is for").fill("Somewhere to be, with a youth worker.")
    page.get_by_label("Type of intervention").select_option("Youth work on the street")
    page.get_by_label("Who delivers it").select_option("youth_project")
    page.get_by_label("Secondary: at the first signs").check()
    page.get_by_label("Groups that may be at higher risk").check()
    page.get_by_label("18 to 25").check()
    page.get_by_label("Bassetlaw", exact=True).check()
    page.get_by_label("Priority of the strategy").select_option("4")
    page.get_by_label("First day").fill("2026-01-01")
    page.get_by_label("Last day").fill("2029-12-31")
    page.get_by_label("How many people it is meant to reach").fill("40")
    page.get_by_label("Counting what was delivered, and no more").check()
    page.get_by_label("Why in this way").fill("It is small and new.")
    page.get_by_label("What would make us stop").fill("Nobody comes for a month.")
    assert no_sideways(page)
    page.get_by_role("button", name="Keep it").click()


def say_the_rest(page: "Page") -> None:
    """How it works, on what grounds, and with what money."""
    page.get_by_role("link", name="How it is meant to work", exact=True).click()
    for label in (
        "What goes in",
        "What is done",
        "What can be counted straight away",
        "What changes for those who take part",
        "What changes for the area",
        "What has to be true for it to work",
    ):
        page.get_by_label(label).fill("In a few words.")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="On what grounds: evidence and equality", exact=True).click()
    page.get_by_label("If there is none: where we looked").fill("Looked at our cards.")
    page.get_by_label("If there is none: why not yet").fill("To be written in the spring.")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="With what money", exact=True).click()
    page.get_by_label("Talks in assemblies").check()
    page.get_by_label("How much of it").fill("£2,000")
    today = page.evaluate("new Date().toISOString().slice(0, 10)")
    page.get_by_label("First day").fill(today)
    page.get_by_label("Last day").fill(today)
    page.get_by_role("button", name="Give it").click()


def test_a_programme_is_commissioned_and_a_gap_closes(
    phone_of: Callable[[str], "Page"],
) -> None:
    grace = phone_of("grace")
    grace.goto("/interventions/ages/")
    assert grace.get_by_text(GAP).count() == 1
    grace.goto("/interventions/")
    describe(grace)
    say_the_rest(grace)
    assert grace.get_by_text("£2,000 was given to it.").count() == 1
    address = grace.url
    grace.goto("/interventions/ages/")
    assert grace.get_by_text(GAP).count() == 1

    grace.goto("/interventions/PG-1/")
    reference = grace.get_by_role("link", name="The programmes proposed").inner_text().split()[0]
    chioma = phone_of("chioma")
    chioma.goto(address)
    chioma.get_by_role("link", name="Note a decision").click()
    chioma.get_by_label("Begin it").check()
    chioma.get_by_label("The decision's reference").fill(reference)
    chioma.get_by_label("Why", exact=True).fill("Nothing reaches young adults there.")
    chioma.get_by_label("What shall be decided next").fill("Do they come?")
    chioma.get_by_label("By when").fill("2029-06-01")
    assert no_sideways(chioma)
    chioma.get_by_role("button", name="Note it").click()

    chioma.goto("/interventions/ages/")
    assert chioma.get_by_text(GAP).count() == 0
    chioma.goto("/interventions/portfolio/")
    assert chioma.get_by_role("link", name=NAME).count() == 1
    assert no_sideways(chioma)
    stranger = chioma.context.browser.new_page(base_url=grace.url.partition("/interventions")[0])
    stranger.goto("/what-we-fund/")
    assert stranger.get_by_role("heading", name=NAME).count() == 1
    assert "£2,000" not in stranger.content()
