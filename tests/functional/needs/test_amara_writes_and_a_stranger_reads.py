"""A number is written, moves, is read again, signed for, published, and followed to its making.

Fails if a moved number is not noticed, if one signature is enough, or if a reader needs more than
two clicks from a number to how it was made.
"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from tests.functional.thread.story import Story, main_of, press, words_of
from tests.unit.products import sample

from headwater.exchange.spool import Spool
from headwater.pipeline.editions import publish
from headwater.products.publishing import point_current, write_release

pytestmark = pytest.mark.browser
DRAFT = "/needs-assessment/drafts/SN-1/"
NEWER = "R0003-2b3c4d5e"


def new_release(story: Story) -> None:
    """More was recorded with a knife than was known before."""
    rows = [
        replace(row, value=row.value + 20, upper=row.upper + 20)
        if (row.measure, row.period, row.breakdown) == ("knife_crime", "2025", "all")
        and row.value is not None
        and row.upper is not None
        else row
        for row in sample.rows()
    ]
    told = sample.released(release_id=NEWER, values=sample.table(rows))
    write_release(told, root=story.site.released, figures=False, assessment=False)
    point_current(story.site.released, NEWER)


def answer_as_the_engine(story: Story) -> None:
    """Freeze and build what was asked for, as the worker does."""
    spool = Spool(story.site.exchange)
    (request,) = spool.waiting_editions()
    answer = publish(
        story.site.released, request, now=datetime.now(UTC), progress=lambda _words: None
    )
    assert answer.refused_because == ()
    spool.reply_about_edition(answer)


def sign(page: Page) -> None:
    page.goto(f"{DRAFT}sign/")
    page.get_by_label("I have read it, and I stand for it").check()
    press(page, "Sign it off")
    expect(page.get_by_role("heading", level=1)).to_have_text("Needs assessment 2026")


def test_from_a_number_written_to_how_it_was_made(story: Story) -> None:
    amara = story.as_("amara")
    amara.goto("/needs-assessment/numbers/")
    amara.get_by_label("Measure", exact=True).select_option("Serious violence with a knife")
    press(amara, "Show it")
    token = amara.get_by_label("Its token").input_value()
    assert token == "[[knife_crime | whole | newest | rate]]"

    amara.goto(f"{DRAFT}modules/knives/")
    amara.get_by_role("button", name="Write in this module").click()
    amara.locator("textarea").first.fill(f"The police recorded {token}.")
    amara.get_by_role("button", name="Save draft").click()
    expect(amara.get_by_text("has been updated")).to_be_visible()
    amara.goto(f"{DRAFT}modules/knives/")
    before = main_of(amara).locator("p a.hw-said").inner_text()
    assert "This number moved." not in words_of(amara)

    new_release(story)
    amara.reload()
    expect(main_of(amara).get_by_text("This number moved.")).to_be_visible()
    assert f"It was {before} when this was written on" in words_of(amara)
    amara.get_by_role("button", name="I have read it again").click()
    assert "This number moved." not in words_of(amara)

    chioma = story.as_("chioma")
    sign(chioma)
    chioma.goto(f"{DRAFT}publish/")
    assert "1 more person has to sign it off." in words_of(chioma)
    sign(story.as_("grace"))
    chioma.goto(f"{DRAFT}publish/")
    press(chioma, "Publish it")
    assert "Version 1 is being built." in words_of(chioma)
    answer_as_the_engine(story)
    chioma.reload()
    assert "Version 1 was published on" in words_of(chioma)

    stranger = story.stranger()
    stranger.goto("/needs-assessment/")
    assert "Chioma Eze, Director" in words_of(stranger)
    stranger.get_by_role("button", name="Start reading").click()
    stranger.locator("article p a.hw-said").click()
    expect(stranger.get_by_role("heading", name="How this number was made")).to_be_visible()
    assert f"/figures/{NEWER}/knife_crime.v1/" in stranger.url
