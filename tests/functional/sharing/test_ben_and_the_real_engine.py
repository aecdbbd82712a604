"""The round trip with nothing pretended: Ben's browser, the site, the exchange, the worker."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.functional.conftest import Site, cast_member
from tests.functional.dashboard.released_site import barriers
from tests.functional.sharing.real import engine_at, working_for
from tests.integration.journey.emergency import (
    NAMED,
    SITE,
    Attendance,
    month_of,
    write_book,
    write_reference,
)
from tests.integration.journey.homes import CommandLine
from tests.integration.journey.police import SURNAME, crime, write_crimes, write_register

pytestmark = pytest.mark.browser
SOON = 15_000


@pytest.fixture
def real_engine(site: Site, tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Run the real worker once on the site's exchange, for the police's feed."""
    register = {"basis_register": write_register(tmp_path / "register.csv", prefix="SYN-")}
    with engine_at(site, tmp_path / "home", register) as engine:
        yield lambda: engine.json("worker", "--once")


@pytest.fixture
def hospital_engine(site: Site, tmp_path: Path) -> Iterator[CommandLine]:
    """The real engine for an emergency department's feed, and Ben as the hospital's officer."""
    ben = cast_member("ben")
    with (
        working_for(site, ben.email, SITE, otherwise=ben.organisation),
        engine_at(site, tmp_path / "home", write_reference(tmp_path)) as engine,
    ):
        yield engine


def send(page: Page, file: Path) -> None:
    page.goto("/submissions/new/")
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("is being checked", timeout=SOON)


def answered(page: Page, engine: CommandLine) -> None:
    """Let the engine answer, and let the page notice by itself."""
    assert engine.json("worker", "--once") == {"answered": 1}
    expect(page.locator("[data-await-answer]")).to_have_count(0, timeout=SOON)
    assert barriers(page) == []
    said = page.get_by_role("main").inner_text()
    assert [words for words, _area in NAMED if words in said] == []


def heading(page: Page, words: str) -> Locator:
    return page.get_by_role("heading", name=words)


def row(page: Page, words: str) -> Locator:
    return page.get_by_role("row", name=words)


def test_a_file_goes_all_the_way_and_its_report_comes_back(
    sign_in: Callable[[str], Page], real_engine: Callable[[], None], tmp_path: Path
) -> None:
    rows = [crime(number, prefix="SYN-") for number in range(40)]
    rows.append(crime(40, prefix="SYN-", HO_Code="Feb-22"))
    file = write_crimes(tmp_path / "police-2025.csv", rows)
    page = sign_in("ben")
    page.goto("/submissions/new/")
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("is being checked")
    real_engine()
    page.reload()
    expect(page.get_by_role("heading", name="40 of 41 rows were accepted")).to_be_visible()
    report = page.get_by_role("main").inner_text()
    assert "Offence code" in report
    assert SURNAME not in report


