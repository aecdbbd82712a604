"""What other apps may use of scrutiny: whether a thing may be approved, what is open, its lists.

And whether words point at somebody, for every app that keeps what people said.
"""

from headwater_web.scrutiny.approval import (
    ConsultationState,
    OpenChallenge,
    Refusal,
    StillLooking,
    consultation_state,
    consulted_before,
    may_be_approved,
    unanswered_challenges,
)
from headwater_web.scrutiny.identifying import identifying_marks
from headwater_web.scrutiny.lists import Listed, ListeningLists, listening_lists
from headwater_web.scrutiny.panels import SignedIn
from headwater_web.scrutiny.queries.told import SaidWords, said_between
from headwater_web.scrutiny.queries.waiting import waiting_for_us
from headwater_web.scrutiny.staging import load_panels, stage_scrutiny

__all__ = [
    "ConsultationState",
    "Listed",
    "ListeningLists",
    "OpenChallenge",
    "Refusal",
    "SaidWords",
    "SignedIn",
    "StillLooking",
    "consultation_state",
    "consulted_before",
    "identifying_marks",
    "listening_lists",
    "load_panels",
    "may_be_approved",
    "said_between",
    "stage_scrutiny",
    "unanswered_challenges",
    "waiting_for_us",
]
