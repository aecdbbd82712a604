"""Released values of one measure, ready for quick look-ups."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from headwater.released.layout import VALUE_ORDER
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import Period, PeriodType, add_months, parse_period
from headwater.vocabulary.states import ValueState

_period = lru_cache(maxsize=4096)(parse_period)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One cell of the publication lattice as everyone may see it; the columns of `ReleasedValue`.

    Only a cell whose `state` is `released` carries numbers.
    """

    measure: str
    area_type: AreaType
    area_code: str
    period_type: PeriodType
    period: str
    breakdown: str
    category: str
    state: ValueState
    value: float | None
    numerator: int | None
    denominator: float | None
    lower: float | None
    upper: float | None
    completeness: float | None
    as_at_date: date | None

    @property
    def is_released(self) -> bool:
        """Whether the cell shows a number."""
        return self.state is ValueState.RELEASED

    @property
    def when(self) -> Period:
        """The period as dates."""
        return _period(self.period)


_COLUMNS = [field.name for field in fields(ValueRow)]
_ENUMERATIONS = {"area_type": AreaType, "period_type": PeriodType, "state": ValueState}


def rows_of(table: pa.Table) -> list[ValueRow]:
    """The rows of a table of released values, in its order."""
    columns: list[list[Any]] = []
    for name in _COLUMNS:
        cells = table.column(name).to_pylist()
        enumeration = _ENUMERATIONS.get(name)
        columns.append([enumeration(cell) for cell in cells] if enumeration else cells)
    return [ValueRow(*cells) for cells in zip(*columns, strict=True)]


def measures_by_area_type(values: pa.Table, area_type: AreaType) -> frozenset[str]:
    """The measures that have any cell for areas of this type; `values` needs two columns of it."""
    rows = values.filter(pc.equal(values.column("area_type"), area_type.value))
    return frozenset(pc.unique(rows.column("measure")).to_pylist())


class MeasureValues:
    """The values of one measure, held in stored order, with the run of rows of each area."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table.sort_by([(name, "ascending") for name in VALUE_ORDER]).combine_chunks()
        self._runs = _runs(self._table.column("area_code").to_pylist())
        self._rows: dict[str, tuple[ValueRow, ...]] = {}

    def of_area(self, area_code: str) -> tuple[ValueRow, ...]:
        """Every cell of one area; kept once read, because pages ask for the same few areas."""
        if area_code not in self._rows:
            start, length = self._runs.get(area_code, (0, 0))
            self._rows[area_code] = tuple(rows_of(self._table.slice(start, length)))
        return self._rows[area_code]

    def where(self, **wanted: str | None) -> pa.Table:
        """The cells whose columns have the wanted values; a wanted None is no condition."""
        table = self._table
        for column, value in wanted.items():
            if value is not None:
                table = table.filter(pc.equal(table.column(column), str(value)))
        return table


def _runs(area_codes: list[str]) -> dict[str, tuple[int, int]]:
    """Where each area's rows begin and how many they are."""
    runs: dict[str, tuple[int, int]] = {}
    for index, code in enumerate(area_codes):
        start, length = runs.get(code, (index, 0))
        runs[code] = (start, length + 1)
    return runs


def within_months(
    rows: Iterable[ValueRow], *, first_month: date | None, last_month: date | None
) -> list[ValueRow]:
    """The rows whose whole period lies from `first_month` to `last_month`, both included."""
    after = add_months(last_month, 1) if last_month else date.max
    return [
        row
        for row in rows
        if row.when.first_month >= (first_month or date.min) and row.when.end_month <= after
    ]