def test_the_department_s_spreadsheet_month_after_month(
    sign_in: Callable[[str], Page], hospital_engine: CommandLine, tmp_path: Path
) -> None:
    """Refused, mapped once, accepted; the next one by itself; a repair undone; taken back."""
    february = _knives(month_of(2025, 2, 100, seed=2))
    page = sign_in("ben")
    send(page, write_book(tmp_path / "february.xlsx", february))
    answered(page, hospital_engine)
    expect(heading(page, "The file was refused: nothing in it was used")).to_be_visible()

    # The column, which is suggested; then the values, which could not be read before.
    page.get_by_role("button", name="Say what the columns and values are").click()
    column = page.get_by_label("Assault Date Time, which was not found")
    expect(column).to_have_value("Assault dt")
    page.get_by_role("button", name="Keep it").click()
    expect(heading(page, "The file is being checked again")).to_be_visible()
    answered(page, hospital_engine)
    knives = sum(each.cells["Assault Method"] == "KNIVES" for each in february)
    expect(heading(page, "100 of 100 rows were accepted")).to_be_visible()
    expect(row(page, "KNIVES")).to_contain_text(f"Assault method {knives}")
    page.get_by_role("button", name="Say what the columns and values are").click()
    expect(page.get_by_label(f"“KNIVES”, in {knives} rows")).to_have_value("KNIFE")
    expect(page.get_by_label("Read the column Assault dt as Assault Date Time")).to_be_checked()
    page.get_by_role("button", name="Keep it").click()
    answered(page, hospital_engine)
    expect(heading(page, "100 of 100 rows were accepted")).to_be_visible()
    expect(page.get_by_text("mapping 2 of this supplier")).to_be_visible()
    expect(row(page, "KNIVES")).to_have_count(0)
    expect(page.get_by_text("4 more rows were left out")).to_be_visible()
    _says_what_was_done(page, february, knives)

    # The next month, with last month revised and the same odd headers, is not asked about.
    march = _knives(month_of(2025, 3, 100, seed=3))
    send(page, write_book(tmp_path / "march.xlsx", [*february[:50], *march]))
    answered(page, hospital_engine)
    expect(heading(page, "150 of 150 rows were accepted")).to_be_visible()
    expect(page.get_by_text("mapping 2 of this supplier")).to_be_visible()
    expect(page.get_by_text("It replaces an earlier file")).to_be_visible()
    expect(page.get_by_role("button", name="Say what")).to_have_count(0)

    row(page, "adds up others").get_by_role("button", name="Undo this").click()
    answered(page, hospital_engine)
    expect(heading(page, "150 of 151 rows were accepted")).to_be_visible()
    expect(page.get_by_role("button", name="Make it again")).to_be_visible()

    page.get_by_role("link", name="Take this file back").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why you take it back.")
    assert barriers(page) == []
    page.get_by_label("Why do you take it back?").fill("It has somebody else in it.")
    page.get_by_role("button", name="Take it back").click()
    answered(page, hospital_engine)
    expect(heading(page, "The file was taken back")).to_be_visible()
    expect(page.get_by_text("It has somebody else in it.")).to_be_visible()
    _history_says_everything(page)


def _knives(rows: list[Attendance]) -> list[Attendance]:
    """The rows of a department that writes a weapon in the plural."""
    return [
        replace(each, cells=each.cells | {"Assault Method": "KNIVES"})
        if each.cells["Assault Method"] == "KNIFE"
        else each
        for each in rows
    ]


def _says_what_was_done(page: Page, rows: list[Attendance], knives: int) -> None:
    """Repairs, rows left out, places in words and completeness."""
    done = page.get_by_role("table", name="What was left out or repaired")
    for words in ("3 before it left out", "Row 105", "Assault dt", "change what the mapping says"):
        expect(done).to_contain_text(words)
    expect(done.get_by_role("row", name="codes that mapping 2 says")).to_contain_text(str(knives))
    noticed = page.get_by_role("table", name="Noticed, and accepted all the same")
    for words in ("name one place", "home is never placed", "hint at a place"):
        expect(noticed).to_contain_text(words)
    filled = sum(bool(each.cells["Alcohol Involved"]) for each in rows)
    completeness = page.get_by_role("table", name="How often each column was filled")
    expect(completeness.get_by_role("row", name="alcohol")).to_contain_text(f"{filled} of 100")


def _history_says_everything(page: Page) -> None:
    page.get_by_role("link", name="Which file stands for each month").click()
    february, march = row(page, "Feb 2025"), row(page, "Mar 2025")
    expect(february.get_by_role("cell").first).to_contain_text("february.xlsx")
    expect(february).to_contain_text("taken back")
    expect(march).to_contain_text("None of these: taken back")
    assert barriers(page) == []
    page.get_by_role("link", name="How its columns and values are read").click()
    for words in ("The column Assault dt is Assault Date Time", "“KNIVES” is KNIFE"):
        expect(page.get_by_text(words).first).to_be_visible()
    page.get_by_text("3 versions").click()
    expect(heading(page, "Mapping 1")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("link", name="Files sent").first.click()
    expect(row(page, "march.xlsx").first).to_contain_text("withdrawn")
    expect(row(page, "february.xlsx").first).to_contain_text("accepted")
