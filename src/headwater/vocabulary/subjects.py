"""How the measures of a subject are set beside each other."""

from enum import StrEnum


class Arrangement(StrEnum):
    """What the rows and the columns of a subject's table are."""

    BY_AREA = "by_area"
    """Measures by district, each in its newest year, against the whole."""
    BY_STAGE = "by_stage"
    """Stages in their order by ethnic group, each group against everyone else."""
    ASKED_AND_ANSWERED = "asked_and_answered"
    """A share that was asked or screened, and what followed of those, place by place."""
    SIZE_AND_REACH = "size_and_reach"
    """How large each group is, and how many of it are reached. The groups overlap."""
    OVER_YEARS = "over_years"
    """Measures, or one category of them, year by year for the whole."""


class Movement(StrEnum):
    """What became of a gap between two years."""

    CLOSING = "closing"
    WIDENING = "widening"
    CANNOT_TELL = "cannot_tell"
