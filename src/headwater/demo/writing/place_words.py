"""What reception desks write where a small area is asked for, and the places that they mean.

Every text comes from a true small area, so that placing can be judged. The mistakes are those of
real desks: misspellings, "outside", names that several districts share, places that no gazetteer
holds, patients who name the wrong place, postcodes, "town", "home", and nothing at all.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from headwater.definitions.partnership import Partnership
from headwater.demo.people.names import place_names
from headwater.demo.places.geography import Geography
from headwater.demo.seeds.draws import Integers, pick, stream
from headwater.demo.writing.columns import postcodes

PATTERNS = {
    "blank": 0.22,
    "town": 0.22,
    "named_town": 0.09,
    "postcode": 0.08,
    "part_postcode": 0.04,
    "home": 0.06,
    "not_known": 0.03,
    "name": 0.26,
}
"""Shares of what is written: nothing for 22%, "town" for 31%, a postcode for 12%."""

SHARED_NAMES = ("The Red Lion", "The Crown", "The White Hart", "The Plough", "The Royal Oak")
COLUMNS = ("name", "kind", "small_area_code", "district_code", "alias", "source")
_SOURCE = "Synthetic: generated for demonstration"
_NEXT_AREA, _NEXT_AREA_WHEN_NEAR = 0.03, 0.35
_WRONG_PLACE = 0.02
_UNLISTED, _SHARED = 0.15, 0.25
_FORMS = {
    "{name}": 0.34,
    "outside {name}": 0.14,
    "O/S {name}": 0.05,
    "nr {name}": 0.12,
    "behind {name}": 0.04,
    "{name}, {town}": 0.10,
    "fight at {name} last night": 0.06,
    "{name} and the canal": 0.03,
    "walking from {name}": 0.02,
    "{wrong}": 0.10,
}
_KINDS = {"venue": ("Club {}", "The {} Bar"), "street": ("{} Street", "{} Road")}
_HOMES = ("home", "Home address", "at home", "friends flat", "own house", "pts mums house", "HOME ")
_TOWNS = ("town", "Town", "in town", "city centre", "town centre")
_UNKNOWNS = ("unknown", "N/K", "not stated", "?")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One place that patients name. `is_listed` says whether the gazetteer holds it."""

    name: str
    kind: str
    area: int
    is_listed: bool


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """The places, by small area: `of_area` has a row of positions in `places` for each area."""

    places: tuple[KnownPlace, ...]
    of_area: Integers
    towns: tuple[str, ...]
    town_codes: tuple[str, ...]
    geography: Geography

    def gazetteer(self) -> str:
        """The listed places as a file of names, and the towns with their districts."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(self._rows())
        return text.getvalue()

    def table(self) -> pa.Table:
        """The same, as a table of text."""
        columns = zip(*self._rows(), strict=True)
        return pa.table(
            {
                name: pa.array([cell or None for cell in column], pa.string())
                for name, column in zip(COLUMNS, columns, strict=True)
            }
        )

    def _rows(self) -> list[tuple[str, ...]]:
        towns: list[tuple[str, ...]] = [
            (town, "settlement", "", code, "", _SOURCE)
            for town, code in zip(self.towns, self.town_codes, strict=True)
        ]
        return towns + [
            (place.name, place.kind, *self._codes(place.area), "", _SOURCE)
            for place in self.places
            if place.is_listed
        ]

    def _codes(self, area: int) -> tuple[str, str]:
        return self.geography.codes[area], self.town_codes[self.geography.district[area]]


def draw_places(partnership: Partnership, geography: Geography, *, seed: int) -> KnownPlaces:
    """A venue and a street for each small area, and in some a name that others share."""
    generator = stream(seed, "known places")
    called = place_names(seed)
    of_area = np.arange(2 * len(geography.codes), dtype=np.int64).reshape(-1, 2)
    places = [
        _place(position, called[position % len(called)], generator)
        for position in range(of_area.size)
    ]
    return KnownPlaces(
        places=tuple(places),
        of_area=of_area,
        towns=tuple(district.name for district in partnership.districts),
        town_codes=tuple(district.code for district in partnership.districts),
        geography=geography,
    )


def place_words(areas: Integers, known: KnownPlaces, generator: np.random.Generator) -> pa.Array:
    """What is written of incidents in these small areas, one text or empty cell for each."""
    pattern = pick(generator, np.array(list(PATTERNS.values())), len(areas))
    written = np.full(len(areas), None, dtype=object)
    for number, name in enumerate(PATTERNS):
        rows = np.nonzero(pattern == number)[0]
        written[rows] = _WRITERS[name](areas[rows], known, generator)
    return pa.array(written, pa.string())


def _place(position: int, called: str, generator: np.random.Generator) -> KnownPlace:
    area, is_street = divmod(position, 2)
    kind = "street" if is_street else "venue"
    is_listed = bool(generator.random() >= _UNLISTED)
    if kind == "venue" and generator.random() < _SHARED:
        name = SHARED_NAMES[generator.integers(len(SHARED_NAMES))]
    else:
        name = _KINDS[kind][generator.integers(2)].format(called)
    return KnownPlace(name, kind, area, is_listed)


def _named(areas: Integers, known: KnownPlaces, generator: np.random.Generator) -> list[str | None]:
    form = pick(generator, np.array(list(_FORMS.values())), len(areas))
    forms = [list(_FORMS)[number] for number in form.tolist()]
    near = np.array([each.startswith("nr") for each in forms], dtype=bool)
    meant = _meant(areas, near, known, generator)
    chosen = known.of_area[meant, generator.integers(0, 2, len(areas))]
    towns = [known.towns[number] for number in known.geography.district[meant].tolist()]
    return [
        each.format(name=name, town=town, wrong=_misspelt(name, generator))
        for each, name, town in zip(
            forms, (known.places[number].name for number in chosen.tolist()), towns, strict=True
        )
    ]


def _meant(
    areas: Integers, near: np.ndarray, known: KnownPlaces, generator: np.random.Generator
) -> Integers:
    """The area of the place that is named: mostly the true one, else the next or any other."""
    drawn = generator.random(len(areas))
    beside = known.geography.neighbours[areas, generator.integers(0, 6, len(areas))]
    is_beside = drawn < np.where(near, _NEXT_AREA_WHEN_NEAR, _NEXT_AREA)
    meant = np.where(is_beside & (beside >= 0), beside, areas)
    anywhere = generator.integers(0, len(known.geography.codes), len(areas))
    return np.asarray(np.where(drawn > 1 - _WRONG_PLACE, anywhere, meant), dtype=np.int64)


def _misspelt(name: str, generator: np.random.Generator) -> str:
    """The name with a letter lost, two exchanged, or its words run together."""
    start = int(generator.integers(1, len(name) - 2))
    choice = int(generator.integers(3))
    if choice == 0:
        return name[:start] + name[start + 1 :]
    if choice == 1:
        return name[:start] + name[start + 1] + name[start] + name[start + 2 :]
    return name.replace(" ", "").lower()


def _postcodes(
    areas: Integers, _known: KnownPlaces, generator: np.random.Generator
) -> list[str | None]:
    whole: list[str | None] = postcodes(areas, generator.integers(0, 400, len(areas))).to_pylist()
    return whole


def _part_postcodes(
    areas: Integers, known: KnownPlaces, generator: np.random.Generator
) -> list[str | None]:
    return [str(whole).split()[0] for whole in _postcodes(areas, known, generator)]


def _named_towns(
    areas: Integers, known: KnownPlaces, _generator: np.random.Generator
) -> list[str | None]:
    districts = known.geography.district[areas].tolist()
    return [f"{known.towns[number]} town centre" for number in districts]


_Writer = Callable[[Integers, KnownPlaces, np.random.Generator], list[str | None]]


def _any_of(words: tuple[str, ...]) -> _Writer:
    def write(
        areas: Integers, _known: KnownPlaces, generator: np.random.Generator
    ) -> list[str | None]:
        return [words[number] for number in generator.integers(0, len(words), len(areas)).tolist()]

    return write


def _nothing(
    areas: Integers, _known: KnownPlaces, _generator: np.random.Generator
) -> list[str | None]:
    return [None] * len(areas)


_WRITERS: dict[str, _Writer] = {
    "blank": _nothing,
    "town": _any_of(_TOWNS),
    "named_town": _named_towns,
    "postcode": _postcodes,
    "part_postcode": _part_postcodes,
    "home": _any_of(_HOMES),
    "not_known": _any_of(_UNKNOWNS),
    "name": _named,
}
