"""The places that an action can be for: districts, and what several of them make together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater_web.ui.definition_files import partnership_path, read_yaml


@dataclass(frozen=True, slots=True)
class Area:
    """One place: its key, its name, and the codes of the districts in it."""

    key: str
    name: str
    districts: frozenset[str]
    grouping: str = ""
    """What joins its districts, such as `county`; empty for a district."""

    def meets(self, other: "Area") -> bool:
        """Whether the two share a district."""
        return bool(self.districts & other.districts)


def areas() -> Mapping[str, Area]:
    """Every place by its key, larger ones first."""
    return _read(partnership_path("partnership.yaml"))


def area_name(key: str) -> str:
    """What a place is called; empty for the whole partnership, the key where it is not known."""
    found = areas().get(key)
    return found.name if found else key


@lru_cache(maxsize=4)
def _read(path: Path) -> Mapping[str, Area]:
    said: dict[str, Any] = read_yaml(path)
    districts = said["districts"]
    joined = [
        Area(
            key=each["code"],
            name=each["name"],
            districts=frozenset(
                district["code"]
                for district in districts
                if district.get(each["grouping"]) == each["name"]
            ),
            grouping=each["grouping"],
        )
        for each in said.get("partnership_areas", ())
    ]
    single = [Area(each["code"], each["name"], frozenset({each["code"]})) for each in districts]
    return {area.key: area for area in (*joined, *single)}
