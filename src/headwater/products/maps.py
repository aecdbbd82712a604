"""Maps of small areas in at most five classes: no points, no ranks, districts named."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from headwater.products.drawing import Drawable
from headwater.products.palette import HATCH, INK, MUTED, PAPER, RIVER_CLASSES, WIDTH
from headwater.released.area_classes import AreaClass
from headwater.released.map_ground import MapGround

_HEIGHT = 560


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


def _height(ground: MapGround) -> int:
    west, south, east, north = shapely.total_bounds(list(ground.small_areas.values()))
    return min(_HEIGHT, int((WIDTH - 20) * (north - south) / (east - west)))


def _feature(shape: BaseGeometry, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "geometry": mapping(shape), "properties": properties}


def _shapes(features: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=features))
