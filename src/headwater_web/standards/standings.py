"""Where one organisation stands on one standard, derived from its answers and their evidence."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.standards.framework_parts import Standard
from headwater_web.standards.frameworks import LevelFramework


class Standing(StrEnum):
    """How far a standard is met."""

    MET = "met"
    CLAIMED = "claimed"
    NOT_YET = "not_yet"
    NOT_ANSWERED = "not_answered"


STANDING_WORDS: dict[Standing, Promise] = {
    Standing.MET: _("Done, with evidence"),
    Standing.CLAIMED: _("Said to be done, no evidence given"),
    Standing.NOT_YET: _("Not done yet"),
    Standing.NOT_ANSWERED: _("Not answered in full"),
}


class Answered(Protocol):
    """An answer, as far as a standing depends on it."""

    @property
    def level(self) -> str: ...

    @property
    def has_evidence(self) -> bool: ...


def standing_of_answer(framework: LevelFramework, answer: Answered | None) -> Standing:
    """Where one indicator stands, for a framework that says from which level it is met."""
    if answer is None:
        return Standing.NOT_ANSWERED
    ranks = framework.ranks
    if ranks[answer.level] < ranks[framework.met_from or framework.levels[-1].key]:
        return Standing.NOT_YET
    return Standing.MET if answer.has_evidence else Standing.CLAIMED


def standing_of_standard(
    framework: LevelFramework, standard: Standard, answers: Mapping[str, Answered]
) -> Standing:
    """Where a standard stands: no further than the least of its indicators.

    One that is known not to be done weighs more than one that is not answered.
    """
    found = {standing_of_answer(framework, answers.get(each.key)) for each in standard.indicators}
    order = (Standing.NOT_YET, Standing.NOT_ANSWERED, Standing.CLAIMED, Standing.MET)
    return next(standing for standing in order if standing in found)
