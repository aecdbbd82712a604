"""The tables of evidence: cards, gaps, studies and their outcomes."""

from headwater_web.evidence.models.cards import Card, CardAct, CardActKind, CardVersion, Stated
from headwater_web.evidence.models.events import Dated, those_that_stand
from headwater_web.evidence.models.gaps import Gap, GapEvent, GapEventKind
from headwater_web.evidence.models.studies import (
    ETHICS,
    About,
    Outcome,
    Output,
    Result,
    Study,
    StudyEvent,
    StudyEventKind,
)

__all__ = [
    "ETHICS",
    "About",
    "Card",
    "CardAct",
    "CardActKind",
    "CardVersion",
    "Dated",
    "Gap",
    "GapEvent",
    "GapEventKind",
    "Outcome",
    "Output",
    "Result",
    "Stated",
    "Study",
    "StudyEvent",
    "StudyEventKind",
    "those_that_stand",
]
