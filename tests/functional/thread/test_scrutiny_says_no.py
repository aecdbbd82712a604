"""S8, the scrutiny panel says no: a plan goes to three panels, and cannot pass over their heads.

Fails if panels are asked after the decision without its being said, or if a quote that points at
somebody is kept.
"""

import re
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.functional.thread.governing import call_board, decide
from tests.functional.thread.story import Story, main_of, press, reference_in, words_of

pytestmark = pytest.mark.browser
FIRST_DAY = (datetime.now(UTC) - timedelta(days=60)).replace(hour=10, minute=0)
PANELS = {
    "scrutiny_panel": "Independent Scrutiny Panel",
    "listening_group": "Community Listening Group",
    "youth_panel": "Youth Panel",
}
GROUPS = (("Black", 21, 280), ("Mixed", 16, 150), ("White", 148, 940))
NOT_HEARD = "Families of young people who were referred and never met a worker."
POINTS_AT_SOMEBODY = "Ms Brown of 12 High Street can be rung on 07700 900123."
SCRUTINY = "Young Black people are met least often. What will you do before any hours are moved?"
YOUTH = "Nobody asked the three places that lose their evenings. We want to read what they say."
TOO_LITTLE = "A plan for that would help. This only says that you heard us."
ANSWERED = "Each referred young person is now called within three days, before any hours move."
REASONS = (
    "The money ends in March and the estate has waited two years. We asked the three places since, "
    "and will bring what they say to the panel in four weeks."
)
Begin = Callable[..., Story]


def on_day(story: Story, number: int) -> datetime:
    """Let it be ten in the morning of a day of the story."""
    moment = FIRST_DAY + timedelta(days=number)
    story.turn_to(moment)
    return moment


def answer_to(page: Page, address: str) -> int:
    """The status with which an address answers somebody."""
    answer = page.goto(address)
    assert answer
    return answer.status


def draft_plan(page: Page, title: str) -> str:
    page.goto("/plans/new/")
    page.get_by_label("The plan in one line").fill(title)
    page.get_by_label("What is planned, for whom, and why").fill("Two thirds of the hours move.")
    press(page, "Keep the draft")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return reference_in(page)


# --- Before it is sent ----------------------------------------------------------------------------


def draft_item(page: Page, plan: str, *, decided_on: datetime) -> str:
    """Put the plan and its data into plain words. What points at somebody is refused."""
    page.goto(f"/scrutiny/items/new/?about={plan}")
    page.get_by_label("Title", exact=True).fill("Moving outreach hours to one estate")
    page.get_by_label("What do you ask of the panel?").fill("What would be lost, and by whom?")
    page.get_by_label("The plan in plain words").fill(POINTS_AT_SOMEBODY)
    page.get_by_label("The data in plain words").fill(
        "Young people referred, and met in two weeks."
    )
    page.get_by_label("Who was not heard").fill(NOT_HEARD)
    page.get_by_label("How many of those counted").fill("8")
    page.get_by_label("Of how many people without").fill("40")
    page.get_by_label("When is it to be decided?").fill(f"{decided_on:%Y-%m-%d}")
    main_of(page).locator("form button[type=submit]").last.click()
    expect(page.get_by_role("alert")).to_contain_text("a telephone number")
    page.get_by_label("The plan in plain words").fill("Two thirds of the evening hours move.")
    main_of(page).locator("form button[type=submit]").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Moving outreach hours to one estate")
    return reference_in(page)


def add_groups(page: Page, item: str) -> None:
    """Released counts go in; one that could point at a person does not."""
    for group, part, whole in (("Chinese", 3, 12), *GROUPS):
        page.goto(f"/scrutiny/items/{item}/groups/")
        page.get_by_label("Group", exact=True).fill(group)
        page.get_by_label("How many were counted").fill(str(part))
        page.get_by_label("Of how many", exact=True).fill(str(whole))
        press(page, "Add the group")
        if group == "Chinese":
            expect(page.get_by_role("alert")).to_contain_text("could point at a person")


def say_who_is_represented(page: Page, panel: str) -> None:
    """A chair says which groups are represented: yes, no, or not asked; never how many."""
    page.goto(f"/scrutiny/panels/{panel}/represented/")
    group = page.get_by_role("group", name="Black Caribbean")
    group.get_by_role("radio", name="represented", exact=True).check()
    other = page.get_by_role("group", name="Bangladeshi")
    other.get_by_role("radio", name="not represented").check()
    press(page, "Save")
    expect(page.get_by_role("heading", level=1)).to_have_text(PANELS[panel])


