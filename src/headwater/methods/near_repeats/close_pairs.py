"""All pairs of events within reach of each other, by band of distance, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

BYTES_OF_SEARCH = 48_000_000
BYTES_OF_PAIRS = 1_600_000_000
"""All pairs of 28,000 events fit; more is refused, so that no machine is filled."""
PAIRS_IN_BLOCK = 1 << 16
"""So that there are neither many small blocks nor one that is copied again and again."""


class Metric(StrEnum):
    """How far apart two points are."""

    EUCLIDEAN = "euclidean"
    """As the crow flies."""
    MANHATTAN = "manhattan"
    """Along a grid of streets: east-west and north-south added."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some pairs of one band: positions of the first and the second event of each."""

    band: int
    first: npt.NDArray[Any]
    second: npt.NDArray[Any]


def close_pairs(
    points: npt.ArrayLike,
    *,
    bands: tuple[float, ...],
    metric: Metric = Metric.EUCLIDEAN,
    like_the_calculator: bool = False,
) -> tuple[Block, ...]:
    """Each pair of events once: band 0 at the same location, band k above `bands[k - 2]` up to
    `bands[k - 1]`.

    `points` is of shape (events, 2) in units of length, `bands` rises from above zero in the same
    units. Pairs beyond the last band are left out. `like_the_calculator` measures in single
    precision and puts a pair exactly at an edge into the band beyond it. Raises ValueError if
    coordinates are missing, bands do not rise, or the pairs need more than 1.6 GB.

    >>> blocks = close_pairs([(0, 0), (0, 0), (3, 4), (60, 0)], bands=(5, 10))
    >>> [(block.band, block.first.tolist(), block.second.tolist()) for block in blocks]
    [(0, [0], [1]), (1, [0, 1], [2, 2])]
    """
    xy = np.asarray(points, dtype=np.float64)
    if xy.ndim != 2 or xy.shape[1:] != (2,) or not np.isfinite(xy).all():
        raise ValueError("found events without coordinates; expected two finite numbers for each")
    edges = _rising(bands)
    measured = xy.astype(np.float32) if like_the_calculator else xy
    side: Any = "right" if like_the_calculator else "left"
    slack = 8 * np.finfo(measured.dtype).eps * float(np.abs(xy).max(initial=0.0))
    gathered: dict[int, list[tuple[npt.NDArray[Any], npt.NDArray[Any]]]] = {}
    blocks: list[Block] = []
    for first, second in _within(xy, reach=edges[-1] + slack, metric=metric):
        distance = _distances(measured[first] - measured[second], metric)
        band = np.where(distance == 0, 0, 1 + np.searchsorted(edges, distance, side=side))
        for number in range(len(edges) + 1):
            here = band == number
            if here.any():
                gathered.setdefault(number, []).append((first[here], second[here]))
                blocks += _full_blocks(number, gathered[number])
    for number, parts in gathered.items():
        if parts:
            blocks.append(_joined(number, parts))
    return tuple(sorted(blocks, key=lambda block: block.band))


def _rising(bands: tuple[float, ...]) -> Numbers:
    edges = np.asarray(bands, dtype=np.float64)
    if not edges.size or edges[0] <= 0 or (np.diff(edges) <= 0).any():
        raise ValueError(f"found bands {bands}; expected upper edges that rise from above zero")
    return edges


def _within(
    xy: Numbers, *, reach: float, metric: Metric
) -> Iterator[tuple[npt.NDArray[Any], npt.NDArray[Any]]]:
    """Pairs of positions, the first below the second, for some first events at a time."""
    from scipy.spatial import KDTree

    if len(xy) < 2:
        return
    small: Any = np.uint16 if len(xy) <= 1 << 16 else np.uint32
    order = 1 if metric is Metric.MANHATTAN else 2
    everyone = KDTree(xy)
    # Each pair twice, and each event with itself.
    found = int(everyone.count_neighbors(everyone, reach, p=order))
    if (found - len(xy)) * np.dtype(small).itemsize > BYTES_OF_PAIRS:
        raise ValueError(
            f"found {(found - len(xy)) // 2:,} pairs within {reach:g}, more than "
            f"{BYTES_OF_PAIRS / 1e9:g} GB; expected a smaller reach or fewer events"
        )
    step = max(16, BYTES_OF_SEARCH * len(xy) // (48 * found))
    for start in range(0, len(xy), step):
        some = KDTree(xy[start : start + step])
        near = some.sparse_distance_matrix(everyone, reach, p=order, output_type="ndarray")
        first, second = near["i"] + start, near["j"]
        once = first < second
        yield first[once].astype(small), second[once].astype(small)


def _distances(apart: npt.NDArray[Any], metric: Metric) -> npt.NDArray[Any]:
    if metric is Metric.MANHATTAN:
        return np.asarray(np.abs(apart).sum(axis=1))
    return np.asarray(np.hypot(apart[:, 0], apart[:, 1]))


def _full_blocks(
    band: int, parts: list[tuple[npt.NDArray[Any], npt.NDArray[Any]]]
) -> Iterator[Block]:
    """Take what fills a block out of `parts`, so that blocks are neither small nor huge."""
    if sum(first.size for first, _ in parts) < PAIRS_IN_BLOCK:
        return
    whole = _joined(band, parts)
    parts.clear()
    full = whole.first.size // PAIRS_IN_BLOCK * PAIRS_IN_BLOCK
    for start in range(0, full, PAIRS_IN_BLOCK):
        cut = slice(start, start + PAIRS_IN_BLOCK)
        yield Block(band, whole.first[cut].copy(), whole.second[cut].copy())
    if full < whole.first.size:
        parts.append((whole.first[full:].copy(), whole.second[full:].copy()))


def _joined(band: int, parts: list[tuple[npt.NDArray[Any], npt.NDArray[Any]]]) -> Block:
    return Block(
        band,
        np.concatenate([first for first, _ in parts]),
        np.concatenate([second for _, second in parts]),
    )
