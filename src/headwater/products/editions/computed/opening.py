"""The summary, and every measure at a glance."""

from collections.abc import Iterator

from headwater.products import overview
from headwater.products.comparing import Comparison
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
from headwater.products.editions.sentences import trend_text, year_cells
from headwater.products.editions.source import Source
from headwater.products.readings import newest_known
from headwater.released.editions.content import Module
from headwater.released.editions.tokens import Form
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import PeriodType

_FROM_CELLS = "Counted over the numbers of this release, each in one of four states."


def summary(source: Source, module: Module) -> Iterator[Chapter]:
    """The national measures, how many measures moved, what to notice, what nobody knows."""
    release = source.release
    whole = release.whole_area
    yield Chapter(
        module.key,
        module.title,
        (
            Prose((release.partnership.purpose,), is_lead=True),
            prose(
                "This document says what the data of the partners tell about serious violence in "
                f"{whole.name}, and what they cannot tell. Where a difference could be chance, it "
                "says “we cannot tell”."
            ),
            *_national(release),
            Title("All measures together"),
            Prose(_together(release)),
            *_noticed(release),
            Title("What we do not know"),
            Listing(tuple(worked(line, _FROM_CELLS) for line in overview.unknowns(release))),
        ),
        easy=tuple(_easy_summary(release)),
    )


def _national(release: Release) -> Iterator[Piece]:
    national = [each for each in release.measures if each.national_success_measure]
    if national:
        code = release.whole_area.code
        yield Title("The national measures of success")
        yield Listing(
            tuple(
                text(f"{each.short_title}. ", trend_text(release, each, code)) for each in national
            )
        )


def _together(release: Release) -> Text:
    tally = overview.changes_tally(release)
    total = len(release.measures)
    how = (
        f"Counted over the {counted(total, 'measure')} of this release: the newest full year "
        "beside the first year that can be compared, called different only where the two 95% "
        "ranges do not touch."
    )
    return worked(
        f"There are {counted(total, 'measure')}. Setting the newest full year beside the first "
        f"year that can be compared: {tally[Comparison.LOWER]} of {total} are lower, "
        f"{tally[Comparison.HIGHER]} of {total} are higher, for "
        f"{tally[Comparison.CANNOT_TELL]} of {total} we cannot tell, and "
        f"{tally[Comparison.NOT_SHOWN]} of {total} cannot be compared.",
        how,
    )


def _noticed(release: Release) -> Iterator[Piece]:
    if not release.signals:
        return
    yield Title("What to notice")
    yield Listing(
        tuple(
            worked(
                f"{each.headline}. {each.detail}",
                "Found by looking at many numbers at once, with a guard against chance.",
            )
            for each in release.signals
        )
    )
    yield prose(
        "These statements come from looking at many numbers at once, with a guard against chance. "
        "They are a reason to look closer, not proof of a cause."
    )


def _easy_summary(release: Release) -> Iterator[Text]:
    yield (f"This report is about serious violence in {release.whole_area.name}.",)
    yield ("It uses numbers from the police, hospitals and others.",)
    for measure in release.measures:
        if measure.national_success_measure:
            yield from easy_year(release, measure, release.whole_area.code)


def easy_year(release: Release, measure: ReleasedMeasure, area_code: str) -> Iterator[Text]:
    """The newest year of a measure in one short sentence; nothing where no number is shown."""
    row = newest_known(release.series(measure.measure, area_code, PeriodType.YEAR))
    if row is not None and row.is_released:
        form = Form.COUNT if row.numerator is not None else Form.NUMBER
        unit = "" if form is Form.COUNT else f" {measure.unit}"
        yield text(f"{measure.short_title}: ", number(row, form), f"{unit} in {row.period}.")


def glance(source: Source, module: Module) -> Iterator[Chapter]:
    """Every measure in the whole area, its newest full year, and what may be said of its change."""
    release = source.release
    whole = release.whole_area
    rows = tuple(
        ((each.short_title,), *year_cells(release, each, whole.code)) for each in release.measures
    )
    yield Chapter(
        module.key,
        module.title,
        (
            prose(
                f"Each line is the newest full year of one measure in {whole.name}. The change is "
                "against the first year that can be compared, and is named only when the two "
                "ranges do not touch."
            ),
            Grid(
                f"Every measure in {whole.name}",
                ("Measure", "Year", "Rate or number", "95% range", "Change"),
                rows,
            ),
        ),
        easy=(("There is a table of every number that we count.",),),
    )