def send(page: Page, item: str, panels: list[str]) -> None:
    page.goto(f"/scrutiny/items/{item}/send/")
    for panel in panels:
        page.get_by_role("checkbox", name=re.compile(PANELS[panel])).check()
    press(page, "Send it")


# --- What a panel sees and says -------------------------------------------------------------------


def check_what_a_panel_sees(page: Page, item: str) -> None:
    """The disparity in plain words, with everything that makes it unsure."""
    page.goto("/scrutiny/for-us/")
    main_of(page).get_by_role("link", name=item).click()
    said = words_of(page)
    assert "Black: 21 of 280, 7.5%, likely between 5.0% and 11.2%" in said
    assert "if everyone whose ethnicity is missing belonged here: 9.1%" in said
    assert "it lies between 6.7% and 10.1%" in said
    assert "For 40 people no ethnicity is recorded; 8 of them were counted." in said
    assert NOT_HEARD in said


def check_who_is_on_a_panel(page: Page, panel: str) -> None:
    """Each group beside its residents, as represented or not; nobody is counted or named."""
    page.goto(f"/scrutiny/panels/{panel}/")
    table = page.get_by_role("table", name="The panel beside the people who live here")
    expect(table.get_by_role("row", name="Black Caribbean")).to_contain_text("Represented")
    expect(table.get_by_role("row", name="Bangladeshi")).to_contain_text("Not represented")
    standings = {row.split("\t")[-1].strip() for row in table.locator("tbody tr").all_inner_texts()}
    assert standings <= {"Represented", "Not represented", "Not asked"}


def raise_challenge(page: Page, item: str, words: str, *, due: datetime) -> str:
    page.goto(f"/scrutiny/items/{item}/challenge/")
    page.get_by_label("What do you challenge, and what do you want to know?").fill(words)
    press(page, "Raise the challenge")
    expect(main_of(page)).to_contain_text(f"Our answer is due on {due.day} {due:%B %Y}.")
    return reference_in(page)


def check_staff_cannot_judge_or_edit(story: Story, challenge: str) -> None:
    """No member of staff accepts an answer, and nothing on any page changes a panel's words."""
    for first_name in ("grace", "chioma"):
        page = story.as_(first_name)
        assert answer_to(page, f"/scrutiny/challenges/{challenge}/verdict/") == 403
        page.goto(f"/scrutiny/challenges/{challenge}/")
        expect(page.get_by_role("link", name="Accept the answer")).to_have_count(0)
        for tried in ("change", "edit", "withdraw"):
            assert answer_to(page, f"/scrutiny/challenges/{challenge}/{tried}/") == 404


def answer(page: Page, challenge: str, words: str, *, changed: str = "") -> None:
    page.goto(f"/scrutiny/challenges/{challenge}/answer/")
    page.get_by_label("Your answer").fill(words)
    page.get_by_label("What it changed").fill(changed)
    press(page, "Send the answer")
    expect(main_of(page)).to_contain_text(words)


def judge(page: Page, challenge: str, *, why_not: str = "") -> None:
    """The challenger accepts the answer, or says what is missing."""
    page.goto(f"/scrutiny/challenges/{challenge}/verdict/")
    verdict = "No, we do not accept it" if why_not else "Yes, we accept it"
    page.get_by_role("radio", name=verdict).check()
    page.get_by_label("If not: what is missing?").fill(why_not)
    press(page, "Say so")
    page.wait_for_url(f"**/challenges/{challenge}/")


# --- Whoever takes part ---------------------------------------------------------------------------


def look_after_everyone(page: Page, held_on: datetime) -> None:
    """Each panel's meeting is recorded, its people are thanked and paid, and nothing is owed."""
    for panel in PANELS:
        page.goto(f"/scrutiny/panels/{panel}/sessions/new/")
        page.get_by_label("When did it meet?").fill(f"{held_on:%Y-%m-%d}")
        page.get_by_label("How many people took part?").fill("9")
        page.get_by_label("How many hours did it last?").fill("2")
        press(page, "Save")
    page.goto("/scrutiny/taking-part/")
    expect(main_of(page)).to_contain_text("Still owed: thanks for 3, pay for 3")
    for owed in ("record thanks", "record pay"):
        for _panel in PANELS:
            page.goto("/scrutiny/taking-part/")
            main_of(page).get_by_role("link", name=owed).first.click()
            press(page, "Save")
    expect(main_of(page)).to_contain_text("Everyone was thanked and paid")
    expect(main_of(page)).to_contain_text("£30.00 each")


