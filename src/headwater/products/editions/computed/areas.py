"""The districts one by one, or one area alone: one template, filled from the release."""

from collections.abc import Iterator, Sequence

from headwater.products.comparing import Comparison
from headwater.products.district_chapter import beside_whole, changed_measures, pair_with_whole
from headwater.products.editions.computed.opening import easy_year
from headwater.products.editions.pieces import (
    Chapter,
    Grid,
    Listing,
    Piece,
    Prose,
    Text,
    Title,
    number,
    prose,
    text,
    worked,
)
from headwater.products.editions.sentences import trend_text
from headwater.products.editions.source import Source
from headwater.products.paper import NOT_PUBLISHED
from headwater.products.readings import change_words
from headwater.released.editions.content import Module
from headwater.released.editions.tokens import Form
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.totals import Total, areas_that_make_the_whole, newest_total
from headwater.released.words import listed
from headwater.vocabulary.areas import Area, AreaGrouping, AreaType
from headwater.vocabulary.counts import counted

_HOW = (
    "Counted over the measures of this release: called different only where the two 95% ranges "
    "do not touch."
)
_SUMS = (
    "An area of several districts is the sum of their numbers as they are released, and is "
    "withheld where one of them is. The whole also holds events whose place is not known or lies "
    "outside, and is rounded by itself, so it can differ a little."
)


def districts(source: Source, module: Module) -> Iterator[Chapter]:
    """One chapter that says what the profiles hold, and one for each district by name."""
    found = sorted(source.release.areas_of_type(AreaType.DISTRICT), key=lambda area: area.name)
    whole = source.release.whole_area.name
    yield Chapter(
        module.key,
        module.title,
        (
            Prose(
                worked(
                    f"{whole} has {counted(len(found), 'district')}. Each has a profile from one "
                    "template, so that they can be read side by side. Their numbers, with those "
                    "of events whose place is not known or lies outside, add up to the whole.",
                    "Counted over the districts of this release.",
                )
            ),
            Listing(tuple((area.name,) for area in found)),
            *_added_up(source.release),
        ),
        easy=(("Each district has a part of its own.",),),
    )
    for area in found:
        key = f"{module.key}--{area.code.lower()}"
        yield _profile(source, area, key=key, title=area.name, part_of=module.key)


def _added_up(release: Release) -> Iterator[Piece]:
    """How the larger areas, each the sum of its districts, make up the whole, by measure."""
    parts = areas_that_make_the_whole(release, AreaGrouping.COUNTY)
    totals = [
        total
        for measure in release.measures
        if parts and (total := newest_total(release, measure.measure, parts)) is not None
    ]
    if totals:
        heads = ("Measure", "Year", *(each.name for each in parts), release.whole_area.name)
        rows = tuple(_total_row(release, total) for total in totals)
        yield Title("How they add up")
        yield Grid("The larger areas and the whole, newest full year", heads, rows, _SUMS)


def _total_row(release: Release, total: Total) -> tuple[Text, ...]:
    measure = release.measure(total.whole.measure)
    return (
        (measure.short_title,),
        (total.whole.period,),
        *((number(row, Form.COUNT),) for row in (*total.parts, total.whole)),
    )


def area(source: Source, module: Module) -> Iterator[Chapter]:
    """The profile of the module's own area. Raises AreaNotFound."""
    found = source.release.area(module.area_code)
    yield _profile(source, found, key=module.key, title=module.title, part_of="")


def _profile(source: Source, found: Area, *, key: str, title: str, part_of: str) -> Chapter:
    release = source.release
    return Chapter(
        key,
        title,
        (
            Prose(_opening(release, found)),
            *source.figures.pictures(f"district-{found.code.lower()}"),
            Title("Every measure"),
            _measures(release, found),
            Title("Through time"),
            *_through_time(release, found),
            *_noticed(release, found),
        ),
        easy=((f"This part is about {found.name}.",), *_easy(release, found)),
        part_of=part_of,
    )


def _easy(release: Release, found: Area) -> Iterator[Text]:
    """The national measures that show a number here; else the first measure that does."""
    national = [each for each in release.measures if each.national_success_measure]
    lines = _years(release, found, national) or _years(release, found, release.measures)[:1]
    yield from lines or [(f"We cannot show a number of {found.name} here.",)]


def _years(release: Release, found: Area, measures: Sequence[ReleasedMeasure]) -> list[Text]:
    return [line for each in measures for line in easy_year(release, each, found.code)]


def _opening(release: Release, found: Area) -> Text:
    whole = release.whole_area.name
    compared = {each.short_title: beside_whole(release, each, found) for each in release.measures}
    told = [
        f"{found.name} is {kind.value} than {whole} in "
        f"{listed([title for title, one in compared.items() if one is kind])}"
        for kind in (Comparison.HIGHER, Comparison.LOWER)
        if kind in compared.values()
    ]
    if not told:
        return (f"For no measure can {found.name} be told apart from {whole}.",)
    unclear = list(compared.values()).count(Comparison.CANNOT_TELL)
    rest = worked(f"For {unclear} of {len(compared)} measures we cannot tell.", _HOW)
    return text(f"{'. '.join(told)}. ", rest)


def _measures(release: Release, found: Area) -> Grid:
    whole = release.whole_area.name
    heads = ("Measure", "Year", "Number", "Rate", "95% range", f"Beside {whole}", "Change")
    rows = tuple(_row(release, each, found) for each in release.measures)
    caption = f"Measures in {found.name}, newest full year of the whole area"
    return Grid(caption, heads, rows)


def _row(release: Release, measure: ReleasedMeasure, found: Area) -> tuple[Text, ...]:
    row, whole = pair_with_whole(release, measure, found)
    if row is None:
        cells: tuple[Text, ...] = ((NOT_PUBLISHED,),) * 3
    elif measure.has_denominator:
        limits: Text = ("not given",) if row.lower is None else (number(row, Form.INTERVAL),)
        cells = ((number(row, Form.COUNT),), (number(row),), limits)
    else:
        cells = ((number(row, Form.COUNT),), ("not a rate",), ("not given",))
    return (
        (measure.short_title,),
        (whole.period if whole else "none",),
        *cells,
        (beside_whole(release, measure, found).value,),
        (change_words(release, measure, found.code),),
    )


def _through_time(release: Release, found: Area) -> Iterator[Piece]:
    changed = changed_measures(release, found)
    if changed:
        yield Listing(
            tuple(
                text(f"{each.short_title}. ", trend_text(release, each, found.code))
                for each in changed
            )
        )
    else:
        yield prose(
            "For no measure can the newest full year be told apart from the first comparable one."
        )


def _noticed(release: Release, found: Area) -> Iterator[Piece]:
    signals = [each for each in release.signals if each.area_code == found.code]
    if signals:
        yield Title("What to notice")
        how = "Found by looking at many numbers at once, with a guard against chance."
        yield Listing(tuple(worked(f"{each.headline}. {each.detail}", how) for each in signals))
