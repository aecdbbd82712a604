"""Releases whose areas are made of several districts, with counts chosen by the test."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests.unit.products import sample

from headwater.products import with_partnership_areas
from headwater.released.release import Released, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import UNPLACED_AREAS, Area, AreaGrouping, AreaType
from headwater.vocabulary.periods import Period, PeriodType
from headwater.vocabulary.states import ValueState

NORTHBANK, MILLFIELD, SOUTHBANK = sample.DISTRICTS
COUNTY, BANKS = "Z10000001", "csp_banks"
YEAR = Period(date(2025, 1, 1), PeriodType.YEAR)
MEASURE = sample.measure("knife_crime", "Violence with a knife", theme="harm", feed="crime")
OPEN = replace(MEASURE, policy="open", national_success_measure=True)
ROUNDED = replace(MEASURE, policy="nhs_subnational", national_success_measure=True)
W, M, N = ValueState.SUPPRESSED, ValueState.MISSING, ValueState.NOT_COLLECTED
Shown = int | ValueState


def joined_areas() -> tuple[Area, ...]:
    """A county of two districts, and a community safety partnership of another two."""
    return (
        joined(COUNTY, "Riverside County", NORTHBANK, MILLFIELD),
        joined(
            BANKS,
            "Both Banks",
            NORTHBANK,
            SOUTHBANK,
            grouping=AreaGrouping.COMMUNITY_SAFETY_PARTNERSHIP,
        ),
    )


def joined(
    code: str, name: str, *members: str, grouping: AreaGrouping = AreaGrouping.COUNTY
) -> Area:
    """One area made of districts."""
    return Area(code, name, AreaType.PARTNERSHIP_AREA, sample.WHOLE, None, grouping, members)


def with_joined_areas(released: Released) -> Released:
    """A release that knows the two areas, without rows of theirs."""
    whole, *rest = released.areas
    return replace(released, areas=(whole, *joined_areas(), *rest))


def whole_sample(**changes: object) -> Released:
    """The whole sample, with the rows of the two areas."""
    return with_partnership_areas(with_joined_areas(sample.released(**changes)))  # type: ignore[arg-type]


def release_of(
    whole: Shown,
    districts: tuple[Shown, Shown, Shown],
    unplaced: tuple[Shown, Shown, Shown] = (0, 0, 0),
    *,
    measure: ReleasedMeasure = OPEN,
) -> Released:
    """One measure in one year: what the whole, three districts and three unplaced areas show."""
    places = {sample.WHOLE: (AreaType.PARTNERSHIP, whole)}
    places |= {
        code: (AreaType.DISTRICT, shown)
        for code, shown in zip(sample.DISTRICTS, districts, strict=True)
    }
    places |= {
        str(state): (AreaType.UNPLACED, shown)
        for state, shown in zip(UNPLACED_AREAS, unplaced, strict=True)
    }
    released = sample.released((measure,), values=sample.table(_rows(measure, places)))
    return with_partnership_areas(with_joined_areas(released))


def _rows(measure: ReleasedMeasure, places: Mapping[str, tuple[AreaType, Shown]]) -> list[ValueRow]:
    return [
        cell(measure, code, area_type=area_type, shown=shown)
        for code, (area_type, shown) in places.items()
    ]


def cell(
    measure: ReleasedMeasure,
    code: str,
    *,
    shown: Shown,
    area_type: AreaType = AreaType.DISTRICT,
    completeness: float | None = 0.93,
    as_at: date = date(2025, 12, 31),
) -> ValueRow:
    """One cell, with only what the sums need."""
    is_shown = not isinstance(shown, ValueState)
    return ValueRow(
        measure=measure.measure,
        area_type=area_type,
        area_code=code,
        period_type=YEAR.period_type,
        period=str(YEAR),
        breakdown="all",
        category="all",
        state=ValueState.RELEASED if is_shown else ValueState(shown),
        value=None,
        numerator=int(shown) if is_shown else None,
        denominator=1_000.0 if shown not in (M, N) else None,
        lower=None,
        upper=None,
        completeness=completeness if is_shown else None,
        as_at_date=as_at,
    )