def check_they_are_left_in_peace(page: Page, plan: str, *, decided_on: datetime) -> None:
    """Nothing more is sent to anybody who rests."""
    page.goto(f"/scrutiny/items/new/?about={plan}")
    page.get_by_label("Title", exact=True).fill("Something else")
    for label in ("What do you ask of the panel?", "The plan in plain words"):
        page.get_by_label(label).fill("Would this work?")
    page.get_by_label("The data in plain words").fill("None.")
    page.get_by_label("Who was not heard").fill("Everyone.")
    page.get_by_label("When is it to be decided?").fill(f"{decided_on:%Y-%m-%d}")
    main_of(page).locator("form button[type=submit]").last.click()
    item = reference_in(page)
    for panel in PANELS:
        send(page, item, [panel])
        expect(page.get_by_role("alert")).to_contain_text("rests until")


# --- The story ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def story(cold_start: Begin) -> Story:
    """A site in which nothing has been planned yet."""
    return cold_start(FIRST_DAY)


def test_a_plan_does_not_pass_over_a_panels_challenge(story: Story) -> None:
    grace, chioma = story.as_("grace"), story.as_("chioma")
    imani, joy, kofi = story.as_("imani"), story.as_("joy"), story.as_("kofi")
    board_day = FIRST_DAY + timedelta(days=30)
    plan = draft_plan(grace, "Outreach on one estate")
    item = draft_item(grace, plan, decided_on=board_day)
    add_groups(grace, item)
    say_who_is_represented(imani, "scrutiny_panel")
    say_who_is_represented(joy, "listening_group")
    board = call_board(grace, "The board", board_day)
    send(grace, item, list(PANELS))

    sent = on_day(story, 1)
    for listener in (imani, joy, kofi):
        check_what_a_panel_sees(listener, item)
    check_who_is_on_a_panel(imani, "listening_group")
    first = raise_challenge(imani, item, SCRUTINY, due=sent + timedelta(days=14))
    second = raise_challenge(kofi, item, YOUTH, due=sent + timedelta(days=10))
    grace.goto(f"/plans/{plan}/")
    expect(main_of(grace)).to_contain_text("This cannot be approved yet")
    look_after_everyone(grace, sent)
    check_they_are_left_in_peace(grace, plan, decided_on=board_day)

    on_day(story, 5)
    answer(grace, first, "We heard you.")
    check_staff_cannot_judge_or_edit(story, first)
    judge(imani, first, why_not=TOO_LITTLE)
    answer(grace, first, ANSWERED, changed=plan)
    judge(imani, first)

    story.turn_to(board_day + timedelta(hours=3))
    agreed = decide(
        grace, board, "The plan goes ahead.", because="The need has lasted.", about=plan
    )
    approve(grace, plan, agreed)
    expect(grace.get_by_role("alert")).to_contain_text(f"{second} of Youth Panel")
    override(chioma, second)
    approve(grace, plan, agreed)
    expect(main_of(grace)).to_contain_text(f"by decision {agreed}")
    expect(main_of(grace)).to_contain_text("A panel was asked before.")
    check_it_is_public(story.stranger(), first, second)


def approve(page: Page, plan: str, decision: str, *, nobody_asked_because: str = "") -> None:
    page.goto(f"/plans/{plan}/approve/")
    page.get_by_label("Reference of the decision").fill(decision)
    if nobody_asked_because:
        page.get_by_label("If no panel was asked").fill(nobody_asked_because)
    press(page, "It was approved")


def override(page: Page, challenge: str) -> None:
    """The director decides over a challenge: in their own name, with reasons, in public."""
    page.goto(f"/scrutiny/challenges/{challenge}/override/")
    page.get_by_label("Why do you decide over this challenge?").fill("It is urgent.")
    page.get_by_label("I decide this in my own name and in public").check()
    press(page, "Decide over it, in public")
    expect(page.get_by_role("alert")).to_contain_text("at least 80 are needed")
    page.get_by_label("Why do you decide over this challenge?").fill(REASONS)
    press(page, "Decide over it, in public")
    expect(main_of(page)).to_contain_text(REASONS)


