"""Calling meetings, and what is put before them. Each act writes its event."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.governance.actions.acting import ChangedMeanwhile, reference_of
from headwater_web.governance.models import AgendaItem, Asks, Body, Meeting, Paper
from headwater_web.thread.api import LinkKind, link, take_reference


class BodyNotThere(Exception):
    """A meeting was called for a day on which its body does not exist. Look at its dates."""


class MeetingIsOver(Exception):
    """A meeting with decisions, minutes or attendance was to be moved or called off."""


@transaction.atomic
def call_meeting(
    *, by: Actor | None, body: Body, title: str, starts_at: datetime, place: str
) -> Meeting:
    """Call a meeting of a body. Raises BodyNotThere."""
    day = timezone.localdate(starts_at)
    if not body.in_force(day):
        raise BodyNotThere(body.key)
    terms = body.terms.filter(agreed_on__lte=day).first()
    meeting: Meeting = Meeting.objects.create(
        reference=take_reference("M"),
        body=body,
        title=title,
        starts_at=starts_at,
        place=place,
        quorum=terms.quorum if terms else None,
        added_at=timezone.now(),
        added_by=reference_of(by),
    )
    record(
        actor=by,
        action="governance.meeting_called",
        about=meeting.audit_reference,
        details={"body": body.reference, "day": day.isoformat()},
    )
    return meeting


@transaction.atomic
def change_meeting(
    *,
    by: Actor | None,
    meeting: Meeting,
    version: int,
    title: str,
    starts_at: datetime,
    place: str,
) -> None:
    """Move a meeting that has not been held. Raises ChangedMeanwhile, MeetingIsOver, BodyNotThere.

    `version` is the one that whoever asks has read.
    """
    kept = _for_change(meeting)
    if kept.version != version:
        raise ChangedMeanwhile(kept.reference)
    if not kept.body.in_force(timezone.localdate(starts_at)):
        raise BodyNotThere(kept.body.key)
    kept.title, kept.starts_at, kept.place = title, starts_at, place
    kept.version = version + 1
    kept.save(update_fields=["title", "starts_at", "place", "version"])
    record(
        actor=by,
        action="governance.meeting_changed",
        about=kept.audit_reference,
        details={"day": kept.day.isoformat()},
    )


@transaction.atomic
def call_off(*, by: Actor | None, meeting: Meeting, because: str) -> None:
    """Call a meeting off, saying why. Raises MeetingIsOver."""
    kept = _for_change(meeting)
    if kept.called_off_at is not None:
        raise MeetingIsOver(kept.reference)
    kept.called_off_at, kept.called_off_by = timezone.now(), reference_of(by)
    kept.called_off_because = because
    kept.save(update_fields=["called_off_at", "called_off_by", "called_off_because"])
    record(actor=by, action="governance.meeting_called_off", about=kept.audit_reference)


def _for_change(meeting: Meeting) -> Meeting:
    kept: Meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.decisions.exists() or kept.attendance.exists():
        raise MeetingIsOver(kept.reference)
    return kept


@transaction.atomic
def add_item(
    *,
    by: Actor | None,
    meeting: Meeting,
    title: str,
    asks: Asks,
    question: str = "",
    about: str = "",
) -> AgendaItem:
    """Add an item at the end of an agenda; what it is about is tied to the meeting."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item: AgendaItem = AgendaItem.objects.create(
        meeting=meeting,
        position=last + 1,
        title=title,
        asks=asks,
        question=question,
        about=about,
    )
    record(
        actor=by,
        action="governance.item_added",
        about=meeting.audit_reference,
        details={"position": item.position, "asks": asks.value, "thing": about},
    )
    if about:
        link(by=by, earlier=about, later=meeting.reference, kind=LinkKind.DISCUSSED_AT)
    return item


@transaction.atomic
def circulate_paper(
    *,
    by: Actor | None,
    meeting: Meeting,
    title: str,
    circulated_on: date,
    item: AgendaItem | None = None,
    address: str = "",
    text: str = "",
    sent_by: Body | None = None,
) -> Paper:
    """Put a paper before a meeting, tied to it; from another body where one sent it."""
    paper: Paper = Paper.objects.create(
        reference=take_reference("K"),
        meeting=meeting,
        item=item,
        sent_by=sent_by,
        title=title,
        address=address,
        text=text,
        circulated_on=circulated_on,
        added_at=timezone.now(),
        added_by=reference_of(by),
    )
    record(
        actor=by,
        action="governance.paper_circulated",
        about=paper.audit_reference,
        details={"meeting": meeting.reference, "on": circulated_on.isoformat()},
    )
    link(by=by, earlier=paper.reference, later=meeting.reference, kind=LinkKind.DISCUSSED_AT)
    return paper


@transaction.atomic
def withdraw_paper(*, by: Actor | None, paper: Paper, because: str) -> None:
    """Take a paper back, saying why; that it went round stays. Raises ChangedMeanwhile."""
    kept = Paper.objects.select_for_update().get(pk=paper.pk)
    if kept.withdrawn_at is not None:
        raise ChangedMeanwhile(kept.reference)
    kept.withdrawn_at, kept.withdrawn_by = timezone.now(), reference_of(by)
    kept.withdrawn_because = because
    kept.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    record(actor=by, action="governance.paper_withdrawn", about=kept.audit_reference)
