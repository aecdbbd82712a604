"""Released numbers of one measure, arranged for the methods."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.methods.rates_and_shares.rates import Numbers
from headwater.released.analyses import Analysis
from headwater.released.release import Break, ReleasedMeasure
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, add_months
from headwater.vocabulary.states import ValueState

FEWEST_EXPECTED = 10
"""Released counts are rounded to the nearest five: of fewer than that the rounding is the most."""
_COLUMNS = (
    *("area_type", "area_code", "period_type", "period", "breakdown", "category", "state"),
    *("numerator", "denominator", "value", "lower", "upper"),
)
_NUMBERS = _COLUMNS[-5:]


@dataclass(frozen=True, slots=True)
class Cell:
    """One released cell that shows a number of events; its rate is missing where it has none."""

    area_code: str
    events: float
    people: float | None
    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Tested:
    """An answer and the chance of one as far out were there nothing; None where none is claimed."""

    analysis: Analysis
    p_value: float | None = None


def _number(cell: object) -> float:
    return float("nan") if cell is None else float(str(cell))


class Shown:
    """All that one measure shows, cell by cell."""

    def __init__(
        self,
        measure: ReleasedMeasure,
        rows: Iterable[Mapping[str, object]],
        whole: str,
        breaks: Sequence[Break],
    ) -> None:
        self.measure, self.whole = measure, whole
        self.breaks = tuple(cut for cut in breaks if cut.measure == measure.measure)
        self._cells: dict[tuple[str, str, str, str, str], Cell] = {}
        self._of_types: dict[str, set[str]] = {}
        for row in rows:
            self._add(row)

    def _add(self, row: Mapping[str, object]) -> None:
        if row["state"] != ValueState.RELEASED or row["numerator"] is None:
            return
        code, words = str(row["area_code"]), ("period_type", "period", "breakdown", "category")
        events, people, *limits = (_number(row[name]) for name in _NUMBERS)
        self._of_types.setdefault(str(row["area_type"]), set()).add(code)
        period_type, period, breakdown, category = (str(row[name]) for name in words)
        self._cells[period_type, period, breakdown, category, code] = Cell(
            code, events, None if isnan(people) else people, *limits
        )

    def cell(
        self,
        period_type: PeriodType,
        period: str,
        *,
        area: str,
        breakdown: str = "all",
        category: str = "all",
    ) -> Cell | None:
        """One cell, if it shows a number."""
        return self._cells.get((period_type.value, period, breakdown, category, area))

    def newest_year(self, breakdown: str = "all") -> str | None:
        """The newest year of which the whole shows something."""
        years = [
            period
            for kind, period, by, _, area in self._cells
            if (kind, by, area) == (PeriodType.YEAR.value, breakdown, self.whole)
        ]
        return max(years, default=None)

    def districts(self, year: str) -> list[Cell]:
        """The districts that show a number for a year, by code."""
        codes = sorted(self._of_types.get(AreaType.DISTRICT.value, ()))
        found = [self.cell(PeriodType.YEAR, year, area=code) for code in codes]
        return [cell for cell in found if cell is not None]

    def categories(self, year: str, breakdown: str) -> dict[str, Cell]:
        """What each category of the whole shows for a year."""
        return {
            category: cell
            for (kind, period, by, category, area), cell in self._cells.items()
            if (kind, period, by, area) == (PeriodType.YEAR.value, year, breakdown, self.whole)
        }

    def is_average(self, year: str) -> bool:
        """Whether a year is the average of its months, as of people at a time, not their sum."""
        whole = self.cell(PeriodType.YEAR, year, area=self.whole)
        months = [
            self.cell(PeriodType.MONTH, f"{year}-{month:02d}", area=self.whole)
            for month in range(1, 13)
        ]
        total = sum(cell.events for cell in months if cell is not None)
        return whole is not None and total > 2 * whole.events

    def months(self) -> tuple[list[date], Numbers, Numbers]:
        """Months, events and what they are divided by, of the longest run up to the newest month.

        The run ends at a month that shows nothing, or before a break that nothing bridges.
        """
        found = {
            date.fromisoformat(f"{period}-01"): cell
            for (kind, period, by, _, area), cell in self._cells.items()
            if (kind, by, area) == (PeriodType.MONTH.value, "all", self.whole)
        }
        run = list(_run(found, stops={cut.month for cut in self.breaks}))
        cells = [found[month] for month in run]
        people = [cell.people or 1.0 for cell in cells]
        return run, np.array([cell.events for cell in cells]), np.array(people)


def _run(months: Mapping[date, Cell], *, stops: set[date]) -> Iterator[date]:
    newest = max(months, default=None)
    run: list[date] = []
    while newest is not None and newest in months:
        run.append(newest)
        newest = None if newest in stops else add_months(newest, -1)
    return reversed(run)


def shown_of(
    values: pa.Table, measure: ReleasedMeasure, *, whole: str, breaks: Sequence[Break]
) -> Shown:
    """What one measure shows in a table of released values; small areas are left out."""
    chosen = values.filter(
        pc.and_(
            pc.equal(values["measure"], measure.measure),
            pc.not_equal(values["area_type"], AreaType.SMALL_AREA.value),
        )
    )
    return Shown(measure, chosen.select(_COLUMNS).to_pylist(), whole, breaks)
