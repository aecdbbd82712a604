"""Small areas that stay high, seen by the police and by somebody else.

One source can be high because it looks harder; two that agree for three years are a place. All of
it is worked out from released numbers, so that a class tells nothing that they do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from headwater.methods.places.resampled_ranks import share_of_resamples_at_top
from headwater.methods.rates_and_shares.rates import Numbers, poisson_rate_limits
from headwater.released.places import OFTEN, RESAMPLES
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, parse_period
from headwater.vocabulary.states import ValueState

WINDOWS = 3
HIGHEST_SHARE = 0.15
WITHHELD_AS = 7
"""The most that a small count can be. What a withheld window is taken for when places are set
against each other, so that no place is high for want of what others have."""
_SEED = 1


@dataclass(frozen=True, slots=True)
class AgreedPlace:
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
    shown: npt.NDArray[np.bool_]
    """Per area: whether every window is shown."""


def agreed_places(
    released: pa.Table, *, police_measure: str, second_measure: str
) -> tuple[AgreedPlace, ...]:
    """The small areas that both measures find persistently high, in the order of their codes.

    High: among the highest 15% of rates in each of the last three windows of twelve months, and
    over the three together with the whole 95% interval above the partnership's rate. A place with
    a withheld window takes part as if it had the largest small count, and is never in the class; a
    place with an unknown one takes no part. `released` has the columns of ReleasedValue.
    """
    periods = windows_of_both(released, (police_measure, second_measure))
    if not periods:
        return ()
    high = [_high(released, measure, periods) for measure in (police_measure, second_measure)]
    return tuple(
        AgreedPlace(code, police_measure, second_measure, periods[0], periods[-1])
        for code in sorted(high[0] & high[1])
    )


def windows_of_both(released: pa.Table, measures: Sequence[str]) -> list[str]:
    """The last three windows of twelve months that every measure has, oldest first; or none."""
    known = _known(released, area_type=AreaType.SMALL_AREA, period_type=PeriodType.WINDOW_12)
    of_each = [
        set(known.filter(pc.equal(known["measure"], measure))["period"].unique().to_pylist())
        for measure in measures
    ]
    periods = sorted(set.intersection(*of_each))[-WINDOWS:]
    return periods if len(periods) == WINDOWS else []


def often_among_the_highest(
    released: pa.Table, measure: str, periods: Sequence[str]
) -> dict[str, int]:
    """In at least how many of 1,000 resamples each small area is in the highest 15%, coarsely.

    Over the windows together, from released counts; 0 is fewer than half of them.
    """
    windows = _windows(released, measure, periods)
    events = windows.events.sum(axis=1)
    if not events.any():
        return {}
    shares = share_of_resamples_at_top(
        events,
        generator=np.random.default_rng(_SEED),
        people=windows.person_years.sum(axis=1),
        top_share=HIGHEST_SHARE,
        resamples=RESAMPLES,
    )
    times = (shares * RESAMPLES).round().astype(int).tolist()
    return {
        code: next((step for step in OFTEN if found >= step), 0)
        for code, found in zip(windows.area_codes, times, strict=True)
    }


def _known(released: pa.Table, *, area_type: AreaType, period_type: PeriodType) -> pa.Table:
    """The headline rates of one kind of area and period of which a number exists."""
    wanted = {
        "area_type": area_type.value,
        "period_type": period_type.value,
        "breakdown": "all",
    }
    for column, value in wanted.items():
        released = released.filter(pc.equal(released[column], value))
    counted = pa.array([ValueState.RELEASED.value, ValueState.SUPPRESSED.value], pa.string())
    there = pc.is_in(released["state"].cast(pa.string()), value_set=counted)
    return released.filter(pc.and_kleene(there, pc.greater(released["denominator"], 0)))


def _high(released: pa.Table, measure: str, periods: Sequence[str]) -> set[str]:
    """The areas that this measure finds high in each window and over all of them."""
    windows = _windows(released, measure, periods)
    if not windows.area_codes:
        return set()
    rates = windows.events / windows.person_years
    threshold = np.quantile(rates, 1 - HIGHEST_SHARE, axis=0)
    always_high = ((rates >= threshold) & (rates > 0)).all(axis=1)
    _, lower, _ = poisson_rate_limits(windows.events.sum(axis=1), windows.person_years.sum(axis=1))
    above = lower > _partnership_rate(released, measure, periods)
    return {windows.area_codes[at] for at in np.flatnonzero(always_high & above & windows.shown)}


def _windows(released: pa.Table, measure: str, periods: Sequence[str]) -> _Windows:
    known = _known(released, area_type=AreaType.SMALL_AREA, period_type=PeriodType.WINDOW_12)
    known = known.filter(pc.equal(known["measure"], measure))
    cells: dict[str, dict[str, tuple[float, float, float]]] = {}
    for row in known.select(["area_code", "period", "numerator", "denominator"]).to_pylist():
        if row["period"] in periods:
            is_shown = row["numerator"] is not None
            events = row["numerator"] if is_shown else WITHHELD_AS
            cell = (events, row["denominator"], float(is_shown))
            cells.setdefault(row["area_code"], {})[row["period"]] = cell
    whole = {code: found for code, found in sorted(cells.items()) if len(found) == len(periods)}
    table = np.array([[found[period] for period in periods] for found in whole.values()])
    table = table.reshape(len(whole), len(periods), 3).astype(np.float64)
    shown = np.asarray((table[:, :, 2] > 0).all(axis=1))
    return _Windows(tuple(whole), table[:, :, 0], table[:, :, 1], shown)


def _partnership_rate(released: pa.Table, measure: str, periods: Sequence[str]) -> float:
    """The partnership's rate over the years that the windows are; infinite where not shown.

    Windows of twelve months end with December, so each is a calendar year.
    """
    known = _known(released, area_type=AreaType.PARTNERSHIP, period_type=PeriodType.YEAR)
    known = known.filter(pc.equal(known["measure"], measure))
    years = {str(parse_period(period).first_month.year) for period in periods}
    rows = [
        (row["numerator"], row["denominator"])
        for row in known.to_pylist()
        if row["period"] in years and row["numerator"] is not None
    ]
    if len(rows) < len(years):
        return float("inf")
    events, person_years = np.array(rows, dtype=np.float64).sum(axis=0)
    return float(events / person_years * 100_000)
