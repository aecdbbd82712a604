"""Ben sends a file, the engine answers, and he reads the report."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.functional.dashboard.released_site import Engine, barriers

pytestmark = pytest.mark.browser
CONTENT = b"Reference,Offence\nSYN-1,8/1\n" * 100
FILE = {"name": "crime.csv", "mimeType": "text/csv", "buffer": CONTENT}


def test_a_file_is_sent_and_answered(sign_in: Callable[[str], Page], engine: Engine) -> None:
    page = sign_in("ben")
    page.get_by_role("link", name="Data and access").click()
    page.get_by_role("button", name="Send a file").click()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a file.")
    assert barriers(page) == []
    page.get_by_label("The file").set_input_files(files=[FILE])
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("is being checked")
    assert barriers(page) == []
    assert engine.accept_all() == [CONTENT]
    # The page notices by itself.
    accepted = page.get_by_role("heading", name="1,200 of 1,240 rows were accepted")
    expect(accepted).to_be_visible(timeout=15_000)
    expect(page.get_by_role("cell", name="8/99")).to_be_visible()
    assert barriers(page) == []
    page.goto("/submissions/")
    expect(page.get_by_role("row", name="crime.csv").first).to_contain_text("accepted")
    assert barriers(page) == []
