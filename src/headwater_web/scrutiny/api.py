"""What other apps may use of scrutiny: whether a thing may be approved, and what is open."""

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
from headwater_web.scrutiny.panels import SignedIn
from headwater_web.scrutiny.queries.told import SaidWords, said_between
from headwater_web.scrutiny.queries.waiting import waiting_for_us
from headwater_web.scrutiny.staging import load_panels, stage_scrutiny

__all__ = [
    "ConsultationState",
    "OpenChallenge",
    "Refusal",
    "SaidWords",
    "SignedIn",
    "StillLooking",
    "consultation_state",
    "consulted_before",
    "load_panels",
    "may_be_approved",
    "said_between",
    "stage_scrutiny",
    "unanswered_challenges",
    "waiting_for_us",
]
