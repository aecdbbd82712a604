"""A series in time: a line with its interval, gaps that say why, and the present point marked."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.charts.frame import (
    Mark,
    Scale,
    drawing,
    element,
    highest_drawn,
    nice_ticks,
    text,
    tick_words,
)
from headwater_web.ui.words import STATE_WORDS

_TOP, _BOTTOM, _LEFT = 34, 34, 46
_STRIP = 18
"""Height of the hatched strip that marks withheld values along the baseline."""
_FEW = 12
"""Up to this many values each has its own dot and whisker; more are a line in a band."""


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A point before which nothing may be compared with what follows."""

    position: int
    words: str


@dataclass(frozen=True, slots=True)
class _Plot:
    name: str
    marks: Sequence[Mark]
    breaks: Sequence[SeriesBreak]
    step: int
    x: Scale
    y: Scale
    ticks: list[float]

    @property
    def column(self) -> float:
        """Half the width of one period, in pixels."""
        return (self.x(self.step) - self.x(0)) / 2

    @property
    def floor(self) -> float:
        """The baseline, in pixels."""
        return self.y(0)


def series_chart(
    marks: Sequence[Mark],
    *,
    name: str,
    title: str,
    unit: str,
    breaks: Sequence[SeriesBreak] = (),
    step: int = 1,
    width: int = 760,
    height: int = 340,
) -> str:
    """An accessible SVG of one series. `step` is the months in each period."""
    plot = _lay_out(marks, name=name, breaks=breaks, step=step, width=width, height=height)
    parts = [
        *_axes(plot, unit=unit, width=width),
        *_absences(plot),
        *_breaks(plot),
        *_runs(plot),
        *_present(plot),
        element("line", class_="cursor", y1=_TOP, y2=plot.floor, visibility="hidden"),
    ]
    points = json.dumps([[round(plot.x(mark.position), 1), mark.words] for mark in marks])
    return drawing(parts, width=width, height=height, name=name, title=title, points=points)


def _lay_out(
    marks: Sequence[Mark],
    *,
    name: str,
    breaks: Sequence[SeriesBreak],
    step: int,
    width: int,
    height: int,
) -> _Plot:
    ticks = nice_ticks(highest_drawn(marks), at_most=5 if height > 250 else 3)
    first = min((mark.position for mark in marks), default=0) - step / 2
    last = max((mark.position for mark in marks), default=0) + step / 2
    x = Scale(first, last, _LEFT, width - 62)
    y = Scale(0, ticks[-1], height - _BOTTOM, _TOP)
    return _Plot(name, marks, breaks, step, x, y, ticks)


def _axes(plot: _Plot, *, unit: str, width: int) -> Iterator[str]:
    yield text(unit, x=0, y=14, class_="tick")
    for value in plot.ticks:
        y = plot.y(value)
        yield element(
            "line",
            class_="grid" if value else "axis",
            x1=_LEFT,
            x2=plot.x.last_pixel,
            y1=y,
            y2=y,
        )
        yield text(tick_words(value), x=_LEFT - 8, y=y + 4.5, text_anchor="end", class_="tick")
    yield from _years(plot, width=width)


