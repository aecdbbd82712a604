"""A stranger reads a measure: sentence, chart, table, how it was made, and the download."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("released_site")]


def test_from_home_to_how_a_number_was_made(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("Synthetic data.")).to_be_visible()
    page.get_by_role("link", name="Hospital admissions for assault with a sharp object").click()
    expect(page.locator("figcaption").first).to_contain_text("In 2025, Riverside had")
    expect(page.get_by_role("img", name="Sharp-object admissions, Riverside")).to_be_visible()
    expect(page.get_by_role("table", name="The same numbers as a table")).to_be_visible()
    expect(page.get_by_role("heading", name="How this number was made")).to_be_visible()


def test_choosing_a_district_and_months(page: Page) -> None:
    page.goto("/measures/ed_assaults/")
    page.get_by_label("Area", exact=True).select_option(label="Southbank")
    page.get_by_label("Period", exact=True).select_option(label="Month")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="Southbank", level=2)).to_be_visible()
    table = page.get_by_role("table", name="The same numbers as a table")
    expect(table.get_by_text("withheld").first).to_be_visible()


def test_the_rows_come_down_as_a_file(page: Page) -> None:
    page.goto("/measures/knife_crime/?period=month")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV of this table").click()
    assert waiting.value.suggested_filename.endswith("R0002-1a2b3c4d.csv")
    text = waiting.value.path().read_text("utf-8")
    assert len(text.splitlines()) == 73


def test_a_link_to_a_figure_leads_back_to_the_same_number(page: Page) -> None:
    page.goto("/measures/ed_assaults/")
    row = page.get_by_role("row", name="2025").first
    value = row.get_by_role("cell").first.inner_text()
    row.get_by_role("link", name="open 2025").click()
    expect(page.locator(".hw-headline__value")).to_have_text(value)


def test_a_measure_can_be_read_without_scripts(plain_page: Page) -> None:
    plain_page.goto("/measures/callouts/?period=month")
    expect(plain_page.get_by_role("img", name="Riverside, through time")).to_be_visible()
    expect(plain_page.get_by_text("no agreement since 1 October 2025")).to_be_visible()
    plain_page.get_by_label("Area", exact=True).select_option(label="Northbank")
    plain_page.get_by_role("button", name="Show").click()
    expect(plain_page.get_by_role("heading", name="Northbank", level=2)).to_be_visible()


def test_the_chart_is_read_with_the_arrow_keys(page: Page) -> None:
    page.goto("/measures/callouts/?period=month")
    page.locator("[data-stage]").focus()
    page.keyboard.press("Home")
    expect(page.locator("[data-readout]")).to_have_text("Jan 2020: not collected")
    page.keyboard.press("End")
    expect(page.locator("[data-readout]")).to_have_text("Dec 2025: not arrived")


def test_a_view_is_quoted_and_found_again_with_its_release(page: Page) -> None:
    page.goto("/measures/ed_assaults/?area=Z07000001&period=month")
    citation = page.locator("#citation").inner_text()
    assert "Northbank, Jan 2020 to Dec 2025 (month)" in citation
    page.get_by_role("link", name="Link to it as it stands today").click()
    expect(page).to_have_url(citation.split()[-1])
    expect(page.get_by_role("heading", name="Northbank", level=2)).to_be_visible()


def test_the_chart_shows_within_another_website(plain_page: Page) -> None:
    plain_page.goto("/measures/ed_assaults/")
    frame = plain_page.locator("#frame").text_content() or ""
    with other_website(f"<h1>Elsewhere</h1>{frame}") as address:
        plain_page.goto(address)
        inside = plain_page.frame_locator("iframe")
        expect(inside.get_by_role("img", name="Riverside, through time")).to_be_visible()


@contextmanager
def other_website(html: str) -> Iterator[str]:
    """A server of one page at an address of its own, which to a browser is another website."""

    class OnePage(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_words: object) -> None:
            """Nothing is logged."""

    with HTTPServer(("127.0.0.1", 0), OnePage) as server:
        answering = Thread(target=server.serve_forever)
        answering.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            answering.join()


def test_search_finds_a_measure_and_an_area(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("north")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Northbank", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Northbank")
