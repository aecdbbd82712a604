"""Hot spots through the years: how many small areas are new ones, lasting ones, or past."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

import numpy as np

from headwater.methods.places.emerging_hot_spots import Course, emerging_hot_spots
from headwater.methods.places.neighbours import Neighbours, shared_borders
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.released.analyses import NO_HOT_SPOT, Analysis, Question, Standing

FEWEST_YEARS = 4
FEWEST_A_PLACE = 5.0
"""Events a year of the average small area. Below it Gi* of single areas is not near normal."""
COARSE = 5


class Borders:
    """Which small areas touch, from their outlines; asked once for the same areas."""

    def __init__(self, outlines: Mapping[str, str]) -> None:
        self._outlines = outlines
        self._known: dict[tuple[str, ...], Neighbours | None] = {}

    def of(self, areas: Sequence[str]) -> Neighbours | None:
        """The neighbours of these areas, in their order; None where one has no outline."""
        key = tuple(areas)
        if key not in self._known:
            self._known[key] = self._drawn(key)
        return self._known[key]

    def _drawn(self, areas: tuple[str, ...]) -> Neighbours | None:
        if not areas or any(code not in self._outlines for code in areas):
            return None
        import shapely

        shapes = shapely.from_wkt([self._outlines[code] for code in areas])
        if np.asarray(shapely.is_empty(shapes)).any():
            return None
        return shared_borders(list(shapes))


def hot_spots(
    measure: str,
    whole: str,
    counts: Numbers,
    *,
    areas: Sequence[str],
    years: Sequence[str],
    borders: Borders,
) -> Iterator[Analysis]:
    """How many small areas take each course of a hot spot, to the next five up.

    `counts` is of shape (areas, years). Nothing where there are fewer than four years, too few
    events, or an area without an outline; zero of `no_hot_spot` where no area takes any course.
    Source: `methods.emerging_hot_spots`.
    """
    if len(years) < FEWEST_YEARS or counts.mean() < FEWEST_A_PLACE:
        return
    neighbours = borders.of(areas)
    if neighbours is None:
        return
    found = Counter(emerging_hot_spots(counts, neighbours).hot)
    taken = {course.value: found[course] for course in Course if found[course]}
    taken.pop(Course.NONE, None)
    for course, number in (taken or {NO_HOT_SPOT: 0}).items():
        yield Analysis(
            Question.HOT_SPOTS,
            measure,
            whole,
            f"{years[0]} to {years[-1]}",
            Standing.DESCRIBED,
            value=float(COARSE * ceil(number / COARSE)),
            group=course,
        )
