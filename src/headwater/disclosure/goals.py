"""How far each protected count must be able to move in the attacker's eyes.

The goal is the policy's whole range, 1 to 7. Knowing which counts are small can by itself say
more, whatever is published: three parts that are each at least 1, of a total that is at most 7,
cannot reach 7. Against the informed attacker the goal is therefore the range that remains when
everything that could be withheld is withheld; against the outside attacker it is always 1 to 7.
"""

from dataclasses import dataclass

import numpy as np

from headwater.disclosure.attackers import Attacker, Numbers, known_bounds, may_be_withheld
from headwater.disclosure.facts import Facts
from headwater.disclosure.propagation import propagated
from headwater.disclosure.rounding import LARGEST_WITHHELD, SMALLEST_WITHHELD


@dataclass(frozen=True)
class Goals:
    """For each count, values that must stay possible. Unprotected counts ask for nothing."""

    lowest: Numbers
    highest: Numbers


def goals_against(attacker: Attacker, facts: Facts) -> Goals:
    """The range that every protected count must keep against the attacker."""
    lowest = np.where(facts.small, float(SMALLEST_WITHHELD), facts.value)
    highest = np.where(facts.small, float(LARGEST_WITHHELD), facts.value)
    if attacker is Attacker.OUTSIDE:
        return Goals(lowest, highest)
    everything = facts.withheld_before | may_be_withheld(facts)
    left = propagated(facts.equations, known_bounds(facts, everything, attacker))
    return Goals(
        lowest=np.where(facts.small, np.maximum(lowest, left.lowest), lowest),
        highest=np.where(facts.small, np.minimum(highest, left.highest), highest),
    )
