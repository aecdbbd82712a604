"""The demonstration's terms, holders, meetings and decisions. Twice changes nothing."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.governance.actions import bodies, decisions, meetings, minuting, seats
from headwater_web.governance.definitions import read_bodies
from headwater_web.governance.models import AgendaItem, Asks, Body, Came, Meeting, Seat, SeatRole


@transaction.atomic
def stage_governance(path: Path, *, today: date) -> None:
    """Add what the file of bodies holds for a demonstration, around `today`, which is past.

    Terms are agreed once for a body, seats are filled while they are empty, meetings are known by
    their titles. Raises BodiesUnreadable.
    """
    said = read_bodies(path).demonstration
    for each in said.get("terms", ()):
        _stage_terms(each, today)
    for each in said.get("seats", ()):
        _stage_seat(each, today)
    for each in said.get("meetings", ()):
        body = Body.objects.get(key=each["body"])
        if not body.meetings.filter(title=each["title"]).exists():
            _stage_meeting(body, each, today)


def _stage_terms(said: Mapping[str, Any], today: date) -> None:
    body = Body.objects.get(key=said["body"])
    if body.terms.exists():
        return
    bodies.agree_terms(
        by=None,
        body=body,
        text=said["text"].strip(),
        agreed_on=today + timedelta(days=said["agreed_days_from_today"]),
        review_due_on=today + timedelta(days=said["review_due_days_from_today"]),
        quorum=said.get("quorum"),
    )


def _stage_seat(said: Mapping[str, Any], today: date) -> None:
    seat = Seat.objects.get(body__key=said["body"], key=said["seat"])
    accepted = _day(said, "accepted_days_from_today", today)
    if seat.invited_on is None:
        invited = _day(said, "invited_days_from_today", today)
        seats.note_representation(by=None, seat=seat, invited_on=invited, accepted_on=accepted)
    if seat.holders.exists():
        return
    for title, is_deputy in ((said.get("holder"), False), (said.get("deputy"), True)):
        if title:
            seats.seat_holder(
                by=None, seat=seat, title=title, is_deputy=is_deputy, starts_on=accepted
            )


def _day(said: Mapping[str, Any], name: str, today: date) -> date | None:
    return today + timedelta(days=said[name]) if name in said else None


def _stage_meeting(body: Body, said: Mapping[str, Any], today: date) -> None:
    day = today + timedelta(days=said["days_from_today"])
    meeting = meetings.call_meeting(
        by=None,
        body=body,
        title=said["title"],
        starts_at=timezone.make_aware(datetime.combine(day, time.fromisoformat(said["time"]))),
        place=said["place"],
    )
    for each in said.get("agenda", ()):
        _stage_item(meeting, each, day)
    if "attendance" in said:
        _stage_attendance(meeting, said["attendance"])
    for each in said.get("agenda", ()):
        _stage_outcome(meeting, each)


def _stage_item(meeting: Meeting, said: Mapping[str, Any], day: date) -> None:
    item = meetings.add_item(
        by=None,
        meeting=meeting,
        title=said["title"],
        asks=Asks(said["asks"]),
        question=said.get("question", "").strip(),
    )
    if paper := said.get("paper"):
        sender = paper.get("sent_by")
        meetings.circulate_paper(
            by=None,
            meeting=meeting,
            item=item,
            title=paper["title"],
            text=paper["text"].strip(),
            circulated_on=day - timedelta(days=paper["days_ahead"]),
            sent_by=Body.objects.get(key=sender) if sender else None,
        )


def _stage_attendance(meeting: Meeting, exceptions: Mapping[str, str]) -> None:
    """Everyone came, but for the exceptions; a seat whose invitation is open is not noted."""
    sitting = meeting.body.seats.exclude(role=SeatRole.SECRETARIAT)
    came: dict[Seat, Came] = {
        seat: Came(exceptions.get(seat.key, Came.PRESENT))
        for seat in sitting
        if seat.in_force(meeting.day) and (seat.key in exceptions or seat.holders.exists())
    }
    minuting.note_attendance(by=None, meeting=meeting, came=came, seen=0)


def _stage_outcome(meeting: Meeting, said: Mapping[str, Any]) -> None:
    item: AgendaItem = meeting.items.get(title=said["title"])
    if minute := said.get("minute"):
        minuting.write_minute(by=None, item=item, text=minute.strip(), seen=0)
    if decided := said.get("decision"):
        decisions.record_decision(
            by=None,
            meeting=meeting.reference,
            about=(),
            words=decided["words"].strip(),
            outcome=decided["outcome"],
            reasons=decided["reasons"].strip(),
            dissent=decided.get("dissent", "").strip(),
            item=item,
        )
