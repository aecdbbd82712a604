"""The tables of lived experience."""

from headwater_web.lived_experience.models.notes import CodedSpan, CodingDone, Note, TakenAwayWhy
from headwater_web.lived_experience.models.quotations import Quotation, WithdrawnWhy
from headwater_web.lived_experience.models.sessions import (
    Purpose,
    Session,
    SessionKind,
    Withdrawal,
)
from headwater_web.lived_experience.models.themes import (
    ChangeKind,
    Memo,
    MemoKind,
    Theme,
    ThemeChange,
)

__all__ = [
    "ChangeKind",
    "CodedSpan",
    "CodingDone",
    "Memo",
    "MemoKind",
    "Note",
    "Purpose",
    "Quotation",
    "Session",
    "SessionKind",
    "TakenAwayWhy",
    "Theme",
    "ThemeChange",
    "Withdrawal",
    "WithdrawnWhy",
]
