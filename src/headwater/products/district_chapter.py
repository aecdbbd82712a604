"""One district's chapter: the same template for every district, filled from the release."""

from typing import Any

from headwater.products.comparing import Comparison, compare
from headwater.products.figure import FigureTable
from headwater.products.figure_set import FigureSet
from headwater.products.figure_tables import value_cells
from headwater.products.paper import NOT_PUBLISHED, divided
from headwater.products.readings import change, change_words, newest_known, trend_reading
from headwater.released.area_classes import AreaClass
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.released.words import listed
from headwater.vocabulary.areas import Area
from headwater.vocabulary.periods import PeriodType

_NAMED_CLASSES = (AreaClass.FAR_HIGHER, AreaClass.HIGHER, AreaClass.LOWER, AreaClass.FAR_LOWER)


def district_chapter(release: Release, district: Area, figures: FigureSet) -> dict[str, Any]:
    """What the template of a district needs."""
    measures = _measures_table(release, district)
    found = divided(measures.rows, nothing=NOT_PUBLISHED)
    return {
        "district": district,
        "opening": _opening(release, district),
        "measures_table": measures,
        "paper_table": FigureTable(measures.heads, found.rows),
        "not_published": found.not_published,
        "changed": _changed_lines(release, district),
        "map_lines": _map_lines(release, district, figures, names=True),
        "map_counts": _map_lines(release, district, figures, names=False),
        "signals": [found for found in release.signals if found.area_code == district.code],
    }


def _opening(release: Release, district: Area) -> str:
    found = {kind: _compared(release, district, kind) for kind in Comparison}
    whole = release.whole_area.name
    told = [
        f"{district.name} is {kind.value} than {whole} in {listed(found[kind])}"
        for kind in (Comparison.HIGHER, Comparison.LOWER)
        if found[kind]
    ]
    if not told:
        return f"For no measure can {district.name} be told apart from {whole}."
    unclear = len(found[Comparison.CANNOT_TELL])
    return f"{'. '.join(told)}. For {unclear} of {len(release.measures)} measures we cannot tell."


def _compared(release: Release, district: Area, kind: Comparison) -> list[str]:
    return [
        measure.short_title
        for measure in release.measures
        if beside_whole(release, measure, district) is kind
    ]


def beside_whole(release: Release, measure: ReleasedMeasure, district: Area) -> Comparison:
    """The district against the whole; counts are never compared, as a part is always smaller."""
    if not measure.has_denominator:
        return Comparison.NOT_SHOWN
    return compare(*pair_with_whole(release, measure, district))


def pair_with_whole(
    release: Release, measure: ReleasedMeasure, district: Area
) -> tuple[ValueRow | None, ValueRow | None]:
    """The district and the whole, in the newest full year of the whole."""
    years = release.series(measure.measure, release.whole_area.code, PeriodType.YEAR)
    whole = newest_known(years)
    if whole is None:
        return None, None
    rows = release.series(measure.measure, district.code, PeriodType.YEAR)
    return next((row for row in rows if row.period == whole.period), None), whole


def _measures_table(release: Release, district: Area) -> FigureTable:
    whole = release.whole_area.name
    heads = ("Measure", "Year", "Number", "Rate", "95% range", f"Beside {whole}", "Change")
    rows = tuple(_measure_row(release, measure, district) for measure in release.measures)
    return FigureTable(heads, rows)


def _measure_row(release: Release, measure: ReleasedMeasure, district: Area) -> tuple[str, ...]:
    row, whole = pair_with_whole(release, measure, district)
    cells = value_cells(row, measure)
    if len(cells) == 1:
        cells = (*cells, "not a rate", "not given")
    return (
        measure.short_title,
        whole.period if whole else "none",
        *cells,
        beside_whole(release, measure, district).value,
        change_words(release, measure, district.code),
    )


def _changed_lines(release: Release, district: Area) -> list[str]:
    """One line for each measure whose newest year differs from the first comparable one."""
    return [
        f"{measure.short_title}. {trend_reading(release, measure, district.code)}"
        for measure in changed_measures(release, district)
    ]


def changed_measures(release: Release, district: Area) -> list[ReleasedMeasure]:
    """The measures whose newest year differs from the first comparable one by more than chance."""
    clear = (Comparison.HIGHER, Comparison.LOWER)
    return [
        measure for measure in release.measures if change(release, measure, district.code) in clear
    ]


def _map_lines(release: Release, district: Area, figures: FigureSet, *, names: bool) -> list[str]:
    """The district's small areas by class, for each measure with a map, the clear ones by name."""
    lines = []
    for measure in release.measures:
        figure = figures.get(f"{measure.measure}-map")
        if figure is not None:
            mine = [row for row in figure.table.rows if row[0] == district.name]
            said = "; ".join(
                _class_words(found, mine, names=names) for found in AreaClass if _in(found, mine)
            )
            lines.append(f"{measure.short_title}. {said[:1].upper()}{said[1:]}.")
    return lines


def _class_words(found: AreaClass, rows: list[tuple[str, ...]], *, names: bool) -> str:
    inside = sorted(_in(found, rows))
    named = f" ({listed(inside)})" if names and found in _NAMED_CLASSES else ""
    return f"{found.value}: {len(inside)} of {len(rows)}{named}"


def _in(found: AreaClass, rows: list[tuple[str, ...]]) -> list[str]:
    """The names of the small areas in a class; the class is the last cell of each row."""
    return [row[1] for row in rows if row[-1] == found.value]
