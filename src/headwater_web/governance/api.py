"""What other apps may use of governance: bodies, seats, meetings, and decisions as records."""

from headwater_web.governance.actions.acting import ChangedMeanwhile
from headwater_web.governance.actions.bodies import EndedAlready, EndedBeforeItBegan
from headwater_web.governance.actions.decisions import (
    DecidedElsewhere,
    correct_decision,
    record_decision,
)
from headwater_web.governance.actions.minuting import NotHeldYet
from headwater_web.governance.actions.seats import SeatTaken, seat_person
from headwater_web.governance.definitions import BodiesUnreadable
from headwater_web.governance.demonstration import stage_governance
from headwater_web.governance.models import COMMUNITY_KINDS, BodyKind, Outcome, SeatRole
from headwater_web.governance.queries.bodies import (
    BodyWords,
    bodies_in_force,
    bodies_words,
    body_at,
    body_words,
)
from headwater_web.governance.queries.bodies import Standing as BodyStanding
from headwater_web.governance.queries.bodies import standings as bodies_standing
from headwater_web.governance.queries.decisions import (
    DecisionWords,
    decision_with,
    decisions_about,
)
from headwater_web.governance.queries.holdings import SeatWords, is_chair, is_member, seats_of
from headwater_web.governance.queries.mapping import missing_words
from headwater_web.governance.queries.meetings import (
    MeetingWords,
    last_meeting,
    meeting_words,
    meetings_from,
    next_meeting,
)
from headwater_web.governance.queries.networks import (
    MemberWords,
    bodies_of_kind,
    meetings_of,
    members_of,
    themes_of,
)
from headwater_web.governance.queries.packs import (
    AgendaWords,
    agenda_words,
    attendance_words,
    decisions_taken_at,
    decisions_wanted,
    quorum_of,
)
from headwater_web.governance.queries.papers import PaperWords, papers_sent_by
from headwater_web.governance.staging import load_bodies

__all__ = [
    "COMMUNITY_KINDS",
    "AgendaWords",
    "BodiesUnreadable",
    "BodyKind",
    "BodyStanding",
    "BodyWords",
    "ChangedMeanwhile",
    "DecidedElsewhere",
    "DecisionWords",
    "EndedAlready",
    "EndedBeforeItBegan",
    "MeetingWords",
    "MemberWords",
    "NotHeldYet",
    "Outcome",
    "PaperWords",
    "SeatRole",
    "SeatTaken",
    "SeatWords",
    "agenda_words",
    "attendance_words",
    "bodies_in_force",
    "bodies_of_kind",
    "bodies_standing",
    "bodies_words",
    "body_at",
    "body_words",
    "correct_decision",
    "decision_with",
    "decisions_about",
    "decisions_taken_at",
    "decisions_wanted",
    "is_chair",
    "is_member",
    "last_meeting",
    "load_bodies",
    "meeting_words",
    "meetings_from",
    "meetings_of",
    "members_of",
    "missing_words",
    "next_meeting",
    "papers_sent_by",
    "quorum_of",
    "record_decision",
    "seat_person",
    "seats_of",
    "stage_governance",
    "themes_of",
]