def _years(plot: _Plot, *, width: int) -> Iterator[str]:
    """A word under the first period of each year, as many as fit."""
    starts = [mark for mark in plot.marks if plot.step >= 12 or mark.position % 12 == 0]
    room = 9 * max((len(mark.label) for mark in starts), default=1) + 10
    every = max(1, -(-len(starts) * room // max(1, width - _LEFT - 62)))
    for mark in starts[::every]:
        x = plot.x(mark.position)
        if plot.step < 12:
            yield element("line", class_="axis", x1=x, x2=x, y1=plot.floor, y2=plot.floor + 5)
        yield text(mark.label, x=x, y=plot.floor + 21, text_anchor="middle", class_="tick")


def _absences(plot: _Plot) -> Iterator[str]:
    """Withheld values as a hatched strip, the others as a pale gap; a word where one fits."""
    said: set[ValueState] = set()
    for state, group in groupby(plot.marks, key=lambda mark: mark.state):
        if state is ValueState.RELEASED:
            continue
        run = list(group)
        left = plot.x(run[0].position) - plot.column
        right = plot.x(run[-1].position) + plot.column
        yield _absent_cell(plot, state, left=left, right=right)
        words = str(STATE_WORDS[state])
        if state not in said or right - left > 7.2 * len(words) + 24:
            said.add(state)
            yield _absent_words(plot, state, words, middle=(left + right) / 2)


def _absent_cell(plot: _Plot, state: ValueState, *, left: float, right: float) -> str:
    if state is ValueState.SUPPRESSED:
        return element(
            "rect",
            x=left,
            y=plot.floor - _STRIP,
            width=right - left,
            height=_STRIP,
            fill=f"url(#{plot.name}-hatch)",
            class_="hatched",
        )
    return element(
        "rect", x=left, y=_TOP, width=right - left, height=plot.floor - _TOP, class_="absent"
    )


def _absent_words(plot: _Plot, state: ValueState, words: str, *, middle: float) -> str:
    height = plot.floor - _STRIP - 7 if state is ValueState.SUPPRESSED else _TOP + 14
    half = 3.6 * len(words)
    middle = min(max(middle, plot.x.first_pixel + half), plot.x.last_pixel - half)
    return text(words, x=middle, y=height, text_anchor="middle", class_="words")


def _breaks(plot: _Plot) -> Iterator[str]:
    for number, series_break in enumerate(plot.breaks, start=1):
        x = plot.x(series_break.position) - plot.column
        yield element("line", class_="break", x1=x, x2=x, y1=_TOP - 6, y2=plot.floor)
        label = _("break {number}").format(number=number)
        yield text(label, x=x, y=_TOP - 11, text_anchor="middle", class_="break-words")


def _runs(plot: _Plot) -> Iterator[str]:
    """Unbroken runs of released values; a line never crosses a gap or a break in the series."""
    few = len(plot.marks) <= _FEW
    for run in _unbroken(plot):
        if few or len(run) == 1:
            yield from (_whisker(plot, mark) for mark in run if mark.upper is not None)
        else:
            yield _band(plot, run)
        yield _line(plot, run)
        if few or len(run) == 1:
            yield from (_dot(plot, mark, "dot") for mark in run)


def _unbroken(plot: _Plot) -> Iterator[list[Mark]]:
    starts = {series_break.position for series_break in plot.breaks}
    run: list[Mark] = []
    for mark in plot.marks:
        apart = bool(run) and mark.position - run[-1].position > plot.step
        if run and (mark.value is None or apart or mark.position in starts):
            yield run
            run = []
        if mark.value is not None:
            run.append(mark)
    if run:
        yield run


def _band(plot: _Plot, run: Sequence[Mark]) -> str:
    limited = [mark for mark in run if mark.lower is not None and mark.upper is not None]
    above = [_pair(plot, mark.position, mark.upper) for mark in limited]
    below = [_pair(plot, mark.position, mark.lower) for mark in reversed(limited)]
    return element("polygon", class_="band", points=" ".join(above + below)) if limited else ""


def _line(plot: _Plot, run: Sequence[Mark]) -> str:
    if len(run) < 2:
        return ""
    points = " ".join(_pair(plot, mark.position, mark.value) for mark in run)
    return element("polyline", class_="line", points=points)


def _whisker(plot: _Plot, mark: Mark) -> str:
    x = plot.x(mark.position)
    return element(
        "line", class_="whisker", x1=x, x2=x, y1=plot.y(mark.lower or 0), y2=plot.y(mark.upper or 0)
    )


def _dot(plot: _Plot, mark: Mark, class_: str, radius: float = 3.5) -> str:
    x, y = plot.x(mark.position), plot.y(mark.value or 0)
    return element("circle", class_=class_, cx=x, cy=y, r=radius)


def _present(plot: _Plot) -> Iterator[str]:
    """The last released value, marked and named beside its point."""
    released = [mark for mark in plot.marks if mark.value is not None]
    if not released:
        return
    last = released[-1]
    yield _dot(plot, last, "present", radius=6)
    x = min(plot.x(last.position) + 11, plot.x.last_pixel + 8)
    value = last.value or 0.0
    yield text(last.shown, x=x, y=plot.y(value) + 5, class_="label")


def _pair(plot: _Plot, position: int, value: float | None) -> str:
    return f"{plot.x(position):.1f},{plot.y(value or 0):.1f}"
