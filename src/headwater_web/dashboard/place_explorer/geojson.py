"""The same areas as GeoJSON for a map that can be moved: codes, names, classes and words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from headwater.released.map_ground import MapGround
from headwater.released.opened import Release
from headwater_web.dashboard.place_explorer.choices import PlaceChoice
from headwater_web.dashboard.place_explorer.ground import coordinates, ground
from headwater_web.dashboard.place_explorer.lines import (
    AreaLine,
    number_sentences,
    persistence_words,
)


def areas_as_geojson(
    release: Release, choice: PlaceChoice, lines: Mapping[str, Sequence[AreaLine]]
) -> dict[str, Any] | None:
    """A feature for each small area that is shown, then one for each of their districts.

    None where the release holds no outlines. Nothing is here that the page does not say.
    """
    behind = ground(release)
    if behind is None:
        return None
    return {
        "type": "FeatureCollection",
        "features": [
            *_small_areas(release, choice, lines, behind),
            *_districts(release, lines, behind),
        ],
    }


def _small_areas(
    release: Release,
    choice: PlaceChoice,
    lines: Mapping[str, Sequence[AreaLine]],
    behind: MapGround,
) -> Iterator[dict[str, Any]]:
    for district, inside in lines.items():
        name = release.area(district).name
        for line in inside:
            shape = behind.small_areas.get(line.area.code)
            if shape is not None:
                words = [
                    *number_sentences(choice, line),
                    persistence_words(release, line.area.code),
                ]
                yield _feature(
                    coordinates(behind, shape),
                    kind="small_area",
                    code=line.area.code,
                    name=line.area.name,
                    district=name,
                    map_class=line.found.value,
                    class_words=line.class_words,
                    words=" ".join(words),
                    agreed=line.agreed,
                )


def _districts(
    release: Release, lines: Mapping[str, Sequence[AreaLine]], behind: MapGround
) -> Iterator[dict[str, Any]]:
    for code in lines:
        shape = behind.districts.get(code)
        if shape is not None:
            spot = coordinates(behind, shape.representative_point())
            yield _feature(
                coordinates(behind, shape),
                kind="district",
                code=code,
                name=release.area(code).name,
                spot=spot["coordinates"],
            )


def _feature(geometry: dict[str, Any], **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
