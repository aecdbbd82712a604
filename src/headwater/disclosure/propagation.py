"""What each equation, taken alone, says about each of its counts.

Bounds that follow in this way are true but not the sharpest possible; they are cheap, so they
guide suppression before the solver proves it.
"""

from dataclasses import dataclass

import numpy as np

from headwater.disclosure.attackers import Bounds, Numbers
from headwater.disclosure.equations import Equations

MOST_ROUNDS = 50
"""Bounds without a limit can creep towards each other for ever; by then they say little more."""


@dataclass(frozen=True)
class Implied:
    """For each entry of the equations, the bounds that its row implies for its count."""

    lowest: Numbers
    highest: Numbers


def implied_by_rows(equations: Equations, bounds: Bounds) -> Implied:
    """The bounds of each count that follow from the others of one row."""
    row, count, positive = equations.row, equations.count, equations.sign > 0
    least = np.where(positive, bounds.lowest[count], -bounds.highest[count])
    most = np.where(positive, bounds.highest[count], -bounds.lowest[count])
    others_least = np.bincount(row, least, equations.rows)[row] - least
    others_most = np.bincount(row, most, equations.rows)[row] - most
    return Implied(
        lowest=np.where(positive, -others_most, others_least),
        highest=np.where(positive, -others_least, others_most),
    )


def tightened(equations: Equations, bounds: Bounds, implied: Implied) -> Bounds:
    """The bounds after one use of every row."""
    lowest, highest = bounds.lowest.copy(), bounds.highest.copy()
    np.maximum.at(lowest, equations.count, implied.lowest)
    np.minimum.at(highest, equations.count, implied.highest)
    return Bounds(lowest, highest)


def unchanged(before: Bounds, after: Bounds) -> bool:
    """Whether nothing more follows."""
    return bool(
        np.array_equal(before.lowest, after.lowest)
        and np.array_equal(before.highest, after.highest)
    )


def propagated(equations: Equations, bounds: Bounds) -> Bounds:
    """The bounds after using all rows until nothing more follows.

    Stopping early is safe: the bounds are then wider than they could be, never wrong.
    """
    for _ in range(MOST_ROUNDS):
        after = tightened(equations, bounds, implied_by_rows(equations, bounds))
        if unchanged(bounds, after):
            break
        bounds = after
    return bounds
