"""Small areas that stay high, seen by the police and by somebody else.

One source can be high because it looks harder; two that agree for three years are a place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.methods.rates import Numbers, poisson_rate_limits
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, parse_period
from headwater.vocabulary.states import ValueState

WINDOWS = 3
HIGHEST_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class PersistentPlace:
    """A small area of the class "persistently high, by two sources"; no number goes with it."""

    area_code: str
    police_measure: str
    second_measure: str
    first_period: str
    last_period: str


@dataclass(frozen=True, slots=True)
class _Windows:
    """One measure's small areas over the windows: rows are areas, columns are windows."""

    area_codes: tuple[str, ...]
    events: Numbers
    person_years: Numbers


def persistent_places(
    values: pa.Table, *, police_measure: str, second_measure: str
) -> tuple[PersistentPlace, ...]:
    """The small areas that both measures find persistently high, in the order of their codes.

    High: among the highest 15% of rates in each of the last three windows of twelve months, and
    over the three together with the whole 95% interval above the partnership's rate. Places
    count only where every window of both measures is known. `values` has the columns of
    MeasureValue, exact.
    """
    periods = _last_windows(values, (police_measure, second_measure))
    if len(periods) < WINDOWS:
        return ()
    high = [_high(values, measure, periods) for measure in (police_measure, second_measure)]
    return tuple(
        PersistentPlace(code, police_measure, second_measure, periods[0], periods[-1])
        for code in sorted(high[0] & high[1])
    )


def _known(values: pa.Table, *, area_type: AreaType, period_type: PeriodType) -> pa.Table:
    """The known headline rates of one kind of area and period."""
    wanted = {
        "area_type": area_type.value,
        "period_type": period_type.value,
        "state": ValueState.RELEASED.value,
        "breakdown": "all",
    }
    for column, value in wanted.items():
        values = values.filter(pc.equal(values[column], value))
    return values.filter(pc.greater(values["denominator"], 0))


def _last_windows(values: pa.Table, measures: Sequence[str]) -> list[str]:
    """The last windows that are known for every measure, oldest first."""
    known = _known(values, area_type=AreaType.SMALL_AREA, period_type=PeriodType.WINDOW_12)
    of_each = [
        set(known.filter(pc.equal(known["measure"], measure))["period"].unique().to_pylist())
        for measure in measures
    ]
    return sorted(set.intersection(*of_each))[-WINDOWS:]


def _high(values: pa.Table, measure: str, periods: Sequence[str]) -> set[str]:
    """The areas that this measure finds high in each window and over all of them."""
    windows = _windows(values, measure, periods)
    if not windows.area_codes:
        return set()
    rates = windows.events / windows.person_years
    threshold = np.quantile(rates, 1 - HIGHEST_SHARE, axis=0)
    always_high = ((rates >= threshold) & (rates > 0)).all(axis=1)
    _, lower, _ = poisson_rate_limits(windows.events.sum(axis=1), windows.person_years.sum(axis=1))
    above = lower > _partnership_rate(values, measure, periods)
    return {windows.area_codes[at] for at in np.flatnonzero(always_high & above)}


def _windows(values: pa.Table, measure: str, periods: Sequence[str]) -> _Windows:
    known = _known(values, area_type=AreaType.SMALL_AREA, period_type=PeriodType.WINDOW_12)
    known = known.filter(pc.equal(known["measure"], measure))
    cells: dict[str, dict[str, tuple[float, float]]] = {}
    for row in known.select(["area_code", "period", "numerator", "denominator"]).to_pylist():
        if row["period"] in periods:
            cell = (row["numerator"], row["denominator"])
            cells.setdefault(row["area_code"], {})[row["period"]] = cell
    whole = {code: found for code, found in cells.items() if len(found) == len(periods)}
    table = np.array([[found[period] for period in periods] for found in whole.values()])
    table = table.reshape(len(whole), len(periods), 2).astype(np.float64)
    return _Windows(tuple(whole), table[:, :, 0], table[:, :, 1])


def _partnership_rate(values: pa.Table, measure: str, periods: Sequence[str]) -> float:
    """The partnership's rate over the years that the windows are; infinite where unknown.

    Windows of twelve months end with December, so each is a calendar year.
    """
    known = _known(values, area_type=AreaType.PARTNERSHIP, period_type=PeriodType.YEAR)
    known = known.filter(pc.equal(known["measure"], measure))
    years = {str(parse_period(period).first_month.year) for period in periods}
    rows: Mapping[str, tuple[float, float]] = {
        row["period"]: (row["numerator"], row["denominator"])
        for row in known.to_pylist()
        if row["period"] in years
    }
    if len(rows) < len(years):
        return float("inf")
    events, person_years = np.array(list(rows.values()), dtype=np.float64).sum(axis=0)
    return float(events / person_years * 100_000)
