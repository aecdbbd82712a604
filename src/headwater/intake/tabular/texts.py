"""A text file as a grid, under each way in which its cells could be divided."""

import io
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from headwater.intake.headers import DELIMITERS
from headwater.intake.records import cells_of, every_record
from headwater.intake.survey import Surveyed
from headwater.intake.tabular.grids import Grid, Row

_TAIL = 1 << 16
_FEWEST_COLUMNS = 3


def text_grids(surveyed: Surveyed) -> list[Grid]:
    """The file divided by each delimiter in turn."""
    ends_whole = _ends_whole(surveyed.plain)
    return [
        _grid(surveyed.plain, surveyed.encoding, delimiter, ends_whole=ends_whole)
        for delimiter in DELIMITERS
    ]


def _ends_whole(plain: Path) -> bool:
    """Whether the last line has an end, in any encoding."""
    with plain.open("rb") as raw:
        raw.seek(max(0, raw.seek(0, io.SEEK_END) - 2))
        return raw.read().strip(b"\0")[-1:] in {b"\n", b"\r"}


def ends_with_a_note(surveyed: Surveyed, *, delimiter: str, width: int) -> bool:
    """Whether the last line that is not blank holds one filled cell among several columns.

    Only the end of the file is looked at.
    """
    with surveyed.plain.open("rb") as raw:
        size = raw.seek(0, io.SEEK_END)
        raw.seek(max(0, size - _TAIL) // 2 * 2)
        text = raw.read().decode(surveyed.encoding.removesuffix("-sig"), "replace")
    lines = deque((line for line in text.splitlines() if line.strip()), maxlen=1)
    cells = cells_of(lines[0], delimiter=delimiter) if lines else []
    if isinstance(cells, str) or width < _FEWEST_COLUMNS or len(text.splitlines()) < 2:
        return False
    return sum(bool(cell.strip()) for cell in cells) == 1


def begins_blank(surveyed: Surveyed) -> bool:
    """Whether the first line is blank, so that the header cannot stand in it."""
    with (
        surveyed.plain.open("rb") as raw,
        io.TextIOWrapper(raw, surveyed.encoding, errors="replace", newline=None) as text,
    ):
        return not text.readline(_TAIL).strip("\ufeff \t\r\n")


def _grid(plain: Path, encoding: str, delimiter: str, *, ends_whole: bool) -> Grid:
    def rows() -> Iterator[Row]:
        with (
            plain.open("rb") as raw,
            io.TextIOWrapper(raw, encoding, errors="replace", newline=None) as text,
        ):
            for record in every_record(text, delimiter=delimiter):
                yield cells_of(record, delimiter=delimiter)

    return Grid(rows, delimiter=delimiter, ends_whole=ends_whole)
