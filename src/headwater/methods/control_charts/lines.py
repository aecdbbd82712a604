"""What every control chart shares: lines for each stretch between rebasings, and their standing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from headwater.methods.control_charts.rules import Codes, Flags, Lines, signals
from headwater.methods.rates_and_shares.rates import Numbers

RANGE_TO_SIGMA = 1.128
LARGE_RANGE = 3.267
FEWEST_POINTS = 12


class Standing(IntEnum):
    """How far a chart's lines are to be trusted at a point."""

    FIRM = 0
    PROVISIONAL = 1
    TOO_FEW_POINTS = 2
    TOO_FEW_EVENTS = 3


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where limits start anew, and on how many points from there they rest (all if None)."""

    rebase_at: Sequence[int] = ()
    points: int | None = None

    def stretches(self, length: int) -> Iterator[tuple[slice, slice]]:
        """Each stretch of a series of that length, with the part of it that limits rest on.

        Raises ValueError for a position outside the series, or limits from fewer than two points.

        >>> list(Baseline(rebase_at=[3], points=2).stretches(5))
        [(slice(0, 3, None), slice(0, 2, None)), (slice(3, 5, None), slice(3, 5, None))]
        """
        if self.points is not None and self.points < 2:
            raise ValueError(f"found a baseline of {self.points} points; expected two or more")
        if any(not 0 < position < length for position in self.rebase_at):
            raise ValueError(
                f"found rebasing at {list(self.rebase_at)}; expected positions 1 to {length - 1}"
            )
        edges = [0, *sorted(set(self.rebase_at)), length]
        for start, stop in pairwise(edges):
            last = stop if self.points is None else min(stop, start + self.points)
            yield slice(start, stop), slice(start, last)


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Points with their lines, what they show (`Signal`) and how firm that is (`Standing`).

    All have one shape: any axes of series, then time. Lines are missing where the standing is
    too few points or too few events; such points are not judged.
    """

    points: Numbers
    lines: Lines
    signal: Codes
    standing: Codes


# From a stretch and its baseline: the lines, and whether there were enough events for them.
LinesOf = Callable[[slice, slice], tuple[Lines, Flags]]


def chart_of(
    points: Numbers, lines_of: LinesOf, baseline: Baseline, *, run_length: int
) -> ControlChart:
    """The chart whose lines `lines_of` draws for each stretch; no run crosses a rebasing.

    Lines are missing where a baseline has too few points to draw them, or too few events.
    Raises ValueError for a series without points.
    """
    if points.ndim == 0 or points.shape[-1] == 0:
        raise ValueError("found a series without points; expected at least one")
    lines = Lines(*(np.full(points.shape, np.nan) for _ in range(5)))
    signal = np.zeros(points.shape, dtype=np.int8)
    standing = np.zeros(points.shape, dtype=np.int8)
    for stretch, base in baseline.stretches(points.shape[-1]):
        drawn, enough = lines_of(stretch, base)
        known = (~np.isnan(points[..., base])).sum(axis=-1, keepdims=True)
        drawable = (known >= 2) & ~np.isnan(drawn.upper).all(axis=-1, keepdims=True)
        standing[..., stretch] = _standing(known, drawable, enough)
        usable = drawable & enough
        for name in ("centre", "lower", "upper", "near_lower", "near_upper"):
            line = np.where(usable, getattr(drawn, name), np.nan)
            getattr(lines, name)[..., stretch] = line
        there = Lines(*(getattr(lines, name)[..., stretch] for name in Lines.__slots__))
        signal[..., stretch] = signals(points[..., stretch], there, run_length=run_length)
    return ControlChart(points=points, lines=lines, signal=signal, standing=standing)


def _standing(
    known: npt.NDArray[np.int64], drawable: Flags, enough: Flags
) -> npt.NDArray[np.int64]:
    standing = np.where(known < FEWEST_POINTS, Standing.PROVISIONAL, Standing.FIRM)
    standing = np.where(enough, standing, Standing.TOO_FEW_EVENTS)
    return np.where(drawable, standing, Standing.TOO_FEW_POINTS)


def even_lines(
    centre: Numbers, sigma: Numbers, *, least: float = -np.inf, most: float = np.inf
) -> Lines:
    """Limits three sigma and near limits two sigma from the centre, within what is possible.

    >>> even_lines(np.array([2.0]), np.array([1.0]), least=0).lower.tolist()
    [0.0]
    """
    near, far = 2 * sigma, 3 * sigma
    return Lines(
        centre=centre,
        lower=np.clip(centre - far, least, most),
        upper=np.clip(centre + far, least, most),
        near_lower=np.clip(centre - near, least, most),
        near_upper=np.clip(centre + near, least, most),
    )


def mean_of(values: Numbers) -> Numbers:
    """The mean of the values that are there, along the last axis (kept); missing if none is.

    >>> mean_of(np.array([1.0, np.nan, 3.0])).tolist()
    [2.0]
    """
    known = ~np.isnan(values)
    number = known.sum(axis=-1, keepdims=True)
    total = np.where(known, values, 0.0).sum(axis=-1, keepdims=True)
    mean: Numbers = total / np.where(number == 0, np.nan, number)
    return mean


def mean_range(values: Numbers, *, drop_large: bool) -> Numbers:
    """The mean step between neighbours, along the last axis (kept); missing without neighbours.

    With `drop_large`, steps of 3.267 times the mean or more are left out, once.
    Source: Nelson 1982, Journal of Quality Technology 14, 172-173.

    >>> steps = np.array([1.0, 2.0, 1.0, 2.0, 9.0, 8.0, 9.0, 8.0, 9.0])
    >>> mean_range(steps, drop_large=False).tolist(), mean_range(steps, drop_large=True).tolist()
    ([1.75], [1.0])
    """
    steps = np.abs(np.diff(values, axis=-1))
    mean = mean_of(steps)
    if drop_large:
        # Where nothing ever moves, the mean is zero and no step is large.
        mean = mean_of(np.where((steps < LARGE_RANGE * mean) | (mean == 0), steps, np.nan))
    return mean
