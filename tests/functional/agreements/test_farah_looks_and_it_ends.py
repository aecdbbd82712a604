"""Farah asks to open rows, Grace lets her for a time, and everybody of the team sees the look."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.functional.conftest import Site
from tests.functional.sessions import session_keys

from headwater.custody.access_log import AccessGrant, AccessRefused, note_closed, note_opened
from headwater.custody.signed_log import SignedLog
from headwater.exchange.statements import publish

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
KEY = b"e" * 32
WHY = "Counts do not say why two weeks are missing from one file."


@pytest.fixture
def tab_of(browser: "Browser", site: Site) -> Callable[[str], "Page"]:
    """A tab signed in as one of the cast."""
    keys = session_keys(site)

    def opened(who: str) -> "Page":
        context = browser.new_context(base_url=site.address, locale="en-GB")
        context.add_cookies([{"name": "sessionid", "value": keys[who], "url": site.address}])
        return context.new_page()

    return opened


def grant_in(page: "Page") -> AccessGrant:
    """The file that the page hands to whoever asked, as the engine reads it."""
    with page.expect_download() as download:
        page.get_by_role("link", name="as a file for the engine").click()
    said = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    said["feeds"] = tuple(said["feeds"])
    for name in ("starts_at", "ends_at"):
        said[name] = datetime.fromisoformat(said[name])
    return AccessGrant(**said)


def test_access_is_asked_for_granted_used_seen_and_ended(
    tab_of: Callable[[str], "Page"], site: Site, tmp_path: Path
) -> None:
    farah = tab_of("farah")
    farah.goto("/agreements/access/")
    farah.get_by_role("button", name="Ask to open person-level data").click()
    agreement = farah.get_by_label("Under which agreement")
    agreement.select_option(
        label=agreement.locator("option", has_text="Recorded crime").inner_text()
    )
    farah.get_by_label("Police recorded crime").check()
    farah.get_by_label("Why is it needed").fill(WHY)
    farah.get_by_label("For how many hours").fill("2")
    farah.get_by_role("button", name="Ask", exact=True).click()
    address = re.sub(r"^https?://[^/]+", "", farah.url)
    reference = address.rstrip("/").rpartition("/")[2]
    assert farah.get_by_role("link", name="Decide", exact=True).count() == 0

    grace = tab_of("grace")
    grace.goto(address)
    grace.get_by_role("link", name="Decide", exact=True).click()
    grace.get_by_label("Yes, from now").check()
    grace.get_by_role("button", name="Decide in my own name").click()
    assert "Grace Lindqvist" in grace.get_by_role("main").inner_text()
    assert grace.get_by_role("link", name="as a file for the engine").count() == 0

    farah.reload()
    grant = grant_in(farah)
    assert (grant.reference, grant.feeds) == (reference, ("police_recorded_crime",))
    assert (grant.ends_at - grant.starts_at).total_seconds() == 2 * 60 * 60
    log = SignedLog(tmp_path / "access.jsonl", KEY)
    now = datetime.now(UTC)
    note_opened(log, grant, (), rows=37, now=now)
    note_closed(log, grant, now=now)
    publish(site.exchange, "access", log.statements(), public_key=log.public_key)

    amara = tab_of("amara")
    amara.goto(address)
    logged = amara.get_by_role("region", name="The engine's own log").inner_text()
    assert ["opened" in logged, "37" in logged, "closed" in logged] == [True] * 3
    assert "does not hold" not in logged

    farah.reload()
    farah.get_by_role("link", name="End it now").click()
    farah.get_by_role("button", name="End it").click()
    amara.goto("/agreements/access/")
    row = amara.get_by_role("row").filter(has=amara.get_by_role("link", name=reference))
    assert "ended" in row.inner_text()
    assert farah.get_by_role("link", name="as a file for the engine").count() == 0


def test_an_altered_log_shows(tab_of: Callable[[str], "Page"], site: Site, tmp_path: Path) -> None:
    log = SignedLog(tmp_path / "access.jsonl", KEY)
    log.add("opened", said_at=datetime.now(UTC).isoformat(), details={"grant": "Z-2", "rows": 412})
    publish(site.exchange, "access", log.statements(), public_key=log.public_key)
    told = site.exchange / "statements" / "access.jsonl"
    told.write_bytes(told.read_bytes().replace(b"412", b"4"))
    page = tab_of("farah")
    page.goto("/agreements/access/Z-2/")
    assert "does not hold" in page.get_by_role("main").inner_text()


def test_the_engine_refuses_a_leave_that_is_over() -> None:
    grant = AccessGrant(
        reference="Z-1",
        person="person-6",
        approved_by="person-7",
        basis_reference="I-1",
        feeds=("police_recorded_crime",),
        starts_at=datetime(2026, 11, 1, 9, tzinfo=UTC),
        ends_at=datetime(2026, 11, 1, 11, tzinfo=UTC),
    )
    with pytest.raises(AccessRefused, match="is not open"):
        note_opened(SignedLog(Path("nowhere"), KEY), grant, (), rows=1, now=grant.ends_at)
