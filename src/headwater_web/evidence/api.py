"""What other apps may use of evidence: published cards, open gaps, studies, and when one stalls."""

from headwater_web.evidence.following import months_between
from headwater_web.evidence.lists import evidence_lists
from headwater_web.evidence.models import About
from headwater_web.evidence.queries.told import (
    CardNow,
    CardWords,
    GapWords,
    StudyWords,
    cards_for,
    cards_now,
    cards_with,
    open_gaps,
    studies_since,
    studies_with,
)
from headwater_web.evidence.staging import EvidenceStaff, stage_evidence

__all__ = [
    "About",
    "CardNow",
    "CardWords",
    "EvidenceStaff",
    "GapWords",
    "StudyWords",
    "cards_for",
    "cards_now",
    "cards_with",
    "evidence_lists",
    "months_between",
    "open_gaps",
    "stage_evidence",
    "studies_since",
    "studies_with",
]
