"""What every chart stands on: SVG elements, scales and the marks of the four states."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from headwater.vocabulary.states import ValueState

_LEAST_DRAWN = 1e-9
"""Below this a value cannot be told from zero on any axis."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value to draw: where it stands, what it is called, and what is known about it.

    `position` counts months in a series and rows in bars; `shown` is the value as the table writes
    it; `words` read it aloud. One that `starts_anew` may not be compared with the one before it.
    """

    position: int
    label: str
    state: ValueState
    value: float | None
    lower: float | None
    upper: float | None
    shown: str
    words: str
    starts_anew: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale from values to pixels."""

    low: float
    high: float
    first_pixel: float
    last_pixel: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.first_pixel + share * (self.last_pixel - self.first_pixel)


def element(name: str, content: str = "", **attributes: object) -> str:
    """One SVG element. `content` is markup already; attribute values are escaped.

    >>> element("line", x1=1, stroke_width=2)
    '<line x1="1" stroke-width="2"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, *, x: float, y: float, **attributes: object) -> str:
    """One run of words."""
    return element("text", escape(words), x=x, y=y, **attributes)


def drawing(
    parts: Iterable[str], *, width: int, height: int, name: str, title: str, points: str | None
) -> str:
    """The whole SVG with its name for screen readers; its table says the rest."""
    return element(
        "svg",
        element("title", escape(title), id=f"{name}-title") + hatching(name) + "".join(parts),
        class_="hw-chart",
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{name}-title",
        data_points=points,
    )


def hatching(name: str) -> str:
    """The pattern of a withheld cell."""
    line = element("path", d="M0 6 L6 0", class_="hatch-line")
    pattern = element(
        "pattern", line, id=f"{name}-hatch", width=6, height=6, patternUnits="userSpaceOnUse"
    )
    return element("defs", pattern)


def nice_ticks(highest: float, *, at_most: int = 5) -> list[float]:
    """Round values from zero to at least `highest`.

    >>> nice_ticks(43)
    [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]
    """
    if highest < _LEAST_DRAWN:
        return [0.0, 1.0]
    rough = highest / at_most
    magnitude = 10 ** math.floor(math.log10(rough))
    step = next(m * magnitude for m in (1, 2, 2.5, 5, 10) if m * magnitude >= rough * 0.999)
    count = math.ceil(highest / step - 1e-9)
    return [round(index * step, 10) for index in range(count + 1)]


def tick_words(value: float) -> str:
    """A value on an axis, without needless decimals."""
    return f"{value:,.0f}" if value == round(value) else f"{value:,.6g}"


def highest_drawn(marks: Iterable[Mark]) -> float:
    """The largest value or upper limit that a chart must hold."""
    reached = [mark.upper or mark.value or 0.0 for mark in marks]
    return max(reached, default=0.0)


def _attribute(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(str(value))
