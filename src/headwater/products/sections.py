"""The sections of the needs assessment, in order, each with what its template needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from headwater.products import overview
from headwater.products.district_chapter import district_chapter
from headwater.products.figure import FigureTable
from headwater.products.figure_set import FigureSet
from headwater.released.explanation import policy_words
from headwater.released.opened import Release
from headwater.released.release import Break
from headwater.released.words import lower_first
from headwater.vocabulary.areas import AreaType

_NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Section:
    """One section: a page of the HTML and a chapter of the PDF."""

    key: str
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    before: "Section | None" = None
    after: "Section | None" = None

    @property
    def file_name(self) -> str:
        """The page of this section; the first is the one that a folder opens with."""
        return "index.html" if self.before is None else f"{self.key}.html"


def sections_of(release: Release, figures: FigureSet) -> list[Section]:
    """All sections, each knowing its neighbours."""
    sections = [
        *_opening_sections(release),
        *_theme_sections(release),
        Section("places", "Places", "places.html"),
        Section(
            "people",
            "People",
            "people.html",
            {"unrecorded": overview.unrecorded_lines(release)},
        ),
        *_district_sections(release, figures),
        Section("annex", "Technical annex", "annex.html", _annex(release, figures)),
    ]
    for before, after in pairwise(sections):
        before.after, after.before = after, before
    return sections


def _opening_sections(release: Release) -> Iterator[Section]:
    national = [measure for measure in release.measures if measure.national_success_measure]
    summary = {
        "national": national,
        "changes": overview.changes_tally(release),
        "unknowns": overview.unknowns(release),
    }
    data = {
        "withdrawn": [source for source in release.sources if source.state == "no_basis"],
        "late": [source for source in release.sources if source.state == "late"],
        "sources_table": overview.sources_table(release),
        "completeness": overview.completeness_table(release),
        "states": overview.states_table(release),
        "breaks": _breaks(release),
    }
    yield Section("summary", "Summary", "summary.html", summary)
    glance = {"glance": overview.glance_table(release)}
    yield Section("glance", "All measures at a glance", "glance.html", glance)
    yield Section("scope", "What counts as serious violence", "scope.html")
    yield Section("data", "The data and how good they are", "data.html", data)


def _breaks(release: Release) -> list[tuple[Break, list[str]]]:
    """Each break of the register once, with the names of the measures that it touches."""
    touched: dict[Break, list[str]] = {}
    for measure in release.measures:
        for found in release.breaks_of(measure.measure):
            alike = replace(found, measure="")
            touched.setdefault(alike, []).append(lower_first(measure.short_title))
    in_time = sorted(touched.items(), key=lambda each: each[0].month)
    return [(found, list(dict.fromkeys(names))) for found, names in in_time]


def _theme_sections(release: Release) -> Iterator[Section]:
    for theme in dict.fromkeys(measure.theme for measure in release.measures):
        measures = [measure for measure in release.measures if measure.theme == theme]
        words = theme.replace("_", " ")
        key = f"theme-{_NOT_WORD.sub('-', theme.lower()).strip('-')}"
        title = f"Trends: {words[:1].lower()}{words[1:]}"
        yield Section(key, title, "theme.html", {"measures": measures})


def _district_sections(release: Release, figures: FigureSet) -> Iterator[Section]:
    for district in sorted(release.areas_of_type(AreaType.DISTRICT), key=lambda a: a.name):
        chapter = district_chapter(release, district, figures)
        yield Section(f"area-{district.code.lower()}", district.name, "district.html", chapter)


def _annex(release: Release, figures: FigureSet) -> dict[str, Any]:
    policies = dict.fromkeys(measure.policy for measure in release.measures)
    references = tuple(
        (figure.title, str(figure.references[-1]), f"{len(figure.references):,}")
        for figure in figures.values()
    )
    return {
        "policies": [policy_words(policy) for policy in policies],
        "extracts": overview.extracts_table(release),
        "references": FigureTable(("Figure", "Reference", "Numbers in it"), references),
    }
