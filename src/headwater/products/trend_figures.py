"""Figures through time: the whole area, and every district on the same scales."""

from statistics import median

from headwater.products.assembling import Parts, assembled, unit_lines
from headwater.products.figure import Figure
from headwater.products.figure_tables import month_table, panel_table, year_table
from headwater.products.lines import line_chart, small_multiples
from headwater.products.readings import change, changes_reading, trend_reading
from headwater.released.breaks import breaks_at
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

_MONTHS_WORTH_DRAWING = 12
_SHARE_SHOWN = 0.6
_TYPICAL_COUNT = 10
"""A month is drawn only where most months show a number and a typical one counts this many."""

Panels = list[tuple[str, list[ValueRow]]]


def trend_figure(release: Release, measure: ReleasedMeasure) -> Figure | None:
    """The whole area through time: by month where months can be read, else by year."""
    series = _readable_series(release, measure)
    if not any(row.is_released for row in series):
        return None
    area = release.whole_area
    monthly = series[0].period_type is PeriodType.MONTH
    breaks = breaks_at(release, measure.measure, area.code)
    unit = unit_lines(release, measure.unit, area.name)
    parts = Parts(
        slug=f"{measure.measure}-trend",
        title=f"{measure.short_title} in {area.name}, by {'month' if monthly else 'year'}",
        reading=trend_reading(release, measure, area.code),
        chart=line_chart(series, breaks=breaks, unit=unit),
        table=month_table(series) if monthly else year_table(series, measure),
        cells=series,
        breaks=breaks,
    )
    return assembled(parts, release=release, measure=measure)


def district_trends_figure(release: Release, measure: ReleasedMeasure) -> Figure | None:
    """Every district by year, on the same scales."""
    panels = _panels(release, measure)
    cells = [row for _, series in panels for row in series]
    if sum(row.is_released for row in cells) < len(panels) + 1:
        return None
    years = sorted({row.period for row in cells})
    span = f"{years[0]} to {years[-1]}"
    breaks = release.breaks_of(measure.measure)
    parts = Parts(
        slug=f"{measure.measure}-district-trends",
        title=f"{measure.short_title} by district and year, {span}",
        reading=_panels_reading(release, measure, panels, span),
        chart=small_multiples(panels, breaks=breaks, unit=unit_lines(release, measure.unit)),
        table=panel_table(panels, "District"),
        cells=cells,
        breaks=breaks,
    )
    return assembled(parts, release=release, measure=measure)


def _readable_series(release: Release, measure: ReleasedMeasure) -> list[ValueRow]:
    months = release.series(measure.measure, release.whole_area.code, PeriodType.MONTH)
    counts = [row.numerator or 0 for row in months if row.is_released]
    asked = [row for row in months if row.state is not ValueState.NOT_COLLECTED]
    many = len(counts) >= _MONTHS_WORTH_DRAWING and len(counts) >= _SHARE_SHOWN * len(asked)
    if many and median(counts) >= _TYPICAL_COUNT:
        return months
    return release.series(measure.measure, release.whole_area.code, PeriodType.YEAR)


def _panels(release: Release, measure: ReleasedMeasure) -> Panels:
    districts = sorted(release.areas_of_type(AreaType.DISTRICT), key=lambda area: area.name)
    panels = [
        (area.name, release.series(measure.measure, area.code, PeriodType.YEAR))
        for area in districts
    ]
    return [(name, series) for name, series in panels if series]


def _panels_reading(release: Release, measure: ReleasedMeasure, panels: Panels, span: str) -> str:
    if measure.has_denominator:
        changes = [(name, change(release, measure, series[0].area_code)) for name, series in panels]
        return changes_reading(changes, span)
    shown = sum(any(row.is_released for row in series) for _, series in panels)
    return f"For {shown} of {len(panels)} districts there are numbers to show for {span}."
