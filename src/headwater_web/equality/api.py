"""What other apps may use of equality: what covers a decision, what is due, and what came of it."""

from headwater_web.equality.covers import (
    AssessmentWords,
    Cover,
    SaidUnneeded,
    assessments_for,
    cover_of,
    covers,
    decisions_without,
)
from headwater_web.equality.queries.effects import CheckDue, checks_due
from headwater_web.equality.queries.gaps import ShownGap, gaps_of, shown_gaps
from headwater_web.equality.queries.summary import (
    EffectsSummary,
    GroupSummary,
    WorseThanPredicted,
    effects_summary,
)
from headwater_web.equality.staging import EqualityStaff, stage_equality
from headwater_web.equality.standings import CoverStanding, GapStanding

__all__ = [
    "AssessmentWords",
    "CheckDue",
    "Cover",
    "CoverStanding",
    "EffectsSummary",
    "EqualityStaff",
    "GapStanding",
    "GroupSummary",
    "SaidUnneeded",
    "ShownGap",
    "WorseThanPredicted",
    "assessments_for",
    "checks_due",
    "cover_of",
    "covers",
    "decisions_without",
    "effects_summary",
    "gaps_of",
    "shown_gaps",
    "stage_equality",
]
