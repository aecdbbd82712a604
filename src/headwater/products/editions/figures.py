"""The figures of a release as they lie beside it: their pictures, and their tables."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from headwater.products.editions.pieces import Picture
from headwater.released import layout
from headwater.released.opened import Release
from headwater.released.record import ReleasedFigure, read_figure_index
from headwater.vocabulary.faults import ExitCode, Fault

Progress = Callable[[str], None]
_PNG_SCALE = 1.5
_MOST_ROWS = 40
"""A longer table, that of a map with hundreds of small areas, is given as counts and as a file."""


class FigureNotThere(Fault):
    """A module shows a figure that its release does not have."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, slug: str) -> None:
        super().__init__(
            found=f"There is no figure {slug!r} in this release.",
            expected="the name of a figure that was drawn with the release.",
            next_step="choose a figure of the release, or take the figure out of the module.",
        )


class Figures:
    """The figures of one release; `folder` is where their pictures and tables lie."""

    def __init__(self, entries: Iterable[ReleasedFigure], folder: Path) -> None:
        self._entries = {entry.slug: entry for entry in entries}
        self.folder = folder
        self._drawn: dict[str, bytes] = {}

    @classmethod
    def of(cls, release: Release, release_folder: Path) -> "Figures":
        """Those that were drawn with a release; none where it was released without."""
        return cls(release.figures.values(), release_folder / layout.FIGURES)

    @classmethod
    def drawn(cls, release: Release, folder: Path, *, progress: Progress) -> "Figures":
        """Draw them into a folder, for a release of which only the values were written."""
        from headwater.products.figure_set import draw_figures, save_figures  # a second to load

        save_figures(draw_figures(release, progress=progress), folder=folder)
        return cls(read_figure_index(folder.parent), folder)

    def __contains__(self, slug: str) -> bool:
        return slug in self._entries and self.svg_path(slug).is_file()

    def picture(self, slug: str) -> Picture:
        """One figure with its table. Raises FigureNotThere."""
        if slug not in self:
            raise FigureNotThere(slug)
        with self.csv_path(slug).open(encoding="utf-8", newline="") as file:
            heads, *rows = csv.reader(file)
        if len(rows) > _MOST_ROWS:
            heads, rows = _classes(heads, rows)
        return Picture(self._entries[slug], tuple(heads), tuple(map(tuple, rows)))

    def pictures(self, *slugs: str) -> Iterator[Picture]:
        """Those of some figures that the release has."""
        return (self.picture(slug) for slug in slugs if slug in self)

    def svg_path(self, slug: str) -> Path:
        """Where the picture of a figure lies."""
        return self.folder / f"{slug}.svg"

    def png(self, slug: str) -> bytes:
        """The picture of a figure for a word processor, drawn once for all cuts."""
        if slug not in self._drawn:
            import vl_convert  # half a second to load, and not needed by who reads tables alone

            svg = self.svg_path(slug).read_text("utf-8")
            self._drawn[slug] = vl_convert.svg_to_png(svg, scale=_PNG_SCALE)
        return self._drawn[slug]

    def csv_path(self, slug: str) -> Path:
        """Where the table of a figure lies."""
        return self.folder / f"{slug}.csv"


def _classes(heads: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """How many rows are in each class, the last column, in the order in which classes come."""
    counted = Counter(row[-1] for row in rows)
    return [heads[-1], "Number of rows"], [[name, f"{n:,}"] for name, n in counted.items()]
