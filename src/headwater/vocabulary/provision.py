"""What is asked of alternative provision beside mainstream schools, and when it cannot be said."""

from enum import StrEnum


class Question(StrEnum):
    """What pupils of both settings are compared on."""

    ATTENDANCE = "attendance"
    """Half days attended, of those possible, over one school year."""
    DESTINATION = "destination"
    """At 16: in education, employment or training, of those whose destination is known."""


class Setting(StrEnum):
    """Where pupils are taught."""

    ALTERNATIVE = "alternative"
    MAINSTREAM = "mainstream"


class Likeness(StrEnum):
    """What pupils have in common who are called similar; the columns of published aggregates."""

    YEAR_GROUP = "year_group"
    AGE_GROUP = "age_group"
    SEX = "sex"
    NEED = "need"
    FREE_MEALS = "free_meals"


class Obstacle(StrEnum):
    """Why the data are not good enough to compare."""

    NO_BASIS = "no_basis"
    """Nothing permits receiving the feed today."""
    NOTHING_SENT = "nothing_sent"
    """It may be sent, and no row of this setting has come."""
    GROUPS_MISSING = "groups_missing"
    """The rows of this setting do not say who is alike, or not in the way those of the other do."""
    INCOMPLETE = "incomplete"
    """Terms are absent, or too many rows were withheld or left blank by their supplier."""
    GROUPED_OTHERWISE = "grouped_otherwise"
    """Earlier releases told of the period in other groups; both together would give some away."""
    NOT_KNOWN = "not_known"
    """Of too many young people nobody knows the destination."""
    TOO_FEW = "too_few"
    """Too few pupils of alternative provision are left once small groups are withheld."""
    TOO_FEW_ALIKE = "too_few_alike"
    """Too many pupils of alternative provision have nobody like them among those shown."""


COMPLETE_AT_LEAST = 0.8
"""Share of rows and of terms that must have come, and of destinations that must be known."""
PUPILS_AT_LEAST = 30
"""Fewer of alternative provision are a handful of lives and not a rate."""
ALIKE_AT_LEAST = 0.7
"""Share of the pupils of alternative provision who must have pupils like them to be set beside."""
