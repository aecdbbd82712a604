"""The districts side by side in a few rates: never in the order of their size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard import readings
from headwater_web.dashboard.area_profile.strips import highest_of, strip
from headwater_web.dashboard.headlines import measure_address, newest
from headwater_web.dashboard.rows import figure_address
from headwater_web.ui.words import number_words, period_words, share_words

_SIDE_BY_SIDE = 4
"""As many measures as a page takes beside each other."""


@dataclass(frozen=True, slots=True)
class PeerHead:
    """One measure as the head of a column; every drawing below it reaches from zero to `scale`."""

    title: str
    unit: str
    when: str
    scale: str
    address: str


@dataclass(frozen=True, slots=True)
class PeerCell:
    """One rate of one area. Without a number `state` says why; both are empty without a cell."""

    value: str
    note: str
    state: str
    address: str
    drawing: SafeString | str
    comparison: str


@dataclass(frozen=True, slots=True)
class PeerRow:
    """One area. `is_here` marks the area that the page is about, and what it is made of."""

    name: str
    code: str
    is_whole: bool
    is_here: bool
    cells: tuple[PeerCell, ...]


@dataclass(frozen=True, slots=True)
class PeerTable:
    """A few measures side by side, with the whole first and districts in their fixed order."""

    heads: tuple[PeerHead, ...]
    rows: tuple[PeerRow, ...]
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """One measure in one period: its rows by area."""

    measure: ReleasedMeasure
    rows: dict[str, ValueRow]
    whole: ValueRow | None
    highest: float


def peer_tables(
    release: Release, measures: Sequence[ReleasedMeasure], here: Area
) -> list[PeerTable]:
    """The measures in tables of about as many each. Areas are the same in all of them."""
    areas = _areas(release, here)
    columns = [column for measure in measures if (column := _column(release, measure, areas))]
    if not columns:
        return []
    each = ceil(len(columns) / ceil(len(columns) / _SIDE_BY_SIDE))
    parts = (columns[first : first + each] for first in range(0, len(columns), each))
    return [_table(release, part, areas, here) for part in parts]


def _areas(release: Release, here: Area) -> tuple[Area, ...]:
    """The whole, the area itself where it is made of districts, and the districts."""
    joined = (here,) if here.area_type is AreaType.PARTNERSHIP_AREA else ()
    return (release.whole_area, *joined, *release.areas_of_type(AreaType.DISTRICT))


def _column(release: Release, measure: ReleasedMeasure, areas: Sequence[Area]) -> _Column | None:
    """The newest period of the whole, in every area; None where the whole has none."""
    last = newest(release, measure, release.whole_area)
    if last is None:
        return None
    rows = {
        area.code: row
        for area in areas
        for row in release.series(measure.measure, area.code, last.period_type)
        if row.period == last.period
    }
    whole = rows.get(release.whole_area.code)
    return _Column(measure, rows, whole, highest_of(rows.values()))


def _table(
    release: Release, columns: Sequence[_Column], areas: Sequence[Area], here: Area
) -> PeerTable:
    rows = tuple(_row(release, columns, area, here) for area in areas)
    states = {cell.state for row in rows for cell in row.cells if cell.state}
    return PeerTable(tuple(map(_head, columns)), rows, tuple(sorted(states)))


def _head(column: _Column) -> PeerHead:
    some = next(iter(column.rows.values()))
    return PeerHead(
        title=column.measure.short_title,
        unit=column.measure.unit,
        when=period_words(some.when),
        scale=_("0 to {highest}").format(highest=f"{column.highest:,.6g}"),
        address=measure_address(column.measure.measure),
    )


def _row(release: Release, columns: Sequence[_Column], area: Area, here: Area) -> PeerRow:
    is_whole = area.area_type is AreaType.PARTNERSHIP
    return PeerRow(
        name=area.name,
        code=area.code,
        is_whole=is_whole,
        is_here=not is_whole and (area == here or area.code in here.member_codes),
        cells=tuple(_cell(release, column, area) for column in columns),
    )


def _cell(release: Release, column: _Column, area: Area) -> PeerCell:
    row = column.rows.get(area.code)
    if row is None:
        return PeerCell("", "", "", "", "", "")
    whole = column.whole.value if column.whole and column.whole.is_released else None
    if not row.is_released:
        return PeerCell("", "", row.state.value, figure_address(release, row), "", "")
    is_whole = area.area_type is AreaType.PARTNERSHIP
    return PeerCell(
        value=number_words(row.value, is_rate=True),
        note="; ".join(_notes(row, column.measure)),
        state="",
        address=figure_address(release, row),
        drawing=strip(row, whole=whole, highest=column.highest),
        comparison=""
        if is_whole
        else readings.comparison_words(readings.compare(row, column.whole)),
    )


def _notes(row: ValueRow, measure: ReleasedMeasure) -> Iterator[str]:
    yield readings.note_words(row, measure)
    if row.completeness is not None and row.completeness < _WORTH_SAYING:
        yield _("{share} complete").format(share=share_words(row.completeness))


_WORTH_SAYING = 0.95
"""A rate that is less complete than this says so beside itself; the figure says it of each."""
