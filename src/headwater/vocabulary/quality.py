"""What is said of how well a supplier records, and what a dataset can be asked about people."""

from enum import StrEnum


class Aspect(StrEnum):
    """What is said of one field of one supplier's month. All are shares but the last."""

    FILLED = "filled"
    """Rows with a usable value."""
    ASKED = "asked"
    """Rows that say that a question was put."""
    ANSWERED = "answered"
    """Rows with an answer to a question that staff may not have put, be it yes or no."""
    NOT_STATED = "not_stated"
    """Rows whose person was asked and did not say."""
    NOT_RECORDED = "not_recorded"
    """Rows with nothing at all, or a code for not known: nobody asked, or nobody wrote it down."""
    VALID = "valid"
    """Rows of the file in which the field, where it holds anything, could be read."""
    CONSISTENT = "consistent"
    """Rows that keep one of the feed's rules on the order of its moments."""
    DAYS_TO_RECEIPT = "days_to_receipt"
    """Days from the end of the month to the first file that brought it; no share."""


class Support(StrEnum):
    """Whether a dataset can be asked about a characteristic."""

    CAN = "can"
    """It is recorded often enough to compare groups."""
    PARTLY = "partly"
    """It is recorded, with so many gaps that a comparison needs its bounds beside it."""
    IN_GROUPS = "in_groups"
    """The supplier counts in groups; how often it was recorded is not known here."""
    NOT_KEPT = "not_kept"
    """The file has it and it is checked; nothing of it is kept, so nothing can be asked."""
    NOT_ASKED = "not_asked"
    """No column of the agreed file holds it."""
    NOTHING_HELD = "nothing_held"
    """It would be recorded; no file has come yet, or too few rows to say."""
    NO_AGREEMENT = "no_agreement"
    """Nothing permits holding the dataset today."""


class Oddity(StrEnum):
    """Why an institution is to be asked about its return."""

    LATE = "late"
    """It stated earlier periods and not the newest that others of its supplier state."""
    MISSING = "missing"
    """It left out a period between two that it states."""
    UNLIKE_PAST = "unlike_past"
    """A share of it is unlike its own earlier ones, set beside those of all."""
    UNLIKE_PEERS = "unlike_peers"
    """A share of it is unlike those of the others of its group."""