def check_it_is_public(page: Page, first: str, second: str) -> None:
    """Anybody reads what was said, what was done or not and why, and who decided over whom."""
    page.goto("/you-said/")
    said = words_of(page)
    for words in (SCRUTINY, TOO_LITTLE, ANSWERED, YOUTH, REASONS, "Chioma Eze"):
        assert words in said
    changed = page.get_by_role("heading", name="Something changed because of these")
    expect(changed.locator("xpath=following-sibling::ul[1]")).to_contain_text(first)
    expect(changed.locator("xpath=following-sibling::ul[1]")).not_to_contain_text(second)


def test_asked_after_the_decision_is_said_so(story: Story) -> None:
    grace, moment = story.as_("grace"), on_day(story, 59)
    plan = draft_plan(grace, "Close the evening desk")
    board = call_board(grace, "Another board", moment)
    story.turn_to(moment + timedelta(hours=4))
    agreed = decide(grace, board, "The desk closes.", because="Few come.", about=plan)
    item = draft_item(grace, plan, decided_on=moment + timedelta(days=20))
    story.turn_to(moment + timedelta(hours=5))
    # The panel that rests for longest is asked about nothing yet: the other two may be again.
    send(grace, item, ["scrutiny_panel"])
    grace.goto(f"/scrutiny/items/{item}/")
    expect(main_of(grace)).to_contain_text(f"Panels were not asked before the decision: {agreed}")
    imani = story.as_("imani")
    imani.goto(f"/scrutiny/items/{item}/")
    expect(main_of(imani)).to_contain_text(f"Panels were not asked before the decision: {agreed}")
    press(imani, "Independent Scrutiny Panel has looked and has no more to challenge")
    approve(grace, plan, agreed, nobody_asked_because="There was no time.")
    expect(grace.get_by_role("alert")).to_contain_text("nobody can be said to have been asked")
    approve(story.as_("chioma"), plan, agreed, nobody_asked_because="There was no time.")
    shown = main_of(story.as_("chioma"))
    expect(shown).to_contain_text("nobody can be said to have been asked before it was decided")
    expect(shown).to_contain_text("There was no time.")
    expect(shown).not_to_contain_text("A panel was asked before.")


def test_a_quote_that_points_at_somebody_is_refused(story: Story) -> None:
    moment = on_day(story, 59)
    page = story.as_("joy")
    page.goto("/scrutiny/for-us/told/")
    page.get_by_role("group", name="Is someone at risk now?").get_by_label("No").check()
    press(page, "Go on")
    page.get_by_role("group", name="What is it?").get_by_role("radio").first.check()
    for label in ("What is it about?", "Which place is it about?", "Who told you, as a group?"):
        page.get_by_label(label).select_option(index=1)
    page.get_by_label("Which panel did it come through?").select_option(index=1)
    page.get_by_label("When did they say it?").fill(f"{moment:%Y-%m-%d}")
    words = page.get_by_label("What they said, in the wording that you agreed with them")
    words.fill(POINTS_AT_SOMEBODY)
    page.get_by_label("Those who said it agree to this wording").check()
    identifies = page.get_by_role("group", name="Could this identify someone")
    identifies.get_by_label("No").check()
    press(page, "Save and publish")
    expect(page.get_by_role("alert")).to_contain_text("a telephone number")
    # What a machine cannot see, a person is asked.
    words.fill("The boy who lost his brother at the bus stop by the chip shop.")
    identifies.get_by_label("Yes").check()
    press(page, "Save and publish")
    expect(page.get_by_role("alert")).to_be_visible()
    stranger = story.stranger()
    stranger.goto("/you-said/")
    said = words_of(stranger)
    assert "07700" not in said
    assert "chip shop" not in said


def test_the_record_verifies_until_a_row_is_changed_underneath(story: Story) -> None:
    assert "each as it was written" in story.command("verify")
    with sqlite3.connect(story.home / "site.sqlite3", timeout=30) as database:
        for table, column in (("scrutiny_challenge", "words"), ("audit_auditevent", "action")):
            with pytest.raises(sqlite3.DatabaseError):
                database.execute(f"UPDATE {table} SET {column} = 'nothing'")
    with sqlite3.connect(story.home / "site.sqlite3", timeout=30) as database:
        underneath = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        for (name,) in database.execute(underneath, ["audit_auditevent"]).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        chosen = "SELECT max(number) FROM audit_auditevent WHERE action LIKE 'scrutiny.%'"
        (number,) = database.execute(chosen).fetchone()
        change = "UPDATE audit_auditevent SET actor = 'nobody' WHERE number = ?"
        database.execute(change, [number])
    database.close()
    with pytest.raises(AssertionError, match=f"Event {number} is"):
        story.command("verify")
