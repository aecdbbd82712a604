"""The feeds that an agreement may cover, as their extract specifications describe them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater_web.ui.definition_files import definition_path, read_yaml

FOLDER = "extracts"
REGISTER = "basis_register"
OWN = {"basis", "series_break", "place_name", "event_weight"}
"""What the partnership's own office supplies: no agreement is made about it."""
EVERY_FIELD = "*"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a feed."""

    name: str
    description: str
    is_identifier: bool
    is_required: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its name, what it is for, and its columns."""

    key: str
    title: str
    purpose: str
    version: str
    fields: tuple[Field, ...]
    is_counts_alone: bool = False
    """Whether its specification refuses every column about a person."""
    is_signed: bool = False
    """Whether it is received from the holder of a key that the agreement names."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(each.name for each in self.fields)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The names of the columns that can identify somebody."""
        return tuple(each.name for each in self.fields if each.is_identifier)

    @property
    def harmless(self) -> tuple[str, ...]:
        """The names of the others."""
        return tuple(each.name for each in self.fields if not each.is_identifier)


def feeds() -> tuple[Feed, ...]:
    """Every feed that somebody else may supply, by title."""
    paths = sorted(definition_path(FOLDER).glob("*.yaml"))
    found = [feed for path in paths if (feed := _read(path, path.stat().st_mtime_ns))]
    return tuple(sorted(found, key=lambda each: each.title))


def feed_with(key: str) -> Feed | None:
    """One feed by its key."""
    return next((each for each in feeds() if each.key == key), None)


def feed_title(key: str) -> str:
    """What a feed is called; its key where it is not specified any more."""
    feed = feed_with(key)
    return feed.title if feed else key


@lru_cache(maxsize=4)
def register_columns() -> tuple[str, ...]:
    """The columns of the register that the engine reads, in order."""
    stated = _properties(_yaml(definition_path(FOLDER, f"{REGISTER}.yaml")))
    return tuple(each["physicalName"] for each in stated)


@lru_cache(maxsize=256)
def _read(path: Path, _written_at: int) -> Feed | None:
    stated = _yaml(path)
    if _custom(stated).get("becomes") in OWN:
        return None
    return Feed(
        key=stated["id"],
        title=stated["name"],
        purpose=stated["description"]["purpose"],
        version=stated["version"],
        fields=tuple(_field(each) for each in _properties(stated)),
        is_counts_alone="refusesColumns" in _custom(stated),
        is_signed=bool(_custom(stated).get("signed")),
    )


def _field(stated: dict[str, Any]) -> Field:
    return Field(
        name=stated["name"],
        description=stated["description"],
        is_identifier=stated.get("classification") == "identifier" or "person" in _custom(stated),
        is_required=bool(stated.get("required")),
    )


def _properties(stated: dict[str, Any]) -> list[dict[str, Any]]:
    properties: list[dict[str, Any]] = stated["schema"][0]["properties"]
    return properties


def _custom(stated: dict[str, Any]) -> dict[str, Any]:
    return {each["property"]: each["value"] for each in stated.get("customProperties", ())}


def _yaml(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(path)
    return found
