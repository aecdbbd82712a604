"""Small groups of equations are judged together, and each by itself."""

import numpy as np

from headwater.disclosure.attackers import Bounds
from headwater.disclosure.equations import Equations
from headwater.disclosure.small_equations import SmallEquations, refuted_goals


def two_sums_that_share_a_zero() -> SmallEquations:
    """a + zero = b and c + zero = d: two groups, and a zero that belongs to neither."""
    return SmallEquations(
        Equations(
            row=np.array([0, 0, 0, 1, 1, 1]),
            count=np.array([0, 4, 1, 2, 4, 3]),
            sign=np.array([1, 1, -1, 1, 1, -1]),
            rows=2,
        ),
        group=np.array([0, 0, 1, 1, 2]),
    )


def refuted(highest: list[float], goal: float) -> list[int]:
    bounds = Bounds(np.array([1.0, 1, 1, 1, 0]), np.array([*highest, 0.0]))
    goals = np.full(5, goal)
    small = two_sums_that_share_a_zero()
    return refuted_goals(small, bounds, goals, np.array([0, 2])).tolist()


def test_a_goal_that_its_own_sum_allows_stands():
    assert refuted([7, 7, 7, 7], goal=7) == []


def test_a_goal_beyond_its_own_sum_is_refuted():
    assert refuted([7, 4, 7, 4], goal=5) == [0, 2]


def test_what_one_group_rules_out_says_nothing_of_another():
    assert refuted([7, 4, 7, 7], goal=5) == [0]
