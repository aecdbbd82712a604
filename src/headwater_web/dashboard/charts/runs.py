"""Unbroken runs of values through time: a line in its band, or dots with whiskers."""

from collections.abc import Iterator, Sequence

from headwater_web.dashboard.charts.frame import Mark, element
from headwater_web.dashboard.charts.plot import Plot

FEW = 12
"""Up to this many values each has its own dot and whisker; more are a line in a band."""


def unbroken(marks: Sequence[Mark], *, step: int) -> Iterator[list[Mark]]:
    """Runs of released values; none crosses a gap, or a break in the series."""
    run: list[Mark] = []
    for mark in marks:
        apart = bool(run) and mark.position - run[-1].position > step
        if run and (mark.value is None or apart or mark.starts_anew):
            yield run
            run = []
        if mark.value is not None:
            run.append(mark)
    if run:
        yield run


def drawn_runs(plot: Plot, *, radius: float = 3.5) -> Iterator[str]:
    """Every run of a plot with its ranges."""
    few = len(plot.marks) <= FEW
    for run in unbroken(plot.marks, step=plot.step):
        if few or len(run) == 1:
            yield from (_whisker(plot, mark) for mark in run if mark.upper is not None)
        else:
            yield _band(plot, run)
        yield line(plot, run)
        if few or len(run) == 1:
            yield from (dot(plot, mark, "dot", radius=radius) for mark in run)


def line(plot: Plot, run: Sequence[Mark], class_: str = "line") -> str:
    """A line through the values of one run; a single value has none."""
    if len(run) < 2:
        return ""
    points = " ".join(_pair(plot, mark.position, mark.value) for mark in run)
    return element("polyline", class_=class_, points=points, fill="none")


def dot(plot: Plot, mark: Mark, class_: str, *, radius: float) -> str:
    """One value as a dot."""
    x, y = plot.x(mark.position), plot.y(mark.value or 0)
    return element("circle", class_=class_, cx=x, cy=y, r=radius)


def _band(plot: Plot, run: Sequence[Mark]) -> str:
    limited = [mark for mark in run if mark.lower is not None and mark.upper is not None]
    above = [_pair(plot, mark.position, mark.upper) for mark in limited]
    below = [_pair(plot, mark.position, mark.lower) for mark in reversed(limited)]
    return element("polygon", class_="band", points=" ".join(above + below)) if limited else ""


def _whisker(plot: Plot, mark: Mark) -> str:
    x = plot.x(mark.position)
    return element(
        "line", class_="whisker", x1=x, x2=x, y1=plot.y(mark.lower or 0), y2=plot.y(mark.upper or 0)
    )


def _pair(plot: Plot, position: int, value: float | None) -> str:
    return f"{plot.x(position):.1f},{plot.y(value or 0):.1f}"
