"""The groups, places and themes of this partnership: whom we hope to hear, where, and of what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from headwater_web.ui.definition_files import partnership_definition
from headwater_web.ui.words import plain_words

PANELS_FILE = "panels.yaml"
NOTHING_SAID: Final[Mapping[str, Any]] = {
    "groups": (),
    "places": (),
    "themes": (),
    "residents": 0,
    "residents_source": "",
}
"""For a partnership that has no panels yet."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One group, place or theme. `residents` is known for groups that a census counts.

    What is about the whole area is about no place in it.
    """

    key: str
    name: str
    residents: int | None = None
    is_whole_area: bool = False


@dataclass(frozen=True, slots=True)
class ListeningLists:
    """Whom we hope to hear from, where, and about what."""

    groups: tuple[Listed, ...]
    places: tuple[Listed, ...]
    themes: tuple[Listed, ...]
    residents: int
    residents_source: str

    @property
    def single_places(self) -> tuple[Listed, ...]:
        """The places in which people can be heard, without the whole area."""
        return tuple(place for place in self.places if not place.is_whole_area)

    def group_name(self, key: str) -> str:
        """What a group is called, even one that is no longer listed."""
        return _name(self.groups, key)

    def place_name(self, key: str) -> str:
        """What a place is called."""
        return _name(self.places, key)

    def theme_name(self, key: str) -> str:
        """What a theme is called."""
        return _name(self.themes, key)


def listening_lists() -> ListeningLists:
    """The lists of this partnership, as its definitions have them now."""
    said = partnership_definition(PANELS_FILE, otherwise=NOTHING_SAID)
    return ListeningLists(
        groups=tuple(Listed(**each) for each in said["groups"]),
        places=tuple(Listed(**each) for each in said["places"]),
        themes=tuple(Listed(**each) for each in said["themes"]),
        residents=said["residents"],
        residents_source=said["residents_source"],
    )


def _name(listed: tuple[Listed, ...], key: str) -> str:
    return next((each.name for each in listed if each.key == key), plain_words(key))
