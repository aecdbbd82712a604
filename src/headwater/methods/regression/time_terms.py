"""Columns of a design that follow from time alone: level, trend, season, and what changes them."""

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


def harmonics(times: npt.ArrayLike, *, period: float, pairs: int) -> Numbers:
    """Sines and cosines of 1 to `pairs` cycles a period: (times, 2 x pairs).

    Two pairs are usual for months (period 12) and weeks (period 52.18). Raises ValueError if a
    pair could not be told from another: at most half of a period of whole times.
    Source: Bhaskaran and others 2013, International Journal of Epidemiology 42, 1187-1195.

    >>> harmonics([0, 3, 6], period=12, pairs=1).round(6).tolist()
    [[0.0, 1.0], [1.0, 0.0], [0.0, -1.0]]
    """
    if pairs < 0 or (pairs and not period > 2 * pairs):
        raise ValueError(f"found {pairs} pairs in a period of {period}; expected fewer than half")
    angle = 2 * np.pi * np.asarray(times, dtype=np.float64)[:, None] / period
    cycles = np.arange(1, pairs + 1)
    both = np.stack([np.sin(angle * cycles), np.cos(angle * cycles)], axis=2)
    return both.reshape(len(angle), 2 * pairs)


def step_at(times: npt.ArrayLike, *, at: float) -> Numbers:
    """0 before a time, 1 from it on.

    >>> step_at([0, 1, 2, 3], at=2).tolist()
    [0.0, 0.0, 1.0, 1.0]
    """
    return (np.asarray(times, dtype=np.float64) >= at).astype(np.float64)


def slope_from(times: npt.ArrayLike, *, at: float) -> Numbers:
    """0 up to a time, then how long ago it was.

    >>> slope_from([0, 1, 2, 3], at=1).tolist()
    [0.0, 0.0, 1.0, 2.0]
    """
    return np.maximum(np.asarray(times, dtype=np.float64) - at, 0.0)
