"""A stranger who lives in a district reads its page: without JavaScript, by phone, on paper."""

from typing import TYPE_CHECKING

from tests.functional.dashboard.released_site import overflow
from tests.unit.products.sample import DISTRICTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

DISTRICT, NAME = next(iter(DISTRICTS.items()))


def test_a_resident_chooses_measures_and_reads_the_week(plain_page: "Page") -> None:
    plain_page.set_viewport_size({"width": 390, "height": 844})
    plain_page.goto(f"/areas/{DISTRICT}/")
    assert plain_page.locator("h1").inner_text() == NAME
    assert overflow(plain_page) <= 0
    plain_page.get_by_label("Measures", exact=True).select_option("recorded_violence")
    plain_page.get_by_label("Measures", exact=True).locator("xpath=ancestor::form").get_by_role(
        "button", name="Show"
    ).click()
    assert plain_page.url.endswith(f"/areas/{DISTRICT}/?measures=recorded_violence#peers")
    peers = plain_page.get_by_role("table", name="Recorded violence, district by district")
    names = peers.locator("tbody th").all_inner_texts()
    assert [name.split("\n")[0] for name in names] == ["Riverside", *DISTRICTS.values()]
    week = plain_page.get_by_role("table", name="Serious violence with a knife by part of the week")
    assert week.get_by_role("row", name="Saturday").locator("td").all_inner_texts() == [
        "60",
        "3",
        "60",
        "240",
    ]
    assert plain_page.get_by_text("Busiest: Saturday, 6pm to midnight.").count() == 2


def test_the_page_is_whole_on_paper(plain_page: "Page") -> None:
    plain_page.set_viewport_size({"width": 680, "height": 960})
    plain_page.emulate_media(media="print")
    plain_page.goto(f"/areas/{DISTRICT}/")
    cut = plain_page.evaluate(
        "[...document.querySelectorAll('.hw-peers, .hw-week__table, .hw-seen')]"
        ".filter(t => t.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
        ".length"
    )
    assert cut == 0
    assert not plain_page.get_by_role("button", name="Show").is_visible()


def test_a_theme_is_opened_by_the_keyboard_and_by_a_link_to_what_is_inside(
    plain_page: "Page",
) -> None:
    plain_page.goto(f"/areas/{DISTRICT}/")
    folded = plain_page.locator("details.hw-folded")
    assert folded.count() > 1
    first = folded.first
    row = first.locator("tbody tr").first
    assert not row.is_visible()
    first.locator("summary").focus()
    plain_page.keyboard.press("Enter")
    assert row.is_visible()
    inside = folded.last.locator("tbody tr").first
    name = inside.get_attribute("id")
    assert not inside.is_visible()
    plain_page.goto("/")
    plain_page.goto(f"/areas/{DISTRICT}/#{name}")
    assert inside.is_visible()


def test_every_theme_is_open_on_paper(plain_page: "Page") -> None:
    plain_page.set_viewport_size({"width": 680, "height": 960})
    plain_page.goto(f"/areas/{DISTRICT}/")
    tables = plain_page.locator("details.hw-folded table")
    assert tables.count() > 1
    assert not any(table.is_visible() for table in tables.all())
    plain_page.emulate_media(media="print")
    heights = plain_page.evaluate(
        "[...document.querySelectorAll('details.hw-folded table')]"
        ".map(table => table.getBoundingClientRect().height)"
    )
    assert min(heights) > 40
    assert not plain_page.locator("details.hw-folded > summary").first.is_visible()
