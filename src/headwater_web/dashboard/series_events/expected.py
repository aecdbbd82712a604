"""What events made of series: the list, one event, and one event in one series."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from headwater.released.breaks import breaks_at
from headwater.released.counterfactuals import Counterfactual, ExpectedMonth
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.series_events import SeriesEvent, event_of, find_event, series_events
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.shocks import Standing
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.breaks import KIND_WORDS
from headwater_web.dashboard.charts.expected import ExpectedMark, Limit, expected_chart
from headwater_web.dashboard.charts.frame import Mark
from headwater_web.dashboard.figures import NARROW, WIDE, Figure, source_words
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.series_events.words import (
    assumptions,
    difference_words,
    event_span,
    expected_reading,
    standing_words,
    times_words,
)
from headwater_web.ui.words import STATE_WORDS, month_words, number_words

_MONTHS_BEFORE = 24
"""Months before an event that are drawn, so that the eye has something to go on."""


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event of the list: what, when, where, and how many measures it touches."""

    event: SeriesEvent
    title: str
    kind: str
    span: str
    area: str
    address: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure beside what was to be expected of it, in one area."""

    title: str
    address: str
    observed: str
    expected: str
    difference: str
    standing: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month of the table under a chart."""

    month: str
    in_event: bool
    state: ValueState
    is_released: bool
    observed: str
    expected: str
    limits: str
    side: str


@dataclass(frozen=True, slots=True)
class ExpectedPanel:
    """One event in one series: its words, and a chart with its table where there is any."""

    name: str
    title: str
    event_address: str
    measure_title: str
    measure_address: str
    reading: str
    figure: Figure | None
    rows: tuple[MonthLine, ...]
    assumptions: tuple[str, ...]


def event_lines(release: Release) -> list[EventLine]:
    """Every event that the register knows of, the newest first."""
    return [_line(release, event) for event in reversed(series_events(release.breaks))]


def event_line(release: Release, key: str) -> EventLine:
    """One event. Raises SeriesEventNotFound."""
    return _line(release, find_event(series_events(release.breaks), key))


def event_areas(release: Release, event: SeriesEvent) -> list[Area]:
    """The whole and the districts of which something is said, by name."""
    codes = {found.area_code for found in release.counterfactuals.of(event=event.key)}
    districts = release.areas_of_type(AreaType.DISTRICT)
    return [
        area
        for area in (release.whole_area, *sorted(districts, key=lambda each: each.name))
        if area.code in codes
    ]


def measure_lines(
    release: Release, event: SeriesEvent, area: Area, *, shown: str
) -> list[MeasureLine]:
    """Each measure that an event touches in an area, by title; `shown` is the one opened below."""
    found = release.counterfactuals.of(event=event.key, area_code=area.code)
    lines = [_measure_line(release, each, shown) for each in found]
    return sorted(lines, key=lambda line: line.title)


def first_with_a_sum(release: Release, event: SeriesEvent, area: Area) -> str:
    """The measure that is opened where none was asked for: the first of which a sum is given."""
    found = release.counterfactuals.of(event=event.key, area_code=area.code)
    titled = sorted(found, key=lambda each: release.measure(each.measure).short_title)
    with_sums = [each.measure for each in titled if each.total]
    return next(iter([*with_sums, *(each.measure for each in titled)]), "")


def panels(release: Release, measure: ReleasedMeasure, area: Area) -> list[ExpectedPanel]:
    """Every event in one series, the newest first."""
    events = series_events(release.breaks)
    touching = [event_of(events, each) for each in breaks_at(release, measure.measure, area.code)]
    found = [
        panel
        for event in dict.fromkeys(touching)
        for panel in [panel_of(release, event, measure, area)]
        if panel is not None
    ]
    return found[::-1]


def panel_of(
    release: Release, event: SeriesEvent, measure: ReleasedMeasure, area: Area
) -> ExpectedPanel | None:
    """One event in one series; None where the release says nothing of it."""
    answers = release.counterfactuals.of(
        event=event.key, measure=measure.measure, area_code=area.code
    )
    if not answers:
        return None
    (found,) = answers
    reading = expected_reading(found, event.about, measure, area.name)
    months = release.counterfactuals.months_of(found)
    return ExpectedPanel(
        name=f"expected-{_slug(event.key)}",
        title=_line(release, event).title,
        event_address=event_address(event, measure=measure.measure, area=area),
        measure_title=measure.title,
        measure_address=measure_address(measure.measure, area=area.code),
        reading=reading,
        figure=_figure(release, event, found, months, reading) if months else None,
        rows=tuple(_month_line(each, is_shock=event.is_shock) for each in months),
        assumptions=tuple(assumptions(found, event.about, measure)) if months else (),
    )


def event_address(event: SeriesEvent, *, measure: str = "", area: Area | None = None) -> str:
    """Where one event stands, and in it one measure and area."""
    chosen = {"measure": measure, "area": area.code if area else ""}
    asked = urlencode({name: value for name, value in chosen.items() if value})
    address = reverse("dashboard:series_event", args=[event.key])
    return f"{address}?{asked}" if asked else address


