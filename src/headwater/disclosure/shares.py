"""Shares and row counts that travel with numbers, made too coarse to give a withheld count away.

A share of n events tells the missing ones apart: 98% of 150 is three missing, which may be a
withheld count. So a share is rounded to the finest step at which seven missing events look like
none, and is left out where no step is coarse enough.
"""

import numpy as np
import numpy.typing as npt

from headwater.vocabulary.policies import DisclosurePolicy

Numbers = npt.NDArray[np.float64]

LARGEST_WITHHELD = 7
STEPS = (0.01, 0.05, 0.10)
ROWS_TO_THE_NEAREST = 100


def coarse_shares(shares: npt.ArrayLike, events: npt.ArrayLike) -> Numbers:
    """Each share of `events`, rounded to a step at which seven events make no difference.

    NaN where the share is unknown, or the events are too few for any step.

    >>> coarse_shares([0.986, 0.986, 0.986, 0.986], [2_000, 500, 150, 100]).tolist()
    [0.99, 1.0, 1.0, nan]
    """
    share, count = np.asarray(shares, dtype=float), np.asarray(events, dtype=float)
    coarse = np.full(share.shape, np.nan)
    for step in reversed(STEPS):
        enough = count * step / 2 > LARGEST_WITHHELD
        coarse = np.where(enough, np.round(np.round(share / step) * step, 2), coarse)
    return coarse


def published_rows(rows: int, policy: DisclosurePolicy) -> int:
    """How many rows of a partner's files may be told: exact for open data, else to the hundred.

    Sums of released cells are never that exact, so the row count adds nothing to them.

    >>> published_rows(3_968, DisclosurePolicy.NHS_SUBNATIONAL)
    4000
    """
    if policy is DisclosurePolicy.OPEN:
        return rows
    return round(rows / ROWS_TO_THE_NEAREST) * ROWS_TO_THE_NEAREST
