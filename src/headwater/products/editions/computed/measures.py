"""Trends by theme, places and people: the figures of each measure, with what they cannot say."""

import re
from collections.abc import Callable, Iterator

from headwater.products import overview
from headwater.products.editions.computed.opening import easy_year
from headwater.products.editions.pieces import (
    Chapter,
    Listing,
    Piece,
    Prose,
    Text,
    Title,
    prose,
    text,
    worked,
)
from headwater.products.editions.sentences import trend_text
from headwater.products.editions.source import Source
from headwater.products.labels import breakdown_words
from headwater.released.editions.content import Module
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.words import listed, lower_first
from headwater.vocabulary.counts import counted

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_MEASURES = "Counted over the measures of this release."


def themes(source: Source, module: Module) -> Iterator[Chapter]:
    """One chapter that lists the themes, and one for each."""
    release = source.release
    by_theme = _by_theme(release)
    lines = tuple(
        text(f"{theme}: ", worked(counted(len(measures), "measure"), _MEASURES), ".")
        for theme, measures in by_theme.items()
    )
    yield Chapter(
        module.key,
        module.title,
        (
            prose(
                "Each theme has a part of its own, with every measure through time for the whole "
                "area and for its districts. Lines stop where counting changed."
            ),
            Listing(lines),
        ),
        easy=(("We look at each kind of harm over some years.",),),
    )
    for theme, measures in by_theme.items():
        yield Chapter(
            _key(module, theme),
            theme,
            tuple(_of_theme(source, measures)),
            easy=tuple(_easy(release, measures)),
            part_of=module.key,
        )


def _by_theme(release: Release) -> dict[str, list[ReleasedMeasure]]:
    found: dict[str, list[ReleasedMeasure]] = {}
    for measure in release.measures:
        found.setdefault(_theme_words(measure), []).append(measure)
    return found


def _theme_words(measure: ReleasedMeasure) -> str:
    words = measure.theme.replace("_", " ")
    return words[:1].upper() + words[1:]


def _easy(release: Release, measures: list[ReleasedMeasure]) -> Iterator[Text]:
    for measure in measures[:3]:
        if measure.has_denominator or not measure.is_as_published:
            yield from easy_year(release, measure, release.whole_area.code)


def _of_theme(source: Source, measures: list[ReleasedMeasure]) -> Iterator[Piece]:
    names = listed([lower_first(each.short_title) for each in measures])
    many = worked(f"This part has {counted(len(measures), 'measure')}", _MEASURES)
    yield Prose(text(many, f": {names}."))
    for measure in measures:
        yield Title(measure.title)
        yield prose(measure.why_it_matters)
        yield Prose(trend_text(source.release, measure, source.release.whole_area.code))
        yield from source.figures.pictures(
            f"{measure.measure}-trend", f"{measure.measure}-district-trends"
        )
        yield prose(f"What this cannot say. {measure.what_it_cannot_say}")


def places(source: Source, module: Module) -> Iterator[Chapter]:
    """Each district beside the whole, and small areas in classes, measure by measure."""
    whole = source.release.whole_area.name
    pieces: list[Piece] = [
        prose(
            "Violence is not spread evenly, and neither is what drives it. Here each district is "
            f"set beside {whole} as a whole. A district is called higher or lower only when the "
            "ranges of the two numbers do not touch. With many comparisons, some differences will "
            "still be chance."
        ),
        prose(
            "Maps show small areas over three years, in classes and never in an order. A place is "
            "not its people: most who live in any of these areas have no part in violence."
        ),
    ]
    easy = (
        ("Some places have more violence than others.",),
        ("Most people in every place have no part in it.",),
    )
    yield Chapter(module.key, module.title, tuple(pieces), easy=easy)
    yield from _parts(source, module, _of_places)


def _of_places(source: Source, measure: ReleasedMeasure) -> Iterator[Piece]:
    slugs = (f"{measure.measure}-districts", f"{measure.measure}-map")
    found = list(source.figures.pictures(*slugs))
    if found:
        yield Title(measure.short_title)
        yield from found


def _parts(
    source: Source,
    module: Module,
    pieces_of: Callable[[Source, ReleasedMeasure], Iterator[Piece]],
) -> Iterator[Chapter]:
    """One chapter for each theme of which there is a figure, so that each is a short read."""
    for theme, measures in _by_theme(source.release).items():
        pieces = tuple(piece for each in measures for piece in pieces_of(source, each))
        if pieces:
            title = f"{module.title}: {lower_first(theme)}"
            yield Chapter(_key(module, theme), title, pieces, part_of=module.key)


def _key(module: Module, theme: str) -> str:
    return f"{module.key}--{_NOT_WORD.sub('-', theme.lower()).strip('-')}"


def people(source: Source, module: Module) -> Iterator[Chapter]:
    """Who was harmed or dealt with, one detail at a time."""
    release = source.release
    pieces: list[Piece] = [
        prose(
            "These pictures show who was harmed or dealt with, one detail at a time: age, sex, "
            "ethnicity and more. A difference between groups says nothing about why. Groups differ "
            "in where they live, in how safe they are, and in how likely they are to tell the "
            "police or go to a hospital."
        )
    ]
    unrecorded = overview.unrecorded_lines(release)
    if unrecorded:
        how = "Counted in the files of the last twelve months of each feed."
        pieces += [
            Title("How often it was written down"),
            prose(
                "Where a detail is often missing, the groups that can be seen may not stand for "
                "all."
            ),
            Listing(tuple(worked(line, how) for line in unrecorded)),
        ]
    easy = (
        ("We look at age, sex and ethnicity one at a time.",),
        ("A difference between groups does not say why.",),
    )
    yield Chapter(module.key, module.title, tuple(pieces), easy=easy)
    yield from _parts(source, module, _of_people)


def _of_people(source: Source, measure: ReleasedMeasure) -> Iterator[Piece]:
    for breakdown in measure.breakdowns:
        slug = f"{measure.measure}-{breakdown.replace('_', '-')}"
        for picture in source.figures.pictures(slug):
            yield Title(f"{measure.short_title} by {breakdown_words(breakdown)}")
            yield picture
