"""The tables of equality."""

from headwater_web.equality.models.assessments import (
    About,
    Assessment,
    Effect,
    Prediction,
    Writer,
)
from headwater_web.equality.models.checks import SHORTEST_BECAUSE, Check, Happened, NotNeeded
from headwater_web.equality.models.gaps import AccessGap, GapChange, Remeasurement, Shows

__all__ = [
    "SHORTEST_BECAUSE",
    "About",
    "AccessGap",
    "Assessment",
    "Check",
    "Effect",
    "GapChange",
    "Happened",
    "NotNeeded",
    "Prediction",
    "Remeasurement",
    "Shows",
    "Writer",
]
