"""What happened in the room: who came, what was declared, what was minuted."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.governance.actions.acting import ChangedMeanwhile, reference_of
from headwater_web.governance.models import (
    AgendaItem,
    Attendance,
    Came,
    Handled,
    Interest,
    Meeting,
    Minute,
    Seat,
)


class NotHeldYet(Exception):
    """Something was to be noted of a meeting that has not begun, or was called off."""


class MinutesConfirmed(Exception):
    """Minutes that a later meeting confirmed were to be written again.

    Minute the correction in the meeting that finds it.
    """


class NothingToConfirm(Exception):
    """Minutes were to be confirmed where none are written."""


class WrongMeeting(Exception):
    """Minutes are confirmed by a later meeting of the same body that has been held."""


@transaction.atomic
def note_attendance(
    *, by: Actor | None, meeting: Meeting, came: Mapping[Seat, Came], seen: int
) -> None:
    """Note who came for each seat; what is noted already stays, and the last note counts.

    `seen` is the number of the last note that whoever asks has read, 0 for none.
    Raises NotHeldYet, ChangedMeanwhile.
    """
    kept = _held(meeting)
    noted = list(kept.attendance.order_by("pk"))
    if (noted[-1].pk if noted else 0) != seen:
        raise ChangedMeanwhile(kept.reference)
    known = {each.seat_id: each.came for each in noted}
    new = {seat: answer for seat, answer in came.items() if known.get(seat.pk) != answer}
    now = timezone.now()
    for seat, answer in new.items():
        Attendance.objects.create(
            meeting=kept, seat=seat, came=answer, noted_at=now, noted_by=reference_of(by)
        )
    if new:
        record(
            actor=by,
            action="governance.attendance_noted",
            about=kept.audit_reference,
            details={"seats": len(new)},
        )


@transaction.atomic
def declare_interest(
    *, by: Actor | None, item: AgendaItem, seat: Seat, nature: str, handled: Handled
) -> None:
    """Keep an interest that was declared, and what was done about it."""
    Interest.objects.create(
        item=item,
        seat=seat,
        nature=nature,
        handled=handled,
        noted_at=timezone.now(),
        noted_by=reference_of(by),
    )
    record(
        actor=by,
        action="governance.interest_declared",
        about=item.meeting.audit_reference,
        details={"seat": seat.pk, "item": item.position, "handled": handled.value},
    )


@transaction.atomic
def write_minute(*, by: Actor | None, item: AgendaItem, text: str, seen: int) -> None:
    """Write what was minuted of an item; earlier drafts stay.

    `seen` is the number of the draft that whoever asks has read, 0 for none.
    Raises NotHeldYet, MinutesConfirmed, ChangedMeanwhile.
    """
    kept = _held(item.meeting)
    if kept.minutes_confirmed_at is not None:
        raise MinutesConfirmed(kept.reference)
    last = item.minutes.order_by("pk").last()
    if (last.pk if last else 0) != seen:
        raise ChangedMeanwhile(kept.reference)
    if last and last.text == text:
        return
    Minute.objects.create(
        item=item, text=text, written_at=timezone.now(), written_by=reference_of(by)
    )
    record(
        actor=by,
        action="governance.minute_written",
        about=kept.audit_reference,
        details={"item": item.position},
    )


@transaction.atomic
def confirm_minutes(*, by: Actor | None, meeting: Meeting, confirmed_in: Meeting) -> None:
    """Keep that a later meeting confirmed the minutes.

    Raises NotHeldYet, MinutesConfirmed, NothingToConfirm, WrongMeeting.
    """
    kept, later = _held(meeting), _held(confirmed_in)
    if kept.minutes_confirmed_at is not None:
        raise MinutesConfirmed(kept.reference)
    if later.body_id != kept.body_id or later.starts_at <= kept.starts_at:
        raise WrongMeeting(later.reference)
    if not Minute.objects.filter(item__meeting=kept).exists():
        raise NothingToConfirm(kept.reference)
    kept.minutes_confirmed_at, kept.minutes_confirmed_by = timezone.now(), reference_of(by)
    kept.minutes_confirmed_in = later
    kept.save(
        update_fields=["minutes_confirmed_at", "minutes_confirmed_by", "minutes_confirmed_in"]
    )
    record(
        actor=by,
        action="governance.minutes_confirmed",
        about=kept.audit_reference,
        details={"in": later.reference},
    )


def _held(meeting: Meeting) -> Meeting:
    """The meeting, locked against a second writer, once it has begun."""
    kept: Meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.called_off_at is not None or kept.starts_at > timezone.now():
        raise NotHeldYet(kept.reference)
    return kept
