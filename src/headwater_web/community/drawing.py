"""Two plain pictures drawn by the server: what is near a place, and where nothing is.

Both are hidden from screen readers, which have the list or the table beside them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise
from math import cos, radians

import shapely
from django.utils.safestring import SafeString, mark_safe
from shapely.geometry.base import BaseGeometry

from headwater.released.map_ground import MapGround, ground_of
from headwater.released.opened import Release
from headwater_web.community.walking import FARTHEST, Point

_NEAR_SIZE = 600
_NEAR_EDGE = 60
"""Half the picture's width is the farthest walk and this much more."""
_WIDTH = 620
_MARGIN = 6
_METRES_A_DEGREE = 111_195.0
_DOT = 17

Place = Callable[[float, float], tuple[int, int]]
"""From longitude and latitude to the picture."""
_ground = lru_cache(maxsize=2)(ground_of)


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at one point of the picture: the numbers of the list's rows."""

    point: Point
    numbers: tuple[int, ...]


def spots_of(points: Sequence[Point]) -> tuple[Spot, ...]:
    """The points of a list in its order, those at one place together."""
    found: dict[Point, list[int]] = {}
    for number, point in enumerate(points, start=1):
        found.setdefault(point, []).append(number)
    return tuple(Spot(point, tuple(numbers)) for point, numbers in found.items())


def near_picture(start: Point, spots: Iterable[Spot], release: Release | None) -> SafeString:
    """The start, a circle for 20 minutes, and each place with the numbers of its rows."""
    half = _NEAR_SIZE / 2
    scale = (half - _NEAR_EDGE) / FARTHEST
    narrowing = cos(radians(start.latitude))

    def place(longitude: float, latitude: float) -> tuple[int, int]:
        east = (longitude - start.longitude) * narrowing * _METRES_A_DEGREE
        north = (latitude - start.latitude) * _METRES_A_DEGREE
        return round(half + east * scale), round(half - north * scale)

    drawn = [_around(start, narrowing, scale, place, release)]
    for minutes in (20, 10):
        radius = round(FARTHEST * scale * minutes / 20)
        drawn.append(f'<circle cx="{half:.0f}" cy="{half:.0f}" r="{radius}" class="n-ring"/>')
        drawn.append(
            f'<text x="{half:.0f}" y="{half - radius - 8:.0f}" text-anchor="middle" '
            f'class="n-minutes">{minutes} min</text>'
        )
    drawn.append(f'<circle cx="{half:.0f}" cy="{half:.0f}" r="7" class="n-start"/>')
    for spot in spots:
        x, y = place(spot.point.longitude, spot.point.latitude)
        words = ", ".join(str(number) for number in spot.numbers)
        wide = _DOT + 4 * max(0, len(words) - 2)
        drawn.append(
            f'<rect x="{x - wide}" y="{y - _DOT}" width="{2 * wide}" height="{2 * _DOT}" '
            f'rx="{_DOT}" class="n-spot"/>'
            f'<text x="{x}" y="{y + 6}" text-anchor="middle" class="n-number">{words}</text>'
        )
    return _svg("hw-near", _NEAR_SIZE, _NEAR_SIZE, drawn)


def reach_picture(release: Release, without: frozenset[str], district: str) -> SafeString | None:
    """Small areas with nothing near in one tone, the others in a lighter one; None without ground.

    Where a district is chosen it is drawn alone.
    """
    behind = _ground(release)
    if behind is None or (district and district not in behind.districts):
        return None
    shown = [
        code
        for code in behind.small_areas
        if not district or release.area(code).parent_code == district
    ]
    districts = [code for code in behind.districts if district in ("", code)]
    frame = _Frame.around([behind.small_areas[code] for code in shown])
    drawn = [
        _together(behind, frame, [code for code in shown if code not in without], "r-some"),
        _together(behind, frame, [code for code in shown if code in without], "r-none"),
        *(
            f'<path d="{frame.path(behind.districts[code])}" class="m-district"/>'
            for code in districts
        ),
    ]
    if not district:
        drawn += [_name(behind, frame, code) for code in districts]
    return _svg("hw-map hw-reach", _WIDTH, frame.height, drawn)


def _around(
    start: Point, narrowing: float, scale: float, place: Place, release: Release | None
) -> str:
    """The outlines of small areas around the start, as light lines."""
    if release is None or not release.outlines:
        return ""
    up = _NEAR_SIZE / 2 / scale / _METRES_A_DEGREE
    along = up / narrowing
    window = shapely.box(
        start.longitude - along, start.latitude - up, start.longitude + along, start.latitude + up
    )
    lines = []
    for shape in _outlines(release):
        if shape.intersects(window):
            inside = shape.boundary.intersection(window)
            for part in shapely.get_parts(inside):
                points = [place(x, y) for x, y in part.coords]
                lines.append("M" + "L".join(f"{x} {y}" for x, y in points))
    return f'<path d="{"".join(lines)}" class="n-area"/>'


@lru_cache(maxsize=2)
def _outlines(release: Release) -> tuple[BaseGeometry, ...]:
    return tuple(shapely.from_wkt(list(release.outlines.values())))


@dataclass(frozen=True, slots=True)
class _Frame:
    """From the plane of the ground to the picture, whose y runs down."""

    west: float
    north: float
    scale: float
    height: int

    @classmethod
    def around(cls, shapes: list[BaseGeometry]) -> "_Frame":
        west, south, east, north = shapely.total_bounds(shapes)
        scale = (_WIDTH - 2 * _MARGIN) / (east - west)
        return cls(west, north, scale, round((north - south) * scale) + 2 * _MARGIN)

    def point(self, x: float, y: float) -> tuple[int, int]:
        return (
            round((x - self.west) * self.scale) + _MARGIN,
            round((self.north - y) * self.scale) + _MARGIN,
        )

    def path(self, shape: BaseGeometry) -> str:
        """Rings as a start and short steps."""
        return "".join(
            self._ring(ring)
            for part in shapely.get_parts(shape)
            for ring in (part.exterior, *part.interiors)
        )

    def _ring(self, ring: BaseGeometry) -> str:
        points = [self.point(x, y) for x, y in ring.coords[:-1]]
        steps = "".join(
            f"{to_x - x:+d}{to_y - y:+d}"
            for (x, y), (to_x, to_y) in pairwise(points)
            if (x, y) != (to_x, to_y)
        )
        return f"M{points[0][0]} {points[0][1]}l{steps}z" if steps else ""


def _together(behind: MapGround, frame: _Frame, codes: list[str], name: str) -> str:
    if not codes:
        return ""
    drawn = frame.path(shapely.union_all([behind.small_areas[code] for code in codes]))
    return f'<path d="{drawn}" class="{name}"/>'


def _name(behind: MapGround, frame: _Frame, code: str) -> str:
    inside = behind.districts[code].representative_point()
    x, y = frame.point(inside.x, inside.y)
    return f'<text x="{x}" y="{y}" text-anchor="middle">{escape(behind.names.get(code, ""))}</text>'


def _svg(class_: str, width: int, height: int, drawn: Iterable[str]) -> SafeString:
    return mark_safe(  # noqa: S308 - numbers, our own words, and names that were escaped
        f'<svg class="{class_}" viewBox="0 0 {width} {height}" aria-hidden="true">'
        f"{''.join(drawn)}</svg>"
    )
