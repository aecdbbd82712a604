"""Finds the header of a grid: the row, or pair of rows, that names most specified columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.definitions.extract import ExtractSpecification
from headwater.intake.faults import HeaderUnclear
from headwater.intake.headers import Header, plain_name, renamed, share_of
from headwater.intake.tabular.grids import HEADER_WITHIN, Grid, Merged
from headwater.intake.tabular.repairs import RepairKind


@dataclass(frozen=True, slots=True)
class Located:
    """A header in a grid: the last of its rows, the first being 1, and how many it takes.

    `found` has the names as they stand, `header` as a mapping renames them. `share` is that of
    the specification's columns.
    """

    grid: Grid
    row: int
    depth: int
    found: Header
    header: Header
    share: float

    @property
    def first_row(self) -> int:
        """The first row of the header."""
        return self.row - self.depth + 1


def locate(
    grid: Grid,
    specification: ExtractSpecification,
    *,
    renames: Mapping[str, str],
    without: frozenset[RepairKind],
) -> Located | None:
    """The header of `grid`; where nothing is known, its widest row of words; None without any.

    Raises HeaderUnclear when two rows name equally many columns.
    """
    head = grid.head()
    last = 1 if RepairKind.HEADER_ROW in without else HEADER_WITHIN
    every = [
        _located(grid, row, 1, cells, specification, renames)
        for row, cells in enumerate(head, start=1)
    ]
    singles = every[:last]
    pairs = [] if RepairKind.MERGED_HEADERS in without else _pairs(grid, head, specification)
    doubles = [
        _located(grid, row, 2, cells, specification, renames)
        for row, cells in pairs
        if row <= last + 1
    ]
    floor = max((each.share for each in every), default=0.0)
    return _best(doubles, floor=floor) or _best(singles, floor=0.0) or _widest(singles)


def _best(candidates: Sequence[Located], *, floor: float) -> Located | None:
    """The candidate with the largest share above `floor`. Raises HeaderUnclear on a tie."""
    share = max((each.share for each in candidates), default=0.0)
    best = [each for each in candidates if each.share == share > floor]
    if len(best) > 1:
        rows = ", ".join(str(each.row) for each in best)
        raise HeaderUnclear(
            found=f"Rows {rows} name equally many of the columns.",
            expected="one header, within the first 30 rows.",
            next_step="remove the rows that repeat the header, or send one table at a time.",
        )
    return best[0] if best else None


def _widest(candidates: Iterable[Located]) -> Located | None:
    """The first of the rows with most different words."""
    words = {each.row: _words(each.found.names) for each in candidates}
    widest = max(candidates, key=lambda each: words[each.row], default=None)
    return widest if widest and words[widest.row] else None


def _words(names: Iterable[str]) -> int:
    return len({plain_name(name) for name in names if any(letter.isalpha() for letter in name)})


def _located(
    grid: Grid,
    row: int,
    depth: int,
    cells: Sequence[str],
    specification: ExtractSpecification,
    renames: Mapping[str, str],
) -> Located:
    names = tuple(cell.lstrip("\ufeff").strip() for cell in cells)
    found = Header(names, grid.delimiter)
    header = renamed(found, renames, specification)
    return Located(grid, row, depth, found, header, share_of(header, specification))


def _pairs(
    grid: Grid, head: list[list[str]], specification: ExtractSpecification
) -> list[tuple[int, list[str]]]:
    """Each two rows as one header: a group's name is carried over the columns that it spans."""
    known = {plain_name(name) for column in specification.columns for name in column.headers}
    found = []
    for place in range(len(head) - 1):
        upper, lower = _carried(head[place], grid.merged, place), head[place + 1]
        width = max(len(upper), len(lower))
        padded = zip(_padded(upper, width), _padded(lower, width), strict=True)
        found.append((place + 2, [_joined(above, below, known) for above, below in padded]))
    return found


def _carried(cells: list[str], merged: tuple[Merged, ...], row: int) -> list[str]:
    """The cells with each blank filled from its left: within merged cells, where any are known."""
    spans = [each for each in merged if each.first_row <= row <= each.last_row]
    filled = list(cells)
    for place in range(1, len(cells)):
        is_inside = any(each.first_column < place <= each.last_column for each in spans)
        if not filled[place].strip() and (is_inside or not merged):
            filled[place] = filled[place - 1]
    return filled


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _joined(above: str, below: str, known: set[str]) -> str:
    both = f"{above} {below}".strip()
    return below if plain_name(below) in known and plain_name(both) not in known else both
