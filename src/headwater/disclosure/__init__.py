"""Suppress, round, prove: what of an exact table the world may see, and the log of what it saw."""

from headwater.disclosure.decision import Decided, decide
from headwater.disclosure.explanation import explain_decision
from headwater.disclosure.faults import CannotProtect, PartsExceedTotal
from headwater.disclosure.mixtures import BASE_OF_CODES, Mixture, coarse_mixture
from headwater.disclosure.publication import Division
from headwater.disclosure.shares import coarse_shares, published_rows

__all__ = [
    "BASE_OF_CODES",
    "CannotProtect",
    "Decided",
    "Division",
    "Mixture",
    "PartsExceedTotal",
    "coarse_mixture",
    "coarse_shares",
    "decide",
    "explain_decision",
    "published_rows",
]
