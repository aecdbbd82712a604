"""Maps of small areas in at most five classes: no points, no ranks, districts named."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians
from typing import Any

import altair as alt
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from headwater.products.drawing import Drawable
from headwater.products.palette import HATCH, INK, MUTED, PAPER, RIVER_CLASSES, WIDTH

_HEIGHT = 560
_DETAIL = 700
"""Outlines keep details as small as this part of the map's longer side; finer cannot be seen."""


class AreaClass(StrEnum):
    """What a small area's colour says: how its rate compares with the whole, and how surely."""

    FAR_LOWER = "clearly lower, less than half"
    LOWER = "clearly lower"
    CANNOT_TELL = "no clear difference"
    HIGHER = "clearly higher"
    FAR_HIGHER = "clearly higher, double or more"
    WITHHELD = "withheld: a small number"
    NO_DATA = "no data"


_SCALE = (
    AreaClass.FAR_LOWER,
    AreaClass.LOWER,
    AreaClass.CANNOT_TELL,
    AreaClass.HIGHER,
    AreaClass.FAR_HIGHER,
)
_COLOURS = dict(zip(_SCALE, RIVER_CLASSES, strict=True)) | {
    AreaClass.WITHHELD: HATCH,
    AreaClass.NO_DATA: "#ffffff",
}


@dataclass(frozen=True, slots=True)
class MapGround:
    """The outlines behind every map of one release, ready to draw."""

    small_areas: dict[str, BaseGeometry]
    districts: dict[str, BaseGeometry]
    names: dict[str, str]


def map_ground(
    outlines: Mapping[str, str], *, district_of: Mapping[str, str], names: Mapping[str, str]
) -> MapGround:
    """Outlines flattened for drawing, thinned together so that neighbours still touch.

    A district is the union of its small areas, so no second set of boundaries is needed.
    """
    codes = sorted(code for code in outlines if code in district_of)
    flat = _flattened([shapely.from_wkt(outlines[code]) for code in codes])
    small_areas = dict(zip(codes, flat, strict=True))
    members: dict[str, list[BaseGeometry]] = {}
    for code, shape in small_areas.items():
        members.setdefault(district_of[code], []).append(shape)
    districts = {code: shapely.union_all(shapes) for code, shapes in members.items()}
    return MapGround(small_areas, districts, dict(names))


def small_area_map(
    classes: Mapping[str, AreaClass], *, ground: MapGround, unit: list[str]
) -> Drawable:
    """Small areas coloured by class, districts outlined and named, the legend in words."""
    shapes = _shapes_by_class(classes, ground)
    used = list(shapes)
    features = [_feature(shape, c=one.value) for one, shape in shapes.items()]
    colour = alt.Color(
        "properties.c:N",
        scale=alt.Scale(domain=[u.value for u in used], range=[_COLOURS[u] for u in used]),
        legend=_legend(),
    )
    layers = [
        _shapes(features).mark_geoshape(stroke="#ffffff", strokeWidth=0.5).encode(color=colour),
        _shapes([_feature(one) for one in ground.districts.values()]).mark_geoshape(
            filled=False, stroke=INK, strokeWidth=1.3
        ),
        *_district_names(ground),
    ]
    return alt.layer(*layers).properties(
        width=WIDTH - 20,
        height=_height(ground),
        title=unit,
        projection=alt.Projection(type="identity", reflectY=True),
    )


def _shapes_by_class(
    classes: Mapping[str, AreaClass], ground: MapGround
) -> dict[AreaClass, BaseGeometry]:
    """The areas of each class as one shape of many parts: a tenth of the file, the same picture."""
    members: dict[AreaClass, list[BaseGeometry]] = {}
    for code, shape in ground.small_areas.items():
        members.setdefault(classes.get(code, AreaClass.NO_DATA), []).append(shape)
    return {
        one: shapely.MultiPolygon(shapely.get_parts(members[one]).tolist())
        for one in AreaClass
        if one in members
    }


def _legend() -> alt.Legend:
    return alt.Legend(
        orient="bottom",
        direction="vertical",
        columns=1,
        title=None,
        labelFontSize=14,
        labelColor=INK,
        labelLimit=420,
        symbolType="square",
        symbolSize=260,
        symbolStrokeColor=MUTED,
        symbolStrokeWidth=0.8,
    )


def _district_names(ground: MapGround) -> list[alt.Chart]:
    spots = []
    for code, shape in ground.districts.items():
        spot = shape.representative_point()
        spots.append({"x": spot.x, "y": spot.y, "w": ground.names.get(code, code)})
    base = alt.Chart(alt.InlineData(values=spots)).encode(
        longitude=alt.Longitude("x:Q"), latitude=alt.Latitude("y:Q"), text=alt.Text("w:N")
    )
    halo = base.mark_text(stroke=PAPER, strokeWidth=4, fontWeight="bold", opacity=0.9)
    return [halo, base.mark_text(color=INK, fontWeight="bold")]


def _flattened(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    """Longitude and latitude as a plane whose two directions have the same scale."""
    west, south, east, north = shapely.total_bounds(shapes)
    narrowing = cos(radians((south + north) / 2))
    stretched = [shapely.transform(shape, lambda xy: xy * [narrowing, 1.0]) for shape in shapes]
    tolerance = max((east - west) * narrowing, north - south) / _DETAIL
    return list(shapely.coverage_simplify(stretched, tolerance))


def _height(ground: MapGround) -> int:
    west, south, east, north = shapely.total_bounds(list(ground.small_areas.values()))
    return min(_HEIGHT, int((WIDTH - 20) * (north - south) / (east - west)))


def _feature(shape: BaseGeometry, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "geometry": mapping(shape), "properties": properties}


def _shapes(features: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=features))
