"""The tables of governance."""

from headwater_web.governance.models.bodies import (
    COMMUNITY_KINDS,
    ORGANISATIONS,
    Body,
    BodyKind,
    ReportingLine,
    Succession,
    TermsOfReference,
    Theme,
)
from headwater_web.governance.models.dated import in_force_on
from headwater_web.governance.models.decisions import Decision, DecisionAbout, Outcome
from headwater_web.governance.models.meetings import AgendaItem, Asks, Meeting, Paper
from headwater_web.governance.models.room import (
    Attendance,
    Came,
    Handled,
    Interest,
    Minute,
)
from headwater_web.governance.models.seats import Seat, SeatHolder, SeatRole
from headwater_web.keeping.rows import NeverChanged, NeverDeleted

__all__ = [
    "COMMUNITY_KINDS",
    "ORGANISATIONS",
    "AgendaItem",
    "Asks",
    "Attendance",
    "Body",
    "BodyKind",
    "Came",
    "Decision",
    "DecisionAbout",
    "Handled",
    "Interest",
    "Meeting",
    "Minute",
    "NeverChanged",
    "NeverDeleted",
    "Outcome",
    "Paper",
    "ReportingLine",
    "Seat",
    "SeatHolder",
    "SeatRole",
    "Succession",
    "TermsOfReference",
    "Theme",
    "in_force_on",
]
