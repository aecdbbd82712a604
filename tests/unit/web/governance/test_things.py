"""Bodies, meetings, papers and decisions in the thread: seen by those who may, with a standing."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.unit.web.governance.conftest import today

from headwater_web.accounts.models import Person
from headwater_web.governance.actions.bodies import end_body
from headwater_web.governance.actions.meetings import call_off, circulate_paper, withdraw_paper
from headwater_web.governance.actions.minuting import note_attendance
from headwater_web.governance.api import correct_decision, quorum_of, record_decision
from headwater_web.governance.models import Body, Came, Meeting, Paper, Seat
from headwater_web.thread.api import things_seen_by, thread_of

Meet = Callable[..., Meeting]


@pytest.fixture
def references(held: Meeting, bodies: dict[str, Body]) -> list[str]:
    """One thing of each kind, tied where the work ties them."""
    paper = circulate_paper(by=None, meeting=held, title="Lights", text="x", circulated_on=held.day)
    decision = record_decision(
        by=None,
        meeting=held.reference,
        about=[paper.reference, bodies["group"].reference],
        words="Yes.",
        outcome="agreed",
        reasons="Dark.",
    )
    return [held.body.reference, held.reference, paper.reference, decision]


@pytest.mark.parametrize(
    ("who", "letters"), [("hari", "GMKD"), ("amara", "GMKD"), ("dev", "GMD"), ("imani", "GMD")]
)
def test_each_person_sees_what_they_may(
    who: str, letters: str, references: list[str], cast: dict[str, Person]
) -> None:
    seen = things_seen_by(cast[who], references)
    assert {reference[0] for reference in seen} == set(letters)
    assert all(thing.address.startswith("/governance/") for thing in seen.values())


def test_a_stranger_sees_none(references: list[str]) -> None:
    assert things_seen_by(AnonymousUser(), references) == {}


def test_a_hidden_paper_is_left_out_of_a_decisions_thread(
    references: list[str], cast: dict[str, Person]
) -> None:
    decision = references[-1]

    def before(who: str) -> set[str]:
        thread = thread_of(cast[who], decision)
        assert thread is not None
        return {step.thing.reference[0] for step in thread.before}

    assert before("hari") == {"K", "G"}
    assert before("dev") == {"G"}


def test_each_thing_says_where_it_stands(
    references: list[str], meet: Meet, bodies: dict[str, Body], cast: dict[str, Person]
) -> None:
    _body, _meeting, paper, decision = references
    off = meet(3)
    call_off(by=None, meeting=off, because="Snow.")
    withdraw_paper(by=None, paper=Paper.objects.get(reference=paper), because="Wrong.")
    end_body(by=None, body=bodies["panel"], ends_on=today())
    right = correct_decision(
        by=None, decision=decision, words="No.", outcome="not_agreed", reasons="A slip."
    )
    asked = [off.reference, paper, bodies["panel"].reference, decision, right]
    standings = [thing.standing for thing in things_seen_by(cast["grace"], asked).values()]
    assert sorted(standings) == [
        "The board: not agreed",
        f"The board: recorded wrongly; {right} corrects it",
        "called off",
        "ended",
        "withdrawn",
    ]


def test_the_secretariat_does_not_make_a_quorum(held: Meeting, seats: dict[str, Seat]) -> None:
    came = {seats["desk"]: Came.PRESENT, seats["care"]: Came.PRESENT}
    note_attendance(by=None, meeting=held, came=came, seen=0)
    assert quorum_of(held.reference).startswith("1 seat was filled")
