"""The map drawn: whoever is reported to on the left, whoever reports on the right."""

import textwrap
from dataclasses import dataclass

from headwater_web.governance.queries.mapping import Branch, GovernanceMap, Mapped

BOX_WIDTH, BOX_HEIGHT = 240, 92
_ACROSS, _DOWN = BOX_WIDTH + 60, BOX_HEIGHT + 14
_MARGIN = 8
_LETTERS, _LINES = 29, 2


@dataclass(frozen=True, slots=True)
class Box:
    """One body, where it stands in the drawing."""

    mapped: Mapped
    left: int
    top: int
    name: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def name_lines(self) -> list[tuple[int, str]]:
        """Each line of the name with its place."""
        return [(self.top + 22 + 18 * number, line) for number, line in enumerate(self.name)]

    @property
    def missing_lines(self) -> list[tuple[int, str]]:
        """Each line of what is missing with its place, below the name."""
        first = self.top + 22 + 18 * len(self.name)
        return [(first + 17 * number, line) for number, line in enumerate(self.missing)]


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """Boxes, the lines between them as SVG says them, and the size of the whole."""

    boxes: tuple[Box, ...]
    paths: tuple[str, ...]
    width: int
    height: int


def draw_map(found: GovernanceMap) -> MapDrawing | None:
    """The drawing of a map, or nothing where there is no body."""
    if not found.bodies:
        return None
    places: dict[str, tuple[int, float]] = {}
    for tree in found.trees:
        _place(tree, 0, places)
    boxes = {key: _box(found.bodies[key], *place) for key, place in places.items()}
    return MapDrawing(
        tuple(boxes.values()),
        tuple(_path(boxes[parent], boxes[child]) for parent, child in found.lines),
        width=max(box.left for box in boxes.values()) + BOX_WIDTH + _MARGIN,
        height=max(box.top for box in boxes.values()) + BOX_HEIGHT + _MARGIN,
    )


def _place(branch: Branch, column: int, places: dict[str, tuple[int, float]]) -> None:
    """Give a branch its rows: each leaf one of its own, a body the middle of those below it."""
    key = branch.mapped.body.key
    if key in places:
        return
    below = [each for each in branch.branches if each.mapped.body.key not in places]
    if not below:
        places[key] = (column, _next_row(places))
        return
    for each in below:
        _place(each, column + 1, places)
    rows = [places[each.mapped.body.key][1] for each in below]
    places[key] = (column, (min(rows) + max(rows)) / 2)


def _next_row(places: dict[str, tuple[int, float]]) -> float:
    return float(int(max((row for _column, row in places.values()), default=-1)) + 1)


def _box(mapped: Mapped, column: int, row: float) -> Box:
    return Box(
        mapped,
        left=_MARGIN + column * _ACROSS,
        top=_MARGIN + round(row * _DOWN),
        name=_lines(mapped.body.name),
        missing=_lines(mapped.missing_words),
    )


def _lines(words: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words, _LETTERS, max_lines=_LINES, placeholder="…"))


def _path(parent: Box, child: Box) -> str:
    """A gentle curve from the parent's right edge to the child's left one."""
    start, end = parent.left + BOX_WIDTH, child.left
    height = BOX_HEIGHT // 2
    middle = (start + end) // 2
    return (
        f"M{start},{parent.top + height} C{middle},{parent.top + height} "
        f"{middle},{child.top + height} {end},{child.top + height}"
    )
