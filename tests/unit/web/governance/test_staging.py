"""Loading a partnership's bodies: twice changes nothing, faults are all told, the past is kept."""

from datetime import date
from pathlib import Path

import pytest
from tests.unit.web.governance.conftest import DEFINITIONS, SMALL, today
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.governance.api import (
    BodiesUnreadable,
    attendance_words,
    body_at,
    decisions_taken_at,
    last_meeting,
    load_bodies,
    next_meeting,
    stage_governance,
)
from headwater_web.governance.models import Body, Decision, Meeting, Paper, Seat, SeatHolder

PARTNERSHIPS = ["nottinghamshire", "leicestershire"]


def everything() -> list[int]:
    kinds = (Body, Seat, SeatHolder, Meeting, Paper, Decision)
    return [kind.objects.count() for kind in kinds] + [max(event.number for event in events())]


@pytest.mark.parametrize("name", PARTNERSHIPS)
def test_each_partnership_loads_and_twice_changes_nothing(name: str, db: None) -> None:
    path = DEFINITIONS / name / "bodies.yaml"
    load_bodies(path)
    stage_governance(path, today=today())
    once = everything()
    load_bodies(path)
    stage_governance(path, today=today())
    assert everything() == once
    assert Body.objects.count() > 10


@pytest.fixture
def staged(db: None) -> None:
    place_once("governance", place)


def place() -> None:
    path = DEFINITIONS / "nottinghamshire" / "bodies.yaml"
    load_bodies(path)
    stage_governance(path, today=today())


def test_the_listed_seats_of_the_strategic_board_are_all_there(staged: None) -> None:
    seats = Seat.objects.filter(body__key="strategic_board").exclude(role="secretariat")
    chair = [seat for seat in seats if seat.role == "chair"]
    listed = seats.exclude(key__in=["probation", "listening_group", "health"])
    assert len(chair) == 1
    assert len(listed) - len(chair) == 13


def test_health_has_sent_a_deputy_three_times_running(staged: None) -> None:
    (sentence,) = attendance_words("strategic_board", today())
    assert "Integrated Care Board has sent a deputy three times running." in sentence


def test_there_is_a_last_meeting_with_decisions_and_a_next_one(staged: None) -> None:
    last, following = (
        last_meeting("strategic_board", today()),
        next_meeting("strategic_board", today()),
    )
    assert last is not None
    assert following is not None
    assert last.day < today() < following.day
    assert [each.outcome for each in decisions_taken_at(last.reference)] == [
        "agreed",
        "not_agreed",
    ]


def test_the_resettlement_groups_report_reached_its_board(staged: None) -> None:
    paper = Paper.objects.get(sent_by__key="resettlement_group")
    assert paper.meeting.body.key == "reoffending_board"


@pytest.mark.parametrize(
    ("key", "day", "by"),
    [
        ("ccg", date(2021, 1, 1), ["ccg"]),
        ("ccg", date(2023, 1, 1), ["health_board"]),
        ("health_board", date(2021, 1, 1), ["ccg"]),
        ("public_health_england", date(2022, 1, 1), ["health_security", "health_improvement"]),
        ("national_probation_service", date(2024, 1, 1), ["probation"]),
        ("rehabilitation_company", date(2024, 1, 1), ["probation"]),
    ],
)
def test_who_stands_for_an_abolished_body(key: str, day: date, by: list[str], staged: None) -> None:
    assert [each.key for each in body_at(key, day)] == by


def test_what_the_file_says_anew_is_followed_and_what_people_did_is_not_undone(
    bodies: dict[str, Body], small_file: Path, cast: dict[str, Person]
) -> None:
    small_file.write_text(SMALL.replace("remit: Decides.", "remit: Decides together."), "utf-8")
    load_bodies(small_file)
    assert Body.objects.get(key="board").remit == "Decides together."
    holder = SeatHolder.objects.get(seat__key="health")
    assert holder.person == cast["hari"].audit_reference


def test_a_body_abolished_mid_year_keeps_all_that_it_was(
    bodies: dict[str, Body], small_file: Path
) -> None:
    ended = SMALL.replace("starts_on: 2021-01-01}", "starts_on: 2021-01-01, ends_on: 2026-06-15}")
    ended += "  - {from: care, to: health_board, since: 2026-06-15}\n"
    small_file.write_text(ended, "utf-8")
    load_bodies(small_file)
    care = Body.objects.get(key="care")
    assert care.ends_on == date(2026, 6, 15)
    assert Seat.objects.get(key="care").organisation == "care"
    assert [each.key for each in body_at("care", date(2026, 6, 14))] == ["care"]
    assert [each.key for each in body_at("care", date(2026, 6, 15))] == ["health_board"]


FAULTY = {
    "key twice": ("{key: care, name: Care body", "{key: police, name: Care body"),
    "unknown parent": ("reports_to: [board, panel]", "reports_to: [nobody]"),
    "unknown organisation": ("organisation: care,", "organisation: nobody,"),
    "unknown kind": ("kind: panel", "kind: committee"),
    "ends before it starts": ("ends_on: 2022-07-01}", "ends_on: 2012-07-01}"),
    "unknown word": ("remit: Asks.", "purpose: Asks."),
    "two seats, one key": ("{key: care, organisation: care", "{key: health, organisation: care"),
    "unknown successor": ("to: health_board", "to: nobody"),
}


@pytest.mark.parametrize(("said", "instead"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_file_writes_nothing(said: str, instead: str, small_file: Path, db: None) -> None:
    assert said in SMALL
    small_file.write_text(SMALL.replace(said, instead), "utf-8")
    with pytest.raises(BodiesUnreadable):
        load_bodies(small_file)
    assert not Body.objects.exists()


def test_every_fault_is_told_at_once(small_file: Path, db: None) -> None:
    twice = SMALL.replace("reports_to: [board, panel]", "reports_to: [nobody]")
    small_file.write_text(twice.replace("organisation: care,", "organisation: no_one,"), "utf-8")
    with pytest.raises(BodiesUnreadable) as found:
        load_bodies(small_file)
    assert len(found.value.faults) == 2
