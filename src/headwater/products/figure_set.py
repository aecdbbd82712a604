"""All the figures of one release, drawn once and used everywhere."""

from collections.abc import Callable, Iterator
from pathlib import Path

from headwater.products.drawing import unvalidated
from headwater.products.figure import Figure, save_figure
from headwater.products.group_figures import breakdown_figure, district_bars_figure
from headwater.products.place_figures import district_figure, map_figure
from headwater.products.trend_figures import district_trends_figure, trend_figure
from headwater.released.map_ground import ground_of
from headwater.released.opened import Release
from headwater.released.record import ReleasedFigure, write_figure_index
from headwater.vocabulary.areas import AreaType

Progress = Callable[[str], None]
FigureSet = dict[str, Figure]
"""Figures by slug. A figure that would show no number at all is not drawn."""


def draw_figures(release: Release, *, progress: Progress | None = None) -> FigureSet:
    """Draw every figure of the release."""
    say = progress or (lambda _: None)
    figures: FigureSet = {}
    with unvalidated():
        for figure in _all_figures(release):
            if figure is not None:
                figures[figure.slug] = figure
                if len(figures) % 25 == 0:
                    say(f"Drew {len(figures)} figures")
    say(f"Drew {len(figures)} figures in all")
    return figures


def save_figures(figures: FigureSet, *, folder: Path) -> None:
    """Write every figure's picture and table, and the index of them all."""
    folder.mkdir(parents=True, exist_ok=True)
    for figure in figures.values():
        save_figure(figure, folder=folder)
    write_figure_index(tuple(map(_entry, figures.values())), folder=folder)


def _entry(figure: Figure) -> ReleasedFigure:
    return ReleasedFigure(
        slug=figure.slug,
        title=figure.title,
        reading=figure.reading,
        source=figure.source,
        notes=figure.notes,
        references=tuple(map(str, figure.references)),
    )


def _all_figures(release: Release) -> Iterator[Figure | None]:
    ground = ground_of(release)
    for measure in release.measures:
        yield trend_figure(release, measure)
        yield district_trends_figure(release, measure)
        yield district_bars_figure(release, measure)
        for breakdown in measure.breakdowns:
            # A bar for each of 28 parts of the week is no picture of a week: pages draw it as one.
            if breakdown == "part_of_week":
                continue
            yield breakdown_figure(release, measure, breakdown)
        if ground is not None and measure.has_denominator:
            yield map_figure(release, measure, ground=ground)
    for district in release.areas_of_type(AreaType.DISTRICT):
        yield district_figure(release, district)
