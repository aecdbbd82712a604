"""Decisions are written once: no path of ours and no path of the database's changes one."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events, verify
from headwater_web.governance.actions.meetings import add_item, call_off, circulate_paper
from headwater_web.governance.api import (
    ChangedMeanwhile,
    DecidedElsewhere,
    NotHeldYet,
    correct_decision,
    decision_with,
    decisions_about,
    decisions_wanted,
    record_decision,
)
from headwater_web.governance.models import (
    AgendaItem,
    Asks,
    Body,
    Decision,
    DecisionAbout,
    Meeting,
    NeverChanged,
)
from headwater_web.thread.api import later_references

Meet = Callable[..., Meeting]


def decide(meeting: Meeting, *about: str, words: str = "Yes.", **more: object) -> str:
    said = {"outcome": "agreed", "reasons": "It helps.", **more}
    return record_decision(by=None, meeting=meeting.reference, about=about, words=words, **said)  # type: ignore[arg-type]


def test_a_decision_is_tied_to_what_it_is_about_and_to_the_papers_before_it(
    item: AgendaItem, cast: dict[str, Person]
) -> None:
    meeting = item.meeting
    paper = circulate_paper(
        by=None, meeting=meeting, item=item, title="x", text="y", circulated_on=meeting.day
    )
    made = record_decision(
        by=cast["grace"],
        meeting=meeting.reference,
        about=["A-1", "A-2", "A-1"],
        words="More lights.",
        outcome="agreed_with_changes",
        reasons="It is dark.",
        dissent="One seat wanted fewer.",
        item=item,
    )
    found = decision_with(made)
    assert found is not None
    assert (found.reference, found.about, found.body_key) == ("D-1", ("A-1", "A-2"), "board")
    assert (found.decided_on, found.stands) == (meeting.day, True)
    assert found.standing == "agreed with changes"
    tied = later_references(["A-1", "A-2", paper.reference], "decided_by")
    assert set(tied) == {"A-1", "A-2", paper.reference}
    assert all(later == [made] for later in tied.values())
    assert decisions_wanted(meeting.reference) == ()


def test_deciding_is_recorded_without_words(held: Meeting, cast: dict[str, Person]) -> None:
    decide(held, words="A sentence with much in it.")
    event = next(each for each in events() if each.action == "governance.decision_recorded")
    assert event.about == "decision/D-1"
    assert set(event.details) == {"meeting", "outcome", "corrects", "supersedes"}
    assert verify().unbroken


def test_the_item_about_a_thing_is_found(held: Meeting) -> None:
    item = add_item(by=None, meeting=held, title="One", asks=Asks.INFORMATION, about="A-7")
    decide(held, "A-7")
    decide(held, "A-8")
    assert [each.item for each in Decision.objects.all()] == [item, None]


@pytest.mark.parametrize("days", [1, 30])
def test_nothing_is_decided_before_a_meeting(days: int, meet: Meet) -> None:
    with pytest.raises(NotHeldYet):
        decide(meet(days))


def test_nothing_is_decided_by_a_meeting_that_was_called_off(meet: Meet) -> None:
    meeting = meet(-2)
    call_off(by=None, meeting=meeting, because="Snow.")
    with pytest.raises(NotHeldYet):
        decide(meeting)


@pytest.mark.parametrize("missing", ["words", "reasons"])
def test_a_decision_says_what_and_why(missing: str, held: Meeting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        decide(held, **{missing: ""})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="maybe"):
        decide(held, outcome="maybe")
    with pytest.raises(Meeting.DoesNotExist):
        record_decision(by=None, meeting="M-99", about=(), words="x", outcome="agreed", reasons="y")


WAYS_TO_CHANGE: dict[str, Callable[[Decision], object]] = {
    "update": lambda _row: Decision.objects.update(words="No."),
    "bulk update": lambda row: Decision.objects.bulk_update([row], ["words"]),
    "delete rows": lambda _row: Decision.objects.all().delete(),
    "delete row": lambda row: row.delete(),
    "update about": lambda row: row.about.update(reference="A-9"),
    "delete about": lambda row: row.about.all().delete(),
}


@pytest.mark.parametrize("way", WAYS_TO_CHANGE.values(), ids=WAYS_TO_CHANGE)
def test_a_past_decision_is_refused_by_the_model(
    way: Callable[[Decision], object], held: Meeting
) -> None:
    decide(held, "A-1")
    with pytest.raises(NeverChanged), transaction.atomic():
        way(Decision.objects.get())
    assert (Decision.objects.get().words, DecisionAbout.objects.get().reference) == ("Yes.", "A-1")


STATEMENTS = [
    "UPDATE governance_decision SET words = 'No.'",
    "UPDATE governance_decision SET outcome = 'not_agreed' WHERE reference = 'D-1'",
    "DELETE FROM governance_decisionabout",
    "UPDATE governance_decisionabout SET reference = 'A-9'",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_past_decision_is_refused_by_the_database(statement: str, held: Meeting) -> None:
    decide(held, "A-1")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_saving_a_changed_decision_is_refused_too(held: Meeting) -> None:
    decide(held)
    decision = Decision.objects.get()
    decision.words = "No."
    with pytest.raises(IntegrityError), transaction.atomic():
        decision.save()
    assert Decision.objects.get().words == "Yes."


def test_a_correction_stands_beside_its_error(held: Meeting) -> None:
    wrong = decide(held, "A-1")
    right = correct_decision(
        by=None, decision=wrong, words="No.", outcome="not_agreed", reasons="A slip of the pen."
    )
    before, after = decisions_about("A-1")
    assert (before.words, before.corrected_by, before.stands) == ("Yes.", right, False)
    assert before.standing == f"recorded wrongly; {right} corrects it"
    assert (after.words, after.corrects, after.stands) == ("No.", wrong, True)
    assert after.decided_on == before.decided_on
    assert later_references([wrong], "led_to") == {wrong: [right]}


def test_a_record_is_corrected_once_and_then_its_correction(held: Meeting) -> None:
    wrong = decide(held)
    said = {"words": "No.", "outcome": "not_agreed", "reasons": "A slip."}
    right = correct_decision(by=None, decision=wrong, **said)
    with pytest.raises(ChangedMeanwhile):
        correct_decision(by=None, decision=wrong, **said)
    assert correct_decision(by=None, decision=right, **said) == "D-3"


def test_a_later_decision_takes_an_earlier_ones_place(held: Meeting, meet: Meet) -> None:
    first = decide(held, "A-1")
    second = decide(meet(-1), words="Not any more.", supersedes=first)
    before, after = decisions_about("A-1")
    assert before.superseded_by == (second,)
    assert before.standing == f"agreed; no longer holds, see {second}"
    assert (after.supersedes, after.about) == (first, ("A-1",))


def test_a_corrected_successor_still_counts_once(held: Meeting, meet: Meet) -> None:
    first = decide(held, "A-1")
    second = decide(meet(-1), supersedes=first)
    third = correct_decision(
        by=None, decision=second, words="No.", outcome="not_agreed", reasons="A slip."
    )
    found = decision_with(first)
    assert found is not None
    assert found.superseded_by == (third,)


def test_only_the_same_body_replaces_and_only_afterwards(
    held: Meeting, meet: Meet, bodies: dict[str, Body]
) -> None:
    first = decide(held)
    with pytest.raises(DecidedElsewhere):
        decide(meet(-1, body=bodies["panel"]), supersedes=first)
    with pytest.raises(DecidedElsewhere):
        decide(meet(-20), supersedes=first)
    with pytest.raises(Decision.DoesNotExist):
        decide(meet(-1), supersedes="D-99")


def test_a_decision_refused_leaves_nothing_behind(held: Meeting, meet: Meet) -> None:
    with pytest.raises(NotHeldYet):
        decide(meet(5), "A-1")
    assert decide(held) == "D-1"
    assert later_references(["A-1"], "decided_by") == {}
