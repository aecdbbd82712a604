"""A thread drawn: sources on the left, consequences on the right, the thing in the middle."""

import textwrap
from dataclasses import dataclass

from headwater_web.thread.kinds import Thing
from headwater_web.thread.walks import Thread

MOST_BOXES = 60
"""A drawing of more would not be read; the list has them all."""
BOX_WIDTH, BOX_HEIGHT = 190, 76
_ACROSS, _DOWN = BOX_WIDTH + 54, BOX_HEIGHT + 18
_MARGIN = 8
_LETTERS, _LINES = 25, 2


@dataclass(frozen=True, slots=True)
class Box:
    """One thing, where it stands in the drawing."""

    thing: Thing
    left: int
    top: int
    lines: tuple[str, ...]
    is_here: bool

    @property
    def baselines(self) -> list[tuple[int, str]]:
        """Each line of the title with its place below the reference."""
        return [(self.top + 44 + 20 * number, line) for number, line in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Tie:
    """One link, from the right edge of the earlier box to the left edge of the later one."""

    from_x: int
    from_y: int
    to_x: int
    to_y: int

    @property
    def path(self) -> str:
        """A gentle curve, as SVG says it."""
        middle = (self.from_x + self.to_x) // 2
        return (
            f"M{self.from_x},{self.from_y} C{middle},{self.from_y} "
            f"{middle},{self.to_y} {self.to_x},{self.to_y}"
        )


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and the ties between them, and the size of the whole."""

    boxes: tuple[Box, ...]
    ties: tuple[Tie, ...]
    width: int
    height: int


def draw(thread: Thread) -> Drawing | None:
    """The drawing of a thread, or nothing where it has one box only or far too many."""
    steps = (*thread.before, *thread.after)
    if not steps or len(steps) > MOST_BOXES:
        return None
    columns: dict[int, list[Thing]] = {0: [thread.thing]}
    for step in steps:
        columns.setdefault(step.depth, []).append(step.thing)
    tallest = max(len(things) for things in columns.values())
    first = min(columns)
    boxes = {
        thing.reference: _box(thing, depth - first, row, tallest - len(things), depth == 0)
        for depth, things in columns.items()
        for row, thing in enumerate(things)
    }
    ties = tuple(
        _tie(boxes[step.reached_from.reference], boxes[step.thing.reference]) for step in steps
    )
    return Drawing(
        tuple(boxes.values()),
        ties,
        width=(max(columns) - first) * _ACROSS + BOX_WIDTH + 2 * _MARGIN,
        height=tallest * _DOWN + 2 * _MARGIN - (_DOWN - BOX_HEIGHT),
    )


def _box(thing: Thing, column: int, row: int, spare_rows: int, is_here: bool) -> Box:
    """A box in its column; a short column stands in the middle of the drawing's height."""
    top = _MARGIN + row * _DOWN + spare_rows * _DOWN // 2
    lines = textwrap.wrap(thing.title, _LETTERS, max_lines=_LINES, placeholder="…")
    return Box(thing, _MARGIN + column * _ACROSS, top, tuple(lines), is_here)


def _tie(one: Box, other: Box) -> Tie:
    left, right = sorted((one, other), key=lambda box: box.left)
    middle = BOX_HEIGHT // 2
    return Tie(left.left + BOX_WIDTH, left.top + middle, right.left, right.top + middle)
