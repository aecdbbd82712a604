"""What is done at a board's table, through the pages."""

from datetime import datetime

from playwright.sync_api import Page, expect
from tests.functional.thread.story import main_of, press, reference_in

BOARD = "Strategic Violence Reduction Board"


def call_board(page: Page, title: str, moment: datetime) -> str:
    """Call a meeting of the strategic board; its reference."""
    page.goto("/governance/")
    main_of(page).get_by_role("link", name=BOARD).last.click()
    page.get_by_role("link", name="Call a meeting").click()
    page.get_by_label("What the meeting is called").fill(title)
    page.get_by_label("Day", exact=True).fill(f"{moment:%Y-%m-%d}")
    page.get_by_label("Time", exact=True).fill("10:00")
    page.get_by_label("Place", exact=True).fill("County Hall")
    press(page, "Call the meeting")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    return reference_in(page)


def ask_for_a_decision(page: Page, meeting: str, title: str, question: str) -> None:
    """Put an item on the agenda that wants a decision."""
    page.goto(f"/governance/meetings/{meeting}/items/add/")
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_role("radio", name="For decision").check()
    page.get_by_label("What is asked of the table").fill(question)
    main_of(page).locator("form button[type=submit]").last.click()
    page.wait_for_url(f"**/meetings/{meeting}/")


def minute(page: Page, meeting: str, words: str) -> None:
    """Write the minute of a meeting's first item."""
    page.goto(f"/governance/meetings/{meeting}/minutes/1/")
    main_of(page).locator("textarea").first.fill(words)
    press(page, "Keep the draft")
    page.wait_for_url(f"**/meetings/{meeting}/")


def decide(page: Page, meeting: str, words: str, *, because: str, about: str = "") -> str:
    """Write down what a meeting decided; the reference of the decision."""
    page.goto(f"/governance/meetings/{meeting}/decisions/add/")
    page.get_by_label("What was decided").fill(words)
    page.get_by_role("radio", name="agreed", exact=True).check()
    page.get_by_label("Why", exact=True).fill(because)
    page.get_by_label("References of what it is about").fill(about)
    press(page, "Write it down for good")
    expect(main_of(page)).to_contain_text(words)
    return reference_in(page)
