"""The whole page of places: the map and its text, how violence gathers, and the lasting places."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from headwater.released.analyses import Question
from headwater.released.analysis_words import analysis_words
from headwater.released.opened import Release
from headwater.vocabulary.areas import Area
from headwater.vocabulary.counts import counted
from headwater_web.dashboard.breaks import mixed_words
from headwater_web.dashboard.choices import Option
from headwater_web.dashboard.figures import source_words
from headwater_web.dashboard.place_explorer.choices import (
    PlaceChoice,
    district_options,
    measure_options,
    window_options,
)
from headwater_web.dashboard.place_explorer.classes import STEPS, LegendLine, MapClass, legend
from headwater_web.dashboard.place_explorer.drawing import picture
from headwater_web.dashboard.place_explorer.lines import (
    AreaLine,
    area_lines,
    newest_window,
    number_address,
    number_sentences,
    persistence_words,
)
from headwater_web.dashboard.readings import is_rounded
from headwater_web.ui.words import period_words

_GATHERING = (Question.CONCENTRATION, Question.PERSISTENCE)


@dataclass(frozen=True, slots=True)
class ChosenArea:
    """One small area read aloud beside the map."""

    line: AreaLine
    district: str
    sentences: tuple[str, ...]
    number_address: str


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """How many small areas of one district are in each of the classes shown."""

    area: Area
    address: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Explorer:
    """Small areas by one measure. `rows_address` and `map_address` are the same for machines.

    `undrawn` of them have no outline, and are in the table alone.
    """

    choice: PlaceChoice
    districts: list[Option]
    measures: list[Option]
    windows: list[Option]
    period: str
    reading: str
    legend: list[LegendLine]
    picture: SafeString | None
    undrawn: int
    chosen: ChosenArea | None
    lines: list[AreaLine]
    overview: list[DistrictLine]
    has_agreed: bool
    is_rounded: bool
    mixed: str
    source: str
    gathering: list[str]
    rows_address: str
    map_address: str


def explorer(release: Release, choice: PlaceChoice) -> Explorer:
    """Everything of the map and its text. Nothing is in the order of how much happens."""
    rows = newest_window(release, choice)
    lines = area_lines(release, choice, rows)
    shown = [line for inside in lines.values() for line in inside]
    legend_lines = legend(line.found for line in shown)
    return Explorer(
        choice=choice,
        districts=district_options(release, choice),
        measures=measure_options(choice),
        windows=window_options(choice),
        period=period_words(rows[0].when) if rows else "",
        reading=_reading(release, choice, shown),
        legend=legend_lines,
        picture=picture(release, choice, lines),
        undrawn=sum(line.area.code not in release.outlines for line in shown),
        chosen=_chosen(release, choice, shown),
        lines=shown if choice.district else [],
        overview=[] if choice.district else list(_overview(release, choice, lines, legend_lines)),
        has_agreed=any(line.agreed for line in shown),
        is_rounded=bool(choice.measure and is_rounded(choice.measure)),
        mixed=mixed_words(release, choice.measure, rows[:1]) if choice.measure else "",
        source=source_words(release, choice.measure, rows) if choice.measure else "",
        gathering=gathering(release, choice),
        rows_address=_address("dashboard:place_areas_csv", choice),
        map_address=_address("dashboard:place_areas_geojson", choice),
    )


def gathering(release: Release, choice: PlaceChoice) -> list[str]:
    """How far the chosen measure gathers in few small areas, and whether it stays there."""
    return [
        analysis_words(each, area=release.area(each.area_code).name)
        for each in release.analyses
        if choice.measure and each.measure == choice.measure.measure
        if each.question in _GATHERING
    ]


def _reading(release: Release, choice: PlaceChoice, shown: Sequence[AreaLine]) -> str:
    """The one sentence above the map."""
    if not shown:
        return ""
    found = Counter(line.found for line in shown)
    words = _(
        "Of {areas} in {where}: {higher} higher than the whole partnership, clear of chance; "
        "{lower} lower; {unsure} where we cannot tell; {withheld} withheld."
    )
    if not any(found[step] for step in STEPS):
        words = _(
            "Nothing can be said of {areas} in {where} beside the whole partnership: {withheld} "
            "withheld, and for the others a number is lacking."
        )
    return words.format(
        areas=counted(len(shown), "small area"),
        where=choice.district.name if choice.district else release.whole_area.name,
        higher=found[MapClass.HIGHER] + found[MapClass.FAR_HIGHER],
        lower=found[MapClass.LOWER] + found[MapClass.FAR_LOWER],
        unsure=found[MapClass.CANNOT_TELL],
        withheld=found[MapClass.WITHHELD],
    )


def _chosen(release: Release, choice: PlaceChoice, shown: Sequence[AreaLine]) -> ChosenArea | None:
    line = next((each for each in shown if each.area == choice.area), None)
    if line is None:
        return None
    return ChosenArea(
        line=line,
        district=release.area(line.area.parent_code or "").name,
        sentences=(
            *number_sentences(choice, line),
            persistence_words(release, line.area.code),
        ),
        number_address=number_address(release, line),
    )


def _overview(
    release: Release,
    choice: PlaceChoice,
    lines: Mapping[str, Sequence[AreaLine]],
    legend_lines: Sequence[LegendLine],
) -> Iterator[DistrictLine]:
    for code, inside in lines.items():
        found = Counter(line.found.value for line in inside)
        yield DistrictLine(
            release.area(code),
            f"?{choice.query(district=code)}#areas",
            tuple(found[MapClass(each.key)] for each in legend_lines),
            len(inside),
        )


def _address(name: str, choice: PlaceChoice) -> str:
    query = choice.query()
    return f"{reverse(name)}?{query}" if query else reverse(name)
