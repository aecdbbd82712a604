"""Reading the seats of a body: for whom, held by whom, and which are empty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from headwater_web.governance.models import (
    Body,
    Came,
    Meeting,
    Seat,
    SeatHolder,
    SeatRole,
    in_force_on,
)
from headwater_web.governance.queries.attendance import latest_notes
from headwater_web.governance.queries.bodies import Standing, standings
from headwater_web.ui.words import day_words, plain_words


@dataclass(frozen=True, slots=True)
class ShownSeat:
    """One seat as the page of its body shows it on a day."""

    seat: Seat
    organisation: str
    standing: Standing | None
    holders: tuple[SeatHolder, ...]
    deputies: tuple[SeatHolder, ...]
    first_sat_on: date | None

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.holders

    @property
    def standing_words(self) -> str:
        """Who stands for the organisation now, where it is no more."""
        return self.standing.words if self.standing else ""

    @property
    def representation(self) -> str:
        """When it was invited, accepted and first sat at the table, each by its own fact."""
        if self.seat.invited_on is None:
            return ""
        parts = [_("Invited on {day}.").format(day=day_words(self.seat.invited_on))]
        if self.seat.accepted_on is None:
            parts.append(_("Has not accepted yet."))
        else:
            parts.append(_("Accepted on {day}.").format(day=day_words(self.seat.accepted_on)))
        if self.first_sat_on is None:
            parts.append(_("Has not sat at the table yet."))
        else:
            parts.append(
                _("First sat at the table on {day}.").format(day=day_words(self.first_sat_on))
            )
        return " ".join(parts)


def seats_shown(body: Body, day: date) -> tuple[ShownSeat, ...]:
    """The seats of a body in force on a day, the chair first."""
    seats = sorted(_seats_on(body, day), key=lambda seat: list(SeatRole).index(SeatRole(seat.role)))
    known = standings({seat.organisation for seat in seats}, on=day)
    first = _first_sat(body)
    return tuple(_shown(seat, day, known.get(seat.organisation), first) for seat in seats)


def _shown(seat: Seat, day: date, standing: Standing | None, first: dict[int, date]) -> ShownSeat:
    held = [holder for holder in seat.holders.all() if holder.in_force(day)]
    return ShownSeat(
        seat=seat,
        organisation=standing.body.name if standing else plain_words(seat.organisation),
        standing=standing,
        holders=tuple(holder for holder in held if not holder.is_deputy),
        deputies=tuple(holder for holder in held if holder.is_deputy),
        first_sat_on=first.get(seat.pk),
    )


def _first_sat(body: Body) -> dict[int, date]:
    """For each seat, the first meeting to which somebody came for it."""
    first: dict[int, date] = {}
    for note in latest_notes(body):
        if note.came in {Came.PRESENT, Came.DEPUTY}:
            first.setdefault(note.seat_id, note.meeting.day)
    return first


def _seats_on(body: Body, day: date) -> list[Seat]:
    return list(body.seats.filter(in_force_on(day)).prefetch_related("holders"))


def seat_names(meeting: Meeting) -> dict[Seat, str]:
    """The seats that were in force on the day of a meeting, and what to call each."""
    return {
        each.seat: f"{each.organisation}, {each.seat.post}" if each.seat.post else each.organisation
        for each in seats_shown(meeting.body, meeting.day)
        if each.seat.role != SeatRole.SECRETARIAT
    }


def seat_shown(seat: Seat, day: date) -> ShownSeat:
    """One seat, whether or not it is in force on that day."""
    known = standings([seat.organisation], on=day)
    return _shown(seat, day, known.get(seat.organisation), _first_sat(seat.body))


def names_at_table(shown: Iterable[ShownSeat]) -> dict[int, str]:
    """What to call each seat that is counted when a body meets, by the seat's number."""
    return {
        each.seat.pk: each.organisation for each in shown if each.seat.role != SeatRole.SECRETARIAT
    }


def ended_seats(body: Body, day: date) -> tuple[ShownSeat, ...]:
    """The seats of a body that ended by a day, with who stands for each organisation now."""
    seats = [seat for seat in body.seats.prefetch_related("holders") if seat.has_ended(day)]
    known = standings({seat.organisation for seat in seats}, on=day)
    return tuple(_shown(seat, day, known.get(seat.organisation), {}) for seat in seats)


def seats_for(organisation: str, day: date) -> list[Seat]:
    """The seats that an organisation has on bodies that exist on a day."""
    found = Seat.objects.filter(in_force_on(day), organisation=organisation)
    seats = found.select_related("body").order_by("body__name", "pk")
    return [seat for seat in seats if seat.body.in_force(day)]


def holder_with(number: int) -> SeatHolder | None:
    """A holding by its number."""
    holders = SeatHolder.objects.select_related("seat__body")
    found: SeatHolder | None = holders.filter(pk=number).first()
    return found


def seat_with(number: int) -> Seat | None:
    """A seat by its number."""
    found: Seat | None = Seat.objects.select_related("body").filter(pk=number).first()
    return found
