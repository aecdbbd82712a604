"""Releases of one measure by month, made to measure: what is planted is what must be found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from tests.unit.products import sample

from headwater.released.release import Break, Released, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import Period, PeriodType, add_months
from headwater.vocabulary.states import ValueState

FIRST = date(2018, 1, 1)
MEASURE = "assaults"
OPEN = sample.measure(
    MEASURE, "Assaults", theme="harm", feed="assaults", policy="open", has_denominator=False
)
ROUNDED = replace(OPEN, policy="nhs_subnational")
WITHHELD, LATE, NOT_ASKED = (
    ValueState.SUPPRESSED,
    ValueState.MISSING,
    ValueState.NOT_COLLECTED,
)
Cell = int | ValueState


def month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def place(text: str) -> int:
    """The place of a month in a series that begins in January 2018."""
    when = month(text)
    return (when.year - FIRST.year) * 12 + when.month - FIRST.month


def usual(months: int = 84, *, level: float = 60.0, seed: int | None = 5) -> list[Cell]:
    """A trend and a season by days, with Poisson chance; without any where no seed is given."""
    times = np.arange(months)
    days = np.array([_days(add_months(FIRST, time)) for time in times])
    mean = level * days / 30 * np.exp(0.003 * times + 0.15 * np.cos(2 * np.pi * times / 12))
    drawn = mean if seed is None else np.random.default_rng(seed).poisson(mean)
    return [round(count) for count in drawn]


def _days(first: date) -> int:
    return (add_months(first, 1) - first).days


def multiplied(cells: Sequence[Cell], first: str, last: str, share: float) -> list[Cell]:
    """The same with the months from `first` to `last` multiplied."""
    inside = range(place(first), place(last) + 1)
    return [
        round(cell * share) if at in inside and isinstance(cell, int) else cell
        for at, cell in enumerate(cells)
    ]


def with_state(cells: Sequence[Cell], state: ValueState, *months: str) -> list[Cell]:
    """The same with some months that show no number."""
    places = {place(each) for each in months}
    return [state if at in places else cell for at, cell in enumerate(cells)]


def shock(first: str = "2022-03", last: str | None = "2022-06", **more: object) -> Break:
    """A lockdown of the measure, unless told otherwise."""
    until = month(last) if last else None
    known: dict[str, object] = {"kind": "lockdown", "reference": "B-1", "until": until}
    known |= {"reason": "A lockdown."} | more
    return Break(MEASURE, month(first), **known)  # type: ignore[arg-type]


def recording(first: str = "2022-03", **more: object) -> Break:
    known: dict[str, object] = {"kind": "new_system", "reference": "B-2"}
    return Break(MEASURE, month(first), "A new system.", **(known | more))  # type: ignore[arg-type]


def released(
    cells: Sequence[Cell],
    *breaks: Break,
    measure: ReleasedMeasure = OPEN,
    districts: dict[str, Sequence[Cell]] | None = None,
) -> Released:
    """A release with these months of the whole, and of some districts if given."""
    series = {sample.WHOLE: cells, **(districts or {})}
    areas = {area.code: area for area in sample.areas()}
    rows = [
        _row(measure, areas[code], add_months(FIRST, at), cell)
        for code, found in series.items()
        for at, cell in enumerate(found)
    ]
    return sample.released(
        (measure,), values=sample.table(rows), breaks=breaks, previous_release_id=None
    )


def _row(measure: ReleasedMeasure, area: object, first: date, cell: Cell) -> ValueRow:
    period = Period(first, PeriodType.MONTH)
    if isinstance(cell, ValueState):
        row = sample.cell(measure, area, period, 0)  # type: ignore[arg-type]
        return replace(
            row, state=cell, value=None, numerator=None, lower=None, upper=None, completeness=None
        )
    return sample.cell(measure, area, period, cell)  # type: ignore[arg-type]
