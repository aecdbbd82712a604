"""Lines through time: interval as a band, gaps for what is not shown, breaks as gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import altair as alt

from headwater.products.drawing import Drawable
from headwater.products.palette import BAND, HATCH, INK, OCHRE, RIVER, WIDTH
from headwater.released.release import Break
from headwater.released.values import ValueRow
from headwater.released.words import STATE_WORDS, number_words
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

_HEIGHT = 250
_LABEL_SHARE = 0.09
"""Room kept at the right for the newest number."""
_PANEL_WIDTH = 205
_PANEL_HEIGHTS = (110, 80)
"""Of a few panels, and of more than four, so that all stay on one page."""
_PANELS_ACROSS = 2


@dataclass(frozen=True, slots=True)
class Span:
    """A run of neighbouring periods that show no number, all for the same reason."""

    start: float
    end: float
    state: ValueState


def moment(row: ValueRow) -> float:
    """Where a period lies on the time axis: months within their year, years on their number.

    Plain numbers, so that a picture never depends on the time zone of the machine.
    """
    first = row.when.first_month
    if row.period_type is PeriodType.MONTH:
        return first.year + (first.month - 0.5) / 12
    return float(first.year)


def half_width(row: ValueRow) -> float:
    """Half of a period's width on the time axis."""
    return 1 / 24 if row.period_type is PeriodType.MONTH else 0.5


def spans(series: Sequence[ValueRow]) -> list[Span]:
    """The runs of the series that show no number."""
    found = []
    for state, run in groupby(series, key=lambda row: row.state):
        rows = list(run)
        if state is not ValueState.RELEASED:
            start, end = moment(rows[0]) - half_width(rows[0]), moment(rows[-1])
            found.append(Span(start, end + half_width(rows[-1]), state))
    return found


def points(series: Sequence[ValueRow], breaks: Iterable[Break]) -> list[dict[str, Any]]:
    """What is drawn: each shown value, with the unbroken piece of the line that it belongs to."""
    months = sorted(found.month for found in breaks)
    drawn = []
    piece = 0
    for index, row in enumerate(series):
        before = series[index - 1] if index else row
        crossed = any(before.when.first_month < month < row.when.end_month for month in months)
        skipped = before.when.end_month < row.when.first_month
        if not row.is_released or crossed or skipped:
            piece += 1
        if row.is_released:
            drawn.append(
                {"t": moment(row), "y": row.value, "l": row.lower, "u": row.upper, "p": piece}
            )
    return drawn


def break_moments(series: Sequence[ValueRow], breaks: Iterable[Break]) -> list[float]:
    """Where breaks lie within the series."""
    if not series:
        return []
    half = half_width(series[0])
    low, high = moment(series[0]), moment(series[-1])
    centres = [found.month.year + (found.month.month - 1) / 12 for found in breaks]
    if series[0].period_type is not PeriodType.MONTH:
        centres = [centre - 0.5 for centre in centres]
    return [centre for centre in centres if low - half < centre < high + half]


def line_chart(series: Sequence[ValueRow], *, breaks: Sequence[Break], unit: list[str]) -> Drawable:
    """One measure in one area through time."""
    edge = half_width(series[0])
    span = [moment(series[0]) - edge, moment(series[-1]) + edge]
    span[1] += _LABEL_SHARE * (span[1] - span[0])
    layers = _layers(series, breaks, _time_axis(series, span))
    layers += _span_words(series, span) + _break_words(series, breaks) + _present(series)
    return (
        alt.layer(*layers)
        .properties(width=WIDTH, height=_HEIGHT, title=unit)
        .properties(autosize=alt.AutoSizeParams(type="fit", contains="padding"))
    )


def small_multiples(
    panels: Sequence[tuple[str, Sequence[ValueRow]]], *, breaks: Sequence[Break], unit: list[str]
) -> Drawable:
    """The same measure in several areas, side by side, on the same scales."""
    shown = [row for _, series in panels for row in series]
    edge = half_width(shown[0])
    span = [min(map(moment, shown)) - edge, max(map(moment, shown)) + edge]
    top = max((row.upper or row.value or 0 for row in shown if row.is_released), default=1)
    charts = [
        alt.layer(*_layers(series, breaks, _time_axis(series, span, ticks=3), top=top))
        .properties(width=_PANEL_WIDTH, height=_PANEL_HEIGHTS[len(panels) > 4])
        .properties(title=alt.TitleParams(name, color=INK, fontWeight="bold", offset=6))
        for name, series in panels
    ]
    return alt.concat(*charts, columns=_PANELS_ACROSS).properties(title=unit)


