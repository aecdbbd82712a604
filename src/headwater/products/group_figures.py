"""Figures at one moment: districts beside the whole, and groups of people beside everyone."""

from dataclasses import replace

from headwater.products.assembling import Parts, assembled, mixed_notes, unit_lines
from headwater.products.bars import bars
from headwater.products.figure import Figure
from headwater.products.figure_tables import compared_table
from headwater.products.labels import breakdown_words, category_label, category_order
from headwater.products.readings import districts_reading, groups_reading, newest_known
from headwater.released.breaks import breaks_at
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType

Named = list[tuple[str, ValueRow]]

_TOTAL_IS_MORE = (
    "The whole counts every event, also those whose place is not known or lies outside; "
    "a district counts only what happened inside it."
)


def district_bars_figure(release: Release, measure: ReleasedMeasure) -> Figure | None:
    """Every district in the newest full year, beside the whole."""
    newest = newest_year(release, measure)
    rows = [] if newest is None else _districts_in(release, measure, newest.period)
    if newest is None or not any(row.is_released for _, row in rows):
        return None
    whole = (release.whole_area.name, newest)
    unit = unit_lines(release, measure.unit, newest.period)
    parts = Parts(
        slug=f"{measure.measure}-districts",
        title=f"{measure.short_title} by district, {newest.period}",
        reading=districts_reading(rows, whole, measure=measure),
        chart=bars(rows, unit=unit, whole=whole if measure.has_denominator else None),
        table=compared_table(rows, whole, head="District", measure=measure),
        cells=[row for _, row in rows],
        more_notes=(_TOTAL_IS_MORE, *mixed_notes([newest], release.breaks_of(measure.measure))),
    )
    return assembled(parts, release=release, measure=measure)


def breakdown_figure(release: Release, measure: ReleasedMeasure, breakdown: str) -> Figure | None:
    """One breakdown of the whole area in the newest full year.

    Groups of people are compared by rate where their residents are known. Kinds of event share
    one population, so a kind is a part of the whole and only its count says something.
    """
    newest = newest_year(release, measure)
    named = [] if newest is None else groups_in(release, measure, breakdown, newest.period)
    rates = newest is not None and _have_residents(named, newest)
    shown = [(name, row) for name, row in named if row.denominator] if rates else _counted(named)
    if newest is None or not any(row.is_released for _, row in shown):
        return None
    unit = measure.unit if rates or not measure.has_denominator else "events"
    heading = unit_lines(release, unit, release.whole_area.name, newest.period)
    everyone = ("Everyone", newest)
    head = breakdown_words(breakdown)
    parts = Parts(
        slug=f"{measure.measure}-{breakdown.replace('_', '-')}",
        title=f"{measure.short_title} by {head}, {newest.period}",
        reading=groups_reading(shown, newest, rates=rates),
        chart=bars(shown, unit=heading, whole=everyone if rates else None),
        table=compared_table(
            named, everyone, head=head.capitalize(), measure=measure, comparable=rates
        ),
        cells=[row for _, row in named],
        more_notes=mixed_notes([newest], breaks_at(release, measure.measure, newest.area_code)),
    )
    return assembled(parts, release=release, measure=measure)


def newest_year(release: Release, measure: ReleasedMeasure) -> ValueRow | None:
    """The newest full year of the whole area."""
    code = release.whole_area.code
    return newest_known(release.series(measure.measure, code, PeriodType.YEAR))


def groups_in(release: Release, measure: ReleasedMeasure, breakdown: str, period: str) -> Named:
    """The categories of one breakdown in one period, labelled and in order."""
    rows = release.values(
        measure=measure.measure, area_code=release.whole_area.code, breakdown=breakdown
    )
    ordered = sorted(
        (row for row in rows if row.period == period), key=lambda row: category_order(row.category)
    )
    return [(category_label(release, breakdown, row.category), row) for row in ordered]


def _have_residents(named: Named, whole: ValueRow) -> bool:
    """Whether the groups are of people, each with residents of its own."""
    return any(row.denominator not in (None, whole.denominator) for _, row in named)


def _districts_in(release: Release, measure: ReleasedMeasure, period: str) -> Named:
    rows = release.values(
        measure=measure.measure,
        area_type=AreaType.DISTRICT,
        breakdown="all",
        period_type=PeriodType.YEAR,
    )
    named = [(release.area(row.area_code).name, row) for row in rows if row.period == period]
    return sorted(named, key=lambda pair: pair[0])


def _counted(named: Named) -> Named:
    """Cells drawn by their counts, without ranges, because no residents are known for them."""
    return [
        (name, replace(row, value=row.numerator, lower=None, upper=None)) for name, row in named
    ]
