"""The released outlines as paths of a picture and as coordinates of a map, kept for the process."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from headwater.released.map_ground import MapGround, ground_of
from headwater.released.opened import Release

WIDTH: Final = 720
HEIGHT: Final = 780
"""The picture is as large as fits in both, in units of its view box."""
_MARGIN = 6
_DIGITS = 5
"""Decimals of a degree on the map: about a metre."""

ground = lru_cache(maxsize=2)(ground_of)


@dataclass(frozen=True, slots=True)
class Paths:
    """The picture's size, and its outlines by code as SVG path data in whole units.

    `spots` are where the names of districts stand.
    """

    width: int
    height: int
    small_areas: dict[str, str]
    districts: dict[str, str]
    spots: dict[str, tuple[int, int]]


@lru_cache(maxsize=16)
def paths_of(release: Release, district_code: str, members: tuple[str, ...]) -> Paths | None:
    """The outlines of one district, or of all where no code is given; None where there are none.

    `members` are the codes of the small areas to draw.
    """
    behind = ground(release)
    if behind is None:
        return None
    shapes = {code: behind.small_areas[code] for code in members if code in behind.small_areas}
    if not shapes:
        return None
    districts = {
        code: shape for code, shape in behind.districts.items() if district_code in ("", code)
    }
    frame = _Frame.around(list(shapes.values()))
    return Paths(
        width=frame.width,
        height=frame.height,
        small_areas={code: frame.path(shape) for code, shape in shapes.items()},
        districts={code: frame.path(shape) for code, shape in districts.items()},
        spots={code: frame.spot(shape) for code, shape in districts.items()},
    )


def coordinates(behind: MapGround, shape: BaseGeometry) -> dict[str, Any]:
    """A shape of the ground as the geometry of a GeoJSON feature, in degrees."""
    degrees = shapely.transform(shape, lambda xy: (xy / [behind.narrowing, 1.0]).round(_DIGITS))
    found: dict[str, Any] = mapping(degrees)
    return found


@dataclass(frozen=True, slots=True)
class _Frame:
    """From the plane of the ground to the picture, whose y runs down."""

    west: float
    north: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, shapes: list[BaseGeometry]) -> "_Frame":
        west, south, east, north = shapely.total_bounds(shapes)
        scale = min((WIDTH - 2 * _MARGIN) / (east - west), (HEIGHT - 2 * _MARGIN) / (north - south))
        width = round((east - west) * scale) + 2 * _MARGIN
        return cls(west, north, scale, width, round((north - south) * scale) + 2 * _MARGIN)

    def point(self, x: float, y: float) -> tuple[int, int]:
        return (
            round((x - self.west) * self.scale) + _MARGIN,
            round((self.north - y) * self.scale) + _MARGIN,
        )

    def spot(self, shape: BaseGeometry) -> tuple[int, int]:
        inside = shape.representative_point()
        return self.point(inside.x, inside.y)

    def path(self, shape: BaseGeometry) -> str:
        """Rings as path data: a start, then steps, of which each is short."""
        return "".join(self._ring(ring) for ring in _rings(shape))

    def _ring(self, ring: BaseGeometry) -> str:
        points = [self.point(x, y) for x, y in ring.coords[:-1]]
        (x, y), *_others = points
        steps = [
            (to_x - from_x, to_y - from_y) for (from_x, from_y), (to_x, to_y) in pairwise(points)
        ]
        drawn = "".join(f"{across:+d}{down:+d}" for across, down in steps if across or down)
        return f"M{x} {y}l{drawn}z" if drawn else ""


def _rings(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        yield part.exterior
        yield from part.interiors
