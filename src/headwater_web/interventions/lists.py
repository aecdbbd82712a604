"""What a programme can be, for whom and where: the definitions' own lists."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from headwater_web.ui.definition_files import definition_path, partnership_path, read_yaml
from headwater_web.ui.words import plain_words


@dataclass(frozen=True, slots=True)
class Named:
    """One entry of a list: its key, and what a page calls it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Districts that are looked at together, such as a community safety partnership."""

    name: str
    districts: frozenset[str]


@dataclass(frozen=True, slots=True)
class InterventionLists:
    """The lists as one partnership has them. `groups` divide the districts without overlap."""

    bands: tuple[Named, ...]
    place_kinds: tuple[Named, ...]
    institution_kinds: tuple[Named, ...]
    kinds: tuple[str, ...]
    districts: tuple[Named, ...]
    groups: tuple[PlaceGroup, ...]
    whole_area: str

    def districts_words(self, codes: Collection[str]) -> str:
        """Districts in words; all of them together are the whole area."""
        if {each.key for each in self.districts} <= set(codes):
            return self.whole_area
        return joined(names_of(self.districts, codes))


def names_of(entries: Iterable[Named], keys: Collection[str]) -> list[str]:
    """The names of keys in the list's order; one that is no longer listed has its own words."""
    listed = [each for each in entries if each.key in keys]
    gone = sorted(set(keys) - {each.key for each in listed})
    return [*(each.name for each in listed), *(plain_words(key) for key in gone)]


def joined(words: Iterable[str]) -> str:
    """Words in a row.

    >>> joined(["one", "two", "three"])
    'one, two and three'
    """
    *first, last = list(words) or [""]
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def intervention_lists() -> InterventionLists:
    """The lists as the definitions have them now."""
    said = _read(*_stamped(definition_path("interventions", "lists.yaml")))
    partnership = _read(*_stamped(partnership_path("partnership.yaml")))
    districts = tuple(
        sorted(
            (Named(each["code"], each["name"]) for each in partnership["districts"]),
            key=lambda each: each.name,
        )
    )
    return InterventionLists(
        bands=_named(said["bands"]),
        place_kinds=_named(said["place_kinds"]),
        institution_kinds=_named(said["institution_kinds"]),
        kinds=tuple(said["kinds"]),
        districts=districts,
        groups=_groups(partnership),
        whole_area=_("the whole area"),
    )


def _named(entries: Iterable[Any]) -> tuple[Named, ...]:
    return tuple(Named(each["key"], each["name"]) for each in entries)


def _groups(partnership: Any) -> tuple[PlaceGroup, ...]:
    """Community safety partnerships where the definitions name them, else single districts."""
    found: dict[str, set[str]] = {}
    for each in partnership["districts"]:
        name = each.get("community_safety_partnership", each["name"])
        found.setdefault(name, set()).add(each["code"])
    return tuple(PlaceGroup(name, frozenset(codes)) for name, codes in sorted(found.items()))


def _stamped(path: Path) -> tuple[Path, int]:
    return path, path.stat().st_mtime_ns


@lru_cache(maxsize=8)
def _read(path: Path, _changed_ns: int) -> Any:
    return read_yaml(path)
