"""S3, Board on Thursday: from the registers alone and six weeks of updates by e-mail to the pack.

Fails if anything is called done without evidence, or if what is to be noticed is not on page one.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.functional.thread import planted
from tests.functional.thread.governing import ask_for_a_decision, call_board, decide, minute
from tests.functional.thread.registers import PUBLISHED, published_folder
from tests.functional.thread.story import (
    Story,
    last_thursday,
    main_of,
    press,
    reference_in,
    words_of,
)

pytestmark = pytest.mark.browser
THURSDAY = last_thursday(datetime.now(UTC))
QUESTION = "Should every trust send its data each month?"
MONTHLY = "Every trust sends its data each month from January."
ADDRESS = "the address where the evidence can be read"
SIGNAL = "Under-13s are a rising share of first-time entrants"
OURS_ALONE, SHARED = ("B-4", "B-5"), ("B-3", "B-15")
ASKS = ("B-7", "B-8", "B-13", "B-16", "B-21")
# What is begun in the first week: what it carries out, in one line, who leads it, and where to.
BEGUN = (
    ("R-1 B-18", "Ask ethnic group at the desk", "hospital_a", "Head of nursing", "desk@a.example"),
    ("B-17", "Compare hospital data with ours", "health_board", "Analyst", "phi@b.example"),
    ("T-32", "Set up the resettlement group", "police", "Head of offenders", "om@c.example"),
)
UPDATES = (
    (0, "The desk of the first department asks since Monday."),
    (1, "A first file came. Two columns are empty."),
    (2, "The prison has named somebody."),
    (0, "The second department trains its desk."),
    (1, "The two columns are filled for one site."),
    (2, "Terms are drafted and went round."),
)


@pytest.fixture(scope="module")
def story(cold_start: Callable[..., Story]) -> Story:
    """The site seven weeks before the board, with a release and no work done."""
    begun = cold_start(THURSDAY - timedelta(days=49))
    planted.release_planted(begun.site.released)
    return begun


def entries_in(page: Page, caption: str | re.Pattern[str]) -> dict[str, str]:
    """The rows of a table of register entries, by their references."""
    rows = page.get_by_role("table", name=caption, exact=True).locator("tbody tr").all_inner_texts()
    return {row.split()[0]: " ".join(row.split()) for row in rows}


# --- The registers, as published -----------------------------------------------------------------


def check_the_registers(page: Page) -> None:
    """All 45 items with everything that is odd about them, and nothing tidied."""
    page.goto("/registers/R/")
    recommended = entries_in(page, "Recommendations of the needs assessment")
    page.goto("/registers/B/")
    improvements = entries_in(page, "Areas for improvement of the annual report")
    absent = [ref for ref, row in recommended.items() if "not in the published table" in row]
    assert (len(recommended), len(improvements), absent) == (23, 23, ["R-18"])
    assert len(recommended) - len(absent) + len(improvements) == 45
    assert "not in the published table" not in improvements["B-18"]
    page.goto("/registers/")
    odd = words_of(page)
    assert "R-18: the published table leaves this number out." in odd
    assert "T-32: promised in the text, and missing from both published tables." in odd
    assert re.search(r"Priority 3, [^:]+: the published table recommends nothing for it\.", odd)
    assert tuple(entries_in(page, "Asks of national government")) == ASKS
    past = entries_in(page, "Past their date and not done")
    assert not set(ASKS) & set(past)
    dated = {ref for ref, row in past.items() if "by 31 March 2021" in row and "overdue" in row}
    assert dated == {*OURS_ALONE, *SHARED}


def test_the_registers_as_we_word_them(story: Story) -> None:
    check_the_registers(story.as_("hari"))


def test_the_registers_as_they_were_published(cold_start: Callable[..., Story]) -> None:
    folder = published_folder()
    story = cold_start(THURSDAY, registers=folder)
    page = story.as_("hari")
    check_the_registers(page)
    for letter, (_register, name) in PUBLISHED.items():
        answer = page.request.get(f"/registers/{letter}/file.csv")
        assert answer.body() == (folder / name).read_bytes()
    grace = story.as_("grace")
    board = call_board(grace, "Thursday", THURSDAY + timedelta(days=7))
    check_the_pack(story.as_("hari"), board)


# --- Six weeks ------------------------------------------------------------------------------------


def begin_action(page: Page, carries_out: str, title: str, led_by: tuple[str, str, str]) -> str:
    """Begin an action for some entries, as whoever keeps the registers does."""
    organisation, post, email = led_by
    page.goto(f"/entries/{carries_out.split()[0]}/")
    page.get_by_role("link", name="Begin an action for it").click()
    page.get_by_label("What is to be done").fill(title)
    page.get_by_label("Who leads it").select_option(value=organisation)
    page.get_by_label("Which post there").fill(post)
    page.get_by_label("E-mail address of the post").fill(email)
    page.get_by_label("Due", exact=True).fill(f"{THURSDAY + timedelta(days=20):%Y-%m-%d}")
    page.get_by_label("What it carries out").fill(carries_out)
    press(page, "Begin it")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return reference_in(page)


def report_by_link(story: Story, reference: str, words: str) -> None:
    """Grace sends the lead a link; the lead, who has no account, says how it goes."""
    grace, before = story.as_("grace"), len(story.links_sent())
    grace.goto(f"/actions/{reference}/")
    grace.get_by_role("button", name="a link to report by").click()
    expect(main_of(grace)).to_contain_text(reference)
    (address,) = story.links_sent()[before:]
    lead = story.stranger()
    lead.goto(address)
    lead.get_by_label("How is it going?").fill(words)
    press(lead, "Send")
    expect(main_of(lead)).not_to_contain_text("problem")
    # Forwarded to somebody else, the link opens nothing any more.
    other = story.stranger()
    answer = other.goto(address)
    assert answer
    assert answer.status == 404
    assert words not in words_of(other)


def check_nothing_is_done_without_evidence(story: Story, reference: str) -> None:
    """Ben says it is done: refused without evidence. With it, he may not be the one to confirm."""
    ben = story.as_("ben")
    ben.goto(f"/actions/{reference}/done/")
    ben.get_by_label("What shows that it is done").fill("The group has met, page 2.")
    press(ben, "Send")
    expect(ben.get_by_role("alert")).to_contain_text("without evidence")
    ben.get_by_label(ADDRESS).fill("https://papers.example/terms")
    press(ben, "Send")
    expect(main_of(ben)).to_contain_text("said to be done, not yet confirmed")
    answer = ben.goto(f"/actions/{reference}/done/confirm/")
    assert answer
    assert answer.status == 403


def check_nobody_closes_their_own(story: Story, reference: str) -> None:
    """Grace says that another is done and confirms it herself: refused. It stays open."""
    grace = story.as_("grace")
    grace.goto(f"/actions/{reference}/done/")
    grace.get_by_label("What shows that it is done").fill("The columns are filled.")
    grace.get_by_label(ADDRESS).fill("https://files.example/one")
    press(grace, "Send")
    grace.get_by_role("link", name="Confirm it").click()
    main_of(grace).locator("form button[type=submit]").last.click()
    expect(main_of(grace)).to_contain_text("Somebody else has to confirm it.")
    grace.goto(f"/actions/{reference}/")
    expect(main_of(grace)).to_contain_text("said to be done, not yet confirmed")


# --- The pack -------------------------------------------------------------------------------------


def check_the_pack(page: Page, meeting: str) -> None:
    """What every pack says of the registers, and what its first page is for."""
    page.goto("/board-packs/")
    page.goto(f"/board-packs/{meeting}/")
    said = words_of(page)
    counts = page.get_by_role("table", name="The published registers in numbers")
    expect(counts.get_by_role("row", name="Recommendations")).to_contain_text("22")
    expect(counts.get_by_role("row", name="Areas for improvement")).to_contain_text("23")
    everything = entries_in(page, "Every published item and where it stands")
    assert len([ref for ref in everything if ref != "R-18"]) == 45
    assert "not in the published table" in everything["R-18"]
    assert "R-18 is not in the published table." in said
    assert re.search(r"Priority 3, [^:]+: the published table recommends nothing for it\.", said)
    assert "T-32 is promised in the text and stands in neither published table." in said
    assert tuple(entries_in(page, "Ours alone, past their date")) == OURS_ALONE
    assert tuple(entries_in(page, "Shared with others, past their date")) == SHARED
    assert tuple(entries_in(page, re.compile("^What we ask of"))) == ASKS


def check_every_green_has_its_evidence(page: Page) -> None:
    """Whatever the pack calls done opens to evidence and to a second person."""
    done = page.get_by_role("table", name=re.compile("^Done since")).get_by_role("link")
    addresses = [link.get_attribute("href") or "" for link in done.all()]
    green = [
        row
        for row in entries_in(page, "Every published item and where it stands").values()
        if "done" in row
    ]
    assert all("done, with evidence" in row for row in green)
    assert addresses
    for address in addresses:
        page.goto(address)
        happened = main_of(page)
        expect(happened.get_by_role("link", name="https://")).to_be_visible()
        who = {
            name
            for name in ("Ben Hartley", "Grace Lindqvist", "Hari Nair")
            if name in words_of(page)
        }
        assert len(who) > 1


def first_page_of(pdf: bytes, folder: Path) -> str:
    """The words on the first page of a document."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here to read a page with")
    (folder / "pack.pdf").write_bytes(pdf)
    words = ["pdftotext", "-l", "1", str(folder / "pack.pdf"), "-"]
    return " ".join(
        subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    )


