"""Is a place's neighbourhood unusual, its own value held where it is and the others shuffled?

The sum over a place's neighbours decides Gi, Gi* and local Moran alike: holding the place's own
value, each is a rising or falling line of that sum. One permutation test serves the three.
"""

import numpy as np
import numpy.typing as npt

from headwater.methods.places.local_g import checked_values
from headwater.methods.places.neighbours import Neighbours
from headwater.methods.rates_and_shares.rates import Numbers

Counts = npt.NDArray[np.int64]


def conditional_p_values(
    values: npt.ArrayLike,
    neighbours: Neighbours,
    *,
    generator: np.random.Generator,
    permutations: int = 999,
) -> Numbers:
    """Two-sided p-values of each place's neighbourhood by conditional permutation, (places,).

    Each permutation deals the values of all other places to the place's neighbours; one deal
    serves every place, as far as it does not hand out the place's own value. The smaller tail is
    doubled, the observed counts among the permuted, and the least p-value is
    2 / (permutations + 1). An island has p-value 1. Raises ValueError as `getis_ord` does, and if
    there is no permutation.
    Source: Anselin 1995, Geographical Analysis 27, 93-115 (conditional randomisation); North,
    Curtis & Sham 2002, American Journal of Human Genetics 71, 439-441 (counting the observed).

    >>> from headwater.methods.places.neighbours import neighbours_from_pairs
    >>> line = neighbours_from_pairs([(i, i + 1) for i in range(19)], places=20)
    >>> values = [9, 9, 9, 9] + [0, 1] * 8
    >>> p = conditional_p_values(values, line, generator=np.random.default_rng(1))
    >>> p[[1, 2, 10]].round(2).tolist()
    [0.05, 0.04, 1.0]
    """
    x = checked_values(values, neighbours)[:, 0]
    if np.ndim(values) != 1 or permutations < 1:
        raise ValueError("found no permutation or several periods; expected one list of values")
    deal = _deals(generator, len(x), int(neighbours.counts.max(initial=0)) + 1, permutations)
    if _equal_weights(neighbours):
        at_most, at_least = _tails_of_sums(x, neighbours, deal)
    else:
        at_most, at_least = _tails_of_weighted_sums(x, neighbours, deal)
    p = 2 * (1 + np.minimum(at_most, at_least)) / (permutations + 1)
    return np.where(neighbours.counts == 0, 1.0, np.minimum(1.0, p))


def _deals(
    generator: np.random.Generator, places: int, size: int, permutations: int
) -> npt.NDArray[np.intp]:
    """For each permutation, `size` different places in random order (fewer if there are fewer)."""
    size = min(size, places)
    deal = np.empty((permutations, size), dtype=np.intp)
    for row in deal:
        row[:] = generator.choice(places, size, replace=False)
    return deal


def _equal_weights(neighbours: Neighbours) -> bool:
    data, counts = neighbours.weights.data, neighbours.counts
    first = data[neighbours.weights.indptr[:-1][counts > 0]]
    return bool(np.allclose(data, np.repeat(first, counts[counts > 0]), rtol=1e-12, atol=0))


def _tails_of_sums(
    x: Numbers, neighbours: Neighbours, deal: npt.NDArray[np.intp]
) -> tuple[Counts, Counts]:
    """How many permuted sums are at most, and at least, each place's own.

    A deal's first k values add to the same sum for every place with k neighbours, except for the
    few places that are themselves among the first k: these take the next value instead of their
    own. So each k is sorted once, and only the exceptions are computed one by one.
    """
    counts = neighbours.counts
    present = neighbours.weights.copy()
    present.data[:] = 1.0
    observed = present @ x
    at_most = np.zeros(len(x), dtype=np.int64)
    at_least = np.zeros(len(x), dtype=np.int64)
    dealt = np.cumsum(x[deal], axis=1)
    slack = _rounding(x) * deal.shape[1]
    for k in np.unique(counts[counts > 0]):
        here = np.flatnonzero(counts == k)
        sums = np.sort(dealt[:, k - 1])
        at_most[here] = np.searchsorted(sums, observed[here] + slack, side="right")
        at_least[here] = len(sums) - np.searchsorted(sums, observed[here] - slack, side="left")
        row, column = np.nonzero(counts[deal[:, :k]] == k)
        place = deal[row, column]
        dealt_with_own = dealt[row, k - 1]
        without_own = dealt[row, k] - x[place]
        for tail, sign in ((at_most, 1), (at_least, -1)):
            limit = sign * observed[place] + slack
            change = (sign * without_own <= limit).astype(int) - (sign * dealt_with_own <= limit)
            np.add.at(tail, place, change)
    return at_most, at_least


def _tails_of_weighted_sums(
    x: Numbers, neighbours: Neighbours, deal: npt.NDArray[np.intp]
) -> tuple[Counts, Counts]:
    """The same for any weights, permutation by permutation in blocks that fit the memory."""
    weights, counts = neighbours.weights, neighbours.counts
    place = np.repeat(np.arange(len(x)), counts)
    slot = np.arange(place.size) - np.repeat(weights.indptr[:-1], counts)
    observed = weights @ x
    slack = _rounding(x) * weights.sum(axis=1)
    at_most = np.zeros(len(x), dtype=np.int64)
    at_least = np.zeros(len(x), dtype=np.int64)
    for row in deal:
        # Where in the deal a place finds itself; every slot from there on takes the next value.
        position = np.full(len(x), row.size)
        position[row] = np.arange(row.size)
        dealt = x[row[slot + (slot >= position[place])]]
        sums = np.bincount(place, weights=weights.data * dealt, minlength=len(x))
        at_most += sums <= observed + slack
        at_least += sums >= observed - slack
    return at_most, at_least


def _rounding(x: Numbers) -> float:
    """Sums of the same values in another order are equal but for this."""
    return float(np.abs(x).max() * 1e-12)
