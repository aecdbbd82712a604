"""What has been proven of a pattern of suppression: how far witnesses moved each count.

A witness is a whole table of whole numbers that satisfies every relation and everything that the
attacker knows, so he cannot tell it from the truth. When one witness gives a count 1 and another
gives it 7, no attack of his can narrow it.
"""

from dataclasses import dataclass

import numpy as np

from headwater.disclosure.attackers import Attacker, Numbers
from headwater.disclosure.facts import Facts
from headwater.disclosure.goals import Goals, goals_against
from headwater.disclosure.lattice import Booleans, Integers
from headwater.disclosure.rounding import LARGEST_WITHHELD, SMALLEST_WITHHELD


@dataclass
class Reach:
    """The lowest and highest value that each count takes in any witness found so far."""

    lowest: Integers
    highest: Integers


@dataclass
class Proof:
    """For each attacker, the goals and what witnesses reached of them.

    More suppression only widens what an attacker must allow, so a witness stays one.
    """

    goals: dict[Attacker, Goals]
    reach: dict[Attacker, Reach]

    @classmethod
    def begun(cls, facts: Facts) -> "Proof":
        """Nothing proven yet, except by the truth itself, which is always a witness."""
        return cls(
            {attacker: goals_against(attacker, facts) for attacker in Attacker},
            {attacker: Reach(facts.value.copy(), facts.value.copy()) for attacker in Attacker},
        )

    def include(self, attacker: Attacker, counts: Integers, values: Integers) -> None:
        """Note a witness. What the informed attacker must allow, the outside one must too."""
        for told in {attacker, Attacker.OUTSIDE}:
            reach = self.reach[told]
            reach.lowest[counts] = np.minimum(reach.lowest[counts], values)
            reach.highest[counts] = np.maximum(reach.highest[counts], values)

    def short(self, attacker: Attacker, counts: Integers, *, upwards: bool) -> Booleans:
        """Which of the counts no witness has yet brought to their goal."""
        goals, reach = self.goals[attacker], self.reach[attacker]
        if upwards:
            return np.asarray(reach.highest[counts] < goals.highest[counts])
        return np.asarray(reach.lowest[counts] > goals.lowest[counts])

    def goal(self, attacker: Attacker, counts: Integers, *, upwards: bool) -> Numbers:
        """The goal of each count in one direction."""
        goals = self.goals[attacker]
        return (goals.highest if upwards else goals.lowest)[counts]

    def lower_goal(
        self, attacker: Attacker, counts: Integers, values: Numbers | Integers, *, upwards: bool
    ) -> None:
        """Ask no more of the counts than these values: labels leave nothing beyond them."""
        goals = self.goals[attacker]
        if upwards:
            goals.highest[counts] = np.minimum(goals.highest[counts], values)
        else:
            goals.lowest[counts] = np.maximum(goals.lowest[counts], values)

    def reached(self, attacker: Attacker, counts: Integers, *, upwards: bool) -> Integers:
        """How far witnesses brought each count in one direction."""
        reach = self.reach[attacker]
        return (reach.highest if upwards else reach.lowest)[counts]

    def limited(self, facts: Facts) -> Booleans:
        """The protected counts of which less than the whole range was asked, from outside."""
        goals = self.goals[Attacker.OUTSIDE]
        least, most = goals.lowest > SMALLEST_WITHHELD, goals.highest < LARGEST_WITHHELD
        return np.asarray(facts.small & (least | most))