def _line(release: Release, event: SeriesEvent) -> EventLine:
    about = event.about
    return EventLine(
        event=event,
        title=_("{span}: {reason}").format(span=event_span(about), reason=about.reason),
        kind=str(KIND_WORDS.get(about.kind, "")),
        span=event_span(about),
        area=release.area(about.area_code).name if about.area_code else "",
        address=event_address(event),
    )


def _measure_line(release: Release, found: Counterfactual, shown: str) -> MeasureLine:
    event = find_event(series_events(release.breaks), found.event)
    total = found.total
    area = release.area(found.area_code)
    return MeasureLine(
        title=release.measure(found.measure).short_title,
        address=event_address(event, measure=found.measure, area=area) + "#one-measure",
        observed=number_words(total.observed, is_rate=False) if total else "",
        expected=_expected_words(total.expected, total.lower, total.upper) if total else "",
        difference=_difference(found),
        standing=standing_words(found),
        is_shown=found.measure == shown,
    )


def _difference(found: Counterfactual) -> str:
    """How many more or fewer; of a change of recording, how many times as many."""
    if found.total is None:
        return ""
    if found.standing is Standing.RECORDING:
        return times_words(found.total)
    return difference_words(found.total)


def _expected_words(expected: float, lower: float, upper: float) -> str:
    return _("{expected} ({lower} to {upper})").format(
        expected=number_words(expected, is_rate=False),
        lower=number_words(lower, is_rate=False),
        upper=number_words(upper, is_rate=False),
    )


def _figure(
    release: Release,
    event: SeriesEvent,
    found: Counterfactual,
    months: Sequence[ExpectedMonth],
    reading: str,
) -> Figure:
    measure = release.measure(found.measure)
    series = release.series(found.measure, found.area_code, "month")
    first, last = found.first_before or months[0].month, months[-1].month
    rows = [row for row in series if first <= row.when.first_month <= last]
    began = next((n for n, row in enumerate(rows) if row.when.first_month == months[0].month), 0)
    rows = rows[max(0, began - _MONTHS_BEFORE) :]
    by_month = {each.month: each for each in months}
    drawings = [
        expected_chart(
            [_mark(row, by_month.get(row.when.first_month)) for row in rows],
            [
                ExpectedMark(_position(each), each.expected, each.lower, each.upper)
                for each in months
            ],
            name=f"expected-{_slug(event.key)}-{width}",
            title=_("{title}, {area}: observed and expected by month").format(
                title=measure.short_title, area=release.area(found.area_code).name
            ),
            unit=_("events a month"),
            limits=_limits(event, months),
            labels=(_("counted"), _("expected")),
            width=width,
            height=300 if width == WIDE else 240,
        )
        for width in (WIDE, NARROW)
    ]
    # Drawn by our own code, which escapes every word it is given.
    wide, narrow = (mark_safe(each) for each in drawings)  # noqa: S308
    return Figure(
        reading=reading,
        wide=wide,
        narrow=narrow,
        foot=" ".join([_how_to_read(), source_words(release, measure, rows)]),
        can_be_walked=True,
    )


def _how_to_read() -> str:
    return _(
        "Full line: counted. Dashed line in its 95% range: to be expected. A ring marks a month "
        "outside its range."
    )


def _limits(event: SeriesEvent, months: Sequence[ExpectedMonth]) -> list[Limit]:
    """Where the event begins, and where it ends if that is drawn and there is room for a word."""
    if not event.is_shock:
        return [Limit(_position(months[0]), _("recorded anew"))]
    own = [each for each in months if each.in_event]
    after = [each for each in months if not each.in_event]
    if not own or not after:
        return [Limit(_position(months[0]), _("begins"))]
    return [Limit(_position(own[0]), _("begins")), Limit(_position(after[0]), "")]


def _mark(row: ValueRow, expected: ExpectedMonth | None) -> Mark:
    when = month_words(row.when.first_month)
    count = row.numerator if row.is_released else None
    said = number_words(count, is_rate=False) if count is not None else str(STATE_WORDS[row.state])
    if expected is not None:
        said = _("{counted}; expected {expected}").format(
            counted=said,
            expected=_expected_words(expected.expected, expected.lower, expected.upper),
        )
    month = row.when.first_month
    return Mark(
        position=month.year * 12 + month.month - 1,
        label=str(month.year),
        state=row.state,
        value=count,
        lower=None,
        upper=None,
        shown=number_words(count, is_rate=False),
        words=f"{when}: {said}",
    )


def _month_line(each: ExpectedMonth, *, is_shock: bool) -> MonthLine:
    sides = {-1: _("below"), 1: _("above"), 0: _("within")}
    return MonthLine(
        month=month_words(each.month),
        in_event=is_shock and each.in_event,
        state=each.state,
        is_released=each.observed is not None,
        observed=number_words(each.observed, is_rate=False),
        expected=number_words(each.expected, is_rate=False),
        limits=_("{lower} to {upper}").format(
            lower=number_words(each.lower, is_rate=False),
            upper=number_words(each.upper, is_rate=False),
        ),
        side=sides[each.side] if each.observed is not None else "",
    )


def _position(each: ExpectedMonth) -> int:
    return each.month.year * 12 + each.month.month - 1


def _slug(key: str) -> str:
    """A key as the name of an element."""
    return "".join(letter if letter.isalnum() else "-" for letter in key.lower())
