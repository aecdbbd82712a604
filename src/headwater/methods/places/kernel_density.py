"""How densely events lie around each point of a map, smoothed over a stated distance."""

from collections.abc import Callable
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

BYTES_OF_SEARCH = 128_000_000


class Kernel(StrEnum):
    """How an event's weight falls with distance; each is nothing from the bandwidth on."""

    QUARTIC = "quartic"
    EPANECHNIKOV = "epanechnikov"
    TRIANGULAR = "triangular"
    UNIFORM = "uniform"


_SHAPES: dict[Kernel, Callable[[Numbers], Numbers]] = {
    # Of the distance as a share of the bandwidth; over the disc of radius 1 each adds to 1.
    Kernel.QUARTIC: lambda u: 3 / np.pi * (1 - u**2) ** 2,
    Kernel.EPANECHNIKOV: lambda u: 2 / np.pi * (1 - u**2),
    Kernel.TRIANGULAR: lambda u: 3 / np.pi * (1 - u),
    Kernel.UNIFORM: lambda u: np.full_like(u, 1 / np.pi),
}


def kernel_density(
    points: npt.ArrayLike,
    centres: npt.ArrayLike,
    *,
    bandwidth: float,
    kernel: Kernel = Kernel.QUARTIC,
    weights: npt.ArrayLike | None = None,
) -> Numbers:
    """Events per square unit of length around each centre, of shape (centres,); exact.

    `points` (events, 2) and `centres` (centres, 2) are in the same units of length (not degrees),
    `bandwidth` too. `weights`, of shape (events,), counts an event as more or less than one.
    Events at the same point count as often as they are listed; without events the density is 0.
    Nothing is made up for beyond the edge of the map: densities near it are too low by what an
    event there gives to outside. A density is a picture, not a test. Raises ValueError if
    coordinates or weights are missing, or the bandwidth is not positive.
    Source: Silverman 1986, Density Estimation for Statistics and Data Analysis, chapter 4;
    Chainey & Ratcliffe 2005, GIS and Crime Mapping, chapter 6 (the quartic kernel).

    >>> found = kernel_density([(0, 0), (0, 0)], [(0, 0), (50, 0), (100, 0)], bandwidth=100)
    >>> found.round(9).tolist()
    [0.000190986, 0.00010743, 0.0]
    """
    from scipy.spatial import KDTree

    xy, cells = _located(points), _located(centres)
    if not (np.isfinite(bandwidth) and bandwidth > 0):
        raise ValueError(f"found a bandwidth of {bandwidth}; expected more than zero")
    places, heaped = _heaped(xy, weights)
    density = np.zeros(len(cells))
    if not len(places) or not len(cells):
        return density
    tree = KDTree(cells)
    # As many events at a time as fit the memory even if all cells are in reach.
    step = max(16, BYTES_OF_SEARCH // (48 * len(cells)))
    for start in range(0, len(places), step):
        some = KDTree(places[start : start + step])
        near = some.sparse_distance_matrix(tree, bandwidth, output_type="ndarray")
        height = _SHAPES[kernel](near["v"] / bandwidth) * heaped[start + near["i"]]
        density += np.bincount(near["j"], weights=height, minlength=len(cells))
    return density / bandwidth**2


def cell_centres(
    *, west: float, south: float, east: float, north: float, size: float
) -> tuple[Numbers, tuple[int, int]]:
    """Centres of square cells that cover a box, from the south-west row by row; (rows, columns).

    Cells start at the south-west corner; the last ones may reach beyond the box. Raises ValueError
    unless the box has an extent and `size` is positive.

    >>> centres, shape = cell_centres(west=0, south=0, east=250, north=100, size=100)
    >>> centres.tolist(), shape
    ([[50.0, 50.0], [150.0, 50.0], [250.0, 50.0]], (1, 3))
    """
    if not (size > 0 and east > west and north > south):
        raise ValueError("found a box or a cell without extent; expected both larger than nothing")
    columns = int(np.ceil(round((east - west) / size, 9)))
    rows = int(np.ceil(round((north - south) / size, 9)))
    x = west + size * (np.arange(columns) + 0.5)
    y = south + size * (np.arange(rows) + 0.5)
    return np.column_stack([np.tile(x, rows), np.repeat(y, columns)]), (rows, columns)


def _located(points: npt.ArrayLike) -> Numbers:
    xy = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    if not np.isfinite(xy).all():
        raise ValueError("found points without coordinates; expected two finite numbers for each")
    return xy


def _heaped(xy: Numbers, weights: npt.ArrayLike | None) -> tuple[Numbers, Numbers]:
    """Different points in order, and all that lies on each: published events share few points."""
    each = np.ones(len(xy)) if weights is None else np.asarray(weights, dtype=np.float64)
    if each.shape != (len(xy),) or not np.isfinite(each).all():
        raise ValueError("found weights missing; expected one for each event")
    places, at = np.unique(xy, axis=0, return_inverse=True)
    heaped = np.bincount(at.ravel(), weights=each, minlength=len(places))
    return places, heaped.astype(np.float64)
