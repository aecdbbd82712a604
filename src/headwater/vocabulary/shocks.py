"""Which kinds of break in a series are shocks, and what may be said of one afterwards."""

from enum import StrEnum

SHOCK_KINDS = frozenset({"lockdown", "event"})
"""Kinds of `series_break_kinds` in which something happened; the others change what is recorded."""


class Standing(StrEnum):
    """How a series stands to what was expected of it had an event not happened.

    `recording` is of a change in how things are recorded: its level moved, and nothing recovers.
    """

    NO_DIFFERENCE = "no_difference"
    BACK = "back"
    BELOW = "below"
    ABOVE = "above"
    TOO_SOON = "too_soon"
    CANNOT_TELL = "cannot_tell"
    TOO_LITTLE_BEFORE = "too_little_before"
    RECORDING = "recording"


class Doubt(StrEnum):
    """Why nothing, or not everything, can be said."""

    NONE = ""
    FEW_MONTHS = "few_months"
    FEW_EVENTS = "few_events"
    WITHHELD_BEFORE = "withheld_before"
    WITHHELD_DURING = "withheld_during"
    WITHHELD_AFTER = "withheld_after"
    NOT_ARRIVED = "not_arrived"
    NOT_APART = "not_apart"
    NO_EXPECTATION = "no_expectation"
