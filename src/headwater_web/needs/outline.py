"""The outline with which a new edition begins: the partnership's own file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType
from headwater_web.ui.definition_files import partnership_definition

FILE = "needs_assessment.yaml"


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """One module of an outline: its head, and the blocks and easy sentences it begins with.

    `blocks` are pairs of a kind and its value, as the editor holds them.
    """

    key: str
    title: str
    cut: str = "public"
    function: str = ""
    computed: str = ""
    area_code: str = ""
    blocks: tuple[tuple[str, Any], ...] = ()
    easy: tuple[str, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()


def outline(release: Release | None) -> tuple[PlannedModule, ...]:
    """The partnership's modules in their order, a district's template once for each district.

    Empty where the partnership has no outline.
    """
    said = partnership_definition(FILE, otherwise={})
    return tuple(each for module in said.get("outline", ()) for each in _planned(module, release))


def _planned(said: Mapping[str, Any], release: Release | None) -> Iterator[PlannedModule]:
    if not said.get("for_each_district"):
        yield planned_module(said)
        return
    for area in release.areas_of_type(AreaType.DISTRICT) if release is not None else ():
        named = {
            "key": f"{said['key']}-{area.code.lower()}",
            "title": said["title"].format(district=area.name),
            "area_code": area.code,
            "words": _named(said.get("words", ()), area.code, area.name),
            "easy": [
                each.format(area=area.code, district=area.name) for each in said.get("easy", ())
            ],
        }
        yield planned_module({**said, **named})


def planned_module(said: Mapping[str, Any]) -> PlannedModule:
    """One module as the file says it."""
    return PlannedModule(
        key=said["key"],
        title=said.get("title", ""),
        cut=said.get("cut", "public"),
        function=said.get("function", ""),
        computed=said.get("computed", ""),
        area_code=said.get("area_code", ""),
        blocks=tuple(block for each in said.get("words", ()) for block in each.items()),
        easy=tuple(said.get("easy", ())),
        outside=tuple((each["number"], each["source"]) for each in said.get("outside", ())),
    )


def _named(words: Any, code: str, name: str) -> list[dict[str, Any]]:
    """Words of a template with the district put in; figures are named by the release itself."""
    return [
        {
            kind: [each.format(area=code, district=name) for each in value]
            if isinstance(value, list)
            else value.format(area=code, district=name)
            if isinstance(value, str)
            else value
        }
        for block in words
        for kind, value in block.items()
    ]
