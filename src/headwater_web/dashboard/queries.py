"""What each page of the dashboard shows, read from one release."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater.released.explanation import Explanation
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area
from headwater.vocabulary.part_of_week import PLACE_IN_WEEK
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard import figures, readings
from headwater_web.dashboard.analysed import Analysed, analysed
from headwater_web.dashboard.breaks import BreakLine, break_lines, mixed_words
from headwater_web.dashboard.choices import Choice, breakdowns_for
from headwater_web.dashboard.compared import Compared, compared, polarity_words
from headwater_web.dashboard.districts import (
    SmallCharts,
    across_figure,
    rows_across,
    small_charts,
)
from headwater_web.dashboard.harm import WeighedBy, weighed_by
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.remembering import remembered
from headwater_web.dashboard.rows import TableRow, figure_address, table_rows
from headwater_web.dashboard.series_events.expected import ExpectedPanel, panels
from headwater_web.dashboard.shown import Shown
from headwater_web.dashboard.sources import withdrawals
from headwater_web.dashboard.versions import SideBySide, side_by_side, standing_words
from headwater_web.ui.words import breakdown_words, period_words

_KNOWN = (ValueState.RELEASED, ValueState.SUPPRESSED)


@dataclass(frozen=True, slots=True)
class Notice:
    """A signal with the page that shows what it is about."""

    headline: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class GroupLink:
    """One breakdown to choose, and whether it is the one shown."""

    words: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """Everything on a measure's page."""

    measure: ReleasedMeasure
    choice: Choice
    figure: figures.Figure
    chosen: list[ValueRow]
    rows: list[TableRow]
    absent_states: list[str]
    has_completeness: bool
    explanation: Explanation | None
    explained_address: str
    across: figures.Figure | None
    across_rows: list[TableRow]
    breaks: list[BreakLine]
    mixed: str
    expected: list[ExpectedPanel]
    withdrawals: list[str]
    shown: Shown
    small: SmallCharts | None
    no_value_meanings: list[str]
    groups: list[GroupLink]
    standing: str
    versions: SideBySide | None
    analysed: Analysed | None
    weighed: tuple[WeighedBy, ...]
    compared: Compared | None
    polarity: str


def notices(release: Release) -> list[Notice]:
    """What to notice, each with a way to its numbers."""
    return [
        Notice(
            signal.headline,
            signal.detail,
            measure_address(
                signal.measure,
                area="" if signal.area_code == release.whole_area.code else signal.area_code,
            ),
        )
        for signal in release.signals
    ]


def measure_page(shown: Shown) -> MeasurePage:
    """The chosen series of a measure: chart, table, and how its newest number was made."""
    key = ("measure", shown.canonical)
    return remembered(shown.release, key, lambda: _measure_page(shown))


def _measure_page(shown: Shown) -> MeasurePage:
    release, measure, choice = shown.release, shown.measure, shown.choice
    rows = chosen_rows(release, measure, choice)
    explained = _explained_row(rows)
    across = rows_across(release, measure, choice)
    return MeasurePage(
        measure=measure,
        choice=choice,
        figure=chosen_figure(shown, rows),
        chosen=rows,
        rows=table_rows(release, measure, newest_first(rows)),
        absent_states=sorted({row.state.value for row in (*rows, *across)}),
        has_completeness=any(row.completeness is not None for row in rows),
        explanation=_explanation(release, explained),
        explained_address=figure_address(release, explained) if explained else "",
        across=across_figure(release, measure, across),
        across_rows=table_rows(release, measure, across),
        breaks=break_lines(release, measure, choice.area),
        mixed=mixed_words(release, measure, rows),
        expected=[] if choice.is_broken_down else panels(release, measure, choice.area),
        withdrawals=withdrawals(release, measure),
        shown=shown,
        small=small_charts(shown),
        no_value_meanings=_no_value_meanings([*rows, *across]),
        groups=_groups(shown),
        standing=standing_words(release, measure),
        versions=side_by_side(release, measure, choice, rows),
        analysed=analysed(release, measure.measure, choice.area),
        weighed=weighed_by(release, measure.measure, choice.area),
        compared=None if choice.is_broken_down else compared(release, measure, choice.area),
        polarity=polarity_words(measure),
    )


