"""Suppress, round, prove: what of an exact table the world may see, and the log of what it saw."""

from headwater.disclosure.decision import Decided, decide
from headwater.disclosure.explanation import explain_decision
from headwater.disclosure.faults import CannotProtect, PartsExceedTotal
from headwater.disclosure.shares import coarse_shares, published_rows

__all__ = [
    "CannotProtect",
    "Decided",
    "PartsExceedTotal",
    "coarse_shares",
    "decide",
    "explain_decision",
    "published_rows",
]
