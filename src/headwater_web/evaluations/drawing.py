"""An evaluation drawn: its effects, its months against the start, and where nothing was.

Everything is in units of the drawing. The tables beside the drawings say the same in numbers.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from headwater.released.evaluations.result import (
    Effect,
    EvaluationResult,
    EventTimeEffect,
    SeriesPoint,
)

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 14, 34
LINE_WIDTH = 300
_LINE_ENDS = (1.25, 1.5, 2.0, 4.0)
_PAD = 1.08
_GRID_RATIOS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.33, 1.5, 2.0, 3.0, 4.0)
_MOST_MARKS = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A value written at an axis: where it stands and its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One effect on a line of ratios, with the words of the line's ends and of no change."""

    point_at: int
    from_at: int
    to_at: int
    none_at: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DrawnPoint:
    """One effect at its month: the point, and the ends of its interval."""

    x: float
    y: float
    from_y: float
    to_y: float


@dataclass(frozen=True, slots=True)
class DrawnTimes:
    """Effects by months from the start, with the line of no change and that of the start."""

    points: tuple[DrawnPoint, ...]
    none_y: float
    start_x: float
    across: tuple[Mark, ...]
    up: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """Levels of each group by month or quarter, with what was expected, and the start."""

    lines: tuple[tuple[str, str], ...]
    """Each group's key, and the points of its line."""
    start_x: float | None
    across: tuple[Mark, ...]
    up: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DrawnPlacebos:
    """Where nothing was: one dot each, and the line of what was found."""

    dots: tuple[DrawnPoint, ...]
    found_x: float
    none_x: float
    across: tuple[Mark, ...]


def draw_lines(effects: Sequence[Effect]) -> tuple[DrawnLine, ...]:
    """Effects on one scale that holds them; beyond a quarter and four times they are cut off."""
    furthest = max(
        (max(each.upper, 1 / each.lower if each.lower > 0 else math.inf) for each in effects),
        default=1.0,
    )
    high = next((each for each in _LINE_ENDS if furthest <= each), _LINE_ENDS[-1])
    low = 1 / high

    def at(ratio: float) -> int:
        held = min(max(ratio, low), high)
        return 16 + round((LINE_WIDTH - 32) * math.log(held / low) / math.log(high / low))

    marks = tuple(Mark(at(each), f"{round(each, 2):g}") for each in (low, 1.0, high))
    return tuple(
        DrawnLine(at(each.ratio), at(each.lower), at(each.upper), at(1.0), marks)
        for each in effects
    )


def draw_times(found: tuple[EventTimeEffect, ...]) -> DrawnTimes | None:
    """Effects by months from the start; nothing where the design has none."""
    if not found:
        return None
    months = [each.months_from_start for each in found]
    ends = [each.effect.lower for each in found] + [each.effect.upper for each in found]
    low, high = _ratio_ends(ends)
    first, last = min(months), max(months)

    def x(month: float) -> float:
        return _across((month - first) / max(1, last - first))

    def y(ratio: float) -> float:
        return _up(math.log(min(max(ratio, low), high) / low) / math.log(high / low))

    return DrawnTimes(
        points=tuple(
            DrawnPoint(
                x(each.months_from_start),
                y(each.effect.ratio),
                y(each.effect.lower),
                y(each.effect.upper),
            )
            for each in found
        ),
        none_y=y(1.0),
        start_x=x(-0.5),
        across=tuple(Mark(x(each), str(each)) for each in _few(sorted(set(months)))),
        up=tuple(Mark(y(each), f"{each:g}") for each in _grid(low, high)),
    )


def draw_series(result: EvaluationResult) -> DrawnSeries | None:
    """The level of each group against its own mean before the start, which is 100."""
    points = result.series
    if not points:
        return None
    days = sorted({each.first_month for each in points})
    levels = [each.index for each in points]
    levels += [each.index_without for each in points if each.index_without is not None]
    top = max(levels) * _PAD

    def x(day: date) -> float:
        return _across((day - days[0]).days / max(1, (days[-1] - days[0]).days))

    def y(level: float) -> float:
        return _up(level / top)

    started = min((each.since for each in result.plan.treated), default=None)
    return DrawnSeries(
        lines=tuple(_lines(points, x, y)),
        start_x=x(started) if started and days[0] <= started <= days[-1] else None,
        across=tuple(Mark(x(day), f"{day:%Y}") for day in days if day.month <= 3),
        up=tuple(Mark(y(level), str(level)) for level in range(0, round(top) + 1, 50)),
    )


def draw_placebos(result: EvaluationResult) -> DrawnPlacebos | None:
    """What the same design finds where there was nothing to find, beside what it found."""
    if result.effect is None or not result.placebos:
        return None
    ratios = sorted(each.ratio for each in result.placebos)
    low, high = _ratio_ends([*ratios, result.effect.ratio])

    def x(ratio: float) -> float:
        return _across(math.log(min(max(ratio, low), high) / low) / math.log(high / low))

    dots = tuple(
        DrawnPoint(x(ratio), 20 + 9 * (index % 5), 0, 0) for index, ratio in enumerate(ratios)
    )
    marks = tuple(Mark(x(each), f"{each:g}") for each in _grid(low, high))
    return DrawnPlacebos(dots, x(result.effect.ratio), x(1.0), marks)


def _lines(
    points: tuple[SeriesPoint, ...], x: Callable[[date], float], y: Callable[[float], float]
) -> Iterator[tuple[str, str]]:
    ordered = sorted(points, key=lambda each: (each.group, each.first_month))
    for group, found in groupby(ordered, key=lambda each: each.group):
        of_group = list(found)
        yield group, " ".join(f"{x(p.first_month):.1f},{y(p.index):.1f}" for p in of_group)
        expected = [each for each in of_group if each.index_without is not None]
        if expected:
            path = " ".join(
                f"{x(p.first_month):.1f},{y(p.index_without or 0):.1f}" for p in expected
            )
            yield f"{group}-expected", path


def _ratio_ends(ratios: list[float]) -> tuple[float, float]:
    """The ends of a scale that holds these ratios and no change, within a quarter and four."""
    kept = [min(max(each, 0.2), 5.0) for each in ratios if each > 0]
    return min([*kept, 1 / _PAD]) / _PAD, max([*kept, _PAD]) * _PAD


def _grid(low: float, high: float) -> list[float]:
    """Ratios to write at an axis, no change always among them, and no more than can be read."""
    within = [each for each in _GRID_RATIOS if low <= each <= high]
    step = math.ceil(len(within) / _MOST_MARKS)
    middle = within.index(1.0)
    return [each for index, each in enumerate(within) if (index - middle) % step == 0]


def _across(share: float) -> float:
    return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * share, 1)


def _up(share: float) -> float:
    return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * share, 1)


def _few(values: list[int]) -> list[int]:
    step = max(1, len(values) // 9)
    return [each for index, each in enumerate(values) if index % step == 0 or each == 0]
