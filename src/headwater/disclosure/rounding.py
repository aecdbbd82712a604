"""The rule of the policy `nhs_subnational`: 1 to 7 withheld, zero shown, the rest to the nearest 5.

Source: NHS England, Hospital Episode Statistics analysis guide, sub-national counts.
"""

import numpy as np

from headwater.disclosure.lattice import Booleans, Integers

SMALLEST_WITHHELD = 1
LARGEST_WITHHELD = 7
BASE = 5
HALF_WIDTH = 2
"""A shown 10 or more stands for the counts at most this far from it."""


def must_be_withheld(counts: Integers) -> Booleans:
    """Which counts the policy withholds."""
    return (counts >= SMALLEST_WITHHELD) & (counts <= LARGEST_WITHHELD)


def rounded(counts: Integers) -> Integers:
    """The counts to the nearest 5. On whole numbers there are no ties.

    >>> rounded(np.array([0, 8, 12, 13, 1_237])).tolist()
    [0, 10, 10, 15, 1235]
    """
    return (counts + HALF_WIDTH) // BASE * BASE


def lowest_behind(shown: Integers) -> Integers:
    """The smallest count that would be shown so.

    >>> lowest_behind(np.array([0, 10, 15])).tolist()
    [0, 8, 13]
    """
    return np.where(shown == 0, 0, np.maximum(shown - HALF_WIDTH, LARGEST_WITHHELD + 1))


def highest_behind(shown: Integers) -> Integers:
    """The largest count that would be shown so.

    >>> highest_behind(np.array([0, 10, 15])).tolist()
    [0, 12, 17]
    """
    return np.where(shown == 0, 0, shown + HALF_WIDTH)
