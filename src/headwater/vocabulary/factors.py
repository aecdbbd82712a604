"""Levels of risk and protective factors, what they do, and how strong the evidence is."""

from enum import StrEnum


class FactorLevel(StrEnum):
    """Where a factor lies: in a person, or in what is around them, from near to far.

    Source: Krug and others (editors) 2002, World report on violence and health, WHO, chapter 1;
    school stands with community, as it is the place outside home where children are most.
    """

    INDIVIDUAL = "individual"
    FAMILY = "family"
    COMMUNITY_AND_SCHOOL = "community_and_school"
    SOCIETY = "society"


class FactorEffect(StrEnum):
    """Whether violence is more or less likely where it is found."""

    RISK = "risk"
    PROTECTIVE = "protective"


class EvidenceStrength(StrEnum):
    """How sure research is that a factor goes before violence, or before less of it."""

    STRONG = "strong"
    """Many studies that follow people over years, or trials, and reviews of them agree."""
    MODERATE = "moderate"
    """Several studies agree; few follow people over years, or other causes may explain it."""
    LIMITED = "limited"
    """Few studies, or studies that do not agree."""
