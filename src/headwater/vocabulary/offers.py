"""What is said of an offer to children: what it prevents, and whether the law asks for it."""

from enum import StrEnum


class Prevention(StrEnum):
    """What an offer does for violence reduction, in the order of public health."""

    PRIMARY = "primary"
    """For everybody, before anything happens."""
    SECONDARY = "secondary"
    """For those at risk, at the first signs."""
    TERTIARY = "tertiary"
    """After harm was done, so that it does not happen again."""


class Footing(StrEnum):
    """Whether the law asks a service for an offer."""

    STATUTORY = "statutory"
    NON_STATUTORY = "non_statutory"
