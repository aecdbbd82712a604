"""What was observed on what was to be expected: a dashed line in its range, and the counts."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater_web.dashboard.charts.frame import Mark, drawing, element, highest_drawn, text
from headwater_web.dashboard.charts.plot import TOP, Plot, absences, axes, lay_out


@dataclass(frozen=True, slots=True)
class ExpectedMark:
    """What was to be expected at one position, and its range; `observed` counts go beside it."""

    position: int
    expected: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Limit:
    """A line across time, such as where an event begins, with a word above it."""

    position: int
    words: str


def expected_chart(
    observed: Sequence[Mark],
    expected: Sequence[ExpectedMark],
    *,
    name: str,
    title: str,
    unit: str,
    limits: Sequence[Limit],
    labels: tuple[str, str],
    width: int = 760,
    height: int = 300,
) -> str:
    """An accessible SVG of counts by month, with what was to be expected of the later ones.

    `labels` name the observed and the expected line. A count outside the range has a ring.
    """
    reached = max([highest_drawn(observed), *(each.upper for each in expected)])
    plot = lay_out(observed, name=name, step=1, reaches=reached, width=width, height=height)
    outside = _outside(observed, expected)
    parts = [
        *axes(plot, unit=unit, width=width),
        *absences(plot),
        _band(plot, expected),
        *_limits(plot, limits),
        _dashed(plot, expected),
        *_lines(plot),
        *(_circle(plot, mark, "dot-open", radius=4.5) for mark in outside),
        *_labels(plot, expected, labels),
        element("line", class_="cursor", y1=TOP, y2=plot.floor, visibility="hidden"),
    ]
    points = json.dumps([[round(plot.x(mark.position), 1), mark.words] for mark in observed])
    return drawing(parts, width=width, height=height, name=name, title=title, points=points)


def _outside(observed: Sequence[Mark], expected: Sequence[ExpectedMark]) -> list[Mark]:
    ranges = {each.position: (each.lower, each.upper) for each in expected}
    return [
        mark
        for mark in observed
        if mark.value is not None
        and mark.position in ranges
        and not ranges[mark.position][0] <= mark.value <= ranges[mark.position][1]
    ]


def _band(plot: Plot, expected: Sequence[ExpectedMark]) -> str:
    above = [_pair(plot, each.position, each.upper) for each in expected]
    below = [_pair(plot, each.position, each.lower) for each in reversed(expected)]
    return element("polygon", class_="band", points=" ".join(above + below)) if above else ""


def _dashed(plot: Plot, expected: Sequence[ExpectedMark]) -> str:
    points = " ".join(_pair(plot, each.position, each.expected) for each in expected)
    return element("polyline", class_="benchmark", fill="none", points=points)


def _lines(plot: Plot) -> Iterator[str]:
    """Runs of shown counts; a line never crosses a month without a number."""
    run: list[Mark] = []
    for mark in [*plot.marks, None]:
        if mark is not None and mark.value is not None:
            run.append(mark)
            continue
        if len(run) > 1:
            points = " ".join(_pair(plot, each.position, each.value) for each in run)
            yield element("polyline", class_="line", points=points)
        elif run:
            yield _circle(plot, run[0], "dot", radius=3)
        run = []


def _circle(plot: Plot, mark: Mark, class_: str, *, radius: float) -> str:
    x, y = plot.x(mark.position), plot.y(mark.value or 0)
    return element("circle", class_=class_, cx=x, cy=y, r=radius)


def _limits(plot: Plot, limits: Sequence[Limit]) -> Iterator[str]:
    for limit in limits:
        x = plot.x(limit.position) - plot.column
        yield element("line", class_="break", x1=x, x2=x, y1=TOP - 6, y2=plot.floor)
        yield text(limit.words, x=x, y=TOP - 11, text_anchor="middle", class_="break-words")


def _labels(plot: Plot, expected: Sequence[ExpectedMark], labels: tuple[str, str]) -> Iterator[str]:
    """A word at the end of each line; where they would meet, the higher stands higher."""
    shown = [mark for mark in plot.marks if mark.value is not None]
    if not shown or not expected:
        return
    ends = [plot.y(shown[-1].value or 0), plot.y(expected[-1].expected)]
    least = 15
    if abs(ends[0] - ends[1]) < least:
        up = -1 if ends[0] <= ends[1] else 1
        middle = sum(ends) / 2
        ends = [middle + up * least / 2, middle - up * least / 2]
    for words, y, class_ in zip(labels, ends, ("label", "benchmark-words"), strict=True):
        yield text(words, x=plot.x.last_pixel + 5, y=y + 4, class_=class_)


def _pair(plot: Plot, position: int, value: float | None) -> str:
    return f"{plot.x(position):.1f},{plot.y(value or 0):.1f}"