def test_nobody_asked_and_two_alarms_would_be_false() -> None:
    assert [each.headline for each in planted.signals()] == [SIGNAL]
    assert len(planted.false_alarms()) == len(planted.FALSE_ALARMS)


def test_from_six_weeks_of_updates_to_what_came_of_the_meeting(
    story: Story, tmp_path: Path
) -> None:
    grace, hari = story.as_("grace"), story.as_("hari")
    begun = [begin_action(grace, refs, title, tuple(led)) for refs, title, *led in BEGUN]
    board = call_board(grace, "The board of the autumn", THURSDAY)
    later = call_board(grace, "The board of the winter", THURSDAY + timedelta(days=91))
    for week, (which, words) in enumerate(UPDATES):
        story.turn_to(THURSDAY - timedelta(days=45 - 7 * week))
        report_by_link(story, begun[which], words)
    grace.goto(f"/actions/{begun[0]}/")
    expect(main_of(grace)).to_contain_text(UPDATES[0][1])
    expect(main_of(grace)).to_contain_text(UPDATES[3][1])

    story.turn_to(THURSDAY - timedelta(days=5))
    check_nothing_is_done_without_evidence(story, begun[2])
    check_nobody_closes_their_own(story, begun[1])
    hari.goto(f"/actions/{begun[2]}/")
    hari.get_by_role("link", name="Confirm it").click()
    main_of(hari).locator("form button[type=submit]").last.click()
    expect(main_of(hari)).to_contain_text("done")

    story.turn_to(THURSDAY - timedelta(days=3))
    ask_for_a_decision(grace, board, "Hospital data", QUESTION)
    check_the_pack(hari, board)
    first = hari.locator(".hw-pack-first")
    expect(first).to_contain_text(QUESTION)
    expect(first).to_contain_text(SIGNAL)
    for alarm in planted.FALSE_ALARMS:
        expect(main_of(hari)).not_to_contain_text(alarm)
    printed = hari.request.get(f"/board-packs/{board}/pack.pdf")
    if printed.headers["content-type"] == "application/pdf":
        page_one = first_page_of(printed.body(), tmp_path)
        assert SIGNAL in page_one
        assert QUESTION in page_one
    check_every_green_has_its_evidence(hari)

    story.turn_to(THURSDAY + timedelta(hours=3))
    minute(grace, board, "The board heard both trusts.")
    decision = decide(grace, board, MONTHLY, because="Quarterly data came too late to act on.")
    made = begin_from(grace, decision)
    hari.goto(f"/board-packs/{later}/")
    came_of_it = hari.locator(".hw-pack-first")
    expect(came_of_it).to_contain_text(decision)
    expect(came_of_it).to_contain_text(made)
    hari.goto(f"/governance/meetings/{later}/")
    expect(main_of(hari)).to_contain_text(made)


def begin_from(page: Page, decision: str) -> str:
    """Begin the action that carries a decision out, from the decision's own page."""
    page.goto(f"/governance/decisions/{decision}/")
    page.get_by_role("link", name="Begin an action from this decision").first.click()
    expect(page.get_by_label("What it carries out")).to_have_value(decision)
    page.get_by_label("What is to be done").fill("Send the data each month")
    page.get_by_label("Who leads it").select_option(value="health_board")
    page.get_by_label("Which post there").fill("Director of strategy")
    page.get_by_label("Due", exact=True).fill(f"{THURSDAY + timedelta(days=60):%Y-%m-%d}")
    press(page, "Begin it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Send the data each month")
    return reference_in(page)
