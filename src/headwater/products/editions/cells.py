"""The cells of a release by their references, read once however many cuts and chapters ask."""

from collections.abc import Mapping
from functools import lru_cache

from headwater.released.figures import FigureReference, parse_figure_reference
from headwater.released.opened import Release
from headwater.released.values import ValueRow


class Cells:
    """The cells of one release, measure by measure when first asked for."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._rows: dict[str, dict[tuple[str, ...], ValueRow]] = {}
        self._found: dict[str, ValueRow] = {}

    def row(self, reference: str) -> ValueRow:
        """The cell that a reference points at. Raises KeyError for one that is not there."""
        if reference not in self._found:
            told = parse_figure_reference(reference)
            self._found[reference] = self._rows_of(told.measure)[_key(told)]
        return self._found[reference]

    def _rows_of(self, measure: str) -> Mapping[tuple[str, ...], ValueRow]:
        if measure not in self._rows:
            self._rows[measure] = {
                (row.area_code, row.period, row.breakdown, row.category): row
                for row in self._release.values(measure=measure)
            }
        return self._rows[measure]


@lru_cache(maxsize=2)  # an edition looks at its own release, and at the one before
def cells_of(release: Release) -> Cells:
    """The cells of an open release."""
    return Cells(release)


def _key(reference: FigureReference) -> tuple[str, ...]:
    return reference.area_code, reference.period, reference.breakdown, reference.category
