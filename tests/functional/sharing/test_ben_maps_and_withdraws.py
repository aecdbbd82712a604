"""Ben's file has other columns: he says once what they are, undoes a repair, takes it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.functional.accessibility.looking import PHONE
from tests.functional.dashboard.released_site import Engine, barriers, overflow
from tests.functional.sharing.answering import accept_as_mapped, refuse_the_columns, take_back

pytestmark = pytest.mark.browser
SOON = 15_000


def send(page: Page, file: Path) -> None:
    page.goto("/submissions/new/")
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("is being checked")


def faults_of(page: Page) -> list[str]:
    """Barriers, and what scrolls sideways on a phone."""
    desk = page.viewport_size
    found = barriers(page)
    page.set_viewport_size(PHONE)
    found += [f"{page.url} is {overflow(page)} too wide"] * (overflow(page) > 0)
    page.set_viewport_size(desk)
    return found


def test_the_whole_way(sign_in: Callable[[str], Page], engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "renamed.csv"
    file.write_bytes(b"Reference,Offence\nSYN-1,8/1\n" * 90)
    page = sign_in("ben")
    send(page, file)
    refuse_the_columns(engine)
    ask = page.get_by_role("button", name="Say what the columns and values are")
    expect(ask).to_be_visible(timeout=SOON)
    assert faults_of(page) == []
    ask.click()

    # The suggestion is chosen, and said to be one.
    column = page.get_by_label("HO Code, which was not found")
    expect(column).to_have_value("Offence")
    expect(page.get_by_text("Offence is chosen as a suggestion")).to_be_visible()
    assert faults_of(page) == []
    column.select_option("")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the column that holds HO Code.")
    assert faults_of(page) == []
    page.get_by_label("HO Code, which was not found").select_option("Offence")
    page.get_by_label("“Y”, in 40 rows").select_option("2")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="The file is being checked again")).to_be_visible()

    mapping = accept_as_mapped(engine)
    assert (mapping.renames, mapping.codes) == ({"Offence": "HO Code"}, {"alcohol": {"Y": "2"}})
    accepted = page.get_by_role("heading", name="88 of 90 rows were accepted")
    expect(accepted).to_be_visible(timeout=SOON)
    expect(page.get_by_text("mapping 1 of this supplier")).to_be_visible()
    assert faults_of(page) == []

    page.get_by_role("link", name="What the mapping says").click()
    expect(page.get_by_text("The column Offence is HO Code").first).to_be_visible()
    page.get_by_text("1 version").click()
    assert faults_of(page) == []
    page.get_by_role("link", name="Files sent").first.click()
    page.get_by_role("link", name="renamed.csv").first.click()

    page.get_by_role("button", name="Undo this").click()
    expect(page.get_by_role("heading", name="The file is being checked again")).to_be_visible()
    assert accept_as_mapped(engine).without == ("totals_rows",)
    expect(accepted).to_be_visible(timeout=SOON)

    page.get_by_role("link", name="Which file stands for each month").click()
    expect(page.get_by_role("row", name="Feb 2025")).to_contain_text("by Ben Hartley")
    assert faults_of(page) == []
    page.get_by_role("link", name="renamed.csv").first.click()

    page.get_by_role("link", name="Take this file back").click()
    expect(page.get_by_text("Jan 2025 to Feb 2025 go back")).to_be_visible()
    assert faults_of(page) == []
    page.get_by_label("Why do you take it back?").fill("The wrong year.")
    page.get_by_role("button", name="Take it back").click()
    assert take_back(engine).because == "The wrong year."
    taken = page.get_by_role("heading", name="The file was taken back")
    expect(taken).to_be_visible(timeout=SOON)
    expect(page.get_by_text("The file was deleted.")).to_be_visible()
    assert faults_of(page) == []


def test_it_works_by_keyboard(
    sign_in: Callable[[str], Page], engine: Engine, tmp_path: Path
) -> None:
    file = tmp_path / "by-keyboard.csv"
    file.write_bytes(b"Reference,Offence\nSYN-1,8/1\n")
    page = sign_in("ben")
    send(page, file)
    sent = refuse_the_columns(engine)
    page.goto(f"/submissions/{sent.submission_id}/mapping/")
    page.get_by_label("HO Code, which was not found").focus()
    page.keyboard.type("War")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The file is being checked again")).to_be_visible()
    assert accept_as_mapped(engine).renames["Ward"] == "HO Code"
