"""Whether a plan may be approved: what stands in the way, in words, and for how long."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.unit.web.scrutiny.conftest import PLAN, REASONS, WORDS, Chairs, Desk, in_days

from headwater_web.accounts.models import Person
from headwater_web.scrutiny.actions.challenges import override_challenge
from headwater_web.scrutiny.actions.items import draft_new_version, withdraw_item
from headwater_web.scrutiny.actions.sending import finish_looking
from headwater_web.scrutiny.api import (
    consultation_state,
    consulted_before,
    may_be_approved,
    unanswered_challenges,
)
from headwater_web.ui.words import day_words

LATER = 15
"""So many days from today the scrutiny panel's time to look is over."""


def test_what_no_panel_was_sent_is_not_in_the_way(desk: Desk) -> None:
    desk.draft()
    assert may_be_approved(PLAN, in_days(0)) is None
    assert not consultation_state(PLAN, in_days(0)).was_asked
    assert not consulted_before(PLAN, in_days(10))


def test_while_a_panel_looks_it_is_still_with_the_panel(desk: Desk) -> None:
    item = desk.send()
    refusal = may_be_approved(PLAN, in_days(0))
    assert refusal is not None
    assert refusal.words == "This cannot be approved yet: a panel is still looking at it."
    until = day_words(in_days(14))
    assert refusal.lines == (
        f"{item.reference} is with Independent Scrutiny Panel, who may look until {until}.",
    )
    assert may_be_approved(PLAN, in_days(14)) is not None
    assert may_be_approved(PLAN, in_days(LATER)) is None


def test_once_the_chair_says_that_it_has_looked_it_is_not(
    desk: Desk, chairs: Chairs, cast: dict[str, Person]
) -> None:
    item = desk.send()
    chairs.give(cast["imani"])
    finish_looking(by=cast["imani"], item=item, panel=desk.panels["scrutiny_panel"])
    assert may_be_approved(PLAN, in_days(0)) is None


def test_an_open_challenge_says_whose_it_is_and_when_the_answer_is_due(desk: Desk) -> None:
    challenge = desk.challenge()
    (found,) = unanswered_challenges(PLAN)
    assert (found.reference, found.panel) == (challenge.reference, "Independent Scrutiny Panel")
    assert (found.words, found.is_with_us) == (WORDS, True)
    refusal = may_be_approved(PLAN, in_days(14))
    assert refusal is not None
    due = day_words(challenge.reply_due_on)
    assert refusal.lines[0] == (
        f"{challenge.reference} of Independent Scrutiny Panel: our answer is due on {due}."
    )
    late = may_be_approved(PLAN, in_days(LATER))
    assert late is not None
    assert "and is late" in late.lines[0]
    assert late.still_with == ()


@pytest.mark.parametrize("story", ["answered", "returned"])
def test_an_answer_that_is_not_accepted_does_not_open_the_way(desk: Desk, story: str) -> None:
    challenge = desk.challenge()
    answer = desk.answer(challenge)
    if story == "returned":
        desk.give_back(answer)
    refusal = may_be_approved(PLAN, in_days(LATER))
    assert refusal is not None
    assert refusal.challenges[0].is_with_us is (story == "returned")


def test_an_accepted_one_does(desk: Desk) -> None:
    desk.accept(desk.answer(desk.challenge()))
    assert unanswered_challenges(PLAN) == ()
    assert may_be_approved(PLAN, in_days(LATER)) is None


def test_so_does_one_that_was_decided_over(desk: Desk, cast: dict[str, Person]) -> None:
    challenge = desk.challenge()
    override_challenge(by=cast["chioma"], challenge=challenge, reasons=REASONS)
    assert may_be_approved(PLAN, in_days(LATER)) is None


def test_withdrawing_an_item_does_not_make_its_challenges_go_away(
    desk: Desk, cast: dict[str, Person]
) -> None:
    challenge = desk.challenge()
    withdraw_item(by=cast["grace"], item=challenge.item, why="To be rid of it.")
    assert len(unanswered_challenges(PLAN)) == 1
    refusal = may_be_approved(PLAN, in_days(0))
    assert refusal is not None
    assert refusal.still_with == ()


def test_nor_does_a_new_version(desk: Desk, cast: dict[str, Person]) -> None:
    challenge = desk.challenge()
    draft = draft_new_version(by=cast["grace"], item=challenge.item)
    draft.refresh_from_db()
    new = desk.send(draft)
    state = consultation_state(PLAN, in_days(0))
    assert [each.reference for each in state.open_challenges] == [challenge.reference]
    assert [each.item for each in state.still_with] == [new.reference]


def test_a_challenge_to_another_plan_is_not_in_the_way(desk: Desk) -> None:
    desk.challenge(desk.send(about="P-7"))
    assert may_be_approved(PLAN, in_days(0)) is None


def test_what_panels_were_asked(desk: Desk) -> None:
    desk.send(None, "scrutiny_panel", "youth_panel")
    state = consultation_state(PLAN, in_days(0))
    assert state.first_sent_on == timezone.localdate()
    assert state.decision_due_on == in_days(40)
    assert state.panels == ("Independent Scrutiny Panel", "Youth Panel")
    assert len(state.still_with) == 2


#         decided in days   withdrawn   consulted before
BEFORE = [(0, False, False), (1, False, True), (40, False, True), (40, True, False)]


@pytest.mark.parametrize(("days", "withdrawn", "expected"), BEFORE)
def test_consultation_came_before_the_decision(
    desk: Desk, cast: dict[str, Person], days: int, withdrawn: bool, expected: bool
) -> None:
    item = desk.send()
    if withdrawn:
        withdraw_item(by=cast["grace"], item=item, why="Given up.")
    assert consulted_before(PLAN, timezone.localdate() + timedelta(days=days)) is expected
