"""Rates and shares of many cells at once, each by its own kind, with the interval that suits it."""

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.proportions import wilson_limits
from headwater.methods.rates_and_shares.rates import Numbers, poisson_rate_limits


def divided_limits(
    events: npt.ArrayLike, divisors: npt.ArrayLike, *, per: npt.ArrayLike, is_share: npt.ArrayLike
) -> Numbers:
    """Values with lower and upper limits, as three rows: events per so many of what divides them.

    A share is of a whole of which the events are a part, and has Wilson's interval; anything else
    is a rate, and has that of `poisson_rate_limits`. Where rounding made a part larger than its
    whole it is taken to be the whole. Missing where either number is, or nothing divides.
    Raises ValueError for a negative number.

    >>> divided_limits([5, 5], [20, 20], per=[100, 100], is_share=[True, False]).round(1).tolist()
    [[25.0, 25.0], [11.2, 8.1], [46.9, 58.3]]
    """
    counts, whole = np.asarray(events, dtype=np.float64), np.asarray(divisors, dtype=np.float64)
    if (counts < 0).any() or (whole < 0).any():
        raise ValueError("found a negative number of events or people; expected zero or more")
    scale = np.broadcast_to(np.asarray(per, dtype=np.float64), counts.shape)
    part_of = np.broadcast_to(np.asarray(is_share, dtype=np.bool_), counts.shape)
    limits = np.full((3, *counts.shape), np.nan)
    known = ~np.isnan(counts) & (whole > 0)
    rates, shares = known & ~part_of, known & part_of
    for size in np.unique(scale[rates]):
        alike = rates & (scale == size)
        limits[:, alike] = poisson_rate_limits(counts[alike], whole[alike], per=size)
    limits[:, shares] = wilson_limits(np.minimum(counts, whole)[shares], whole[shares])
    limits[:, shares] *= scale[shares]
    return limits
