"""Assessments and findings; posts and what they can do; what organisations lend each other."""

from headwater_web.standards.models.assessments import (
    Answer,
    Assessment,
    Assessor,
    Finding,
    FrameworkEdition,
    Side,
)
from headwater_web.standards.models.capability import CapabilityMatch, CapabilityNotice, Direction
from headwater_web.standards.models.capacity import Cover, Post

__all__ = [
    "Answer",
    "Assessment",
    "Assessor",
    "CapabilityMatch",
    "CapabilityNotice",
    "Cover",
    "Direction",
    "Finding",
    "FrameworkEdition",
    "Post",
    "Side",
]
