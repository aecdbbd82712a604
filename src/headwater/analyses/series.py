"""Exact yearly values, arranged so that years which may be compared stand side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from headwater.released.release import Break
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, add_months, parse_period
from headwater.vocabulary.states import ValueState

SMALLEST_COUNT = 8
"""No count below this is ever compared: the strictest policy withholds 1 to 7, and a statement
that hung on such a count would say something about it."""

LONGEST_RUN = 5
"""Years looked at together; further back is another time."""


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """One series: a measure in an area, whole or for one category of one breakdown."""

    measure: str
    area_type: str
    area_code: str
    breakdown: str
    category: str


@dataclass(frozen=True, slots=True)
class YearValue:
    """One year of one series; without a denominator the measure is a count."""

    events: int
    person_years: float | None


_KEY = tuple(field.name for field in fields(SeriesKey))
YearlySeries = Mapping[SeriesKey, Mapping[int, YearValue]]


def yearly_series(values: pa.Table) -> dict[SeriesKey, dict[int, YearValue]]:
    """The known years of every series of the partnership and its districts."""
    known = values.filter(
        pc.and_(
            pc.and_(
                pc.equal(values["period_type"], PeriodType.YEAR.value),
                pc.equal(values["state"], ValueState.RELEASED.value),
            ),
            pc.is_in(
                values["area_type"],
                pa.array([AreaType.PARTNERSHIP.value, AreaType.DISTRICT.value]),
            ),
        )
    )
    series: dict[SeriesKey, dict[int, YearValue]] = {}
    for row in known.to_pylist():
        key = SeriesKey(*(row[field] for field in _KEY))
        year = parse_period(row["period"]).first_month.year
        series.setdefault(key, {})[year] = YearValue(row["numerator"], row["denominator"])
    return series


def comparable_years(
    series: Mapping[int, YearValue], *, last: int, measure: str, breaks: Sequence[Break]
) -> tuple[int, ...]:
    """The longest run of years up to `last` that are known, not too small, and without a break."""
    run: list[int] = []
    for year in range(last, last - LONGEST_RUN, -1):
        value = series.get(year)
        if value is None or value.events < SMALLEST_COUNT:
            break
        if any(cut.measure == measure and _breaks(cut, year, last) for cut in breaks):
            break
        run.insert(0, year)
    return tuple(run)


def _breaks(cut: Break, first: int, last: int) -> bool:
    """Whether the break lies between the first day of one year and the last day of another."""
    return date(first, 1, 1) < cut.month < add_months(date(last, 1, 1), 12)
