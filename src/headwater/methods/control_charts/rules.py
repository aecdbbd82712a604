"""Which points of a control chart are more than chance: four rules, in their order of weight.

The rules are those of the National Health Service's Making Data Count. A point that meets several
shows the first of them: beyond a limit, part of a trend, one of two in three near a limit, part
of a shift.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

RUN_LENGTH = 7
ROUNDING = 1e-12

Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int8]


class Signal(IntEnum):
    """What a point of a chart shows; the lower number goes before the higher."""

    NOT_JUDGED = -1
    NONE = 0
    OUTSIDE = 1
    TREND = 2
    TWO_OF_THREE = 3
    SHIFT = 4


@dataclass(frozen=True, slots=True)
class Lines:
    """Centre, limits (three sigma) and near limits (two sigma) of each point of a chart."""

    centre: Numbers
    lower: Numbers
    upper: Numbers
    near_lower: Numbers
    near_upper: Numbers


def sides(points: Numbers, line: Numbers) -> Codes:
    """1 for a point above its line, -1 below, 0 on it or missing; rounding is not a side.

    >>> sides(np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.0, 2.0])).tolist()
    [-1, 0, 1]
    """
    gap = points - line
    near = np.abs(gap) <= ROUNDING * np.maximum(np.abs(points), np.abs(line))
    return np.where(near | np.isnan(gap), 0, np.sign(gap)).astype(np.int8)


def signals(points: Numbers, lines: Lines, *, run_length: int = RUN_LENGTH) -> Codes:
    """The weightiest rule that each point meets (`Signal`), along the last axis.

    A trend is `run_length` points each above (or each below) the one before; a shift is as many
    on one side of the centre. Two of three asks for three neighbours on one side of the centre,
    two of them between near limit and limit: points beyond a limit do not count, and only the two
    are marked. A missing point, or one without limits, is not judged and ends every run.
    Source: NHS England, Making Data Count, Strengthening your decisions; Nelson 1984, Journal of
    Quality Technology 16, 237-239.

    >>> flat = np.zeros(9)
    >>> lines = Lines(flat, flat - 3, flat + 3, flat - 2, flat + 2)
    >>> found = signals(np.array([1, -1, 4, 0.5, 2.5, 2.2, -1, 1, -1]), lines)
    >>> [Signal(code).name for code in found[2:6]]
    ['OUTSIDE', 'NONE', 'TWO_OF_THREE', 'TWO_OF_THREE']
    """
    side = sides(points, lines.centre)
    above, below = sides(points, lines.upper) > 0, sides(points, lines.lower) < 0
    outside = above | below
    near = (sides(points, lines.near_upper) > 0) | (sides(points, lines.near_lower) < 0)
    close = (near & ~outside).astype(np.int8)
    found = np.full(points.shape, Signal.NONE, dtype=np.int8)
    found[_in_shift(side, run_length)] = Signal.SHIFT
    found[_in_two_of_three(side, close)] = Signal.TWO_OF_THREE
    found[_in_trend(points, run_length)] = Signal.TREND
    found[outside] = Signal.OUTSIDE
    found[np.isnan(points) | np.isnan(lines.lower) | np.isnan(lines.upper)] = Signal.NOT_JUDGED
    return found


def _in_shift(side: Codes, length: int) -> Flags:
    return _covered(_one_way(_windows(side, length)), length, side.shape)


def _in_trend(points: Numbers, length: int) -> Flags:
    steps = sides(points[..., 1:], points[..., :-1])
    return _covered(_one_way(_windows(steps, length - 1)), length, points.shape)


def _in_two_of_three(side: Codes, close: Codes) -> Flags:
    two = _windows(close, 3).sum(axis=-1) >= 2
    covered = _covered(_one_way(_windows(side, 3)) & two, 3, close.shape)
    both: Flags = covered & (close == 1)
    return both


def _one_way(windows: Codes) -> Flags:
    """Whether all of a window is 1 (above), or all -1 (below)."""
    found: Flags = np.equal(np.abs(windows.sum(axis=-1)), windows.shape[-1])
    return found


def _windows(values: Codes, length: int) -> Codes:
    """Every run of neighbours of that length; none where the series is shorter."""
    if values.shape[-1] < length:
        return np.empty((*values.shape[:-1], 0, length), dtype=values.dtype)
    return np.lib.stride_tricks.sliding_window_view(values, length, axis=-1)


def _covered(found: Flags, length: int, shape: tuple[int, ...]) -> Flags:
    """The points that lie in any of the windows found."""
    covered: Flags = np.zeros(shape, dtype=np.bool_)
    for offset in range(length if found.shape[-1] else 0):
        covered[..., offset : offset + found.shape[-1]] |= found
    return covered
