"""The kinds of assets, the bands of ages, and the districts: the definitions' own lists."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from headwater_web.ui.definition_files import definition_path, partnership_path, read_yaml
from headwater_web.ui.words import plain_words


@dataclass(frozen=True, slots=True)
class AssetKind:
    """One kind of asset. The place of a sensitive kind is never kept."""

    key: str
    name: str
    is_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages in years, both included."""

    first: int
    last: int

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.first}-{self.last}"

    @property
    def words(self) -> str:
        """How a page names it."""
        return _("{first} to {last}").format(first=self.first, last=self.last)

    def is_served_by(self, ages_from: int, ages_to: int) -> bool:
        """Whether at least half of the band's ages are among these.

        >>> AgeBand(18, 25).is_served_by(11, 19), AgeBand(18, 25).is_served_by(16, 21)
        (False, True)
        """
        shared = min(self.last, ages_to) - max(self.first, ages_from) + 1
        return 2 * shared >= self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Place:
    """A district, or the whole area, by its code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class AssetLists:
    """What an asset can be, for whom, and where."""

    kinds: tuple[AssetKind, ...]
    age_bands: tuple[AgeBand, ...]
    districts: tuple[Place, ...]
    whole_area: Place

    @property
    def places(self) -> tuple[Place, ...]:
        """Every district in the order of the alphabet, then the whole area."""
        return (*self.districts, self.whole_area)

    def kind(self, key: str) -> AssetKind:
        """The kind of that key; one that is no longer listed has the key's own words."""
        found = next((each for each in self.kinds if each.key == key), None)
        return found or AssetKind(key, plain_words(key))

    def place_name(self, code: str) -> str:
        """What a place is called."""
        return next((each.name for each in self.places if each.code == code), code)

    def band(self, key: str) -> AgeBand | None:
        """The band that an address names, if there is one."""
        return next((each for each in self.age_bands if each.key == key), None)


def asset_lists() -> AssetLists:
    """The lists as the definitions have them now."""
    kinds = _read(*_stamped(definition_path("assets", "kinds.yaml")))
    partnership = _read(*_stamped(partnership_path("partnership.yaml")))
    districts = [Place(each["code"], each["name"]) for each in partnership["districts"]]
    return AssetLists(
        kinds=tuple(
            AssetKind(each["key"], each["name"], bool(each.get("sensitive")))
            for each in kinds["kinds"]
        ),
        age_bands=tuple(AgeBand(each["first"], each["last"]) for each in kinds["age_bands"]),
        districts=tuple(sorted(districts, key=lambda place: place.name)),
        whole_area=Place(partnership["area_code"], _("The whole area")),
    )


def _stamped(path: Path) -> tuple[Path, int]:
    return path, path.stat().st_mtime_ns


@lru_cache(maxsize=4)
def _read(path: Path, _changed_ns: int) -> Any:
    return read_yaml(path)
