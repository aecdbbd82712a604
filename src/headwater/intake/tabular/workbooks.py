"""The sheets of a workbook as grids. Formulas give the result saved with them; nothing is run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.intake.faults import ArchiveDamaged
from headwater.intake.tabular.grids import Grid, Merged, Row

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


@dataclass(frozen=True, slots=True)
class Workbook:
    """The names of the sheets that hold cells, hidden ones apart, in their order."""

    visible: tuple[str, ...]
    hidden: tuple[str, ...]
    _opened: CalamineWorkbook

    def grid(self, name: str) -> Grid:
        """The sheet of that name. Raises ArchiveDamaged."""
        with _library_faults():
            sheet = self._opened.get_sheet_by_name(name)
        return Grid(lambda: _rows(sheet), name=name, merged=_merged(sheet))


def open_workbook(path: Path) -> Workbook:
    """Open the workbook at `path`. Raises ArchiveDamaged."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _library_faults(), path.open("rb") as source:
        opened = CalamineWorkbook.from_filelike(source)
        sheets = [each for each in opened.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    visible = [each.name for each in sheets if each.visible is SheetVisibleEnum.Visible]
    hidden = [each.name for each in sheets if each.name not in visible]
    return Workbook(tuple(visible), tuple(hidden), opened)


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    rows = sheet.iter_rows()
    while True:
        with _library_faults():
            row = next(rows, None)
        if row is None:
            return
        yield row


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Merged(*first, *last) for first, last in ranges)


@contextmanager
def _library_faults() -> Iterator[None]:
    """A fault in the place of what the library raises, whose message may quote a cell.

    A panic of the library is no Exception, so it is known by name; an interrupt stays one.
    """
    try:
        yield
    except BaseException as error:
        is_interrupt = not isinstance(error, Exception)
        if is_interrupt and type(error).__name__ != "PanicException":
            raise
        raise ArchiveDamaged(
            found=f"The workbook does not open ({type(error).__name__}).",
            expected="a whole workbook.",
            next_step="open it in a spreadsheet program, save it again and send that.",
        ) from None