def chosen_rows(release: Release, measure: ReleasedMeasure, choice: Choice) -> list[ValueRow]:
    """The released cells of a choice, oldest first. Breakdowns may lack the chosen period."""
    if not choice.is_broken_down:
        return release.series(measure.measure, choice.area.code, choice.period_type)
    rows = release.values(
        measure=measure.measure, area_code=choice.area.code, breakdown=choice.breakdown
    )
    chosen = [row for row in rows if row.period_type is choice.period_type]
    found = chosen or [row for row in rows if row.period_type is PeriodType.YEAR] or rows
    return sorted(found, key=lambda row: PLACE_IN_WEEK.get(row.category, len(PLACE_IN_WEEK)))


def _groups(shown: Shown) -> list[GroupLink]:
    """Every breakdown in which the measure is published here, and everyone together."""
    return [
        GroupLink(
            breakdown_words(name), shown.with_choice(breakdown=name), name == shown.choice.breakdown
        )
        for name in breakdowns_for(shown.measure, shown.choice.area)
    ]


def _no_value_meanings(rows: Sequence[ValueRow]) -> list[str]:
    """What is meant where a cell was released and has no value."""
    without = [row for row in rows if readings.no_value_words(row)]
    return list(
        dict.fromkeys(
            f"{readings.no_value_words(row)}: {readings.no_value_meaning(row)}." for row in without
        )
    )


def newest_first(rows: Iterable[ValueRow]) -> list[ValueRow]:
    """Newest period first; inside a period, categories in the order of the release."""
    return sorted(rows, key=lambda row: row.when.first_month, reverse=True)


def chosen_figure(shown: Shown, rows: list[ValueRow], *, is_walked: bool = True) -> figures.Figure:
    """The chart of a choice: a series through time, or the newest period of a breakdown."""
    release, measure, choice = shown.release, shown.measure, shown.choice
    if not choice.is_broken_down:
        return figures.series_figure(release, measure, choice.area.name, rows, is_walked=is_walked)
    reading = chosen_reading(shown, rows)
    return figures.category_figure(
        release, measure, _newest_period(rows), reading=reading, title=reading
    )


def chosen_reading(shown: Shown, rows: list[ValueRow]) -> str:
    """The sentence above the chart of a choice."""
    release, measure, choice = shown.release, shown.measure, shown.choice
    if not choice.is_broken_down:
        return readings.reading(release, measure, choice.area.name, rows)
    newest_rows = _newest_period(rows)
    return _("{title} in {area}, by {breakdown}, {when}.").format(
        title=measure.title,
        area=choice.area.name,
        breakdown=breakdown_words(choice.breakdown).lower(),
        when=period_words(newest_rows[0].when) if newest_rows else _("no period yet"),
    )


def _newest_period(rows: Sequence[ValueRow]) -> list[ValueRow]:
    """The cells of the newest period of which anything is known."""
    known = [row.when.first_month for row in rows if row.state in _KNOWN]
    if not known:
        return []
    return [row for row in rows if row.when.first_month == max(known)]


def _explained_row(rows: Sequence[ValueRow]) -> ValueRow | None:
    known = _newest_period(rows) or list(rows[-1:])
    return known[0] if known else None


def _explanation(release: Release, row: ValueRow | None) -> Explanation | None:
    if row is None:
        return None
    return release.explain(row.measure, row.area_code, row.period, row.breakdown, row.category)


def search(release: Release, words: str) -> tuple[list[ReleasedMeasure], list[Area]]:
    """Measures and areas in whose names every one of the words occurs."""
    wanted = words.casefold().split()
    if not wanted:
        return [], []
    measures = [
        measure
        for measure in release.measures
        if _holds(wanted, f"{measure.title} {measure.short_title} {measure.theme}")
    ]
    areas = [
        area
        for area in release.areas
        if _holds(wanted, area.name) or area.code.casefold() == words.strip().casefold()
    ]
    return measures, areas[:50]


def _holds(wanted: list[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)
