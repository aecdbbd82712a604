"""What each page of the dashboard shows, read from one release."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater.released.explanation import Explanation
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard import figures, readings
from headwater_web.dashboard.analysed import Analysed, analysed
from headwater_web.dashboard.breaks import BreakLine, break_lines, mixed_words
from headwater_web.dashboard.choices import Choice
from headwater_web.dashboard.compared import Compared, compared, polarity_words
from headwater_web.dashboard.harm import WeighedBy, weighed_by
from headwater_web.dashboard.headlines import measure_address, newest
from headwater_web.dashboard.places import districts_of
from headwater_web.dashboard.rows import TableRow, figure_address, table_rows
from headwater_web.dashboard.series_events.expected import ExpectedPanel, panels
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
class MeasurePage:
    """Everything on a measure's page."""

    measure: ReleasedMeasure
    choice: Choice
    figure: figures.Figure
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
    download_address: str
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


def measure_page(release: Release, measure: ReleasedMeasure, choice: Choice) -> MeasurePage:
    """The chosen series of a measure: chart, table, and how its newest number was made."""
    rows = chosen_rows(release, measure, choice)
    explained = _explained_row(rows)
    across = _across(release, measure, choice)
    return MeasurePage(
        measure=measure,
        choice=choice,
        figure=_figure(release, measure, choice, rows),
        rows=table_rows(release, measure, _newest_first(rows)),
        absent_states=sorted({row.state.value for row in (*rows, *across)}),
        has_completeness=any(row.completeness is not None for row in rows),
        explanation=_explanation(release, explained),
        explained_address=figure_address(release, explained) if explained else "",
        across=_across_figure(release, measure, across),
        across_rows=table_rows(release, measure, across),
        breaks=break_lines(release, measure, choice.area),
        mixed=mixed_words(release, measure, rows),
        expected=[] if choice.is_broken_down else panels(release, measure, choice.area),
        withdrawals=withdrawals(release, measure),
        download_address=_download_address(measure, choice),
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
    return chosen or [row for row in rows if row.period_type is PeriodType.YEAR]


def _newest_first(rows: Iterable[ValueRow]) -> list[ValueRow]:
    """Newest period first; inside a period, categories in the order of the release."""
    return sorted(rows, key=lambda row: row.when.first_month, reverse=True)


def _figure(
    release: Release, measure: ReleasedMeasure, choice: Choice, rows: list[ValueRow]
) -> figures.Figure:
    if not choice.is_broken_down:
        return figures.series_figure(release, measure, choice.area.name, rows)
    newest_rows = _newest_period(rows)
    when = period_words(newest_rows[0].when) if newest_rows else ""
    names = {
        "title": measure.title,
        "area": choice.area.name,
        "breakdown": breakdown_words(choice.breakdown).lower(),
        "when": when,
    }
    reading = _("{title} in {area}, by {breakdown}, {when}.").format(**names)
    return figures.category_figure(release, measure, newest_rows, reading=reading, title=reading)


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


def _across(release: Release, measure: ReleasedMeasure, choice: Choice) -> list[ValueRow]:
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


def _across_figure(
    release: Release, measure: ReleasedMeasure, rows: list[ValueRow]
) -> figures.Figure | None:
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
        whole=whole,
    )


def _across_reading(
    rows: list[ValueRow], whole: ValueRow | None, measure: ReleasedMeasure, when: str
) -> str:
    if not measure.has_denominator:
        return _(
            "Each district in {when}. These are counts: places where more people live or visit "
            "have more, so they say nothing about risk."
        ).format(when=when)
    found = [readings.compare(row, whole) for row in rows]
    return _(
        "In {when}, {higher} of {all} districts were higher than the whole partnership and "
        "{lower} lower. For the others we cannot tell, or the number is not shown."
    ).format(
        when=when,
        higher=found.count(readings.Comparison.HIGHER),
        lower=found.count(readings.Comparison.LOWER),
        all=len(found),
    )


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


def _download_address(measure: ReleasedMeasure, choice: Choice) -> str:
    address = reverse("dashboard:measure_csv", args=[measure.measure])
    asked = f"area={choice.area.code}&period={choice.period_type}&breakdown={choice.breakdown}"
    return f"{address}?{asked}"
