"""Comparing answers without naming anybody: what is shown, and what is promised of it.

Shown of each indicator: how many organisations put themselves in the lower half of the ladder and
how many in the upper half, once the assessment is closed, when at least 5 organisations answered
and at least 2 stand in each half. Otherwise only why nothing is shown.

Promised, and tried out on every possible set of answers by a test that plays the attacker:

1. Nobody can tell at which level an organisation put itself, not even somebody who knows the
   answers of all the others: a half has at least two levels, and both stay possible.
2. Somebody who knows no answer but their own organisation's cannot tell in which half any other
   one put itself.

Not promised: somebody who knows all other answers can work out the half of the last one. Answers
cannot change after closing, so that no two pictures of one assessment can be set against each
other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FEWEST_ORGANISATIONS = 5
FEWEST_IN_A_HALF = 2


class Withheld(StrEnum):
    """Why the halves of an indicator are not shown."""

    OPEN = "open"
    TOO_FEW = "too_few"
    TOO_ALIKE = "too_alike"


WITHHELD_WORDS: dict[Withheld, Promise] = {
    Withheld.OPEN: _("Shown once the assessment is closed, so that no answer shows as it comes in"),
    Withheld.TOO_FEW: _("Not shown: fewer than 5 organisations answered"),
    Withheld.TOO_ALIKE: _(
        "Not shown: the answers are so alike that they would point at an organisation"
    ),
}


@dataclass(frozen=True, slots=True)
class Spread:
    """How many organisations stand in each half of the ladder, or why that is not shown."""

    lower: int = 0
    upper: int = 0
    withheld: Withheld | None = None

    @property
    def answered(self) -> int:
        """How many organisations answered; only where the halves are shown."""
        return self.lower + self.upper

    @property
    def why_not(self) -> Promise | None:
        """Why nothing is shown, in words."""
        return WITHHELD_WORDS[self.withheld] if self.withheld else None


def first_of_upper_half(levels: int) -> int:
    """The rank at which the upper half of a ladder begins.

    >>> first_of_upper_half(4), first_of_upper_half(5)
    (2, 2)
    """
    return levels // 2


def spread(ranks: Sequence[int], *, levels: int, is_closed: bool) -> Spread:
    """What may be shown of the organisations' ranks on one indicator.

    >>> spread([0, 1, 1, 2, 3], levels=4, is_closed=True)
    Spread(lower=3, upper=2, withheld=None)
    >>> spread([0, 1, 1, 1, 3], levels=4, is_closed=True).withheld.value
    'too_alike'
    """
    if not is_closed:
        return Spread(withheld=Withheld.OPEN)
    if len(ranks) < FEWEST_ORGANISATIONS:
        return Spread(withheld=Withheld.TOO_FEW)
    upper = sum(rank >= first_of_upper_half(levels) for rank in ranks)
    lower = len(ranks) - upper
    if min(lower, upper) < FEWEST_IN_A_HALF:
        return Spread(withheld=Withheld.TOO_ALIKE)
    return Spread(lower, upper)
