"""A series in time: a line with its interval, gaps that say why, and the present point marked."""

import json
from collections.abc import Iterator, Sequence

from headwater_web.dashboard.charts.events import ChartEvent, drawn_events
from headwater_web.dashboard.charts.frame import Mark, drawing, element, highest_drawn, text
from headwater_web.dashboard.charts.plot import TOP, Plot, absences, axes, lay_out
from headwater_web.dashboard.charts.runs import dot, drawn_runs


def series_chart(
    marks: Sequence[Mark],
    *,
    name: str,
    title: str,
    unit: str,
    events: Sequence[ChartEvent] = (),
    step: int = 1,
    reaches: float = 0.0,
    width: int = 760,
    height: int = 340,
    is_walked: bool = True,
) -> str:
    """An accessible SVG of one series. `step` is the months from one period to the next.

    The scale goes up to `reaches` at least, so that two charts can be read side by side. One that
    `is_walked` carries its values in words, for the script that reads them out one by one.
    """
    reached = max(highest_drawn(marks), reaches)
    plot = lay_out(marks, name=name, step=step, reaches=reached, width=width, height=height)
    parts = [
        *axes(plot, unit=unit, width=width),
        *drawn_events(plot, events),
        *absences(plot),
        *drawn_runs(plot),
        *_present(plot),
    ]
    if not is_walked:
        return drawing(parts, width=width, height=height, name=name, title=title, points=None)
    parts.append(element("line", class_="cursor", y1=TOP, y2=plot.floor, visibility="hidden"))
    points = json.dumps([[round(plot.x(mark.position), 1), mark.words] for mark in marks])
    return drawing(parts, width=width, height=height, name=name, title=title, points=points)


def _present(plot: Plot) -> Iterator[str]:
    """The last released value, marked and named beside its point."""
    released = [mark for mark in plot.marks if mark.value is not None]
    if not released:
        return
    last = released[-1]
    yield dot(plot, last, "present", radius=6)
    x = min(plot.x(last.position) + 11, plot.x.last_pixel + 8)
    value = last.value or 0.0
    yield text(last.shown, x=x, y=plot.y(value) + 5, class_="label")