def _time_axis(series: Sequence[ValueRow], span: list[float], *, ticks: int = 7) -> alt.X:
    """Labels only at years that the series reaches, and no more of them than fit."""
    years = sorted({row.when.first_month.year for row in series})
    step = -(-len(years) // ticks)
    axis = alt.Axis(format="d", grid=False, values=years[::step], title=None)
    return alt.X("t:Q", axis=axis, scale=alt.Scale(domain=span, nice=False, zero=False))


def _value_axis(top: float | None) -> alt.Y:
    scale = alt.Scale(zero=True, domainMin=0, nice=True)
    if top is not None:
        scale = alt.Scale(domain=[0, top], nice=True)
    return alt.Y("y:Q", axis=alt.Axis(title=None, tickCount=4, format=",~f"), scale=scale)


def _layers(
    series: Sequence[ValueRow],
    breaks: Sequence[Break],
    time: alt.X,
    *,
    top: float | None = None,
) -> list[alt.Chart]:
    """Cells without numbers at the back, then the band, the line, its points, and breaks."""
    values = points(series, breaks)
    back = [{"t": span.start, "e": span.end, "s": span.state.value} for span in spans(series)]
    shading = alt.Color("s:N", scale=_span_colours(), legend=None)
    band = alt.Chart(_data([value for value in values if value["l"] is not None]))
    line = alt.Chart(_data(values))
    marks = [
        alt.Chart(_data(back))
        .mark_rect(opacity=0.55)
        .encode(x=time, x2=alt.X2("e:Q"), color=shading),
        band.mark_area(color=BAND, opacity=0.9).encode(
            x=time, y=alt.Y("l:Q"), y2=alt.Y2("u:Q"), detail=alt.Detail("p:N")
        ),
        line.mark_line().encode(x=time, y=_value_axis(top), detail=alt.Detail("p:N")),
        line.mark_point(size=14 if len(values) > 24 else 40, opacity=1).encode(
            x=time, y=alt.Y("y:Q")
        ),
    ]
    return marks + _break_rules(series, breaks, time)


def _span_colours() -> alt.Scale:
    states = [ValueState.SUPPRESSED, ValueState.MISSING, ValueState.NOT_COLLECTED]
    return alt.Scale(domain=[state.value for state in states], range=[HATCH, "#ffffff", "#e9ebeb"])


def _break_rules(
    series: Sequence[ValueRow], breaks: Sequence[Break], time: alt.X
) -> list[alt.Chart]:
    found = break_moments(series, breaks)
    if not found:
        return []
    rules = alt.Chart(_data([{"t": at} for at in found]))
    return [rules.mark_rule(color=OCHRE, strokeDash=[5, 4], strokeWidth=1.5).encode(x=time)]


def _break_words(series: Sequence[ValueRow], breaks: Sequence[Break]) -> list[alt.Chart]:
    # What a shock is, the note under the chart says: it is not counted differently from then on.
    moments = break_moments(series, [found for found in breaks if not found.is_shock])
    found = [{"t": at, "w": "counted differently from here"} for at in moments]
    if not moments:
        return []
    last = moment(series[-1])
    late = moments[0] > (moment(series[0]) + last) / 2
    place: dict[str, Any] = {
        "align": "right" if late else "left",
        "dx": -6 if late else 6,
        "baseline": "top",
    }
    words = alt.Chart(_data(found)).encode(x=alt.X("t:Q"), y=alt.value(0), text=alt.Text("w:N"))
    halo = words.mark_text(**place, stroke="#ffffff", strokeWidth=4)
    return [halo, words.mark_text(**place, color=OCHRE)]


def _span_words(series: Sequence[ValueRow], span: list[float]) -> list[alt.Chart]:
    """Each reason is written once, on its longest run; the note under the chart gives the rest."""
    longest: dict[ValueState, Span] = {}
    for found in spans(series):
        kept = longest.get(found.state, found)
        longest[found.state] = max(kept, found, key=lambda one: one.end - one.start)
    words = [
        {"t": (found.start + found.end) / 2, "w": STATE_WORDS[found.state]}
        for found in longest.values()
        if found.end - found.start > 0.06 * (span[1] - span[0])
    ]
    label = alt.Chart(_data(words)).mark_text(color=INK, angle=270, align="left", baseline="middle")
    halo = alt.Chart(_data(words)).mark_text(
        angle=270, align="left", baseline="middle", stroke="#ffffff", strokeWidth=5
    )
    return [
        mark.encode(x=alt.X("t:Q"), y=alt.value(_HEIGHT - 60), text=alt.Text("w:N"))
        for mark in (halo, label)
    ]


def _present(series: Sequence[ValueRow]) -> list[alt.Chart]:
    """The newest shown value, marked and labelled."""
    shown = [row for row in series if row.is_released]
    if not shown:
        return []
    newest = shown[-1]
    data = _data([{"t": moment(newest), "y": newest.value, "w": number_words(newest.value)}])
    base = alt.Chart(data).encode(x=alt.X("t:Q"), y=alt.Y("y:Q"))
    dot = base.mark_point(size=110, color=RIVER, stroke="#ffffff", strokeWidth=1.5)
    text: dict[str, Any] = {"align": "left", "dx": 9, "fontWeight": "bold", "fontSize": 15}
    halo = base.mark_text(**text, stroke="#ffffff", strokeWidth=4).encode(text=alt.Text("w:N"))
    return [dot, halo, base.mark_text(**text, color=RIVER).encode(text=alt.Text("w:N"))]


def _data(rows: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=rows)
