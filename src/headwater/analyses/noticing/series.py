"""Exact yearly values, arranged so that years which may be compared stand side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from headwater.released.breaks import Bridge, bridge
from headwater.released.release import Break
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import Period, PeriodType, parse_period
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


def breaks_on(
    key: SeriesKey, series: Iterable[SeriesKey], breaks: Iterable[Break]
) -> tuple[Break, ...]:
    """The breaks that touch one series; `series` are all that there are.

    A break of one district does not touch another. One of an area that is no district here may,
    so it does. A factor is for its own area alone.
    """
    own = [cut for cut in breaks if cut.measure == key.measure]
    elsewhere = {
        other.area_code
        for other in series
        if own and other.area_type == AreaType.DISTRICT and key.area_type != AreaType.PARTNERSHIP
    } - {key.area_code}
    return tuple(
        cut if cut.area_code in (None, key.area_code) else replace(cut, factor=None)
        for cut in own
        if cut.area_code not in elsewhere
    )


def comparable_years(
    series: Mapping[int, YearValue], *, last: int, breaks: Sequence[Break]
) -> tuple[int, ...]:
    """The longest run of years up to `last` that are known, not too small, and without a break.

    Not across a spliced break either: its factor is known for the whole, not for each part.
    """
    run: list[int] = []
    for year in range(last, last - LONGEST_RUN, -1):
        link = bridge(_year(year), _year(last), breaks)
        if not _is_enough(series.get(year)) or link is None or link.spliced:
            break
        run.insert(0, year)
    return tuple(run)


def year_before(
    series: Mapping[int, YearValue], *, last: int, breaks: Sequence[Break]
) -> Bridge | None:
    """How `last` may be compared with the year before it, or None where it may not."""
    if all(_is_enough(series.get(year)) for year in (last - 1, last)):
        return bridge(_year(last - 1), _year(last), breaks)
    return None


def _is_enough(value: YearValue | None) -> bool:
    return value is not None and value.events >= SMALLEST_COUNT


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), PeriodType.YEAR)
