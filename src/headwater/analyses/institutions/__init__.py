"""Which institutions to ask about their returns: late, incomplete, or unlike past and peers."""

from headwater.analyses.institutions.arriving import Stated, late_or_missing
from headwater.analyses.institutions.counting import Watch, institution_counts
from headwater.analyses.institutions.judging import (
    Counted,
    Judged,
    Span,
    Unit,
    judge,
    spans_of,
)

__all__ = [
    "Counted",
    "Judged",
    "Span",
    "Stated",
    "Unit",
    "Watch",
    "institution_counts",
    "judge",
    "late_or_missing",
    "spans_of",
]
