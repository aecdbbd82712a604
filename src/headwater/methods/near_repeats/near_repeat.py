"""Near repeats: after one event, are there more nearby soon afterwards than chance would give?

The Knox test. Every pair of events is counted by how far apart it is in space and in time; then
the dates are dealt anew to the places, again and again, and the tables compared. Pairs in space
do not change when dates are dealt anew, so they are found once.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.methods.near_repeats.close_pairs import Metric, close_pairs
from headwater.methods.near_repeats.pair_tables import Counts, PairTables, ways_at_once
from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class NearRepeats:
    """A table of pairs by band of distance (rows) and of time (columns).

    The first row is the same location, the last row and the last column everything beyond the
    bands; all cells together are all pairs of events.
    """

    distance_labels: tuple[str, ...]
    day_labels: tuple[str, ...]
    metric: Metric
    observed: Counts
    expected: Numbers
    """Exactly the mean over all ways of dealing the dates."""
    p_values: Numbers
    """One-sided: the share of dealings, the observed among them, with as many pairs or more."""
    permutations: int
    coinciding: int
    """Events at the place and date of an earlier row: are they one incident with two victims?"""

    @property
    def ratios(self) -> Numbers:
        """Observed over expected; 1 where no pair can lie, as many as expected."""
        none = self.expected == 0
        return np.where(none, 1.0, self.observed / np.where(none, 1.0, self.expected))


def near_repeats(
    points: npt.ArrayLike,
    days: npt.ArrayLike,
    *,
    distance_bands: tuple[float, ...],
    day_bands: tuple[int, ...],
    generator: np.random.Generator,
    permutations: int = 999,
    metric: Metric = Metric.EUCLIDEAN,
) -> NearRepeats:
    """The Knox table with its p-values by permutation of the dates.

    `points` is of shape (events, 2) in units of length (not degrees); `days` is of shape
    (events,), whole days (or another whole unit of time) from any origin. Bands are upper edges
    and mean what they say: with `day_bands=(7, 14)`, a pair 7 days apart is in "0 to 7" and one 8
    days apart in "8 to 14"; a pair exactly at an edge of distance is in the band below it. With
    fewer than two events all is zero and every p-value 1. One cell is tested at a time: read the
    table's corner that was chosen beforehand, or correct for the number of cells. Events recorded
    once for each victim are near repeats of themselves; count incidents (`coinciding` warns).
    Raises ValueError as `close_pairs`, if dates are missing or not whole, if day bands do not
    rise, or without permutations.
    Source: Knox 1964, Applied Statistics 13, 25-29; Mantel 1967, Cancer Research 27, 209-220
    (permutation); Johnson et al. 2007, Journal of Quantitative Criminology 23, 201-219 (tables).

    >>> table = near_repeats(
    ...     [(0, 0), (0, 10), (900, 0), (900, 10), (0, 500), (400, 500)], [1, 2, 50, 52, 90, 120],
    ...     distance_bands=(100,), day_bands=(7,), generator=np.random.default_rng(1),
    ... )
    >>> table.observed.tolist(), table.expected.round(2).tolist()
    ([[0, 0], [2, 0], [0, 13]], [[0.0, 0.0], [0.27, 1.73], [1.73, 11.27]])
    >>> table.ratios[1, 0].round(1), table.p_values[1, 0].round(2)
    (np.float64(7.5), np.float64(0.02))
    """
    xy, when = _checked(points, days, permutations)
    blocks = close_pairs(xy, bands=distance_bands, metric=metric)
    edges = _whole_edges(day_bands)
    labels = (_distance_labels(distance_bands), _day_labels(day_bands))
    return _tested(PairTables(when, blocks, len(distance_bands) + 1, edges), xy, generator,
                   permutations, labels, metric)  # fmt: skip


def near_repeats_as_calculator(
    points: npt.ArrayLike,
    days: npt.ArrayLike,
    *,
    distance_bands: tuple[float, ...],
    day_bands: tuple[int, ...],
    generator: np.random.Generator,
    permutations: int = 999,
) -> NearRepeats:
    """The same table as the Near Repeat Calculator 1.3 counts it, to compare with older work.

    Distances are Manhattan in single precision. Its labels say "1 to 200" and "0 to 7" and its
    cells hold the pairs from the lower edge up to, but without, the upper one: distances from
    above 0 to below 200, and 0 to 6 days. The labels here say what is counted. Its mean of the
    dealings estimates what is given exactly here. Arguments and errors as for `near_repeats`.
    Source: Ratcliffe 2009, Near Repeat Calculator 1.3 (Temple University); edges and precision
    were found from its published verbose output, whose counts this reproduces to the last pair.

    >>> table = near_repeats_as_calculator(
    ...     [(0, 0), (0, 10), (0, 20)], [1, 2, 8],
    ...     distance_bands=(10,), day_bands=(1, 7), generator=np.random.default_rng(1),
    ... )
    >>> table.day_labels, table.observed.tolist()
    (('0 to 0', '1 to 6', '7 or more'), [[0, 0, 0], [0, 0, 0], [0, 2, 1]])
    """
    xy, when = _checked(points, days, permutations)
    metric = Metric.MANHATTAN
    blocks = close_pairs(xy, bands=distance_bands, metric=metric, like_the_calculator=True)
    lower = _whole_edges(day_bands) - 1
    if lower[0] < 0:
        raise ValueError(f"found day bands {day_bands}; expected whole days from one on")
    labels = (_distance_labels(distance_bands, below=True), _day_labels(tuple(lower.tolist())))
    return _tested(PairTables(when, blocks, len(distance_bands) + 1, lower), xy, generator,
                   permutations, labels, metric)  # fmt: skip


def _tested(
    pairs: PairTables,
    xy: Numbers,
    generator: np.random.Generator,
    permutations: int,
    labels: tuple[tuple[str, ...], tuple[str, ...]],
    metric: Metric,
) -> NearRepeats:
    day_totals = pairs.day_totals()
    observed = pairs.tables(pairs.when[:, None], day_totals)[0]
    as_many = np.ones_like(observed)
    left, most = permutations, ways_at_once(pairs.when)
    while left:
        ways = [generator.permutation(pairs.when) for _ in range(min(most, left))]
        # Side by side for each event, so that a pair's dates are read in one go for all ways.
        dealt = np.ascontiguousarray(np.stack(ways, axis=1))
        as_many += (pairs.tables(dealt, day_totals) >= observed).sum(axis=0)
        left -= len(ways)
    everything = max(int(day_totals.sum()), 1)
    expected = observed.sum(axis=1)[:, None] * day_totals / everything
    events = np.column_stack([xy, pairs.when])
    coinciding = len(events) - len(np.unique(events, axis=0))
    p_values = as_many / (permutations + 1)
    return NearRepeats(*labels, metric, observed, expected, p_values, permutations, coinciding)


def _checked(
    points: npt.ArrayLike, days: npt.ArrayLike, permutations: int
) -> tuple[Numbers, npt.NDArray[Any]]:
    xy = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    when = np.asarray(days, dtype=np.float64)
    if when.shape != (len(xy),) or not np.isfinite(when).all() or (when % 1 != 0).any():
        raise ValueError("found dates missing or not in whole days; expected one for each event")
    if permutations < 1:
        raise ValueError(f"found {permutations} permutations; expected at least one")
    since_first = when - when.min(initial=np.inf) if when.size else when
    # The smaller the numbers, the more of them a processor compares at once.
    small = np.int16 if since_first.max(initial=0) < np.iinfo(np.int16).max else np.int32
    return xy, since_first.astype(small)


def _whole_edges(day_bands: tuple[int, ...]) -> npt.NDArray[np.int64]:
    edges = np.asarray(day_bands, dtype=np.float64)
    if not edges.size or edges[0] < 0 or (np.diff(edges) <= 0).any() or (edges % 1 != 0).any():
        raise ValueError(f"found day bands {day_bands}; expected whole days that rise from zero")
    return edges.astype(np.int64)


def _distance_labels(bands: tuple[float, ...], *, below: bool = False) -> tuple[str, ...]:
    lowers = (0.0, *bands[:-1])
    to, beyond = ("below", "{:g} or more") if below else ("up to", "more than {:g}")
    start = "from {:g} to below {:g}" if below else "more than {:g}, up to {:g}"
    first = f"{'above 0' if below else 'more than 0'}, {to} {bands[0]:g}"
    between = (start.format(*edges) for edges in zip(lowers[1:], bands[1:], strict=True))
    return ("same location", first, *between, beyond.format(bands[-1]))


def _day_labels(edges: tuple[int, ...]) -> tuple[str, ...]:
    lowers = (0, *(edge + 1 for edge in edges))
    bands = (f"{lower} to {upper}" for lower, upper in zip(lowers, edges, strict=False))
    return (*bands, f"{edges[-1] + 1} or more")
