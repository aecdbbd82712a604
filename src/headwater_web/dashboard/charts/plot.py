"""What every drawing through time stands on: axes, and words where no number is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.charts.frame import Mark, Scale, element, nice_ticks, text, tick_words
from headwater_web.ui.words import STATE_WORDS

TOP, BOTTOM, LEFT = 34, 34, 46
STRIP = 18
"""Height of the hatched strip that marks withheld values along the baseline."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Marks through time, and where they stand: `step` is the months in each period."""

    name: str
    marks: Sequence[Mark]
    step: int
    x: Scale
    y: Scale
    ticks: list[float]

    @property
    def column(self) -> float:
        """Half the width of one period, in pixels."""
        return (self.x(self.step) - self.x(0)) / 2

    @property
    def top(self) -> float:
        """The upper end of the scale, in pixels."""
        return self.y.last_pixel

    @property
    def floor(self) -> float:
        """The baseline, in pixels."""
        return self.y(0)


def lay_out(
    marks: Sequence[Mark],
    *,
    name: str,
    step: int,
    reaches: float,
    width: int,
    height: int,
) -> Plot:
    """Where everything stands, with an axis from zero to `reaches` at least."""
    ticks = nice_ticks(reaches, at_most=5 if height > 250 else 3)
    first = min((mark.position for mark in marks), default=0) - step / 2
    last = max((mark.position for mark in marks), default=0) + step / 2
    x = Scale(first, last, LEFT, width - 62)
    y = Scale(0, ticks[-1], height - BOTTOM, TOP)
    return Plot(name, marks, step, x, y, ticks)


def axes(plot: Plot, *, unit: str, width: int) -> Iterator[str]:
    """Lines and words of both axes."""
    yield text(unit, x=0, y=14, class_="tick")
    for value in plot.ticks:
        y = plot.y(value)
        yield element(
            "line",
            class_="grid" if value else "axis",
            x1=LEFT,
            x2=plot.x.last_pixel,
            y1=y,
            y2=y,
        )
        yield text(tick_words(value), x=LEFT - 8, y=y + 4.5, text_anchor="end", class_="tick")
    yield from _years(plot, width=width)


def _years(plot: Plot, *, width: int) -> Iterator[str]:
    """A word under the first period of each year, as many as fit."""
    starts = [mark for mark in plot.marks if plot.step >= 12 or mark.position % 12 == 0]
    room = 9 * max((len(mark.label) for mark in starts), default=1) + 10
    every = max(1, -(-len(starts) * room // max(1, width - LEFT - 62)))
    for mark in starts[::every]:
        x = plot.x(mark.position)
        if plot.step < 12:
            yield element("line", class_="axis", x1=x, x2=x, y1=plot.floor, y2=plot.floor + 5)
        yield text(mark.label, x=x, y=plot.floor + 21, text_anchor="middle", class_="tick")


def absences(plot: Plot) -> Iterator[str]:
    """Withheld values as a hatched strip, the others as a pale gap; a word where one fits."""
    said: set[str] = set()
    for words, group in groupby(plot.marks, key=_why_absent):
        if not words:
            continue
        run = list(group)
        left = plot.x(run[0].position) - plot.column
        right = plot.x(run[-1].position) + plot.column
        state = run[0].state
        yield _absent_cell(plot, state, left=left, right=right)
        if words not in said or right - left > 7.2 * len(words) + 24:
            said.add(words)
            yield _absent_words(plot, state, words, middle=(left + right) / 2)


def _why_absent(mark: Mark) -> str:
    """The word for a mark without a value: one that was released says itself why it has none."""
    if mark.value is not None:
        return ""
    return mark.shown if mark.state is ValueState.RELEASED else str(STATE_WORDS[mark.state])


def _absent_cell(plot: Plot, state: ValueState, *, left: float, right: float) -> str:
    if state is ValueState.SUPPRESSED:
        return element(
            "rect",
            x=left,
            y=plot.floor - STRIP,
            width=right - left,
            height=STRIP,
            fill=f"url(#{plot.name}-hatch)",
            class_="hatched",
        )
    return element(
        "rect",
        x=left,
        y=plot.top,
        width=right - left,
        height=plot.floor - plot.top,
        class_="absent",
    )


def _absent_words(plot: Plot, state: ValueState, words: str, *, middle: float) -> str:
    height = plot.floor - STRIP - 7 if state is ValueState.SUPPRESSED else plot.top + 14
    half = 3.6 * len(words)
    middle = min(max(middle, plot.x.first_pixel + half), plot.x.last_pixel - half)
    return text(words, x=middle, y=height, text_anchor="middle", class_="words")
