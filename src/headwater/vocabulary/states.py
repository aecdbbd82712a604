"""The four states of a published value."""

from enum import StrEnum


class ValueState(StrEnum):
    """What is known about one published cell.

    A zero is a released number. The other three states carry no number at all,
    because a blank that could mean any of them would be read as zero.
    """

    RELEASED = "released"
    """A number is given, zero included."""
    SUPPRESSED = "suppressed"
    """A number exists and is withheld to protect people."""
    MISSING = "missing"
    """A number was expected and has not arrived, or cannot be computed."""
    NOT_COLLECTED = "not_collected"
    """No source covers this cell: nobody was asked to count it."""
