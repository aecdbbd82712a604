"""Who came: noted beside what was noted, read along the row, and told when it goes on."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from tests.unit.web.governance.conftest import today

from headwater_web.audit.api import events
from headwater_web.governance.actions.acting import ChangedMeanwhile
from headwater_web.governance.actions.meetings import call_off
from headwater_web.governance.actions.minuting import NotHeldYet, note_attendance
from headwater_web.governance.api import attendance_words, quorum_of
from headwater_web.governance.models import Attendance, Body, Came, Meeting, NeverChanged, Seat
from headwater_web.governance.queries.attendance import came_to, last_note, run_words

LETTERS = {"p": Came.PRESENT, "d": Came.DEPUTY, "a": Came.APOLOGIES, "x": Came.ABSENT, "-": None}

#   newest first: p came, d deputy, a apologies, x did not come, - not noted
RUNS = """
ddd      Health has sent a deputy three times running.
dddp     Health has sent a deputy three times running.
d-dd     Health has sent a deputy three times running.
dddd     Health has sent a deputy four times running.
dd
pddd
ddpd
aax      Health has not been at the table three times running.
xxxx     Health has not been at the table four times running.
dxx
---
ppp
"""


@pytest.mark.parametrize("line", RUNS.strip().splitlines())
def test_what_goes_on_is_said(line: str) -> None:
    row, _gap, sentence = line.partition(" ")
    assert run_words("Health", [LETTERS[letter] for letter in row]) == sentence.strip()


Meet = Callable[..., Meeting]


def test_three_deputies_running_are_said_on_the_day_of_the_third(
    board: Body, seats: dict[str, Seat], meet: Meet
) -> None:
    for days in (-90, -60, -30):
        assert attendance_words("board", today()) == ()
        note_attendance(by=None, meeting=meet(days), came={seats["health"]: Came.DEPUTY}, seen=0)
    assert attendance_words("board", today()) == (
        "Old health body has sent a deputy three times running.",
    )
    assert attendance_words("nobody", today()) == ()


def test_a_correction_is_a_new_note_and_the_last_counts(
    held: Meeting, seats: dict[str, Seat]
) -> None:
    care = seats["care"]
    note_attendance(by=None, meeting=held, came={care: Came.ABSENT}, seen=0)
    note_attendance(by=None, meeting=held, came={care: Came.PRESENT}, seen=last_note(held))
    assert came_to(held) == {care.pk: Came.PRESENT}
    assert [note.came for note in held.attendance.all()] == ["absent", "present"]


def test_what_is_noted_already_is_not_noted_again(held: Meeting, seats: dict[str, Seat]) -> None:
    came = {seats["care"]: Came.PRESENT}
    note_attendance(by=None, meeting=held, came=came, seen=0)
    before = max(event.number for event in events())
    note_attendance(by=None, meeting=held, came=came, seen=last_note(held))
    assert Attendance.objects.count() == 1
    assert max(event.number for event in events()) == before


def test_the_second_of_two_people_is_told(held: Meeting, seats: dict[str, Seat]) -> None:
    note_attendance(by=None, meeting=held, came={seats["care"]: Came.PRESENT}, seen=0)
    with pytest.raises(ChangedMeanwhile):
        note_attendance(by=None, meeting=held, came={seats["care"]: Came.ABSENT}, seen=0)
    assert came_to(held) == {seats["care"].pk: Came.PRESENT}


def test_nobody_came_to_a_meeting_that_is_to_come_or_called_off(
    meet: Meet, seats: dict[str, Seat]
) -> None:
    coming, off = meet(3), meet(-3)
    call_off(by=None, meeting=off, because="Snow.")
    for meeting in (coming, off):
        with pytest.raises(NotHeldYet):
            note_attendance(by=None, meeting=meeting, came={seats["care"]: Came.PRESENT}, seen=0)


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ({}, ""),
        ({"care": Came.PRESENT, "chair": Came.DEPUTY}, "2 seats were filled; the quorum is 2."),
        (
            {"care": Came.PRESENT, "chair": Came.APOLOGIES},
            "1 seat was filled; the quorum is 2. There was no quorum.",
        ),
    ],
)
def test_the_quorum_is_told(
    came: dict[str, Came], words: str, held: Meeting, seats: dict[str, Seat]
) -> None:
    answers = {seats[key]: answer for key, answer in came.items()}
    note_attendance(by=None, meeting=held, came=answers, seen=0)
    assert quorum_of(held.reference) == words


def test_notes_cannot_be_changed(held: Meeting, seats: dict[str, Seat]) -> None:
    note_attendance(by=None, meeting=held, came={seats["care"]: Came.ABSENT}, seen=0)
    note = Attendance.objects.get()
    with pytest.raises(NeverChanged):
        note.delete()
    with pytest.raises(NeverChanged):
        Attendance.objects.update(came=Came.PRESENT)
    note.came = Came.PRESENT
    with pytest.raises(IntegrityError), transaction.atomic():
        note.save()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM governance_attendance")
