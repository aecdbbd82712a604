"""One of several small charts that share a scale: a series, and another to read it against."""

from collections.abc import Iterator, Sequence

from headwater_web.dashboard.charts.frame import Mark, Scale, drawing, element, text, tick_words
from headwater_web.dashboard.charts.plot import Plot, absences
from headwater_web.dashboard.charts.runs import dot, drawn_runs, line, unbroken

WIDTH, HEIGHT = 176, 118
_TOP, _BOTTOM, _LEFT, _RIGHT = 10, 18, 36, 8


def small_chart(
    marks: Sequence[Mark],
    *,
    name: str,
    title: str,
    step: int,
    reaches: float,
    beside: Sequence[Mark] = (),
) -> str:
    """An accessible SVG. Its scale is from zero to `reaches`, whatever its own values are.

    `beside` is drawn as a thin dashed line.
    """
    first = min((mark.position for mark in marks), default=0) - step / 2
    last = max((mark.position for mark in marks), default=0) + step / 2
    x = Scale(first, last, _LEFT, WIDTH - _RIGHT)
    plot = Plot(name, marks, step, x, Scale(0, reaches, HEIGHT - _BOTTOM, _TOP), [0.0, reaches])
    within = [mark for mark in beside if first < mark.position < last]
    parts = [
        *_axes(plot),
        *absences(plot),
        *(line(plot, run, "benchmark") for run in unbroken(within, step=step)),
        *drawn_runs(plot, radius=2.6),
        *_present(plot),
    ]
    return drawing(parts, width=WIDTH, height=HEIGHT, name=name, title=title, points=None)


def _axes(plot: Plot) -> Iterator[str]:
    for value in plot.ticks:
        y = plot.y(value)
        class_ = "grid" if value else "axis"
        yield element("line", class_=class_, x1=_LEFT, x2=plot.x.last_pixel, y1=y, y2=y)
        yield text(tick_words(value), x=_LEFT - 5, y=y + 4, text_anchor="end", class_="tick small")
    if not plot.marks:
        return
    ends = ((plot.marks[0].label, _LEFT, "start"), (plot.marks[-1].label, WIDTH - 2, "end"))
    for words, x, anchor in ends:
        yield text(words, x=x, y=HEIGHT - 4, text_anchor=anchor, class_="tick small")


def _present(plot: Plot) -> Iterator[str]:
    released = [mark for mark in plot.marks if mark.value is not None]
    if released:
        yield dot(plot, released[-1], "present", radius=4.5)
