"""Ben sends a file of several parts over a bad line: what came stays, and he need do nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.functional.dashboard.released_site import Engine, barriers

pytestmark = pytest.mark.browser
PART = 4 * 1024 * 1024
CONTENT = os.urandom(2 * PART + 1_000)
SOON = 30_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "large.csv"
    path.write_bytes(CONTENT)
    return path


def choose_and_send(page: Page, file: Path) -> None:
    page.goto("/submissions/new/")
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Send", exact=True).click()


def says(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words, timeout=SOON)


def parts_sent(page: Page) -> list[str]:
    """The numbers of the parts that are asked from now on."""
    numbers: list[str] = []

    def note(request: Request) -> None:
        if request.method == "PUT":
            numbers.append(request.url.rstrip("/").rpartition("/")[2])

    page.on("request", note)
    return numbers


def arrived(page: Page, engine: Engine) -> list[bytes]:
    expect(page.get_by_role("heading", name="has arrived")).to_be_visible(timeout=SOON)
    return engine.accept_all()


def test_a_connection_that_is_cut_comes_back(
    sign_in: Callable[[str], Page], engine: Engine, file: Path
) -> None:
    page = sign_in("ben")
    cuts = iter([True, True])

    def cut_twice(route: Route) -> None:
        _ = route.abort() if next(cuts, False) else route.continue_()

    page.route("**/parts/2/", cut_twice)
    numbers = parts_sent(page)
    choose_and_send(page, file)
    says(page, "It will go on by itself")
    assert barriers(page) == []
    assert arrived(page, engine) == [CONTENT]
    assert numbers == ["1", "2", "2", "2", "3"]


def test_after_a_reload_the_same_file_goes_on(
    sign_in: Callable[[str], Page], engine: Engine, file: Path
) -> None:
    page = sign_in("ben")
    page.route("**/parts/3/", lambda route: route.abort())
    choose_and_send(page, file)
    says(page, "It will go on by itself")
    page.unroute("**/parts/3/")
    page.goto("/submissions/new/")
    expect(page.get_by_role("heading", name="Half sent")).to_be_visible()
    expect(page.get_by_text("large.csv", exact=True)).to_be_visible()
    assert barriers(page) == []
    numbers = parts_sent(page)
    choose_and_send(page, file)
    assert arrived(page, engine) == [CONTENT]
    assert numbers == ["3"]


def test_signed_out_halfway(sign_in: Callable[[str], Page], engine: Engine, file: Path) -> None:
    page = sign_in("ben")

    def sign_out(route: Route) -> None:
        page.context.clear_cookies(name="sessionid")
        route.continue_()

    page.route("**/parts/2/", sign_out)
    choose_and_send(page, file)
    says(page, "You have been signed out")
    page.unroute("**/parts/2/")
    assert barriers(page) == []
    sign_in("ben")
    numbers = parts_sent(page)
    choose_and_send(page, file)
    assert arrived(page, engine) == [CONTENT]
    assert numbers == ["2", "3"]


def test_a_feed_that_ended_halfway_is_said(
    sign_in: Callable[[str], Page], engine: Engine, file: Path
) -> None:
    page = sign_in("ben")
    offers, key = engine.spool.offers(), engine.spool.public_key()

    def end(route: Route) -> None:
        engine.spool.open_engine(public_key=key, offers=())
        route.continue_()

    page.route("**/parts/3/", end)
    choose_and_send(page, file)
    says(page, "This feed may not be sent now")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    engine.spool.open_engine(public_key=key, offers=offers)
    page.get_by_role("button", name="Try again").click()
    assert arrived(page, engine) == [CONTENT]


def test_it_can_be_stopped(sign_in: Callable[[str], Page], engine: Engine, file: Path) -> None:
    page = sign_in("ben")
    page.route("**/parts/2/", lambda route: route.abort())
    choose_and_send(page, file)
    says(page, "It will go on by itself")
    page.get_by_role("button", name="Stop, and forget what was sent").click()
    expect(page.get_by_label("The file")).to_be_visible(timeout=SOON)
    expect(page.get_by_text("Half sent")).to_have_count(0)
    assert engine.spool.waiting() == []


def test_without_a_script_it_goes_in_one_piece(
    plain_page: Page, sign_in: Callable[[str], Page], engine: Engine, file: Path
) -> None:
    cookies = sign_in("ben").context.cookies()
    plain_page.context.add_cookies(cookies)
    choose_and_send(plain_page, file)
    expect(plain_page.get_by_role("heading", name="has arrived")).to_be_visible(timeout=SOON)
    assert engine.accept_all() == [CONTENT]
