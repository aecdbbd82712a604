"""What is kept of scrutiny: panels, items, challenges, voices, and taking part."""

from headwater_web.keeping.rows import AddedOnly, NeverChanged
from headwater_web.scrutiny.models.challenges import Answer, Challenge, Override, Verdict
from headwater_web.scrutiny.models.items import DisparityRow, Item, SentTo
from headwater_web.scrutiny.models.panels import (
    Panel,
    PanelSession,
    Representation,
    RepresentationEntry,
    RestWaiver,
    Standing,
)
from headwater_web.scrutiny.models.voices import (
    Outcome,
    TakenDownBecause,
    Voice,
    VoiceAnswer,
    VoiceKind,
)

__all__ = [
    "AddedOnly",
    "Answer",
    "Challenge",
    "DisparityRow",
    "Item",
    "NeverChanged",
    "Outcome",
    "Override",
    "Panel",
    "PanelSession",
    "Representation",
    "RepresentationEntry",
    "RestWaiver",
    "SentTo",
    "Standing",
    "TakenDownBecause",
    "Verdict",
    "Voice",
    "VoiceAnswer",
    "VoiceKind",
]
