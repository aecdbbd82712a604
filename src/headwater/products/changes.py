"""What changed since the release before, from what both of them show and from nothing else.

Whoever has the two releases could work out the same, so nothing new is told: of a cell that is or
was withheld it is said that it is or was, and a change behind it is never hinted at.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pv
import pyarrow.parquet as pq

from headwater.products.comparing import Comparison, compare, compare_through
from headwater.products.dataset import data_dictionary
from headwater.products.differences import notes_between
from headwater.released import layout
from headwater.released.breaks import breaks_at
from headwater.released.changes import (
    ChangedFigure,
    ChangeKind,
    Changes,
    Difference,
    LoadedFile,
    write_notes,
)
from headwater.released.opened import Release
from headwater.released.release import Released
from headwater.released.values import ValueRow
from headwater.tables.results import ReleasedChange
from headwater.tables.schema import ColumnType
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.states import ValueState

Cell = tuple[str, ...]
_COMPARED_WITH_A_YEAR_BEFORE = (
    AreaType.PARTNERSHIP,
    AreaType.PARTNERSHIP_AREA,
    AreaType.DISTRICT,
)
_HAS_A_NUMBER = (ValueState.RELEASED, ValueState.SUPPRESSED)
_DIFFERENCES = {
    Comparison.HIGHER: Difference.HIGHER,
    Comparison.LOWER: Difference.LOWER,
    Comparison.CANNOT_TELL: Difference.CANNOT_TELL,
    Comparison.NOT_SHOWN: Difference.NOT_COMPARED,
}
_ARROW_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.BIG_INTEGER: pa.int64(),
}


def changes_between(before: Release, released: Released, *, files: Iterable[LoadedFile]) -> Changes:
    """Everything that changed from `before` to `released`; `files` were loaded in between."""
    now = Release.of(released)
    names = [measure.measure for measure in now.measures]
    names += [each.measure for each in before.measures if each.measure not in names]
    figures = [figure for name in sorted(names) for figure in _figures(before, now, name)]
    return Changes(notes_between(before, now, files=tuple(files)), _table(figures))


def write_changes(changes: Changes, *, folder: Path) -> None:
    """Write the changed figures, as Parquet and CSV with a dictionary, and what goes with them."""
    write_notes(changes.notes, folder=folder)
    pq.write_table(changes.figures, folder / layout.CHANGED_FIGURES, compression="zstd")
    pv.write_csv(changes.figures, folder / layout.CHANGED_FIGURES_CSV)
    dictionary = json.dumps(data_dictionary(ReleasedChange), indent=2, ensure_ascii=False)
    (folder / layout.CHANGES_DICTIONARY).write_text(dictionary + "\n", "utf-8")


def _figures(before: Release, now: Release, measure: str) -> Iterator[ChangedFigure]:
    old, new = _cells(before, measure), _cells(now, measure)
    counts_alike = _definition(before, measure) == _definition(now, measure)
    every = {**old, **new}
    for cell in sorted(every):
        row = every[cell]
        kind = _kind(old.get(cell), new.get(cell))
        if kind is not None:
            beside = _beside(kind, row, old=old.get(cell), now=now, cells=new, alike=counts_alike)
            yield _figure(row, kind, old.get(cell), new.get(cell), beside)


def _cells(release: Release, measure: str) -> dict[Cell, ValueRow]:
    """Every cell of a measure by its key, in the order in which values are stored."""
    if measure not in {each.measure for each in release.measures}:
        return {}
    return {_cell(row): row for row in release.values(measure=measure)}


def _cell(row: ValueRow) -> Cell:
    return tuple(str(getattr(row, name)) for name in layout.VALUE_ORDER)


def _definition(release: Release, measure: str) -> tuple[int, str] | None:
    """What makes numbers of one measure alike: its version and its words."""
    found = [each for each in release.measures if each.measure == measure]
    return (found[0].version, found[0].definition) if found else None


def _kind(old: ValueRow | None, new: ValueRow | None) -> ChangeKind | None:
    """What became of a cell; None where it shows what it showed.

    That a number is now called late rather than not collected is no change of a number.
    """
    had, has = (row is not None and row.state in _HAS_A_NUMBER for row in (old, new))
    if old is None or new is None or not (had and has):
        if had == has:
            return None
        return ChangeKind.NEW if has else ChangeKind.GONE
    if old.is_released and new.is_released:
        return None if _shown(old) == _shown(new) else ChangeKind.REVISED
    if old.state is new.state:
        return None
    return ChangeKind.NEWLY_WITHHELD if old.is_released else ChangeKind.NO_LONGER_WITHHELD


def _shown(row: ValueRow) -> tuple[float | None, ...]:
    return (row.numerator, row.value, row.lower, row.upper)


def _beside(
    kind: ChangeKind,
    row: ValueRow,
    *,
    old: ValueRow | None,
    now: Release,
    cells: Mapping[Cell, ValueRow],
    alike: bool,
) -> tuple[str | None, Difference]:
    """The period that a number is set beside, and whether it differs by more than chance.

    A revised one beside what it was, unless it was counted by another definition; a new one beside
    the same period of the year before, unless the series breaks between them.
    """
    if kind is ChangeKind.REVISED:
        found = compare(row, old) if alike else Comparison.NOT_SHOWN
        return row.period, _DIFFERENCES[found]
    earlier = _year_before(row, cells) if kind is ChangeKind.NEW else None
    if earlier is None:
        return None, Difference.NOT_COMPARED
    breaks = breaks_at(now, row.measure, row.area_code)
    return earlier.period, _DIFFERENCES[compare_through(row, earlier, breaks)]


def _figure(
    row: ValueRow,
    kind: ChangeKind,
    old: ValueRow | None,
    new: ValueRow | None,
    beside: tuple[str | None, Difference],
) -> ChangedFigure:
    compared_with, difference = beside
    return ChangedFigure(
        measure=row.measure,
        area_type=row.area_type,
        area_code=row.area_code,
        period_type=row.period_type,
        period=row.period,
        breakdown=row.breakdown,
        category=row.category,
        kind=kind,
        state_before=old.state if old else None,
        state_now=new.state if new else None,
        value_before=old.value if old else None,
        value_now=new.value if new else None,
        numerator_before=old.numerator if old else None,
        numerator_now=new.numerator if new else None,
        lower_before=old.lower if old else None,
        upper_before=old.upper if old else None,
        lower_now=new.lower if new else None,
        upper_now=new.upper if new else None,
        compared_with=compared_with,
        difference=difference,
    )


def _year_before(row: ValueRow, cells: Mapping[Cell, ValueRow]) -> ValueRow | None:
    """The same period a year earlier, for the headline of an area that is not small.

    Of hundreds of small areas and categories some would differ from the year before by chance.
    """
    if row.breakdown != "all" or row.area_type not in _COMPARED_WITH_A_YEAR_BEFORE:
        return None
    period = f"{int(row.period[:4]) - 1}{row.period[4:]}"
    found = cells.get((*_cell(row)[:-1], period))
    return found if found and found.is_released and row.is_released else None


def _table(figures: Iterable[ChangedFigure]) -> pa.Table:
    columns = ReleasedChange.columns()
    schema = pa.schema([(name, _ARROW_TYPES[each.column_type]) for name, each in columns.items()])
    rows = list(figures)
    return pa.table({name: [getattr(row, name) for row in rows] for name in columns}, schema=schema)
