"""Is the newest month above what the same season of earlier years leads one to expect?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses.noticing.findings import Finding, Words
from headwater.analyses.noticing.series import SMALLEST_COUNT, SeriesKey
from headwater.analyses.noticing.wording import warning_detail, warning_headline
from headwater.methods.early_warning.farrington import farrington_alarms
from headwater.methods.early_warning.farrington_rules import Bound, FarringtonRules
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.released.release import Break, Signal
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, add_months
from headwater.vocabulary.states import ValueState

LOOKED_AT, YEAR = 48, 12
MONTHLY = FarringtonRules(
    years=4,
    half_window=1,
    parts=4,
    left_out=3,
    per_year=YEAR,
    alarm_rate=0.025,
    bound=Bound.NEGATIVE_BINOMIAL_ESTIMATED,
    trend_level=0.05,
    recent_times=1,
)
"""Months instead of weeks: up to four years, the last quarter left out, four parts of a year."""


@dataclass(frozen=True, slots=True)
class _Months:
    """One series up to its newest month, oldest first; missing months are not a number."""

    key: SeriesKey
    newest: date
    events: Numbers
    people: Numbers


def warnings(values: pa.Table, words: Words, breaks: Sequence[Break]) -> list[Finding]:
    """Each measure's newest month in each named area, against the same season of up to four years.

    Not where a break lies in those years, where the count is small, or where a year is an average
    of its months: people at a time are the same people month after month.
    Source: `methods.farrington`.
    """
    found = [months for months in _series(values, words) if _may_be_asked(months, breaks)]
    if not found:
        return []
    alarms = farrington_alarms(
        np.stack([months.events for months in found]),
        at=[LOOKED_AT],
        exposure=np.stack([months.people for months in found]),
        rules=MONTHLY,
    )
    return [
        _warning(months, words, float(alarms.p_value[at, 0]), float(alarms.expected[at, 0]))
        for at, months in enumerate(found)
        if alarms.assessed[at, 0]
    ]


def _warning(months: _Months, words: Words, p_value: float, expected: float) -> Finding:
    key = months.key
    signal = Signal(
        headline=warning_headline(
            title=words.titles[key.measure],
            area=words.area_names[key.area_code],
            month=months.newest,
        ),
        detail=warning_detail(),
        measure=key.measure,
        area_code=key.area_code,
        period=f"{months.newest:%Y-%m}",
    )
    # A month below what was expected is no warning: it has no small p-value either.
    return Finding(p_value, max(1.0, float(months.events[-1]) / expected), signal)


def _may_be_asked(months: _Months, breaks: Sequence[Break]) -> bool:
    first = add_months(months.newest, -LOOKED_AT)
    broken = any(
        cut.measure == months.key.measure and first < cut.month <= months.newest for cut in breaks
    )
    return not broken and bool(months.events[-1] >= SMALLEST_COUNT)


def _series(values: pa.Table, words: Words) -> Iterator[_Months]:
    averages = _averages(values)
    rows: dict[SeriesKey, dict[date, tuple[float, float]]] = {}
    for row in _known(values, PeriodType.MONTH):
        key = SeriesKey(row["measure"], row["area_type"], row["area_code"], "all", "all")
        if words.name(key) and key.measure not in averages:
            month = date.fromisoformat(f"{row['period']}-01")
            rows.setdefault(key, {})[month] = (row["numerator"], row["denominator"] or 1.0)
    newest: dict[str, date] = {}
    for key, months in rows.items():
        newest[key.measure] = max(max(months), newest.get(key.measure, date.min))
    for key, months in rows.items():
        last = newest[key.measure]
        wanted = [add_months(last, step) for step in range(-LOOKED_AT, 1)]
        if last in months:
            cells = np.array([months.get(month, (np.nan, 1.0)) for month in wanted])
            yield _Months(key, last, cells[:, 0], cells[:, 1])


def _averages(values: pa.Table) -> set[str]:
    """The measures of which a year is less than its months together by far."""
    totals: dict[str, list[float]] = {}
    for at, kind in enumerate((PeriodType.MONTH, PeriodType.YEAR)):
        for row in _known(values, kind):
            if row["area_type"] == AreaType.PARTNERSHIP:
                totals.setdefault(row["measure"], [0.0, 0.0])[at] += row["numerator"]
    return {measure for measure, (months, years) in totals.items() if months > 2 * years > 0}


def _known(values: pa.Table, kind: PeriodType) -> list[dict[str, Any]]:
    wanted = {
        "period_type": kind.value,
        "state": ValueState.RELEASED.value,
        "breakdown": "all",
    }
    for column, word in wanted.items():
        values = values.filter(pc.equal(values[column], word))
    areas = pa.array([AreaType.PARTNERSHIP.value, AreaType.DISTRICT.value])
    values = values.filter(pc.is_in(values["area_type"], areas))
    names = ["measure", "area_type", "area_code", "period", "numerator", "denominator"]
    found: list[dict[str, Any]] = values.select(names).to_pylist()
    return found
