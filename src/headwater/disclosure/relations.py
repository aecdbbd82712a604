"""The sums that everyone knows: which cells of the lattice add up to which others.

Each relation says that its parts, and perhaps a remainder that nobody publishes, make its total.
Relations are found from keys with array operations, never cell by cell.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from headwater.disclosure.lattice import ABSENT, Booleans, Cells, Finder, Integers
from headwater.vocabulary.areas import AreaType

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-\d{2}")
_WINDOW = re.compile(r"(\d{4})-01/P(12|36)M")


@dataclass(frozen=True)
class PublicKnowledge:
    """How areas, measures and categories hang together, as anyone may know.

    `complements` maps a measure to the measure of which it is a part. `small_area_categories`
    maps a breakdown to the category of each small area, where categories are made of whole small
    areas. `category_totals` maps a measure to the other measure, the breakdown and the categories
    of which it is the sum. `versions` maps a narrower version of a measure to the wider one: who
    sees both takes one from the other and has what only the wider one counts.
    """

    area_parents: Mapping[str, str]
    complements: Mapping[str, str] = field(default_factory=dict)
    small_area_categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    category_totals: Mapping[str, tuple[str, str, frozenset[str]]] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sums:
    """One family of relations: `part[i]` is a part of `total[i]`.

    The parts of one total with one `group` make one relation. `open_ended` says that a remainder
    may exist that nobody publishes, even where it happens to be zero.
    """

    name: str
    part: Integers
    total: Integers
    group: Integers
    open_ended: bool


def additive_relations(cells: Cells, knowledge: PublicKnowledge) -> Iterator[Sums]:
    """Every family of relations between these cells."""
    links = _Links(cells)
    yield from _months_make_years(links)
    yield from _places_make_partnership(links)
    yield from _categories_make_headline(links)
    yield from _small_areas_make_district(links, knowledge)
    yield from _windows_make_longer_windows(links)
    yield from _years_make_windows(links)
    yield from _parts_make_whole_measures(links, knowledge)


class _Links:
    """Turns 'this cell, with some columns replaced, is the total' into positions."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.finder = Finder(cells.key())
        self.headline = self.code("breakdown") == cells.words.code("breakdown", "all")

    def code(self, column: str) -> Integers:
        return self.cells.codes[column]

    def mapped(self, column: str, mapping: Mapping[str, str], source: str = "") -> Integers:
        """The code in `column` of what each cell's word (in `source`, else `column`) maps to."""
        table = self.cells.words.translate(source or column, column, mapping)
        return table[self.code(source or column)]

    def is_area(self, *area_types: AreaType) -> Booleans:
        return np.isin(self.cells.area_type, [str(kind) for kind in area_types])

    def sums(
        self, name: str, chosen: Booleans, *, open_ended: bool = False, **replaced: Integers
    ) -> Sums:
        """The relations of the chosen cells to the cells named by the replaced columns."""
        total = self.finder.find(self.cells.key(**replaced))
        part = np.flatnonzero(chosen & (total != ABSENT))
        # The breakdowns of one headline are separate sums, and so are several parts of a whole.
        group = self.code("measure" if open_ended and "measure" in replaced else "breakdown")
        return Sums(name, part, total[part], group[part], open_ended)


def _months_make_years(links: _Links) -> Iterator[Sums]:
    words = links.cells.words.by_column["period"]
    years = {word: match[1] for word in words if (match := _MONTH.fullmatch(word))}
    year = links.mapped("period", years)
    yield links.sums("months make the year", year != ABSENT, period=year)


def _places_make_partnership(links: _Links) -> Iterator[Sums]:
    whole_area = links.code("area_code")[links.is_area(AreaType.PARTNERSHIP)]
    if not len(whole_area):
        return
    whole = np.full(len(links.cells), whole_area[0], dtype=np.int64)
    districts = links.is_area(AreaType.DISTRICT)
    places = districts | links.is_area(AreaType.UNPLACED)
    yield links.sums("places make the partnership", places & links.headline, area_code=whole)
    # Events without a place are not published by category, so the districts' sum falls short.
    yield links.sums(
        "places make the partnership, by category",
        districts & ~links.headline,
        open_ended=True,
        area_code=whole,
    )


def _categories_make_headline(links: _Links) -> Iterator[Sums]:
    yield links.sums(
        "categories make the headline",
        ~links.headline,
        breakdown=links.cells.constant("breakdown", "all"),
        category=links.cells.constant("category", "all"),
    )


def _small_areas_make_district(links: _Links, knowledge: PublicKnowledge) -> Iterator[Sums]:
    small = links.is_area(AreaType.SMALL_AREA)
    parents = knowledge.area_parents
    district = links.mapped("area_code", parents)
    whole = links.mapped("area_code", {area: parents.get(up, "") for area, up in parents.items()})
    year = links.mapped("period", {word: year for word, (year, _) in _windows(links, 12).items()})
    yield links.sums("small areas make the district", small, area_code=district, period=year)
    for breakdown, categories in sorted(knowledge.small_area_categories.items()):
        for area in (district, whole):
            yield links.sums(
                "small areas make the category",
                small,
                area_code=area,
                period=year,
                breakdown=links.cells.constant("breakdown", breakdown),
                category=links.mapped("category", categories, source="area_code"),
            )


def _windows(links: _Links, months: int) -> dict[str, tuple[str, int]]:
    """The windows of this length among the cells' periods, with their first year."""
    words = links.cells.words.by_column["period"]
    matches = {word: _WINDOW.fullmatch(word) for word in words}
    return {
        word: (match[1], int(match[1]))
        for word, match in matches.items()
        if match and int(match[2]) == months
    }


def _windows_make_longer_windows(links: _Links) -> Iterator[Sums]:
    for years_before in range(3):
        longer = {
            word: f"{first - years_before:04d}-01/P36M"
            for word, (_, first) in _windows(links, 12).items()
        }
        period = links.mapped("period", longer)
        yield links.sums("windows make the longer window", period != ABSENT, period=period)


def _years_make_windows(links: _Links) -> Iterator[Sums]:
    """Where districts have windows, their years say what is in them; small areas have no years."""
    words = links.cells.words.by_column["period"]
    for years_before in range(3):
        longer = {
            word: f"{int(word) - years_before:04d}-01/P36M"
            for word in words
            if _YEAR.fullmatch(word)
        }
        period = links.mapped("period", longer)
        yield links.sums("years make the window", period != ABSENT, period=period)


def _parts_make_whole_measures(links: _Links, knowledge: PublicKnowledge) -> Iterator[Sums]:
    everything = np.ones(len(links.cells), dtype=bool)
    whole = links.mapped("measure", knowledge.complements)
    yield links.sums("a part and the rest", everything, open_ended=True, measure=whole)
    wider = links.mapped("measure", knowledge.versions)
    yield links.sums("a version and the rest", everything, open_ended=True, measure=wider)
    for measure, (other, breakdown, categories) in sorted(knowledge.category_totals.items()):
        words = links.cells.words.by_column["category"]
        belongs = np.array([word in categories for word in words] or [False])
        chosen = belongs[links.code("category")] & (
            links.code("measure") == links.cells.words.code("measure", other)
        )
        chosen &= links.code("breakdown") == links.cells.words.code("breakdown", breakdown)
        yield links.sums(
            "categories make another measure",
            chosen,
            measure=links.cells.constant("measure", measure),
            breakdown=links.cells.constant("breakdown", "all"),
            category=links.cells.constant("category", "all"),
        )
