"""Did treated and comparison areas move alike before the start?"""

from itertools import pairwise

import numpy as np

from headwater.methods.effects_of_interventions.expected_counts_of_treated import (
    SharedTimes,
    contrast,
)
from headwater.methods.effects_of_interventions.few_areas import effective_number
from headwater.methods.effects_of_interventions.panels import Panel
from headwater.methods.rates_and_shares.rates import Numbers

MOST_CONTRASTS = 4
SHORTEST_BLOCK = 3


def parallel_p_value(panel: Panel, shared: SharedTimes) -> float | None:
    """The p-value of a joint test that the ratio of both groups was the same in parts of before.

    The times before are cut into blocks, each set against the last. More blocks than areas could
    tell apart would make any test say too much, so there are as many as degrees of freedom allow,
    two to five. None where there is too little before. A large p-value does not prove that they
    moved alike: with few areas only a large difference would be found.
    Source: Krishnamoorthy & Yu 2004, Statistics & Probability Letters 66, 161-169 (Hotelling's test
    of two groups of unequal covariance, after Nel & van der Merwe 1986).

    >>> from headwater.methods.effects_of_interventions.expected_counts_of_treated import (
    ...     shared_times)
    >>> from headwater.methods.effects_of_interventions.panels import checked_panel
    >>> rising = [[4, 5, 4, 6, 7, 8, 7], [5, 4, 6, 7, 8, 9, 9], [9, 8, 9, 12, 14, 13, 12]]
    >>> steady = [[5, 4, 6, 5, 4, 6, 5], [8, 9, 8, 9, 8, 7, 8], [6, 5, 6, 6, 6, 5, 7]]
    >>> panel = checked_panel(rising + steady, first_treated=[6, 6, 6, -1, -1, -1])
    >>> shared = shared_times(panel, np.broadcast_to(panel.never[:, None], (6, 7)))
    >>> round(parallel_p_value(panel, shared), 3)
    0.001
    """
    times = int(panel.first_treated[~panel.never].min())
    most = min(MOST_CONTRASTS, times // SHORTEST_BLOCK - 1)
    for contrasts in range(most, 0, -1):
        p_value = _p_value(panel, shared, times, contrasts)
        if p_value is not None:
            return p_value
    return None


def _p_value(panel: Panel, shared: SharedTimes, times: int, contrasts: int) -> float | None:
    from scipy.stats import f

    found = _blocks(panel, shared, times, contrasts)
    if found is None:
        return None
    logs, by_group, numbers = found
    both = by_group.sum(axis=0)
    degrees = _size(both) / sum(_size(v) / (n - 1) for v, n in zip(by_group, numbers, strict=True))
    if degrees < 2 * contrasts and contrasts > 1:
        return None
    left = degrees - contrasts + 1
    if left <= 0 or np.linalg.matrix_rank(both) < contrasts:
        return None
    distance = float(logs @ np.linalg.solve(both, logs))
    return float(f.sf(distance * left / (degrees * contrasts), contrasts, left))


def _blocks(
    panel: Panel, shared: SharedTimes, times: int, contrasts: int
) -> tuple[Numbers, Numbers, list[float]] | None:
    """Logarithms against the last block, covariances of both groups, and their areas' numbers."""
    edges = np.linspace(-times, 0, contrasts + 2).round()
    cells = [
        ~panel.never[:, None] & (panel.from_start >= low) & (panel.from_start < high)
        for low, high in pairwise(edges)
    ]
    found = [contrast(panel, shared, of=each, against=cells[-1]) for each in cells[:-1]]
    logs = np.array([each.log_ratio for each in found])
    moves = np.array([each.moves for each in found])
    if not (np.isfinite(logs).all() and np.isfinite(moves).all()):
        return None
    sizes = np.where(panel.never, panel.counts.sum(axis=1), found[0].expected_by_area)
    covariances, numbers = [], []
    for group in (~panel.never, panel.never):
        part = group & (sizes > 0)
        areas = int(part.sum())
        if areas < 2:
            return None
        covariances.append((areas - 1) / areas * moves[:, part] @ moves[:, part].T)
        numbers.append(effective_number(sizes[part]))
    return logs, np.array(covariances), numbers


def _size(covariance: Numbers) -> float:
    return float(np.trace(covariance @ covariance) + np.trace(covariance) ** 2)
