"""When a persistent place is busy, or why that is not said."""

from enum import StrEnum


class Hours(StrEnum):
    """Whether a source tells when in the week a place is busy."""

    TOLD = "told"
    """Some parts of the week hold clearly more than their share."""
    NO_PART = "no_part"
    """Enough is known, and no part of the week holds clearly more than its share."""
    TOO_FEW = "too_few"
    """Too few events have a time."""
    NOT_ASKED = "not_asked"
    """The times of this source are not those of the events, or it has none."""
