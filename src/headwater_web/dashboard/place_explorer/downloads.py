"""The small areas that are shown, as rows of a file."""

from collections.abc import Iterator
from typing import Any, Final

from headwater.released.opened import Release
from headwater_web.dashboard.place_explorer.choices import PlaceChoice
from headwater_web.dashboard.place_explorer.lines import AreaLine, area_lines, newest_window

_OF_CELL: Final = (
    "measure",
    "period",
    "state",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "completeness",
    "as_at_date",
)
CSV_COLUMNS: Final = (
    "district_code",
    "district",
    "area_code",
    "area_name",
    *_OF_CELL,
    "class",
    "two_sources_agree",
    "figure",
)


def csv_rows(release: Release, choice: PlaceChoice) -> Iterator[tuple[Any, ...]]:
    """One row for each small area, in the columns of `CSV_COLUMNS` and the order of the page."""
    for code, inside in area_lines(release, choice, newest_window(release, choice)).items():
        district = release.area(code)
        for line in inside:
            yield (district.code, district.name, *_cells(release, line))


def _cells(release: Release, line: AreaLine) -> tuple[Any, ...]:
    return (
        line.area.code,
        line.area.name,
        *(getattr(line.row, name, None) for name in _OF_CELL),
        line.class_words,
        "yes" if line.agreed else "no",
        str(release.reference(line.row)) if line.row else None,
    )
