"""What happened to a series, on its chart: thin labelled rules, and a shade for what passed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater_web.dashboard.charts.frame import element, text
from headwater_web.dashboard.charts.plot import Plot

_LETTER = 6.9
"""Pixels that a letter of a label takes at most, on average."""
_LINE = 15


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """Something that happened at a month: a label of a few words, and when it had passed, if ever.

    `month` and `until` count months as the marks' positions do; `until` is the first month after.
    """

    month: int
    label: str
    until: int | None = None


def drawn_events(plot: Plot, events: Sequence[ChartEvent]) -> Iterator[str]:
    """Rules that stand where each event began; labels take lines of their own where they meet."""
    rows: list[float] = []
    for event in events:
        x = _at(plot, event.month)
        yield from _passing(plot, event, x)
        left, anchor = _place(plot, x, len(event.label) * _LETTER)
        row = _free_row(rows, left, left + len(event.label) * _LETTER)
        y = plot.top - 6 + row * _LINE
        yield element("line", class_="break", x1=x, x2=x, y1=y - 9, y2=plot.floor)
        yield text(
            event.label,
            x=x + (4 if anchor == "start" else -4),
            y=y,
            text_anchor=anchor,
            class_="break-words",
        )


def _at(plot: Plot, month: int) -> float:
    """Where a month begins: a period stands with its middle over its first month's position."""
    return min(max(plot.x(month - plot.step / 2), plot.x.first_pixel), plot.x.last_pixel)


def _passing(plot: Plot, event: ChartEvent, x: float) -> Iterator[str]:
    """A shade over the months of what passed."""
    if event.until is None:
        return
    width = _at(plot, event.until) - x
    yield element(
        "rect", class_="passing", x=x, y=plot.top, width=width, height=plot.floor - plot.top
    )


def _place(plot: Plot, x: float, width: float) -> tuple[float, str]:
    """The left end of a label, and on which side of its rule it stands."""
    if x + 4 + width > plot.x.last_pixel + 50 and x - 4 - width > 0:
        return x - 4 - width, "end"
    return x + 4, "start"


def _free_row(rows: list[float], left: float, right: float) -> int:
    """The first line on which a label meets none before it. `rows` are how far each is taken."""
    for row, taken in enumerate(rows):
        if left > taken + 8:
            rows[row] = right
            return row
    rows.append(right)
    return len(rows) - 1
