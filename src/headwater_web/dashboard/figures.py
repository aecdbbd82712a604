"""Released series as figures: the reading, two drawings, and where the numbers come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType
from headwater_web.dashboard import readings
from headwater_web.dashboard.charts.bars import Benchmark, bar_chart
from headwater_web.dashboard.charts.frame import Mark
from headwater_web.dashboard.charts.series import series_chart
from headwater_web.dashboard.marks import chart_events, mark, series_marks, step_of
from headwater_web.ui.words import category_words, day_words

WIDE, NARROW = 760, 358
"""Widths of the two drawings of each chart: one for a page, one for a phone."""

_SPREAD = {PeriodType.MONTH, PeriodType.WINDOW_36}
"""Periods that are not a year, whose rates are given for a year all the same."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart with its words. The narrow drawing is for phones, so that text stays readable."""

    reading: str
    wide: SafeString
    narrow: SafeString
    foot: str
    can_be_walked: bool


def series_figure(
    release: Release,
    measure: ReleasedMeasure,
    area_name: str,
    series: Sequence[ValueRow],
    *,
    name: str = "series",
    beside: Sequence[ValueRow] = (),
    is_walked: bool = True,
) -> Figure:
    """A measure in one area through time, on a scale that would hold the series `beside` too.

    One that `is_walked` carries its values in words, for the script that reads them one by one.
    """
    title = _("{title}, {area}, through time").format(title=measure.short_title, area=area_name)
    marks = series_marks(release, measure, series)
    events = chart_events(release, measure, series)
    drawings = [
        series_chart(
            marks,
            name=f"{name}-{width}",
            title=title,
            unit=measure.unit,
            events=events,
            step=step_of(series),
            reaches=max((row.upper or row.value or 0.0 for row in beside), default=0.0),
            width=width,
            height=340 if width == WIDE else 250,
            is_walked=is_walked and width == WIDE,
        )
        for width in (WIDE, NARROW)
    ]
    return Figure(
        reading=readings.reading(release, measure, area_name, list(series)),
        wide=markup(drawings[0]),
        narrow=markup(drawings[1]),
        foot=foot_words(release, measure, series),
        can_be_walked=is_walked and bool(series),
    )


def category_figure(
    release: Release,
    measure: ReleasedMeasure,
    rows: Sequence[ValueRow],
    *,
    reading: str,
    title: str,
) -> Figure:
    """One period of a breakdown: a bar for each category."""
    marks = [
        mark(row, measure, position=index, label=category_words(row.category))
        for index, row in enumerate(rows)
    ]
    return _bars(release, measure, rows, marks, reading=reading, title=title, benchmark=None)


def area_figure(
    release: Release,
    measure: ReleasedMeasure,
    rows: Sequence[ValueRow],
    *,
    reading: str,
    title: str,
    whole: ValueRow | None,
) -> Figure:
    """One period of several areas, in the order of the release and never ranked."""
    marks = [
        mark(row, measure, position=index, label=release.area(row.area_code).name)
        for index, row in enumerate(rows)
    ]
    benchmark = None
    if whole is not None and whole.value is not None and measure.has_denominator:
        benchmark = Benchmark(whole.value, _("whole partnership"))
    return _bars(release, measure, rows, marks, reading=reading, title=title, benchmark=benchmark)


def foot_words(release: Release, measure: ReleasedMeasure, rows: Sequence[ValueRow]) -> str:
    """How to read the marks and the unit, then sources and the day that they describe."""
    return " ".join(
        [*_marks_words(rows), *unit_words(measure, rows), source_words(release, measure, rows)]
    )


def source_words(release: Release, measure: ReleasedMeasure, rows: Sequence[ValueRow]) -> str:
    """Where numbers come from, and the day that they describe."""
    # Several suppliers of one feed are one source here; the page of sources tells them apart.
    titles = dict.fromkeys(source.title for source in release.sources_of(measure.measure))
    sources = ", ".join(titles)
    known = [row.as_at_date for row in rows if row.is_released and row.as_at_date]
    return _("Source: {sources}. Data up to {day}. Release {release}.").format(
        sources=sources or _("not named"),
        day=day_words(max(known, default=release.as_at_date)),
        release=release.release_id,
    )


def _marks_words(rows: Sequence[ValueRow]) -> list[str]:
    has_interval = len(rows) > 1 and any(row.lower is not None for row in rows)
    return [_("The shaded band or thin line is the 95% range.")] if has_interval else []


def unit_words(measure: ReleasedMeasure, rows: Sequence[ValueRow]) -> list[str]:
    """That a rate is for a year, where its period is not one."""
    if not measure.has_denominator or not any(row.period_type in _SPREAD for row in rows):
        return []
    return [_("Each rate is for a year, whatever the length of its period.")]


def _bars(
    release: Release,
    measure: ReleasedMeasure,
    rows: Sequence[ValueRow],
    marks: Sequence[Mark],
    *,
    reading: str,
    title: str,
    benchmark: Benchmark | None,
) -> Figure:
    wide, narrow = (
        markup(
            bar_chart(
                marks,
                name=f"bars-{width}",
                title=title,
                unit=measure.unit,
                benchmark=benchmark,
                width=width,
            )
        )
        for width in (WIDE, NARROW)
    )
    foot = foot_words(release, measure, rows)
    return Figure(reading=reading, wide=wide, narrow=narrow, foot=foot, can_be_walked=False)


def markup(drawing: str) -> SafeString:
    """A drawing as part of a page."""
    # Drawn by our own code, which escapes every word it is given.
    return mark_safe(drawing)  # noqa: S308
