"""One rate as a dot on a line, with its 95% range and the whole partnership's rate as a rule."""

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString, mark_safe

from headwater.released.values import ValueRow
from headwater_web.dashboard.charts.frame import Scale, element, nice_ticks

WIDTH, HEIGHT = 180, 26
_EDGE, _MIDDLE, _RADIUS = 6, 13, 5


def highest_of(rows: Iterable[ValueRow]) -> float:
    """The round number at which a scale ends that holds every row and its range."""
    reached = [row.upper or row.value or 0.0 for row in rows if row.is_released]
    return nice_ticks(max(reached, default=0.0), at_most=4)[-1]


def strip(row: ValueRow, *, whole: float | None, highest: float) -> SafeString:
    """The drawing. It is hidden from screen readers: the same stands beside it in words."""
    x = Scale(0, highest, _EDGE, WIDTH - _EDGE)
    parts = [_line("axis", x(0), x(highest), _MIDDLE, _MIDDLE)]
    if whole is not None:
        parts.append(_line("benchmark", x(whole), x(whole), 1, HEIGHT - 1))
    if row.is_released and row.value is not None:
        if row.lower is not None and row.upper is not None:
            parts.append(_line("strip-range", x(row.lower), x(row.upper), _MIDDLE, _MIDDLE))
        parts.append(element("circle", class_="present", cx=x(row.value), cy=_MIDDLE, r=_RADIUS))
    return _drawing(parts, width=WIDTH, height=HEIGHT)


def years_line(rows: Sequence[ValueRow], *, breaks: Sequence[int] = ()) -> SafeString:
    """The years of one series from zero, with their ranges; a gap where there is no number.

    `breaks` are the places in `rows` before which the series has a break: no line crosses them.
    """
    width, height, foot = 200, 64, 4
    y = Scale(0, highest_of(rows), height - foot, foot)
    x = Scale(0, max(len(rows) - 1, 1), _EDGE, width - _EDGE)
    parts = [_line("axis", x(0), x(len(rows) - 1), y(0), y(0))]
    before: tuple[float, float] | None = None
    for place, row in enumerate(rows):
        if not row.is_released or row.value is None:
            before = None
            continue
        here = (x(place), y(row.value))
        if before and place not in breaks:
            parts.append(_line("line", before[0], here[0], before[1], here[1]))
        if row.lower is not None and row.upper is not None:
            parts.append(_line("strip-range", here[0], here[0], y(row.lower), y(row.upper)))
        parts.append(element("circle", class_="dot", cx=here[0], cy=here[1], r=3.0))
        before = here
    parts += [_line("break", x(p - 0.5), x(p - 0.5), 0, height) for p in breaks]
    return _drawing(parts, width=width, height=height)


def _line(class_: str, x1: float, x2: float, y1: float, y2: float) -> str:
    return element("line", class_=class_, x1=float(x1), x2=float(x2), y1=float(y1), y2=float(y2))


def _drawing(parts: Iterable[str], *, width: int, height: int) -> SafeString:
    drawn = element(
        "svg",
        "".join(parts),
        class_="hw-chart hw-strip",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        aria_hidden="true",
        focusable="false",
    )
    return mark_safe(drawn)  # noqa: S308 - drawn by our own code from numbers alone
