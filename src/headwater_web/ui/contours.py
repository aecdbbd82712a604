"""The motif: fine contour lines around a river's source, drawn by code. Decorative only."""

import math
from functools import lru_cache

_WIDTH, _HEIGHT = 1200, 420
_RINGS = 15
_STEPS = 72
_WAVES = ((2, 0.16, 0.4), (3, 0.11, 1.9), (5, 0.05, 4.1), (7, 0.025, 2.2))
"""Harmonics that bend each ring: how many lobes, how deep, where they begin."""


def _radius(ring: int, angle: float) -> float:
    """The distance of one ring from the source; outer rings turn a little, as slopes do."""
    bend = sum(
        depth * math.sin(lobes * angle + start + ring * 0.11) for lobes, depth, start in _WAVES
    )
    valley = 0.22 * math.exp(-(((angle - 3.35) / 0.28) ** 2))
    return (16 + 27 * ring) * (1 + bend - valley)


def _ring_path(ring: int) -> str:
    points = []
    for step in range(_STEPS):
        angle = 2 * math.pi * step / _STEPS
        radius = _radius(ring, angle)
        x = _WIDTH * 0.8 + 1.45 * radius * math.cos(angle)
        y = _HEIGHT * 0.42 + radius * math.sin(angle)
        points.append((x, y))
    return _smooth(points)


def _smooth(points: list[tuple[float, float]]) -> str:
    """A closed curve through the middles of the sides of a polygon."""
    middles = [
        ((x + next_x) / 2, (y + next_y) / 2)
        for (x, y), (next_x, next_y) in zip(points, [*points[1:], points[0]], strict=True)
    ]
    turns = " ".join(
        f"Q{x:.0f} {y:.0f} {middle_x:.0f} {middle_y:.0f}"
        for (x, y), (middle_x, middle_y) in zip(
            [*points[1:], points[0]], [*middles[1:], middles[0]], strict=True
        )
    )
    return f"M{middles[0][0]:.0f} {middles[0][1]:.0f} {turns}"


@lru_cache(maxsize=1)
def contour_lines() -> str:
    """The motif as SVG, hidden from screen readers."""
    paths = "".join(f'<path d="{_ring_path(ring)}"/>' for ring in range(_RINGS))
    return (
        f'<svg class="hw-contours" viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true" '
        f'focusable="false" preserveAspectRatio="xMaxYMid slice">{paths}</svg>'
    )
