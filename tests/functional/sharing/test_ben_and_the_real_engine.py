"""The round trip with nothing pretended: Ben's browser, the site, the exchange, the worker."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.functional.conftest import Site
from tests.integration.journey.homes import CommandLine
from tests.integration.journey.police import SURNAME, crime, write_crimes, write_register

pytestmark = pytest.mark.browser


@pytest.fixture
def real_engine(site: Site, tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Run the real worker once on the site's exchange; put back what others left there."""
    kept = {name: site.exchange / name for name in ("engine.public", "offers.json")}
    before = {name: path.read_bytes() for name, path in kept.items() if path.exists()}
    engine = CommandLine(tmp_path / "home", exchange=site.exchange)
    register = write_register(tmp_path / "register.csv", prefix="SYN-")
    engine.json("load", "--feed", "basis_register", register)
    engine.json("worker", "--once")  # opens the exchange
    yield lambda: engine.json("worker", "--once")
    for name, content in before.items():
        kept[name].write_bytes(content)


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
    assert "HO Code" in report or "offence_code" in report
    assert SURNAME not in report
