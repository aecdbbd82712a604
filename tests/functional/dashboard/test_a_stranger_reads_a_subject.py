"""A stranger reads a subject: on a phone, without scripts, down to one number and the file."""

import pytest
from playwright.sync_api import Page, expect
from tests.functional.dashboard.released_site import barriers, overflow
from tests.unit.web.dashboard.subjects_sample import SUBJECTS

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("released_site")]


def test_from_the_menu_to_how_a_number_was_made(plain_page: Page) -> None:
    plain_page.goto("/measures/")
    plain_page.get_by_role("link", name="Subjects", exact=True).first.click()
    plain_page.get_by_role("link", name="Knives beside hospitals").click()
    table = plain_page.get_by_role("table", name="Each district beside the whole")
    expect(table.get_by_role("row", name="Knives")).to_contain_text("higher")
    table.get_by_role("link", name="(how this number was made)").first.click()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text(
        "Serious violence with a knife"
    )
    assert "/figures/" in plain_page.url


@pytest.mark.parametrize("key", [subject.key for subject in SUBJECTS])
def test_every_arrangement_fits_a_phone_and_bars_nobody(page: Page, key: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/subjects/{key}/")
    assert overflow(page) == 0
    assert barriers(page) == []


def test_the_numbers_come_down_as_a_file(page: Page) -> None:
    page.goto("/subjects/stages/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download these numbers (CSV)").click()
    assert waiting.value.suggested_filename == "stages-R0002-1a2b3c4d.csv"
    lines = waiting.value.path().read_text("utf-8").splitlines()
    assert lines[0].startswith("line,kind,measure,area_code")
    assert {line.split(",")[1] for line in lines[1:]} == {"ratio", "gap"}
