"""What an app that stands on governance shows of a body: its members, themes and meetings."""

from dataclasses import dataclass
from datetime import date

from headwater_web.governance.models import Body, BodyKind, Meeting, SeatRole
from headwater_web.governance.queries.bodies import BodyWords, described
from headwater_web.governance.queries.meetings import MeetingWords, described_meeting
from headwater_web.governance.queries.seats import seats_shown


@dataclass(frozen=True, slots=True)
class MemberWords:
    """One organisation's place at a body's table, by posts and never by names of people."""

    organisation: str
    name: str
    standing: str
    role: SeatRole
    post: str
    is_vacant: bool


def bodies_of_kind(kind: BodyKind) -> tuple[BodyWords, ...]:
    """Every body of a kind by name, those that ended included."""
    return tuple(described(body) for body in Body.objects.filter(kind=kind))


def themes_of(body_key: str) -> tuple[str, ...]:
    """What a body works on, in the order in which it took each up."""
    body = Body.objects.filter(key=body_key).first()
    return tuple(theme.words for theme in body.themes.all()) if body else ()


def members_of(body_key: str, day: date) -> tuple[MemberWords, ...]:
    """Who has a seat on a body on a day, the chair first."""
    body = Body.objects.filter(key=body_key).first()
    if body is None:
        return ()
    return tuple(
        MemberWords(
            organisation=each.seat.organisation,
            name=each.organisation,
            standing=each.standing_words,
            role=SeatRole(each.seat.role),
            post=each.seat.post,
            is_vacant=each.is_vacant,
        )
        for each in seats_shown(body, day)
    )


def meetings_of(body_key: str) -> tuple[MeetingWords, ...]:
    """The meetings of a body that were not called off, newest first."""
    found = Meeting.objects.filter(body__key=body_key, called_off_at__isnull=True)
    ordered = found.select_related("body").order_by("-starts_at", "-pk")
    return tuple(described_meeting(meeting) for meeting in ordered)
