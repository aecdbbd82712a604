"""Released counts by month, for the whole and its districts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, add_months, parse_period
from headwater.vocabulary.states import ValueState

LEVELS = (AreaType.PARTNERSHIP, AreaType.DISTRICT)
"""Months are published for these alone, and nothing lower is ever asked."""


@dataclass(frozen=True, slots=True)
class Month:
    """What is shown of one month: its state, and the count where that is `released`."""

    state: ValueState
    count: int | None


NOTHING = Month(ValueState.NOT_COLLECTED, None)


@dataclass(frozen=True)
class MonthlySeries:
    """One measure in one area, by the first day of each month that the release has."""

    measure: str
    area_type: str
    area_code: str
    months: dict[date, Month]

    @property
    def first(self) -> date:
        """The first month of which anything is known, or the first of all where nothing is."""
        known = [month for month, cell in self.months.items() if _is_known(cell)]
        return min(known or self.months)

    @property
    def end(self) -> date:
        """The month after the last of which anything is known."""
        known = [month for month, cell in self.months.items() if _is_known(cell)]
        return add_months(max(known or self.months), 1)

    def at(self, month: date) -> Month:
        """What is shown of a month; one that the release lacks was not collected."""
        return self.months.get(month, NOTHING)


def monthly_series(values: pa.Table, *, measures: Collection[str]) -> list[MonthlySeries]:
    """Every series of some measures. `values` has the columns of `ReleasedValue`.

    A measure that is shown as its publisher gives it has no count and no series.
    """
    wanted = {
        "measure": sorted(measures),
        "area_type": [level.value for level in LEVELS],
        "period_type": [PeriodType.MONTH.value],
        "breakdown": ["all"],
    }
    chosen = values
    for column, among in wanted.items():
        cells = chosen[column].cast(pa.string())
        chosen = chosen.filter(pc.is_in(cells, value_set=pa.array(among, pa.string())))
    names = ["measure", "area_type", "area_code", "period", "state", "numerator"]
    found: dict[tuple[str, str, str], dict[date, Month]] = {}
    for row in chosen.select(names).to_pylist():
        key = (row["measure"], row["area_type"], row["area_code"])
        month = Month(ValueState(row["state"]), row["numerator"])
        found.setdefault(key, {})[parse_period(row["period"]).first_month] = month
    return [
        MonthlySeries(*key, months)
        for key, months in sorted(found.items())
        if any(cell.count is not None for cell in months.values())
    ]


def _is_known(cell: Month) -> bool:
    return cell.state in (ValueState.RELEASED, ValueState.SUPPRESSED)
