"""The seats that a person holds, and what follows: who is chair, and who may see papers."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.governance.models import Body, SeatHolder, SeatRole, in_force_on


@dataclass(frozen=True, slots=True)
class SeatWords:
    """One seat that a person holds, as other apps may see it."""

    body_key: str
    body: str
    seat_key: str
    organisation: str
    role: SeatRole
    is_deputy: bool


def seats_of(person: Asker, *, on: date | None = None) -> tuple[SeatWords, ...]:
    """The seats that a person holds on a day (today unless said), deputies included."""
    day = on or timezone.localdate()
    return tuple(
        SeatWords(
            body_key=holder.seat.body.key,
            body=holder.seat.body.name,
            seat_key=holder.seat.key,
            organisation=holder.seat.organisation,
            role=SeatRole(holder.seat.role),
            is_deputy=holder.is_deputy,
        )
        for holder in _held_by(person, day)
    )


def is_chair(person: Asker, body_key: str, *, on: date | None = None) -> bool:
    """Whether a person holds the chair of a body on a day (today unless said)."""
    return any(
        seat.body_key == body_key and seat.role is SeatRole.CHAIR and not seat.is_deputy
        for seat in seats_of(person, on=on)
    )


def is_member(person: Asker, body_key: str, *, on: date | None = None) -> bool:
    """Whether a person sits on a body on a day, as a deputy too; the secretariat only serves."""
    return any(
        seat.body_key == body_key and seat.role is not SeatRole.SECRETARIAT
        for seat in seats_of(person, on=on)
    )


def may_see_papers(person: Asker, body: Body, *, on: date | None = None) -> bool:
    """Whether a person may see a body's papers and drafts: by a role, or by a seat on it."""
    return may(person, Rule.SEE_BOARD_PAPERS, on=on) or (
        may(person, Rule.SEE_GOVERNANCE, on=on)
        and any(seat.body_key == body.key for seat in seats_of(person, on=on))
    )


def _held_by(person: Asker, day: date) -> list[SeatHolder]:
    """Holdings in force, of seats in force, on bodies that exist: all three on the same day."""
    reference = getattr(person, "audit_reference", "")
    if not (reference and person.is_active):
        return []
    held = SeatHolder.objects.filter(in_force_on(day), person=reference)
    return [
        holder
        for holder in held.select_related("seat__body")
        if holder.seat.in_force(day) and holder.seat.body.in_force(day)
    ]
