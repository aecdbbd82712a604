"""Pages: read by every role, written by those who keep governance, papers for those who may."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.unit.web.governance.conftest import DEFINITIONS, today

from headwater_web.accounts.actions import end_membership
from headwater_web.accounts.models import Person
from headwater_web.governance.actions.meetings import call_off, circulate_paper
from headwater_web.governance.actions.minuting import note_attendance
from headwater_web.governance.actions.seats import seat_person
from headwater_web.governance.api import load_bodies, record_decision, stage_governance
from headwater_web.governance.models import (
    AgendaItem,
    Attendance,
    Body,
    Came,
    Decision,
    Interest,
    Meeting,
    Minute,
    Paper,
    Seat,
    SeatHolder,
)
from headwater_web.thread.api import things_seen_by

SignIn = Callable[[str], Client]
Meet = Callable[..., Meeting]
EVERYONE = ["amara", "ben", "chioma", "dev", "farah", "grace", "hari", "imani"]


@pytest.fixture
def grace(signed_in: SignIn) -> Client:
    """The programme manager, who keeps governance."""
    return signed_in("grace")


@pytest.fixture
def paper(item: AgendaItem) -> Paper:
    return circulate_paper(
        by=None,
        meeting=item.meeting,
        item=item,
        title="Lights in the park",
        text="Ten lamps.",
        circulated_on=today() - timedelta(days=12),
    )


def day(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("who", EVERYONE)
def test_everyone_with_a_role_reads_the_map_a_body_and_a_meeting(
    who: str, signed_in: SignIn, item: AgendaItem
) -> None:
    client = signed_in(who)
    board, meeting = item.meeting.body.reference, item.meeting.reference
    for address in ("", f"bodies/{board}/", f"meetings/{meeting}/"):
        assert client.get(f"/governance/{address}").status_code == 200
    assert ("Add an item" in client.get(f"/governance/meetings/{meeting}/").text) is (
        who in {"grace", "chioma"}
    )


def test_a_stranger_is_asked_to_sign_in(client: Client, board: Body) -> None:
    assert client.get("/governance/")["Location"].startswith("/sign-in/")


def test_the_map_says_what_is_missing_and_draws_it(signed_in: SignIn, board: Body) -> None:
    html = signed_in("dev").get("/governance/").text
    assert "<svg" in html
    assert "no remit, no chair, no terms of reference" in html
    assert html.index("No remit</dt>") < html.index("The group</a></dd>")
    assert html.count('class="hw-thread__box"') == 3


def test_an_empty_site_says_so(signed_in: SignIn) -> None:
    assert "No body is here yet" in signed_in("dev").get("/governance/").text


def test_the_page_of_a_body_tells_its_seats_terms_and_successors(
    signed_in: SignIn, board: Body, bodies: dict[str, Body]
) -> None:
    html = signed_in("dev").get(f"/governance/bodies/{board.reference}/").text
    assert "4 seats, 1 of them empty." in html
    assert "ended on 1 July 2022; now New health body" in html
    assert "Their review was due on 10 January 2025 and is overdue." in html
    old = signed_in("dev").get(f"/governance/bodies/{bodies['old_health'].reference}/").text
    assert "Taken over by" in old
    assert "New health body" in old
    new = signed_in("dev").get(f"/governance/bodies/{bodies['health_board'].reference}/").text
    assert "Took over from" in new
    assert "buying care" in new


def test_the_page_says_a_deputy_came_three_times_running(
    signed_in: SignIn, board: Body, seats: dict[str, Seat], meet: Meet
) -> None:
    for days in (-90, -60, -30):
        note_attendance(by=None, meeting=meet(days), came={seats["health"]: Came.DEPUTY}, seen=0)
    html = signed_in("hari").get(f"/governance/bodies/{board.reference}/").text
    assert "Old health body has sent a deputy three times running." in html
    assert html.count("sent a deputy</td>") == 3


def test_what_is_asked_comes_first(signed_in: SignIn, item: AgendaItem, paper: Paper) -> None:
    html = signed_in("hari").get(f"/governance/meetings/{item.meeting.reference}/").text
    assert html.index("More lights?") < html.index("Agenda")
    assert "Lights in the park" in html


def test_what_became_of_the_last_decisions_is_told(
    signed_in: SignIn, item: AgendaItem, meet: Meet
) -> None:
    record_decision(
        by=None,
        meeting=item.meeting.reference,
        about=(),
        words="More lights.",
        outcome="agreed",
        reasons="Dark.",
        dissent="Too bright.",
    )
    html = signed_in("hari").get(f"/governance/meetings/{meet(5).reference}/").text
    assert "More lights." in html
    assert "Said against it: Too bright." in html
    assert "Nothing is tied to this decision yet." in html


@pytest.mark.parametrize("who", ["ben", "dev", "imani"])
def test_papers_are_neither_shown_nor_counted_without_a_role_or_a_seat(
    who: str, signed_in: SignIn, cast: dict[str, Person], paper: Paper
) -> None:
    client, address = signed_in(who), f"/governance/papers/{paper.reference}/"
    meeting = f"/governance/meetings/{paper.meeting.reference}/"
    assert client.get(address).status_code == 404
    assert "Lights in the park" not in client.get(meeting).text
    assert things_seen_by(cast[who], [paper.reference]) == {}
    reference = cast[who].audit_reference
    seat_person(by=None, body_key="board", seat_key="care", person=reference)
    assert "Ten lamps." in client.get(address).text
    assert "Lights in the park" in client.get(meeting).text
    assert list(things_seen_by(cast[who], [paper.reference])) == [paper.reference]


def test_someone_who_left_the_seat_no_longer_sees_papers(
    signed_in: SignIn, cast: dict[str, Person], paper: Paper
) -> None:
    reference = cast["ben"].audit_reference
    seat_person(by=None, body_key="board", seat_key="care", person=reference)
    SeatHolder.objects.filter(person=reference).update(ends_on=today())
    address = f"/governance/papers/{paper.reference}/"
    assert signed_in("ben").get(address).status_code == 404


FORMS = [
    "bodies/G-5/terms/",
    "bodies/G-5/end/",
    "bodies/G-5/seats/add/",
    "bodies/G-5/meetings/add/",
    "meetings/M-1/change/",
    "meetings/M-1/call-off/",
    "meetings/M-1/items/add/",
    "meetings/M-1/papers/add/",
    "meetings/M-1/attendance/",
    "meetings/M-1/interests/add/",
    "meetings/M-1/minutes/1/",
    "meetings/M-1/minutes/confirm/",
    "meetings/M-1/decisions/add/",
    "papers/K-1/withdraw/",
]


@pytest.mark.parametrize("address", FORMS)
def test_each_form_opens_for_those_who_keep_governance_alone(
    address: str, signed_in: SignIn, paper: Paper
) -> None:
    assert paper.meeting.body.reference == "G-5"
    assert signed_in("grace").get(f"/governance/{address}").status_code == 200
    assert signed_in("grace").post(f"/governance/{address}", {}).status_code in {302, 422}
    for who in ("amara", "hari", "imani"):
        assert signed_in(who).get(f"/governance/{address}").status_code == 403
        assert signed_in(who).post(f"/governance/{address}", {}).status_code == 403


@pytest.mark.parametrize(
    ("address", "parent"),
    [
        ("bodies/G-5/terms/", "bodies/G-5/"),
        ("meetings/M-1/change/", "meetings/M-1/"),
        ("papers/K-1/withdraw/", "papers/K-1/"),
    ],
)
def test_each_form_leads_back_to_what_it_belongs_to(
    address: str, parent: str, grace: Client, paper: Paper
) -> None:
    html = grace.get(f"/governance/{address}").text
    back = f'<a class="govuk-link" href="/governance/{parent}">Go back without changing anything'
    assert back in html


@pytest.mark.parametrize(
    "address",
    [
        "bodies/G-99/",
        "bodies/G-99/end/",
        "meetings/M-99/",
        "meetings/M-1/minutes/9/",
        "papers/K-99/",
        "decisions/D-99/",
        "decisions/D-99/correct/",
        "seats/999/",
        "seats/999/holder/",
        "seats/999/invitation/",
        "holders/999/end/",
    ],
)
def test_what_is_not_there_is_not_found(address: str, grace: Client, held: Meeting) -> None:
    assert grace.get(f"/governance/{address}").status_code == 404


def test_a_meeting_is_called_and_its_agenda_put_together(grace: Client, board: Body) -> None:
    response = grace.post(
        f"/governance/bodies/{board.reference}/meetings/add/",
        {"title": "Spring meeting", "day": day(20), "time": "10:30", "place": "Town hall"},
    )
    meeting = Meeting.objects.get()
    assert response["Location"] == f"/governance/meetings/{meeting.reference}/"
    added = {"title": "Lights", "asks": "decision", "question": "More?", "about": board.reference}
    grace.post(f"/governance/meetings/{meeting.reference}/items/add/", added)
    html = grace.get(f"/governance/meetings/{meeting.reference}/").text
    assert "What you are asked to decide" in html
    assert "More?" in html
    assert "The board" in html


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"day": "2019-12-31"}, "The body does not exist on that day."),
        ({"day": "2226-01-01"}, "more than three years ahead"),
        ({"day": "31/02/2026"}, "This is not a day that exists. Write it like 21 November 2026."),
        ({"time": "25:00"}, "This is not a time."),
        ({"place": ""}, "Say where the meeting is"),
    ],
)
def test_a_meeting_that_cannot_be_is_explained(
    changed: dict[str, str], words: str, grace: Client, board: Body
) -> None:
    said = {"title": "Spring", "day": day(20), "time": "10:30", "place": "Town hall"} | changed
    response = grace.post(f"/governance/bodies/{board.reference}/meetings/add/", said)
    assert response.status_code == 422
    assert words in response.text
    assert not Meeting.objects.exists()


def test_of_two_who_move_a_meeting_the_second_is_told_and_may_try_again(
    grace: Client, meet: Meet
) -> None:
    address = f"/governance/meetings/{meet(20).reference}/change/"
    said = {"title": "Meeting", "time": "10:00", "version": "1"}
    grace.post(address, said | {"day": day(21), "place": "Library"})
    response = grace.post(address, said | {"day": day(22), "place": "School"})
    assert response.status_code == 422
    assert "Somebody else changed this while you had it open." in response.text
    assert "Library" in response.text
    assert 'value="School"' in response.text
    assert 'name="version" value="2"' in response.text
    assert Meeting.objects.get().place == "Library"
    grace.post(address, said | {"day": day(22), "place": "School", "version": "2"})
    assert Meeting.objects.get().place == "School"


def test_of_two_who_write_minutes_nothing_is_lost(grace: Client, item: AgendaItem) -> None:
    address = f"/governance/meetings/{item.meeting.reference}/minutes/1/"
    assert grace.post(address, {"text": "First draft.", "seen": "0"}).status_code == 302
    response = grace.post(address, {"text": "Other draft.", "seen": "0"})
    assert response.status_code == 422
    assert "First draft." in response.text
    assert "Other draft." in response.text
    assert f'name="seen" value="{Minute.objects.get().pk}"' in response.text


def test_of_two_who_note_attendance_the_second_is_told(
    grace: Client, held: Meeting, seats: dict[str, Seat]
) -> None:
    address, care = f"/governance/meetings/{held.reference}/attendance/", seats["care"].pk
    grace.post(address, {"seen": "0", f"seat_{care}": "present"})
    response = grace.post(address, {"seen": "0", f"seat_{care}": "absent"})
    assert "Somebody else changed this" in response.text
    assert [note.came for note in Attendance.objects.all()] == ["present"]


def test_an_interest_is_kept_and_shown(
    grace: Client, item: AgendaItem, seats: dict[str, Seat]
) -> None:
    address = f"/governance/meetings/{item.meeting.reference}/"
    said = {"item": item.pk, "seat": seats["care"].pk, "nature": "Sells lamps.", "handled": "left"}
    assert grace.post(address + "interests/add/", said).status_code == 302
    assert Interest.objects.get().seat == seats["care"]
    assert "Sells lamps. They left the room." in grace.get(address).text


@pytest.mark.parametrize("name", ["interests/add/", "minutes/1/", "decisions/add/"])
def test_every_box_for_more_than_a_line_says_whom_to_ring(
    name: str, grace: Client, item: AgendaItem
) -> None:
    html = grace.get(f"/governance/meetings/{item.meeting.reference}/{name}").text
    assert html.count("<textarea") == html.count("may be at risk, do not write it here")


def test_a_paper_is_withdrawn_in_sight(signed_in: SignIn, grace: Client, paper: Paper) -> None:
    address = f"/governance/papers/{paper.reference}/"
    assert "5 days before the meeting" in signed_in("hari").get(address).text
    grace.post(address + "withdraw/", {"because": "A figure was wrong."})
    html = signed_in("hari").get(address).text
    assert "A figure was wrong." in html
    assert "Ten lamps." not in html
    again = grace.post(address + "withdraw/", {"because": "Again."})
    assert "Somebody withdrew this paper already." in again.text


DECIDED = {
    "words": "More lights.",
    "outcome": "agreed",
    "reasons": "It is dark.",
    "dissent": "One seat wanted fewer.",
    "about": "",
    "supersedes": "",
}


def test_a_decision_is_written_down_read_and_corrected(
    grace: Client, signed_in: SignIn, item: AgendaItem
) -> None:
    address = f"/governance/meetings/{item.meeting.reference}/decisions/add/"
    said = DECIDED | {"item": item.pk, "about": f"{item.meeting.body.reference}, m-1"}
    assert grace.post(address, said)["Location"] == "/governance/decisions/D-1/"
    html = signed_in("dev").get("/governance/decisions/D-1/").text
    assert "One seat wanted fewer." in html
    assert "The board" in html
    corrected = DECIDED | {"words": "Fewer lights.", "outcome": "not_agreed"}
    grace.post("/governance/decisions/D-1/correct/", corrected)
    html = signed_in("dev").get("/governance/decisions/D-1/").text
    assert "D-2 corrects it" in html
    assert "More lights." in html
    assert "Fewer lights." in html
    again = grace.post("/governance/decisions/D-1/correct/", corrected)
    assert "corrected already, by D-2" in again.text
    assert Decision.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"about": "nonsense"}, "“nonsense” is not a reference. One looks like A-12:"),
        ({"about": "Z-77"}, "There is no Z-77 that you may see."),
        ({"reasons": ""}, "A decision is kept with its reasons."),
        ({"outcome": ""}, "Choose what became of it."),
    ],
)
def test_a_decision_that_cannot_be_is_explained(
    changed: dict[str, str], words: str, grace: Client, held: Meeting
) -> None:
    address = f"/governance/meetings/{held.reference}/decisions/add/"
    response = grace.post(address, DECIDED | changed)
    assert response.status_code == 422
    assert words in response.text
    assert not Decision.objects.exists()


def test_a_meeting_to_come_has_decided_nothing(grace: Client, meet: Meet) -> None:
    response = grace.post(f"/governance/meetings/{meet(3).reference}/decisions/add/", DECIDED)
    assert "It has decided nothing." in response.text


def test_a_meeting_called_off_says_why(grace: Client, meet: Meet) -> None:
    meeting = meet(3)
    call_off(by=None, meeting=meeting, because="Snow.")
    html = grace.get(f"/governance/meetings/{meeting.reference}/").text
    assert "This meeting was called off: Snow." in html
    assert "Add an item" not in html


def test_a_seat_is_added_filled_invited_and_left(
    grace: Client, board: Body, bodies: dict[str, Body]
) -> None:
    said = {"role": "member", "post": "Officer", "starts_on": day(-5)}
    for _twice in range(2):
        grace.post(
            f"/governance/bodies/{board.reference}/seats/add/",
            said | {"organisation": bodies["health_board"].pk},
        )
    keys = set(board.seats.values_list("key", flat=True))
    assert {"health_board", "health_board_2"} <= keys
    seat = board.seats.get(key="health_board")
    held_by = {"title": "Director", "starts_on": day(-5)}
    grace.post(f"/governance/seats/{seat.pk}/holder/", held_by)
    taken = grace.post(f"/governance/seats/{seat.pk}/holder/", held_by)
    assert "Somebody holds this seat." in taken.text
    dates = {"invited_on": day(-9), "accepted_on": day(-10)}
    wrong = grace.post(f"/governance/seats/{seat.pk}/invitation/", dates)
    assert "This is before the invitation." in wrong.text
    grace.post(f"/governance/seats/{seat.pk}/invitation/", dates | {"accepted_on": day(-8)})
    holder = seat.holders.get()
    shown = grace.get(f"/governance/seats/{seat.pk}/").text
    assert "New health body, Officer" in shown
    assert "Name a holder or a deputy" in shown
    early = grace.post(f"/governance/holders/{holder.pk}/end/", {"ends_on": day(-6)})
    assert "They held it from a later day." in early.text
    grace.post(f"/governance/holders/{holder.pk}/end/", {"ends_on": day(0)})
    assert grace.get(f"/governance/holders/{holder.pk}/end/").status_code == 404
    html = grace.get(f"/governance/bodies/{board.reference}/").text
    assert "6 seats, 3 of them empty." in html
    assert "Has not sat at the table yet." in html


def test_a_holder_is_chosen_among_people_with_accounts_or_is_a_post_only(
    grace: Client, seats: dict[str, Seat], cast: dict[str, Person], signed_in: SignIn
) -> None:
    care = seats["care"]
    address, ben = f"/governance/seats/{care.pk}/holder/", cast["ben"]
    form = grace.get(address).text
    assert "Ben Hartley (Police)" in form
    assert "The post only" in form
    held_by = {"title": "Officer", "starts_on": day(-5)}
    unknown = grace.post(address, held_by | {"person": "person/nobody"})
    assert unknown.status_code == 422
    assert grace.post(address, held_by | {"person": ben.audit_reference}).status_code == 302
    assert care.holders.get().person == ben.audit_reference
    assert "Officer, Ben Hartley" in grace.get(f"/governance/seats/{care.pk}/").text
    assert (
        "Ben Hartley" not in signed_in("dev").get(f"/governance/bodies/{care.body.reference}/").text
    )
    deputy = {"title": "Deputy", "starts_on": day(-5), "is_deputy": "on", "person": ""}
    assert grace.post(address, deputy).status_code == 302
    assert care.holders.get(is_deputy=True).person == ""


def test_somebody_without_a_role_any_more_cannot_be_chosen(
    grace: Client, seats: dict[str, Seat], cast: dict[str, Person]
) -> None:
    end_membership(by=cast["farah"], membership=cast["ben"].memberships.get(), ends_on=today())
    form = grace.get(f"/governance/seats/{seats['care'].pk}/holder/").text
    assert "Ben Hartley" not in form
    assert "Hari Nair" in form


def test_what_others_put_before_a_body_is_on_its_page_for_whoever_may_see_papers(
    signed_in: SignIn, bodies: dict[str, Body], item: AgendaItem
) -> None:
    circulate_paper(
        by=None,
        meeting=item.meeting,
        title="Report of the group",
        text="All is well.",
        circulated_on=today(),
        sent_by=bodies["group"],
    )
    board = f"/governance/bodies/{bodies['board'].reference}/"
    assert "Report of the group</a>, from The group" in signed_in("hari").get(board).text
    assert "Report of the group" not in signed_in("dev").get(board).text


def test_a_body_is_ended_mid_year_and_its_seat_shows_who_took_over(
    grace: Client, signed_in: SignIn, board: Body, bodies: dict[str, Body]
) -> None:
    care, successor = bodies["care"], bodies["health_board"]
    address = f"/governance/bodies/{care.reference}/end/"
    early = grace.post(address, {"ends_on": "2020-01-01"})
    assert "The body began on a later day." in early.text
    grace.post(address, {"ends_on": day(-1), "successors": [successor.pk]})
    assert Seat.objects.get(key="care").organisation == "care"
    html = signed_in("dev").get(f"/governance/bodies/{board.reference}/").text
    assert "Care body" in html
    assert html.count("now New health body") == 2
    assert "has an end already" in grace.post(address, {"ends_on": day(0)}).text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"agreed_on": day(1)}, "This day is yet to come."),
        ({"agreed_on": "2019-05-05"}, "The body did not exist on that day."),
        ({"agreed_on": "2024-01-10"}, "Terms agreed on that day are here already."),
        ({"review_due_on": "2025-06-01"}, "This is before the day of agreeing."),
    ],
)
def test_terms_that_cannot_be_are_explained(
    changed: dict[str, str], words: str, grace: Client, board: Body
) -> None:
    said = {"text": "We meet.", "agreed_on": "2025-07-01", "review_due_on": "2027-01-01"}
    address = f"/governance/bodies/{board.reference}/terms/"
    assert words in grace.post(address, said | changed).text
    assert board.terms.count() == 1
    assert grace.post(address, said).status_code == 302
    assert board.terms.count() == 2


@pytest.mark.parametrize("who", ["hari", "dev"])
def test_every_page_of_the_demonstration_opens(who: str, signed_in: SignIn) -> None:
    path = DEFINITIONS / "nottinghamshire" / "bodies.yaml"
    load_bodies(path)
    stage_governance(path, today=today())
    client = signed_in(who)
    addresses = ["/governance/"]
    addresses += [f"/governance/bodies/{each.reference}/" for each in Body.objects.all()]
    addresses += [f"/governance/meetings/{each.reference}/" for each in Meeting.objects.all()]
    addresses += [f"/governance/decisions/{each.reference}/" for each in Decision.objects.all()]
    addresses += [f"/thread/{each.reference}/" for each in Decision.objects.all()]
    faults = [address for address in addresses if client.get(address).status_code != 200]
    assert faults == []
    assert len(addresses) > 60
