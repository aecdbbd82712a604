"""What a board pack takes from governance: decisions wanted and taken, and who has been away."""

from dataclasses import dataclass
from datetime import date

from headwater_web.governance.models import Asks, Body, Meeting
from headwater_web.governance.queries.attendance import (
    attendance_rows,
    attended_meetings,
    quorum_words,
)
from headwater_web.governance.queries.decisions import DecisionWords, decisions_of_meeting
from headwater_web.governance.queries.meetings import meeting_with
from headwater_web.governance.queries.seats import names_at_table, seats_shown


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """One item of an agenda as other apps may see it."""

    position: int
    title: str
    asks: Asks
    question: str
    about: str
    is_decided: bool


def agenda_words(meeting: str) -> tuple[AgendaWords, ...]:
    """The agenda of a meeting, in order; none where there is no such meeting."""
    found = meeting_with(meeting)
    if found is None:
        return ()
    return tuple(
        AgendaWords(
            position=item.position,
            title=item.title,
            asks=Asks(item.asks),
            question=item.question,
            about=item.about,
            is_decided=bool(item.decisions.all()),
        )
        for item in found.items.prefetch_related("decisions")
    )


def decisions_wanted(meeting: str) -> tuple[AgendaWords, ...]:
    """The items of a meeting that ask for a decision and have none yet."""
    return tuple(
        item for item in agenda_words(meeting) if item.asks is Asks.DECISION and not item.is_decided
    )


def decisions_taken_at(meeting: str) -> tuple[DecisionWords, ...]:
    """The decisions of a meeting, corrected ones included, each saying where it stands."""
    found = meeting_with(meeting)
    return decisions_of_meeting(found) if found else ()


def attendance_words(body_key: str, day: date) -> tuple[str, ...]:
    """What has gone on long enough at a body's table to be said."""
    body = Body.objects.filter(key=body_key).first()
    if body is None:
        return ()
    names = names_at_table(seats_shown(body, day))
    rows = attendance_rows(body, names, attended_meetings(body))
    return tuple(row.sentence for row in rows if row.sentence)


def quorum_of(meeting: str) -> str:
    """Whether enough came to a meeting, in words; empty where that cannot be said."""
    found: Meeting | None = meeting_with(meeting)
    return quorum_words(found) if found else ""
