"""The map as a picture drawn by the server: it needs no script, prints, and says nothing alone."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from operator import attrgetter

from django.utils.safestring import SafeString, mark_safe

from headwater.released.opened import Release
from headwater_web.dashboard.charts.frame import element, text
from headwater_web.dashboard.place_explorer.choices import PlaceChoice
from headwater_web.dashboard.place_explorer.classes import MapClass
from headwater_web.dashboard.place_explorer.ground import Paths, paths_of
from headwater_web.dashboard.place_explorer.lines import AreaLine

WITHHELD_FILL = "url(#map-withheld)"


def hatching(name: str) -> SafeString:
    """The pattern of what is withheld, under a name of its own in each picture that uses it."""
    return mark_safe(  # noqa: S308 - the name is the caller's own word
        f'<defs><pattern id="{name}-withheld" width="7" height="7" patternUnits="userSpaceOnUse">'
        '<rect width="7" height="7" class="m-withheld-ground"/>'
        '<path d="M-1 8L8-1M-1 1L1-1M6 8L8 6" class="m-withheld-line"/></pattern></defs>'
    )


def picture(
    release: Release, choice: PlaceChoice, lines: Mapping[str, Sequence[AreaLine]]
) -> SafeString | None:
    """The map of the chosen areas; None where the release holds no outlines of them.

    It is hidden from screen readers, which have the sentence above it and the table below. Its
    links are for the pointer alone: each of their ends is reached from that table by the keyboard.
    """
    members = tuple(line.area.code for inside in lines.values() for line in inside)
    paths = paths_of(release, choice.district.code if choice.district else "", members)
    if paths is None:
        return None
    agreed = [line.area.code for inside in lines.values() for line in inside if line.agreed]
    areas = _each(lines, paths) if choice.district else _by_district(choice, lines, paths)
    content = [
        hatching("map"),
        *areas,
        *(element("path", d=path, class_="m-district") for path in paths.districts.values()),
        *(_together(agreed, paths, class_=name) for name in ("m-under", "m-agreed")),
        _together([choice.area.code] if choice.area else [], paths, class_="m-chosen"),
        *(() if choice.district else _names(release, paths)),
    ]
    drawn = element(
        "svg",
        "".join(content),
        class_="hw-map",
        viewBox=f"0 0 {paths.width} {paths.height}",
        aria_hidden="true",
    )
    return mark_safe(drawn)  # noqa: S308 - every word in it was escaped where it was written


def _each(lines: Mapping[str, Sequence[AreaLine]], paths: Paths) -> list[str]:
    """Each small area by itself, leading to its words; those of one class share its colour."""
    return [
        _in_class(
            found,
            "".join(
                _link(f"?{line.query}#place", element("path", d=paths.small_areas[line.area.code]))
                for line in alike
            ),
        )
        for inside in lines.values()
        for found, alike in _by_class(inside, paths)
    ]


def _by_district(
    choice: PlaceChoice, lines: Mapping[str, Sequence[AreaLine]], paths: Paths
) -> list[str]:
    """Areas of one class in one district as one shape: the same picture in a part of its size."""
    drawn = []
    for district, inside in lines.items():
        shapes = [
            _in_class(found, _together([line.area.code for line in alike], paths))
            for found, alike in _by_class(inside, paths)
        ]
        drawn.append(_link(f"?{choice.query(district=district)}", "".join(shapes)))
    return drawn


def _by_class(
    lines: Sequence[AreaLine], paths: Paths
) -> Iterator[tuple[MapClass, Iterator[AreaLine]]]:
    drawn = [line for line in lines if line.area.code in paths.small_areas]
    return groupby(sorted(drawn, key=attrgetter("found")), key=attrgetter("found"))


def _in_class(found: MapClass, content: str) -> str:
    fill = WITHHELD_FILL if found is MapClass.WITHHELD else None
    return element("g", content, class_=f"m-{found.value}", fill=fill)


def _link(address: str, content: str) -> str:
    return f'<a href="{escape(address)}" tabindex="-1">{content}</a>'


def _together(codes: Sequence[str], paths: Paths, *, class_: str | None = None) -> str:
    drawn = "".join(paths.small_areas.get(code, "") for code in codes)
    return element("path", d=drawn, class_=class_) if drawn else ""


def _names(release: Release, paths: Paths) -> list[str]:
    return [
        text(release.area(code).name, x=x, y=y, text_anchor="middle")
        for code, (x, y) in paths.spots.items()
    ]
