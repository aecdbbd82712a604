"""Everything that changes seats and their holders. Each act writes its event."""

from datetime import date

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.governance.models import Body, Seat, SeatHolder, SeatRole


class SeatTaken(Exception):
    """A seat that somebody holds was to be given to another. End the first holding before."""


class InvitedAfterAccepting(Exception):
    """An invitation was said to be accepted before it was sent. Look at both dates."""


@transaction.atomic
def add_seat(
    *,
    by: Actor | None,
    body: Body,
    key: str,
    organisation: str,
    role: SeatRole,
    post: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Seat:
    """Put a seat at a body's table, for an organisation."""
    seat: Seat = Seat.objects.create(
        body=body,
        key=key,
        organisation=organisation,
        role=role,
        post=post,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    record(
        actor=by,
        action="governance.seat_added",
        about=seat.audit_reference,
        details={"body": body.reference, "organisation": organisation, "role": role.value},
    )
    return seat


@transaction.atomic
def note_representation(
    *, by: Actor | None, seat: Seat, invited_on: date | None, accepted_on: date | None
) -> None:
    """Keep when a seat's organisation was invited and when it accepted.

    Raises InvitedAfterAccepting.
    """
    if (seat.invited_on, seat.accepted_on) == (invited_on, accepted_on):
        return
    if accepted_on and (invited_on is None or accepted_on < invited_on):
        raise InvitedAfterAccepting(seat.key)
    seat.invited_on, seat.accepted_on = invited_on, accepted_on
    seat.save(update_fields=["invited_on", "accepted_on"])
    record(
        actor=by,
        action="governance.representation_noted",
        about=seat.audit_reference,
        details={"invited_on": _token(invited_on), "accepted_on": _token(accepted_on)},
    )


@transaction.atomic
def seat_holder(
    *,
    by: Actor | None,
    seat: Seat,
    title: str,
    person: str = "",
    is_deputy: bool = False,
    starts_on: date | None = None,
) -> SeatHolder:
    """Give a seat to the holder of a post, or name a deputy. Raises SeatTaken."""
    Seat.objects.select_for_update().get(pk=seat.pk)
    held = SeatHolder.objects.filter(seat=seat, is_deputy=False, ends_on__isnull=True)
    if not is_deputy and held.exists():
        raise SeatTaken(seat.key)
    holder: SeatHolder = SeatHolder.objects.create(
        seat=seat, title=title, person=person, is_deputy=is_deputy, starts_on=starts_on
    )
    record(
        actor=by,
        action="governance.seat_held",
        about=seat.audit_reference,
        details={"person": person, "deputy": is_deputy},
    )
    return holder


@transaction.atomic
def end_holding(*, by: Actor | None, holder: SeatHolder, ends_on: date) -> None:
    """Say from which day somebody no longer holds a seat."""
    holder.ends_on = ends_on
    holder.save(update_fields=["ends_on"])
    record(
        actor=by,
        action="governance.seat_left",
        about=holder.seat.audit_reference,
        details={"ends_on": ends_on.isoformat(), "person": holder.person},
    )


@transaction.atomic
def seat_person(
    *, by: Actor | None, body_key: str, seat_key: str, person: str, since: date | None = None
) -> None:
    """Tie the account of whoever holds a seat to it, once. `person` is an audit reference.

    Where the seat is held by a post without an account, that post's holding gets the account.
    """
    seat = Seat.objects.select_for_update().get(body__key=body_key, key=seat_key)
    holder = seat.holders.filter(is_deputy=False, ends_on__isnull=True).first()
    if holder is None:
        seat_holder(by=by, seat=seat, title=seat.post, person=person, starts_on=since)
    elif holder.person and holder.person != person:
        raise SeatTaken(seat.key)
    elif not holder.person:
        holder.person = person
        holder.save(update_fields=["person"])
        record(
            actor=by,
            action="governance.seat_held",
            about=seat.audit_reference,
            details={"person": person, "deputy": False},
        )


def _token(day: date | None) -> str | None:
    return day.isoformat() if day else None
