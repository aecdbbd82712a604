"""The groups that people come from, as the partnership lists them, and the places.

Groups of one kind do not overlap, such as bands of age. Where a kind says that its groups overlap,
each of them is counted as a kind of its own. `voice` is how somebody of the group is named beside
their words.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from headwater_web.scrutiny.api import Listed, listening_lists
from headwater_web.ui.definition_files import partnership_path, read_yaml
from headwater_web.ui.words import plain_words

FILE = "lived_experience.yaml"


@dataclass(frozen=True, slots=True)
class HeardGroup:
    """One group whom we hope to hear."""

    key: str
    name: str
    kind: str
    kind_name: str
    voice: str


@dataclass(frozen=True, slots=True)
class HeardLists:
    """Whom we hope to hear, and where."""

    groups: tuple[HeardGroup, ...]
    places: tuple[Listed, ...]

    @property
    def districts(self) -> tuple[Listed, ...]:
        """The places without the whole area."""
        return tuple(place for place in self.places if not place.is_whole_area)

    @property
    def whole_area(self) -> str:
        """The key of the whole area; empty where the partnership lists none."""
        return next((place.key for place in self.places if place.is_whole_area), "")

    @property
    def kinds(self) -> dict[str, tuple[HeardGroup, ...]]:
        """The groups of each kind, by its name."""
        found: dict[str, tuple[HeardGroup, ...]] = {}
        for group in self.groups:
            found[group.kind_name] = (*found.get(group.kind_name, ()), group)
        return found

    def kind_of(self, key: str) -> str:
        """The kind of a group; one that is no longer listed is a kind of its own."""
        return next((group.kind for group in self.groups if group.key == key), key)

    def group_name(self, key: str) -> str:
        """What a group is called."""
        return next((group.name for group in self.groups if group.key == key), plain_words(key))

    def voice(self, key: str) -> str:
        """How somebody of a group is named beside their words."""
        found = next((group.voice for group in self.groups if group.key == key), "")
        return found or _("Somebody who took part")

    def place_name(self, key: str) -> str:
        """What a place is called."""
        return next((place.name for place in self.places if place.key == key), plain_words(key))

    def place_names(self, keys: list[str]) -> str:
        """What places are called, in one line."""
        return ", ".join(self.place_name(key) for key in keys)


def heard_lists() -> HeardLists:
    """The lists of this partnership, as its definitions have them now."""
    path = partnership_path(FILE)
    groups = _groups(path, path.stat().st_mtime_ns) if path.exists() else ()
    return HeardLists(groups, listening_lists().places)


@lru_cache(maxsize=4)
def _groups(path: Path, _changed_ns: int) -> tuple[HeardGroup, ...]:
    """The groups of a file. It holds a whole demonstration too, so it is read once."""
    said = read_yaml(path)
    return tuple(
        HeardGroup(
            each["key"],
            each["name"],
            each["key"] if kind.get("overlap") else kind["key"],
            kind["name"],
            each.get("voice", ""),
        )
        for kind in said["kinds"]
        for each in kind["groups"]
    )
