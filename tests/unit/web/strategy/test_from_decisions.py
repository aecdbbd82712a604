"""From the minutes of one meeting to the actions that the next one looks at."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.governance.actions.meetings import call_meeting
from headwater_web.governance.api import correct_decision
from headwater_web.governance.models import Body, Meeting
from headwater_web.strategy.models import Action
from headwater_web.thread.models import Link, LinkKind

SignedIn = Callable[[str], Client]
Decided = Callable[..., str]
BEGIN = "Begin an action from this decision"


@pytest.fixture
def coming(bodies: None, cast: dict[str, Person]) -> Meeting:
    """The board's next meeting."""
    return call_meeting(
        by=cast["grace"],
        body=Body.objects.get(key="strategic_board"),
        title="Summer meeting",
        starts_at=timezone.now() + timedelta(days=20),
        place="Town hall",
    )


def test_minutes_create_the_next_meetings_actions(
    registers: None, coming: Meeting, decided: Decided, signed_in: SignedIn
) -> None:
    grace, decision = signed_in("grace"), decided("R-2")
    for address in (
        f"/governance/decisions/{decision}/",
        f"/governance/meetings/{Meeting.objects.get(title='Spring meeting').reference}/",
        f"/governance/meetings/{coming.reference}/",
    ):
        page = grace.get(address).text
        assert BEGIN in page
        assert f'href="/actions/new/?for={decision}"' in page
    form = grace.get(f"/actions/new/?for={decision}").text
    assert "The board looked at it" in form
    assert f'value="{decision}"' in form
    sent = {
        "title": "Compare the two services",
        "organisation": "police",
        "post": "Head of data",
        "due_on": "2030-12-31",
        "carries_out": decision,
    }
    assert grace.post("/actions/new/", sent).status_code == 302
    (made,) = Action.objects.all()
    tie = Link.objects.get(later=made.reference)
    assert (tie.earlier, tie.kind) == (decision, LinkKind.CARRIED_OUT_BY)
    for address in (
        f"/governance/meetings/{coming.reference}/",
        f"/governance/decisions/{decision}/",
        f"/board-packs/{coming.reference}/",
        f"/thread/{decision}/",
    ):
        page = signed_in("hari").get(address).text
        assert f"{made.reference} Compare the two services" in " ".join(page.split()), address
        assert BEGIN not in page


def test_no_action_is_begun_from_a_record_that_was_wrong(
    registers: None, decided: Decided, cast: dict[str, Person], signed_in: SignedIn
) -> None:
    wrong = decided("R-2")
    right = correct_decision(
        by=cast["grace"], decision=wrong, words="Other", outcome="agreed", reasons="It was other"
    )
    grace = signed_in("grace")
    assert BEGIN not in grace.get(f"/governance/decisions/{wrong}/").text
    assert BEGIN in grace.get(f"/governance/decisions/{right}/").text


def test_a_thing_that_one_may_not_see_is_not_named_on_the_form(
    registers: None, signed_in: SignedIn
) -> None:
    for asked in ("D-99", "x", ""):
        assert signed_in("grace").get(f"/actions/new/?for={asked}").status_code == 200
