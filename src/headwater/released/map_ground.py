"""The outlines of a release, made ready to draw: the same ground for the site and for documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians

import shapely
from shapely.geometry.base import BaseGeometry

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType

_DETAIL = 700
"""Outlines keep details as small as this part of the map's longer side; finer cannot be seen."""


@dataclass(frozen=True, slots=True)
class MapGround:
    """The outlines behind every map of one release, by code, on a plane.

    x is degrees of longitude times `narrowing`, y degrees of latitude, so that both have one scale.
    """

    small_areas: dict[str, BaseGeometry]
    districts: dict[str, BaseGeometry]
    names: dict[str, str]
    narrowing: float


def ground_of(release: Release) -> MapGround | None:
    """The outlines behind the maps, made once for all of them; None where there are none."""
    small_areas = release.areas_of_type(AreaType.SMALL_AREA)
    district_of = {area.code: area.parent_code for area in small_areas if area.parent_code}
    if not any(code in release.outlines for code in district_of):
        return None
    names = {area.code: area.name for area in release.areas_of_type(AreaType.DISTRICT)}
    return map_ground(release.outlines, district_of=district_of, names=names)


def map_ground(
    outlines: Mapping[str, str], *, district_of: Mapping[str, str], names: Mapping[str, str]
) -> MapGround:
    """Outlines flattened for drawing, thinned together so that neighbours still touch.

    A district is the union of its small areas, so no second set of boundaries is needed.
    """
    codes = sorted(code for code in outlines if code in district_of)
    shapes = [shapely.from_wkt(outlines[code]) for code in codes]
    _, south, _, north = shapely.total_bounds(shapes)
    narrowing = cos(radians((south + north) / 2))
    small_areas = dict(zip(codes, _flattened(shapes, narrowing), strict=True))
    members: dict[str, list[BaseGeometry]] = {}
    for code, shape in small_areas.items():
        members.setdefault(district_of[code], []).append(shape)
    districts = {code: shapely.union_all(inside) for code, inside in members.items()}
    return MapGround(small_areas, districts, dict(names), narrowing)


def _flattened(shapes: list[BaseGeometry], narrowing: float) -> list[BaseGeometry]:
    """Longitude and latitude as a plane whose two directions have the same scale."""
    west, south, east, north = shapely.total_bounds(shapes)
    stretched = [shapely.transform(shape, lambda xy: xy * [narrowing, 1.0]) for shape in shapes]
    tolerance = max((east - west) * narrowing, north - south) / _DETAIL
    return list(shapely.coverage_simplify(stretched, tolerance))
