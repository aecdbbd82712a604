"""Who is whose neighbour on a map, and with what weight: from points, borders or a list.

Row i of the weights holds the neighbours of place i. No place is its own neighbour here; a method
that counts the place itself (Gi*) adds it. A place without neighbours is an island: it stays on
the map, and every method says what it does with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Weights between places, as a sparse matrix of shape (places, places)."""

    weights: Any
    """A `scipy.sparse.csr_array` without a diagonal."""

    @property
    def places(self) -> int:
        """How many places there are, islands included."""
        return int(self.weights.shape[0])

    @property
    def counts(self) -> Places:
        """How many neighbours each place has."""
        return np.asarray(np.diff(self.weights.indptr), dtype=np.intp)

    @property
    def islands(self) -> Places:
        """The places without neighbours, by position."""
        return np.flatnonzero(self.counts == 0)

    @property
    def parts(self) -> Places:
        """The number of the connected part of the map that each place lies in, from 0."""
        from scipy.sparse.csgraph import connected_components

        _, part = connected_components(self.weights, directed=False)
        return np.asarray(part, dtype=np.intp)


def nearest_neighbours(points: npt.ArrayLike, *, count: int) -> Neighbours:
    """Each place's `count` nearest other places, each of weight 1; not always mutual.

    `points` is of shape (places, 2), in units of length (not degrees). Distances are Euclidean;
    points that coincide are neighbours at distance 0, and of points equally far those that the
    search meets first are taken, the same each time. Raises ValueError if coordinates are missing
    or there are not more than `count` places.
    Source: Cliff & Ord 1981, Spatial Processes, chapter 1.

    >>> nearest_neighbours([(0, 0), (1, 0), (3, 0)], count=1).weights.indices.tolist()
    [1, 0, 1]
    """
    from scipy.spatial import KDTree

    xy = _located(points)
    if not 0 < count < len(xy):
        raise ValueError(f"found {count} of {len(xy)} places; expected fewer than the others")
    _, found = KDTree(xy).query(xy, k=count + 1)
    itself = found == np.arange(len(xy))[:, None]
    # Among coinciding points the place itself may be missing from the list: then drop the last.
    itself[~itself.any(axis=1), -1] = True
    rows = np.repeat(np.arange(len(xy)), count)
    return _weighted(rows, found[~itself], len(xy))


def neighbours_within(points: npt.ArrayLike, *, distance: float) -> Neighbours:
    """All other places at most `distance` away (Euclidean, same units), each of weight 1.

    Points that coincide are neighbours; a place with nobody in reach is an island. Raises
    ValueError if coordinates are missing or `distance` is not positive.
    Source: Getis & Ord 1992, Geographical Analysis 24, 189-206.

    >>> neighbours_within([(0, 0), (1, 0), (3, 0)], distance=1).islands.tolist()
    [2]
    """
    from scipy.spatial import KDTree

    xy = _located(points)
    if not distance > 0:
        raise ValueError(f"found a distance of {distance}; expected more than zero")
    pairs = KDTree(xy).query_pairs(distance, output_type="ndarray")
    return neighbours_from_pairs(pairs, places=len(xy))


def neighbours_from_pairs(pairs: npt.ArrayLike, *, places: int) -> Neighbours:
    """Mutual neighbours of weight 1 from a list of pairs of positions, shape (pairs, 2).

    A pair may be named twice or in either order. Raises ValueError if a position is not one of
    `places` or a place is named as its own neighbour.

    >>> line = neighbours_from_pairs([(0, 1), (1, 2)], places=4)
    >>> line.counts.tolist(), line.islands.tolist(), line.parts.tolist()
    ([1, 2, 1, 0], [3], [0, 0, 0, 1])
    """
    ends = np.asarray(pairs, dtype=np.intp).reshape(-1, 2)
    if ends.size and (ends.min() < 0 or ends.max() >= places):
        raise ValueError(f"found a position that is no place; expected 0 to {places - 1}")
    if (ends[:, 0] == ends[:, 1]).any():
        raise ValueError("found a place that is its own neighbour; expected two places in a pair")
    both = np.concatenate([ends, ends[:, ::-1]])
    return _weighted(both[:, 0], both[:, 1], places)


def shared_borders(outlines: Sequence[Any], *, corners: bool = True) -> Neighbours:
    """Places whose outlines touch: at a corner at least ("queen"), or along a line ("rook").

    `outlines` are shapely polygons. Outlines that overlap count as sharing a border; slivers
    between simplified outlines part them. Raises ValueError if an outline is empty.
    Source: Cliff & Ord 1981, Spatial Processes, chapter 1.

    >>> from shapely import box
    >>> squares = [box(0, 0, 1, 1), box(1, 0, 2, 1), box(1, 1, 2, 2)]
    >>> shared_borders(squares).counts.tolist()
    [2, 2, 2]
    >>> shared_borders(squares, corners=False).counts.tolist()
    [1, 2, 1]
    """
    import shapely

    shapes = np.array(outlines, dtype=object)
    if shapely.is_empty(shapes).any():
        raise ValueError("found an empty outline; expected a polygon for each place")
    pairs = shapely.STRtree(shapes).query(shapes, predicate="intersects").T
    pairs = pairs[pairs[:, 0] < pairs[:, 1]]
    if not corners:
        met = shapely.intersection(shapes[pairs[:, 0]], shapes[pairs[:, 1]])
        pairs = pairs[shapely.length(met) > 0]
    return neighbours_from_pairs(pairs, places=len(shapes))


def row_standardised(neighbours: Neighbours) -> Neighbours:
    """The same neighbours with weights that add to 1 for each place; an island's stay none.

    >>> row_standardised(neighbours_from_pairs([(0, 1), (1, 2)], places=3)).weights.data.tolist()
    [1.0, 0.5, 0.5, 1.0]
    """
    weights = neighbours.weights.copy()
    totals = np.asarray(weights.sum(axis=1)).ravel()
    weights.data = weights.data / np.repeat(totals, neighbours.counts)
    return Neighbours(weights)


def _located(points: npt.ArrayLike) -> npt.NDArray[np.float64]:
    xy = np.asarray(points, dtype=np.float64)
    if xy.ndim != 2 or xy.shape[1:] != (2,) or not np.isfinite(xy).all():
        raise ValueError("found points without coordinates; expected two finite numbers for each")
    return xy


def _weighted(rows: npt.ArrayLike, columns: npt.ArrayLike, places: int) -> Neighbours:
    from scipy.sparse import csr_array

    ends = (np.asarray(rows), np.asarray(columns))
    weights = csr_array((np.ones(ends[0].size), ends), shape=(places, places))
    weights.sum_duplicates()
    weights.data[:] = 1.0
    return Neighbours(weights)
