"""Figures of places: small areas in classes, and one district beside the whole."""

from collections.abc import Mapping

from headwater.products.assembling import Parts, assembled, mixed_notes, unit_lines
from headwater.products.bars import Ratio, ratio_chart
from headwater.products.comparing import Comparison, compare, tally
from headwater.products.drawing import drawn
from headwater.products.figure import Figure, FigureTable
from headwater.products.maps import small_area_map
from headwater.products.readings import map_reading, newest_known
from headwater.released.area_classes import AreaClass, area_class, whole_level
from headwater.released.map_ground import MapGround
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.released.words import cell_words, day_words, period_words, range_words
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import PeriodType

_CHANCE = (
    "With this many small areas, about 1 in 20 would look different from the whole by chance alone."
)


def map_figure(release: Release, measure: ReleasedMeasure, *, ground: MapGround) -> Figure | None:
    """The newest three years by small area, in classes that the ranges allow."""
    rows = _newest_window(release, measure)
    level = whole_level(release, measure.measure, rows[0].when) if rows else None
    if level is None:
        return None
    classes = {row.area_code: area_class(row, level) for row in rows}
    period = period_words(rows[0].period)
    whole = release.whole_area.name
    unit = unit_lines(release, f"compared with {whole}", period)
    parts = Parts(
        slug=f"{measure.measure}-map",
        title=f"{measure.short_title} by small area, {period}",
        reading=map_reading(classes, whole=whole, period=period),
        chart=small_area_map(classes, ground=ground, unit=unit),
        table=_area_table(release, rows, classes),
        short_table=_class_table(release, classes),
        cells=rows,
        more_notes=(_CHANCE, *mixed_notes(rows, release.breaks_of(measure.measure))),
    )
    return assembled(parts, release=release, measure=measure)


def _newest_window(release: Release, measure: ReleasedMeasure) -> list[ValueRow]:
    rows = release.values(
        measure=measure.measure,
        area_type=AreaType.SMALL_AREA,
        period_type=PeriodType.WINDOW_36,
    )
    periods = [row.period for row in rows if row.is_released]
    return [row for row in rows if row.period == max(periods)] if periods else []


def _area_table(
    release: Release, rows: list[ValueRow], classes: Mapping[str, AreaClass]
) -> FigureTable:
    """Every small area, by district and name."""
    lines = []
    for row in rows:
        area = release.area(row.area_code)
        cells = (cell_words(row), range_words(row) or "not given", classes[row.area_code].value)
        lines.append((_district_name(release, area), area.name, area.code, *cells))
    heads = ("District", "Small area", "Code", "Rate", "95% range", "Class")
    return FigureTable(heads, tuple(sorted(lines)))


def _class_table(release: Release, classes: Mapping[str, AreaClass]) -> FigureTable:
    """How many small areas of each district are in each class that the map uses."""
    used = [found for found in AreaClass if found in classes.values()]
    members: dict[str, list[AreaClass]] = {}
    for code, found in classes.items():
        members.setdefault(_district_name(release, release.area(code)), []).append(found)
    rows = tuple(
        (district, *(f"{found.count(one)} of {len(found)}" for one in used))
        for district, found in sorted(members.items())
    )
    return FigureTable(("District", *(found.value.capitalize() for found in used)), rows)


def _district_name(release: Release, area: Area) -> str:
    return release.area(area.parent_code).name if area.parent_code else "not known"


def district_figure(release: Release, district: Area) -> Figure | None:
    """One district's rates as a multiple of the whole's, for every measure that can be compared."""
    found = [
        (measure, pair)
        for measure in release.measures
        if measure.has_denominator and (pair := _newest_pair(release, measure, district))
    ]
    ratios = [_ratio(measure, *pair) for measure, pair in found]
    if not ratios:
        return None
    whole = release.whole_area.name
    slug = f"district-{district.code.lower()}"
    title = f"{district.name} beside {whole}"
    reading = _ratio_reading(release, district, [compare(*pair) for _, pair in found])
    chart = ratio_chart(ratios, unit=unit_lines(release, f"times the rate of {whole}"))
    table = FigureTable(
        ("Measure", "Year", f"Times the rate of {whole}", "95% range", "Comparison"),
        tuple(
            _ratio_cells(measure, pair, ratio)
            for (measure, pair), ratio in zip(found, ratios, strict=True)
        ),
    )
    return Figure(
        slug=slug,
        title=title,
        reading=reading,
        svg=drawn(chart, slug=slug, title=title, description=reading),
        table=table,
        short_table=table,
        source=f"Source: this release, {release.release_id}. "
        f"As at {day_words(release.as_at_date)}.",
        notes=("Measures whose number is withheld or has not arrived are left out.",),
        references=tuple(release.reference(pair[0]) for _, pair in found),
    )


def _newest_pair(
    release: Release, measure: ReleasedMeasure, district: Area
) -> tuple[ValueRow, ValueRow] | None:
    """The district and the whole in the whole's newest full year, where both show a rate."""
    years = release.series(measure.measure, release.whole_area.code, PeriodType.YEAR)
    whole = newest_known(years)
    if whole is None or not whole.value:
        return None
    for row in release.series(measure.measure, district.code, PeriodType.YEAR):
        if row.period == whole.period and row.value and row.lower:
            return row, whole
    return None


def _ratio(measure: ReleasedMeasure, row: ValueRow, whole: ValueRow) -> Ratio:
    level = whole.value or 1.0
    return Ratio(
        label=measure.short_title,
        value=(row.value or 0) / level,
        lower=(row.lower or 0) / level,
        upper=(row.upper or 0) / level,
    )


def _ratio_cells(
    measure: ReleasedMeasure, pair: tuple[ValueRow, ValueRow], ratio: Ratio
) -> tuple[str, ...]:
    return (
        measure.short_title,
        pair[0].period,
        f"{ratio.value:.1f}",
        f"{ratio.lower:.1f} to {ratio.upper:.1f}",
        compare(*pair).value,
    )


def _ratio_reading(release: Release, district: Area, comparisons: list[Comparison]) -> str:
    found = tally(comparisons)
    total = len(comparisons)
    return (
        f"Of {counted(total, 'measure')} that can be set side by side, {district.name} is "
        f"higher than {release.whole_area.name} in {found[Comparison.HIGHER]} and lower in "
        f"{found[Comparison.LOWER]}; for {found[Comparison.CANNOT_TELL]} we cannot tell."
    )
