"""The sentences of computed modules, each number in them bound to its cell."""

from collections.abc import Sequence

from headwater.products.comparing import Comparison, comparable, compare_through
from headwater.products.editions.pieces import Run, Text, number, text
from headwater.products.readings import change_words, newest_known
from headwater.released.breaks import breaks_at, bridge
from headwater.released.editions.tokens import Form
from headwater.released.opened import Release
from headwater.released.release import Break, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.released.words import day_words, listed
from headwater.vocabulary.periods import PeriodType


def made_from(release: Release, measure: ReleasedMeasure) -> str:
    """What a number that follows from cells of a measure stands on: definition, source, date."""
    sources = listed(
        [f"{each.title} ({each.supplier_name})" for each in release.sources_of(measure.measure)]
    )
    return (
        f"{measure.measure}, definition version {measure.version}. From: "
        f"{sources or 'not named in this release'}. Data up to {day_words(release.as_at_date)}. "
        f"Release {release.release_id}."
    )


def trend_text(release: Release, measure: ReleasedMeasure, area_code: str) -> Text:
    """Where a measure stands in its newest full year, and against the first comparable one."""
    series = release.series(measure.measure, area_code, PeriodType.YEAR)
    newest = newest_known(series)
    name = release.area(area_code).name
    if newest is None:
        return (f"No full year of data has arrived for {name}.",)
    if not newest.is_released:
        return (f"The number for {name} in {newest.period} is withheld because it is small.",)
    return text(
        f"In {newest.period} the number for {name} was ",
        number(newest, form_of(measure)),
        _since(release, measure, series, newest),
        ".",
    )


def form_of(measure: ReleasedMeasure) -> Form:
    """How a number of a measure is said in a sentence: the rate with its range, or the count."""
    return Form.RATE if measure.has_denominator else Form.COUNT


def _since(
    release: Release, measure: ReleasedMeasure, series: Sequence[ValueRow], newest: ValueRow
) -> Sequence[Run]:
    until = [row for row in series if row.period <= newest.period]
    breaks = breaks_at(release, measure.measure, newest.area_code)
    alike = comparable(until, breaks)
    if len(alike) < 2 or alike[-1] is not newest:
        return ()
    first = alike[0]
    found = compare_through(newest, first, breaks)
    allowing = _allowing(first, newest, breaks)
    if found is Comparison.NOT_SHOWN and not measure.has_denominator:
        return (f"; in {first.period} it was ", number(first, Form.COUNT), allowing)
    if found is Comparison.CANNOT_TELL:
        return (f"; we cannot tell whether it has changed since {first.period}{allowing}",)
    if found is Comparison.NOT_SHOWN:
        return ()
    return (
        f", {found.value} than in {first.period} (",
        number(first),
        ", range ",
        number(first, Form.INTERVAL),
        f"){allowing}",
    )


def _allowing(first: ValueRow, newest: ValueRow, breaks: Sequence[Break]) -> str:
    """By how much the earlier number was multiplied before it was compared, and on whose word."""
    link = bridge(first.when, newest.when, breaks)
    if link is None or not link.spliced:
        return ""
    sources = listed([found.factor_source for found in link.spliced])
    return (
        f"; the number of {first.period} is multiplied by {link.factor:g} before it is compared, "
        f"because counting changed (source: {sources})"
    )


def year_cells(release: Release, measure: ReleasedMeasure, area_code: str) -> tuple[Text, ...]:
    """The newest full year of a measure in an area as four cells: year, number, range, change."""
    series = release.series(measure.measure, area_code, PeriodType.YEAR)
    newest = newest_known(series)
    if newest is None:
        return (("none",), ("not arrived",), ("not given",), ("cannot be compared",))
    limits: Text = ("not given",) if newest.lower is None else (number(newest, Form.INTERVAL),)
    return (
        (newest.period,),
        (number(newest),),
        limits,
        (change_words(release, measure, area_code),),
    )
