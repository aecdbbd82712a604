"""Seats: who holds them, who is chair, what is vacant, when an organisation sat at the table."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.unit.web.governance.conftest import today

from headwater_web.accounts.models import Person
from headwater_web.governance.actions.bodies import end_body
from headwater_web.governance.actions.minuting import note_attendance
from headwater_web.governance.actions.seats import (
    InvitedAfterAccepting,
    SeatTaken,
    end_holding,
    note_representation,
    seat_holder,
    seat_person,
)
from headwater_web.governance.api import is_chair, is_member, seats_of
from headwater_web.governance.models import Body, Came, Meeting, Seat, SeatHolder
from headwater_web.governance.queries.holdings import may_see_papers
from headwater_web.governance.queries.seats import seats_shown

Meet = Callable[..., Meeting]


def sit(seat: Seat, person: Person, **more: object) -> SeatHolder:
    return seat_holder(by=None, seat=seat, title="Post", person=person.audit_reference, **more)  # type: ignore[arg-type]


#    seat      deputy  chair  member  papers
WHO_IS_WHAT = """
chair     no      yes    yes     yes
chair     yes     no     yes     yes
care      no      no     yes     yes
care      yes     no     yes     yes
desk      no      no     no      yes
"""


@pytest.mark.parametrize("row", [line.split() for line in WHO_IS_WHAT.strip().splitlines()])
def test_who_is_chair_and_member_and_sees_papers(
    row: list[str], seats: dict[str, Seat], board: Body, cast: dict[str, Person]
) -> None:
    key, deputy, *expected = row
    ben = cast["ben"]  # a partner officer: no role of his lets him see papers
    seat, is_deputy = seats[key], deputy == "yes"
    if is_deputy:
        sit(seat, ben, is_deputy=True)
    else:
        SeatHolder.objects.filter(seat=seat).update(ends_on=today())
        sit(seat, ben)
    found = [is_chair(ben, "board"), is_member(ben, "board"), may_see_papers(ben, board)]
    assert found == [answer == "yes" for answer in expected]
    assert not is_member(ben, "panel")


@pytest.mark.parametrize(
    ("days", "sits"), [(-31, False), (-30, True), (-1, True), (0, False), (30, False)]
)
def test_a_seat_is_held_from_a_day_until_before_another(
    days: int, sits: bool, seats: dict[str, Seat], cast: dict[str, Person]
) -> None:
    begun = today() - timedelta(days=30)
    holder = sit(seats["care"], cast["ben"], starts_on=begun)
    end_holding(by=None, holder=holder, ends_on=today())
    assert is_member(cast["ben"], "board", on=today() + timedelta(days=days)) is sits


def test_a_seat_on_a_body_that_ended_is_no_seat(
    board: Body, seats: dict[str, Seat], cast: dict[str, Person]
) -> None:
    SeatHolder.objects.filter(seat=seats["chair"]).update(person=cast["ben"].audit_reference)
    assert is_chair(cast["ben"], "board", on=today())
    end_body(by=None, body=board, ends_on=today())
    assert not is_chair(cast["ben"], "board", on=today())
    assert is_chair(cast["ben"], "board", on=today() - timedelta(days=1))


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("amara", True),
        ("farah", True),
        ("grace", True),
        ("chioma", True),
        ("hari", True),
        ("ben", False),
        ("dev", False),
        ("imani", False),
    ],
)
def test_papers_are_seen_by_role(
    who: str, sees: bool, board: Body, cast: dict[str, Person]
) -> None:
    assert may_see_papers(cast[who], board) is sees


def test_a_stranger_and_someone_who_left_hold_no_seat(
    seats: dict[str, Seat], cast: dict[str, Person]
) -> None:
    ben = cast["ben"]
    sit(seats["care"], ben)
    assert seats_of(AnonymousUser()) == ()
    ben.is_active = False
    assert seats_of(ben) == ()


def test_the_seats_of_a_person_are_told(bodies: dict[str, Body], cast: dict[str, Person]) -> None:
    (seat,) = seats_of(cast["hari"])
    assert (seat.body_key, seat.organisation, seat.role) == ("board", "old_health", "member")


def test_one_holds_a_seat_and_deputies_beside(
    seats: dict[str, Seat], cast: dict[str, Person]
) -> None:
    with pytest.raises(SeatTaken):
        sit(seats["chair"], cast["ben"])
    sit(seats["chair"], cast["ben"], is_deputy=True)
    assert seats["chair"].holders.count() == 2


def test_a_post_gets_its_account_once(bodies: dict[str, Body], cast: dict[str, Person]) -> None:
    hari, ben = cast["hari"].audit_reference, cast["ben"].audit_reference
    seat_person(by=None, body_key="board", seat_key="health", person=hari)
    assert SeatHolder.objects.get(person=hari).title == "Director"
    with pytest.raises(SeatTaken):
        seat_person(by=None, body_key="board", seat_key="health", person=ben)
    seat_person(by=None, body_key="board", seat_key="care", person=ben, since=date(2025, 1, 1))
    assert SeatHolder.objects.get(person=ben).title == "Senior officer"


def test_an_empty_seat_is_vacant_and_the_chair_comes_first(board: Body) -> None:
    shown = seats_shown(board, today())
    assert [each.seat.key for each in shown] == ["chair", "health", "care", "desk"]
    assert [each.seat.key for each in shown if each.is_vacant] == ["care"]


def test_the_seat_of_an_abolished_body_is_shown_with_its_successor(board: Body) -> None:
    health = next(each for each in seats_shown(board, today()) if each.seat.key == "health")
    assert health.organisation == "Old health body"
    assert health.standing_words == "ended on 1 July 2022; now New health body"


@pytest.mark.parametrize(
    ("invited", "accepted", "fault"),
    [
        (None, None, False),
        (date(2025, 1, 1), None, False),
        (date(2025, 1, 1), date(2025, 1, 1), False),
        (date(2025, 1, 2), date(2025, 1, 1), True),
        (None, date(2025, 1, 1), True),
    ],
)
def test_nobody_accepts_before_being_invited(
    invited: date | None, accepted: date | None, fault: bool, seats: dict[str, Seat]
) -> None:
    known = {"invited_on": invited, "accepted_on": accepted}
    if fault:
        with pytest.raises(InvitedAfterAccepting):
            note_representation(by=None, seat=seats["care"], **known)
    else:
        note_representation(by=None, seat=seats["care"], **known)


def test_when_it_sat_at_the_table_is_told_by_attendance_alone(
    board: Body, seats: dict[str, Seat], meet: Meet
) -> None:
    care = seats["care"]

    def representation() -> str:
        shown = seats_shown(board, today())
        return next(each.representation for each in shown if each.seat == care)

    assert representation() == ""
    note_representation(by=None, seat=care, invited_on=date(2021, 7, 5), accepted_on=None)
    assert representation().endswith("Has not accepted yet. Has not sat at the table yet.")
    note_representation(
        by=None, seat=care, invited_on=date(2021, 7, 5), accepted_on=date(2021, 9, 1)
    )
    first, second = meet(-60), meet(-30)
    note_attendance(by=None, meeting=first, came={care: Came.ABSENT}, seen=0)
    note_attendance(by=None, meeting=second, came={care: Came.DEPUTY}, seen=0)
    assert representation().startswith("Invited on 5 July 2021. Accepted on 1 September 2021.")
    assert f"First sat at the table on {second.day.day} " in representation()
