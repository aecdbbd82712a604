"""How well suppliers record: counted in rows, told as shares, set against the month before."""

from headwater.analyses.quality.comparing import Shown, compared
from headwater.analyses.quality.counting import AskedOf, field_quality
from headwater.analyses.quality.delivered import (
    STATED_COUNTS,
    STATED_PERIODS,
    AskedTotal,
    figure_states,
    stated_areas,
    totals_kept,
)
from headwater.analyses.quality.rhythm import Rhythm, period_words, rhythm_of, start_of
from headwater.analyses.quality.telling import Counted, FileFaults, Told, told_of_rows
from headwater.analyses.quality.years import last_years

__all__ = [
    "STATED_COUNTS",
    "STATED_PERIODS",
    "AskedOf",
    "AskedTotal",
    "Counted",
    "FileFaults",
    "Rhythm",
    "Shown",
    "Told",
    "compared",
    "field_quality",
    "figure_states",
    "last_years",
    "period_words",
    "rhythm_of",
    "start_of",
    "stated_areas",
    "told_of_rows",
    "totals_kept",
]
