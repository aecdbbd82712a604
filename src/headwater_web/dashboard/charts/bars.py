"""Bars from zero, one row for each category or place, with intervals and words for absences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

_TOP, _BOTTOM, _ROW = 44, 26, 40
_EDGE = 6
"""Room at the left of a narrow drawing, so that the first tick is whole."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A value to read the rows against, such as the whole partnership's."""

    value: float
    words: str


def bar_chart(
    marks: Sequence[Mark],
    *,
    name: str,
    title: str,
    unit: str,
    benchmark: Benchmark | None = None,
    width: int = 760,
) -> str:
    """An accessible SVG of rows in the order given. The label stands above its bar when narrow."""
    height = _TOP + _ROW * len(marks) + _BOTTOM
    label_width = 190 if width > 500 else _EDGE
    highest = max(highest_drawn(marks), benchmark.value if benchmark else 0.0)
    ticks = nice_ticks(highest, at_most=5 if width > 500 else 3)
    x = Scale(0, ticks[-1], label_width, width - 56)
    parts = [
        text(unit, x=label_width, y=14, class_="tick"),
        *_axis(x, ticks, bottom=height - _BOTTOM),
        *(part for row in range(len(marks)) for part in _row(marks[row], row, x=x, name=name)),
        *_benchmark(benchmark, x=x, bottom=height - _BOTTOM),
        # Last, so that no rule runs through a number.
        *(_shown(marks[row], row, x=x) for row in range(len(marks)) if _has_bar(marks[row])),
    ]
    return drawing(parts, width=width, height=height, name=name, title=title, points=None)


def _axis(x: Scale, ticks: list[float], *, bottom: float) -> Iterator[str]:
    for value in ticks:
        pixel = x(value)
        class_ = "grid" if value else "axis"
        yield element("line", class_=class_, x1=pixel, x2=pixel, y1=_TOP, y2=bottom)
        yield text(tick_words(value), x=pixel, y=bottom + 18, text_anchor="middle", class_="tick")


def _row(mark: Mark, row: int, *, x: Scale, name: str) -> Iterator[str]:
    wide = x.first_pixel > _EDGE
    top = _TOP + row * _ROW
    bar_top, bar_height = _bar_of(row, x=x)
    if wide:
        yield text(mark.label, x=x.first_pixel - 10, y=top + 25, text_anchor="end")
    else:
        yield text(mark.label, x=x.first_pixel, y=top + 14)
    if mark.value is None or not _has_bar(mark):
        yield from _absent(mark, x=x, top=bar_top, height=bar_height, name=name)
        return
    yield element(
        "rect", class_="bar", x=x(0), y=bar_top, width=x(mark.value) - x(0), height=bar_height
    )
    yield from _interval(mark, x=x, middle=bar_top + bar_height / 2)


def _has_bar(mark: Mark) -> bool:
    return mark.state is ValueState.RELEASED and mark.value is not None


def _bar_of(row: int, *, x: Scale) -> tuple[float, float]:
    """The top of a row's bar, and its height. A narrow drawing has the label above the bar."""
    top = _TOP + row * _ROW
    return (top + 9, 22) if x.first_pixel > _EDGE else (top + 19, 15)


def _shown(mark: Mark, row: int, *, x: Scale) -> str:
    """The number at the end of a bar and its interval."""
    bar_top, bar_height = _bar_of(row, x=x)
    end = x(max(mark.value or 0, mark.upper or 0)) + 8
    return text(mark.shown, x=end, y=bar_top + bar_height / 2 + 5, class_="label")


def _interval(mark: Mark, *, x: Scale, middle: float) -> Iterator[str]:
    """The interval: light inside the bar, dark outside it, so that it is seen on both."""
    if mark.lower is None or mark.upper is None or mark.value is None:
        return
    parts = (
        ("whisker-in", mark.lower, min(mark.value, mark.upper)),
        ("whisker", max(mark.value, mark.lower), mark.upper),
    )
    for class_, low, high in parts:
        yield element("line", class_=class_, x1=x(low), x2=x(high), y1=middle, y2=middle)


def _absent(mark: Mark, *, x: Scale, top: float, height: float, name: str) -> Iterator[str]:
    hatched = mark.state is ValueState.SUPPRESSED
    yield element(
        "rect",
        x=x(0),
        y=top,
        width=46,
        height=height,
        fill=f"url(#{name}-hatch)" if hatched else None,
        class_="hatched" if hatched else "absent",
    )
    words = mark.shown if mark.state is ValueState.RELEASED else str(STATE_WORDS[mark.state])
    yield text(words, x=x(0) + 54, y=top + height / 2 + 5, class_="words")


def _benchmark(benchmark: Benchmark | None, *, x: Scale, bottom: float) -> Iterator[str]:
    if benchmark is None:
        return
    pixel = x(benchmark.value)
    yield element("line", class_="benchmark", x1=pixel, x2=pixel, y1=_TOP - 4, y2=bottom)
    near_end = pixel > (x.first_pixel + x.last_pixel) / 2
    yield text(
        benchmark.words,
        x=pixel + (-4 if near_end else 4),
        y=_TOP - 9,
        text_anchor="end" if near_end else "start",
        class_="benchmark-words",
    )
