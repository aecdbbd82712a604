"""One figure: its picture, its table, its one-sentence reading, and where it comes from."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from headwater.released.figures import FigureReference

_FIGURES = re.compile(r"(about )?[\d,.]+%?( to [\d,.]+)?")


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figure as a table: heads with units, and one row of words for each thing drawn."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def figure_columns(self) -> tuple[bool, ...]:
        """Whether each column holds figures, to be lined up at the right, rather than words."""
        return tuple(
            any(_FIGURES.fullmatch(row[column]) for row in self.rows)
            for column in range(len(self.heads))
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that never goes without its table, its reading, its source and its date.

    `table` holds everything drawn; `short_table` is what fits under the picture on a page.
    """

    slug: str
    title: str
    reading: str
    svg: str
    table: FigureTable
    short_table: FigureTable
    source: str
    notes: tuple[str, ...]
    references: tuple[FigureReference, ...]


def save_figure(figure: Figure, *, folder: Path) -> None:
    """Write the picture as SVG and the table as CSV."""
    (folder / f"{figure.slug}.svg").write_text(figure.svg, "utf-8")
    with (folder / f"{figure.slug}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(figure.table.heads)
        writer.writerows(figure.table.rows)
