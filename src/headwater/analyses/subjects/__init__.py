"""What a subject needs worked out from released numbers: gaps between groups, and shares."""

from headwater.analyses.subjects.gaps import gap_of
from headwater.analyses.subjects.representing import represented_share

__all__ = ["gap_of", "represented_share"]
