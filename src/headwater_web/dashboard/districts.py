"""The districts of an area: beside each other in one period, and each through time on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard import figures, readings
from headwater_web.dashboard.charts.frame import nice_ticks, tick_words
from headwater_web.dashboard.charts.small import small_chart
from headwater_web.dashboard.choices import Choice
from headwater_web.dashboard.headlines import newest
from headwater_web.dashboard.marks import series_marks, step_of
from headwater_web.dashboard.places import districts_of
from headwater_web.dashboard.shown import Shown
from headwater_web.ui.words import number_words, period_words

_STEPS = 8
"""Into so many steps a scale is divided at most: more make it fit its highest value closer."""
_UNLIKE = gettext_lazy(
    "Each district in {when}. None is set beside the whole partnership: many events have no known "
    "place, so they are in the whole and in no district, and every district would look lower."
)
_SOME_UNLIKE = gettext_lazy(
    "Districts that hold a much smaller or larger share of their events than the whole are not set "
    "beside it."
)
_KNOWN = (ValueState.RELEASED, ValueState.SUPPRESSED)


@dataclass(frozen=True, slots=True)
class SmallChart:
    """One district through time, and its newest number in words."""

    name: str
    address: str
    drawing: SafeString
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class SmallCharts:
    """Every district on one scale: from zero to `reaches`, in the order of their names."""

    charts: tuple[SmallChart, ...]
    reaches: str
    has_whole: bool


def rows_across(release: Release, measure: ReleasedMeasure, choice: Choice) -> list[ValueRow]:
    """The districts of the chosen area in the newest year or window, where it has several."""
    districts = set(districts_of(release, choice.area))
    if choice.is_broken_down or not districts:
        return []
    latest = newest(release, measure, choice.area)
    if latest is None:
        return []
    rows = release.values(
        measure=measure.measure,
        area_type=AreaType.DISTRICT,
        period_type=latest.period_type,
        breakdown="all",
    )
    found = [
        row
        for row in rows
        if row.period == latest.period and release.area(row.area_code) in districts
    ]
    return sorted(found, key=lambda row: release.area(row.area_code).name)


def across_figure(
    release: Release, measure: ReleasedMeasure, rows: Sequence[ValueRow]
) -> figures.Figure | None:
    """The districts of one period as bars, with what may be said of them."""
    if not rows:
        return None
    when = period_words(rows[0].when)
    whole = newest(release, measure, release.whole_area)
    return figures.area_figure(
        release,
        measure,
        rows,
        reading=_across_reading(rows, whole, measure, when),
        title=_("{title} in each district, {when}").format(title=measure.short_title, when=when),
        whole=whole if whole and _are_alike(rows, whole) else None,
    )


def small_charts(shown: Shown) -> SmallCharts | None:
    """Each district of the chosen area through time; None where there are not several."""
    release, choice = shown.release, shown.choice
    districts = districts_of(release, choice.area)
    if choice.is_broken_down or not districts:
        return None
    found = [(area, _series(shown, area)) for area in districts]
    series = [(area, rows) for area, rows in found if rows]
    if not series:
        return None
    whole = _series(shown, release.whole_area) if _may_show_whole(shown) else []
    reached = [row.upper or row.value or 0.0 for _area, rows in series for row in rows]
    reaches = nice_ticks(max(reached), at_most=_STEPS)[-1]
    return SmallCharts(
        charts=tuple(_small(shown, area, rows, whole, reaches) for area, rows in series),
        reaches=tick_words(reaches),
        has_whole=bool(whole),
    )


def _may_show_whole(shown: Shown) -> bool:
    """Whether the districts' newest numbers may be read against the whole's."""
    release, measure = shown.release, shown.measure
    whole = newest(release, measure, release.whole_area)
    if whole is None or not measure.has_denominator:
        return False
    return _are_alike(rows_across(release, measure, shown.choice), whole)


def _are_alike(rows: Sequence[ValueRow], whole: ValueRow) -> bool:
    """Whether every district may be read against the whole."""
    return not _unlike(rows, whole)


def _unlike(rows: Sequence[ValueRow], whole: ValueRow | None) -> list[ValueRow]:
    """The districts that hold another share of their events than the whole does.

    Where some do, one whose share is not known is taken for one of them: it has the same sources.
    """
    if whole is None or all(readings.equally_complete(row, whole) for row in rows):
        return []
    return [
        row for row in rows if row.completeness is None or not readings.equally_complete(row, whole)
    ]


def _series(shown: Shown, area: Area) -> list[ValueRow]:
    return shown.release.series(shown.measure.measure, area.code, shown.choice.period_type)


def _small(
    shown: Shown,
    area: Area,
    rows: Sequence[ValueRow],
    whole: Sequence[ValueRow],
    reaches: float,
) -> SmallChart:
    release, measure = shown.release, shown.measure
    value, words = _newest_words(rows, measure)
    drawing = small_chart(
        series_marks(release, measure, rows),
        name=f"small-{area.code}",
        title=_("{title}, {area}, through time").format(title=measure.short_title, area=area.name),
        step=step_of(rows),
        reaches=reaches,
        beside=[
            # Where the line of the whole would be higher than the scale, it is left out.
            each
            for each in series_marks(release, measure, whole)
            if each.value is None or each.value <= reaches
        ],
    )
    return SmallChart(
        name=area.name,
        address=shown.with_choice(area=area.code),
        drawing=figures.markup(drawing),
        value=value,
        words=words,
    )


def _newest_words(rows: Sequence[ValueRow], measure: ReleasedMeasure) -> tuple[str, str]:
    """The newest number of which anything is known, and what goes with it."""
    known = [row for row in rows if row.state in _KNOWN]
    if not known:
        return "", readings.absence_words(rows[-1])
    last = known[-1]
    if not last.is_released:
        return "", readings.absence_words(last)
    value = readings.no_value_words(last) or number_words(
        last.value, is_rate=measure.has_denominator
    )
    note = readings.note_words(last, measure)
    when = _("in {when}").format(when=period_words(last.when))
    return value, f"{when}; {note}" if note else when


def _across_reading(
    rows: Sequence[ValueRow], whole: ValueRow | None, measure: ReleasedMeasure, when: str
) -> str:
    if not measure.has_denominator:
        return _(
            "Each district in {when}. These are counts: places where more people live or visit "
            "have more, so they say nothing about risk."
        ).format(when=when)
    unlike = _unlike(rows, whole)
    if len(unlike) == len(rows):
        return _UNLIKE.format(when=when)
    found = [
        readings.Comparison.NOT_COMPARED if row in unlike else readings.compare(row, whole)
        for row in rows
    ]
    said = _(
        "In {when}, {higher} of {all} districts were higher than the whole partnership and "
        "{lower} lower. For the others we cannot tell, or the number is not shown."
    ).format(
        when=when,
        higher=found.count(readings.Comparison.HIGHER),
        lower=found.count(readings.Comparison.LOWER),
        all=len(found),
    )
    return f"{said} {_SOME_UNLIKE}" if unlike else said
