"""What an attacker may know of each count, as the lowest and highest value it could have."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans
from headwater.disclosure.rounding import (
    LARGEST_WITHHELD,
    SMALLEST_WITHHELD,
    highest_behind,
    lowest_behind,
    rounded,
)

Numbers = npt.NDArray[np.float64]

NO_LIMIT = 1e9
"""Stands for 'no highest value': far above any count of events."""


class Attacker(StrEnum):
    """Whom the release is proven against. Both know all releases and all relations."""

    INFORMED = "informed"
    """Also knows, for every withheld count, whether it is 1 to 7 or larger."""
    OUTSIDE = "outside"
    """Knows of a withheld count only that it is a whole number, zero or more."""


@dataclass(frozen=True)
class Bounds:
    """The lowest and highest value of every count, as far as somebody knows."""

    lowest: Numbers
    highest: Numbers


def known_bounds(facts: Facts, withheld: Booleans, attacker: Attacker) -> Bounds:
    """What the attacker knows of each count alone, before using any relation."""
    shown = rounded(facts.value)
    lowest = np.where(facts.public, facts.value, lowest_behind(shown)).astype(np.float64)
    highest = np.where(facts.public, facts.value, highest_behind(shown)).astype(np.float64)
    hidden = (withheld | facts.small | facts.unpublished) & ~facts.shown_before & ~facts.public
    lowest[hidden], highest[hidden] = 0, NO_LIMIT
    if attacker is Attacker.INFORMED:
        small, printed = facts.small, hidden & ~facts.unpublished
        lowest[small], highest[small] = SMALLEST_WITHHELD, LARGEST_WITHHELD
        lowest[printed & (facts.value > LARGEST_WITHHELD)] = LARGEST_WITHHELD + 1
        highest[printed & (facts.value == 0)] = 0
    return Bounds(lowest, highest)


def may_be_withheld(facts: Facts, *, zeros: bool = False) -> Booleans:
    """The counts that suppression may still take away: printed now, never before, above 7.

    Zeros are left alone unless `zeros` is given: the policy promises that a zero stays a zero.
    """
    able = (facts.value > LARGEST_WITHHELD) | (zeros & (facts.value == 0))
    bound = facts.shown_before | facts.public | facts.unpublished
    return np.asarray(facts.current & able & ~bound)
