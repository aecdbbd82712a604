"""A series in time: a line with its interval, gaps that say why, and the present point marked."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater_web.dashboard.charts.frame import Mark, drawing, element, highest_drawn, text
from headwater_web.dashboard.charts.plot import TOP, Plot, absences, axes, lay_out

_FEW = 12
"""Up to this many values each has its own dot and whisker; more are a line in a band."""


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A point before which nothing may be compared with what follows."""

    position: int
    words: str


def series_chart(
    marks: Sequence[Mark],
    *,
    name: str,
    title: str,
    unit: str,
    breaks: Sequence[SeriesBreak] = (),
    step: int = 1,
    reaches: float = 0.0,
    width: int = 760,
    height: int = 340,
) -> str:
    """An accessible SVG of one series. `step` is the months in each period.

    The scale goes up to `reaches` at least, so that two charts can be read side by side.
    """
    reached = max(highest_drawn(marks), reaches)
    plot = lay_out(marks, name=name, step=step, reaches=reached, width=width, height=height)
    parts = [
        *axes(plot, unit=unit, width=width),
        *absences(plot),
        *_breaks(plot, breaks),
        *_runs(plot, breaks),
        *_present(plot),
        element("line", class_="cursor", y1=TOP, y2=plot.floor, visibility="hidden"),
    ]
    points = json.dumps([[round(plot.x(mark.position), 1), mark.words] for mark in marks])
    return drawing(parts, width=width, height=height, name=name, title=title, points=points)


def _breaks(plot: Plot, breaks: Sequence[SeriesBreak]) -> Iterator[str]:
    for number, series_break in enumerate(breaks, start=1):
        x = plot.x(series_break.position) - plot.column
        yield element("line", class_="break", x1=x, x2=x, y1=TOP - 6, y2=plot.floor)
        label = _("break {number}").format(number=number)
        yield text(label, x=x, y=TOP - 11, text_anchor="middle", class_="break-words")


def _runs(plot: Plot, breaks: Sequence[SeriesBreak]) -> Iterator[str]:
    """Unbroken runs of released values; a line never crosses a gap or a break in the series."""
    few = len(plot.marks) <= _FEW
    for run in _unbroken(plot, breaks):
        if few or len(run) == 1:
            yield from (_whisker(plot, mark) for mark in run if mark.upper is not None)
        else:
            yield _band(plot, run)
        yield _line(plot, run)
        if few or len(run) == 1:
            yield from (_dot(plot, mark, "dot") for mark in run)


def _unbroken(plot: Plot, breaks: Sequence[SeriesBreak]) -> Iterator[list[Mark]]:
    starts = {series_break.position for series_break in breaks}
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


def _band(plot: Plot, run: Sequence[Mark]) -> str:
    limited = [mark for mark in run if mark.lower is not None and mark.upper is not None]
    above = [_pair(plot, mark.position, mark.upper) for mark in limited]
    below = [_pair(plot, mark.position, mark.lower) for mark in reversed(limited)]
    return element("polygon", class_="band", points=" ".join(above + below)) if limited else ""


def _line(plot: Plot, run: Sequence[Mark]) -> str:
    if len(run) < 2:
        return ""
    points = " ".join(_pair(plot, mark.position, mark.value) for mark in run)
    return element("polyline", class_="line", points=points)


def _whisker(plot: Plot, mark: Mark) -> str:
    x = plot.x(mark.position)
    return element(
        "line", class_="whisker", x1=x, x2=x, y1=plot.y(mark.lower or 0), y2=plot.y(mark.upper or 0)
    )


def _dot(plot: Plot, mark: Mark, class_: str, radius: float = 3.5) -> str:
    x, y = plot.x(mark.position), plot.y(mark.value or 0)
    return element("circle", class_=class_, cx=x, cy=y, r=radius)


def _present(plot: Plot) -> Iterator[str]:
    """The last released value, marked and named beside its point."""
    released = [mark for mark in plot.marks if mark.value is not None]
    if not released:
        return
    last = released[-1]
    yield _dot(plot, last, "present", radius=6)
    x = min(plot.x(last.position) + 11, plot.x.last_pixel + 8)
    value = last.value or 0.0
    yield text(last.shown, x=x, y=plot.y(value) + 5, class_="label")


def _pair(plot: Plot, position: int, value: float | None) -> str:
    return f"{plot.x(position):.1f},{plot.y(value or 0):.1f}"
