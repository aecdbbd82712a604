"""Meetings: called, moved, called off; papers, interests, minutes; the next and the last one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.unit.web.governance.conftest import moment, today

from headwater_web.accounts.models import Person
from headwater_web.governance.actions.acting import ChangedMeanwhile
from headwater_web.governance.actions.bodies import end_body
from headwater_web.governance.actions.meetings import (
    BodyNotThere,
    MeetingIsOver,
    add_item,
    call_meeting,
    call_off,
    change_meeting,
    circulate_paper,
    withdraw_paper,
)
from headwater_web.governance.actions.minuting import (
    MinutesConfirmed,
    NotHeldYet,
    NothingToConfirm,
    WrongMeeting,
    confirm_minutes,
    declare_interest,
    note_attendance,
    write_minute,
)
from headwater_web.governance.api import (
    agenda_words,
    decisions_wanted,
    last_meeting,
    meeting_words,
    meetings_from,
    next_meeting,
)
from headwater_web.governance.models import (
    AgendaItem,
    Asks,
    Body,
    Came,
    Handled,
    Interest,
    Meeting,
    Minute,
    Paper,
    Seat,
)
from headwater_web.governance.queries.meetings import agenda_seen_by
from headwater_web.governance.queries.papers import papers_sent_seen_by
from headwater_web.thread.api import later_references

Meet = Callable[..., Meeting]


def test_a_meeting_keeps_the_quorum_of_its_day(held: Meeting) -> None:
    assert held.quorum == 2
    assert held.reference == "M-1"


@pytest.mark.parametrize(
    ("days", "following", "last"),
    [
        (-40, "M-1", None),
        (-30, "M-1", None),
        (-29, "M-3", "M-1"),
        (9, "M-3", "M-1"),
        (11, None, "M-3"),
    ],
)
def test_the_next_and_the_last_meeting_leave_out_what_was_called_off(
    days: int, following: str | None, last: str | None, meet: Meet
) -> None:
    meet(-30)
    off = meet(5)
    meet(10)
    call_off(by=None, meeting=off, because="Snow.")
    day = today() + timedelta(days=days)
    found = next_meeting("board", day), last_meeting("board", day)
    assert tuple(each.reference if each else None for each in found) == (following, last)


def test_meetings_of_every_body_are_told_in_order(meet: Meet, bodies: dict[str, Body]) -> None:
    meet(9)
    meet(4, body=bodies["panel"])
    assert [each.body_key for each in meetings_from(today())] == ["panel", "board"]
    assert next_meeting("group", today()) is None
    assert meeting_words("M-99") is None


@pytest.mark.parametrize("days", [-3650, 40])
def test_a_body_does_not_meet_before_it_began_or_after_it_ended(days: int, board: Body) -> None:
    end_body(by=None, body=board, ends_on=today() + timedelta(days=30))
    with pytest.raises(BodyNotThere):
        call_meeting(by=None, body=board, title="x", starts_at=moment(days), place="y")


def test_the_second_of_two_who_move_a_meeting_is_told(meet: Meet) -> None:
    meeting = meet(10)
    moved = {"title": "Meeting", "place": "Library"}
    change_meeting(by=None, meeting=meeting, version=1, starts_at=moment(11), **moved)
    with pytest.raises(ChangedMeanwhile):
        change_meeting(by=None, meeting=meeting, version=1, starts_at=moment(12), **moved)
    found = meeting_words(meeting.reference)
    assert found is not None
    assert found.day == today() + timedelta(days=11)


def test_a_meeting_is_not_moved_to_a_day_without_its_body(meet: Meet) -> None:
    meeting = meet(10)
    with pytest.raises(BodyNotThere):
        change_meeting(
            by=None, meeting=meeting, version=1, title="x", starts_at=moment(-9000), place="y"
        )


def test_what_happened_is_neither_moved_nor_called_off(
    held: Meeting, seats: dict[str, Seat]
) -> None:
    note_attendance(by=None, meeting=held, came={seats["care"]: Came.PRESENT}, seen=0)
    with pytest.raises(MeetingIsOver):
        call_off(by=None, meeting=held, because="Regret.")
    with pytest.raises(MeetingIsOver):
        change_meeting(by=None, meeting=held, version=1, title="x", starts_at=moment(3), place="y")


def test_a_meeting_called_off_says_why(meet: Meet) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meet(3).pk).update(called_off_at=timezone.now())
    meeting = meet(4)
    call_off(by=None, meeting=meeting, because="Snow.")
    with pytest.raises(MeetingIsOver):
        call_off(by=None, meeting=meeting, because="Snow again.")


def test_items_stand_in_order_and_tie_what_they_are_about(meet: Meet) -> None:
    meeting = meet(5)
    add_item(by=None, meeting=meeting, title="One", asks=Asks.INFORMATION, about="A-7")
    add_item(by=None, meeting=meeting, title="Two", asks=Asks.DECISION, question="Yes?")
    assert [(each.position, each.title) for each in agenda_words(meeting.reference)] == [
        (1, "One"),
        (2, "Two"),
    ]
    assert [each.question for each in decisions_wanted(meeting.reference)] == ["Yes?"]
    assert later_references(["A-7"], "discussed_at") == {"A-7": [meeting.reference]}
    assert agenda_words("M-99") == ()


def test_an_item_for_decision_says_what(meet: Meet) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        add_item(by=None, meeting=meet(5), title="Two", asks=Asks.DECISION)


def test_a_withdrawn_paper_stays_with_its_reason(item: AgendaItem) -> None:
    paper = circulate_paper(
        by=None,
        meeting=item.meeting,
        item=item,
        title="Lights",
        text="Here.",
        circulated_on=today() - timedelta(days=10),
    )
    assert (paper.reference, paper.days_ahead) == ("K-1", 3)
    withdraw_paper(by=None, paper=paper, because="A figure was wrong.")
    with pytest.raises(ChangedMeanwhile):
        withdraw_paper(by=None, paper=paper, because="Again.")
    kept = Paper.objects.get()
    assert (kept.text, kept.withdrawn_because) == ("Here.", "A figure was wrong.")


def test_a_paper_says_something(held: Meeting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        circulate_paper(by=None, meeting=held, title="Empty", circulated_on=today())


def test_what_a_body_sent_is_seen_by_those_who_see_the_receivers_papers(
    held: Meeting, bodies: dict[str, Body], cast: dict[str, Person]
) -> None:
    group = bodies["group"]
    circulate_paper(
        by=None, meeting=held, title="Report", text="x", circulated_on=today(), sent_by=group
    )
    assert [paper.title for paper in papers_sent_seen_by(cast["hari"], group)] == ["Report"]
    assert papers_sent_seen_by(cast["dev"], group) == ()


def test_an_interest_is_kept_with_what_was_done(item: AgendaItem, seats: dict[str, Seat]) -> None:
    declare_interest(
        by=None, item=item, seat=seats["care"], nature="Sells lights.", handled=Handled.LEFT
    )
    assert Interest.objects.get().get_handled_display() == "left the room"


def test_minutes_are_drafted_and_earlier_drafts_stay(item: AgendaItem) -> None:
    write_minute(by=None, item=item, text="One.", seen=0)
    first = Minute.objects.get()
    write_minute(by=None, item=item, text="One.", seen=first.pk)
    write_minute(by=None, item=item, text="Two.", seen=first.pk)
    assert [minute.text for minute in item.minutes.all()] == ["One.", "Two."]
    with pytest.raises(ChangedMeanwhile):
        write_minute(by=None, item=item, text="Three.", seen=first.pk)


def test_minutes_are_confirmed_by_a_later_meeting_and_then_closed(
    item: AgendaItem, meet: Meet, bodies: dict[str, Body]
) -> None:
    meeting = item.meeting
    later, earlier = meet(-2), meet(-20)
    with pytest.raises(NothingToConfirm):
        confirm_minutes(by=None, meeting=meeting, confirmed_in=later)
    write_minute(by=None, item=item, text="One.", seen=0)
    for wrong in (earlier, meeting, meet(-1, body=bodies["panel"])):
        with pytest.raises(WrongMeeting):
            confirm_minutes(by=None, meeting=meeting, confirmed_in=wrong)
    with pytest.raises(NotHeldYet):
        confirm_minutes(by=None, meeting=meeting, confirmed_in=meet(2))
    confirm_minutes(by=None, meeting=meeting, confirmed_in=later)
    with pytest.raises(MinutesConfirmed):
        confirm_minutes(by=None, meeting=meeting, confirmed_in=later)
    with pytest.raises(MinutesConfirmed):
        write_minute(by=None, item=item, text="Two.", seen=Minute.objects.get().pk)


def test_a_draft_is_for_those_who_see_papers_and_confirmed_minutes_for_all(
    item: AgendaItem, meet: Meet, seats: dict[str, Seat], cast: dict[str, Person]
) -> None:
    write_minute(by=None, item=item, text="One.", seen=0)
    declare_interest(by=None, item=item, seat=seats["care"], nature="x", handled=Handled.LEFT)

    def seen(who: str) -> tuple[bool, int]:
        (shown,) = agenda_seen_by(cast[who], Meeting.objects.get(pk=item.meeting.pk))
        return shown.minute is not None, len(shown.interests)

    assert (seen("hari"), seen("dev")) == ((True, 1), (False, 0))
    confirm_minutes(by=None, meeting=item.meeting, confirmed_in=meet(-1))
    assert (seen("hari"), seen("dev")) == ((True, 1), (True, 0))
