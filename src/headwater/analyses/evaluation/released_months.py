"""The panel of a plan from released numbers of a measure, by district and month."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from headwater.analyses.evaluation.panels import Numbers, Panel, areas_of, months_between, panel
from headwater.analyses.evaluation.refusing import refuse
from headwater.released.evaluations.plan import EvaluationPlan
from headwater.released.evaluations.plan_faults import named
from headwater.released.names import AreaNotFound, MeasureNotFound
from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import PeriodType, month_in_words, parse_period
from headwater.vocabulary.states import ValueState

_WHY = {
    ValueState.SUPPRESSED: "withheld, because so few events could tell of a person",
    ValueState.MISSING: "missing: the numbers did not arrive",
    ValueState.NOT_COLLECTED: "not collected by anybody",
}
_ABSENT = "not in the release"
Months = dict[str, ValueRow]


def panel_of_released(release: Release, *, plan: EvaluationPlan) -> Panel:
    """The counts of a measure as everybody sees them. Areas are codes of districts.

    Raises EvaluationRefused where a measure, an area or a month is not there, or is withheld.
    """
    measure = _measure(release, plan)
    areas = areas_of(plan)
    months = [f"{month:%Y-%m}" for month in months_between(plan.begins, plan.ends)]
    cells = {area: _months_of(release, plan.outcome, area) for area in areas}
    refuse(_unknown(cells))
    states = [(month, _state(cells[area], month)) for area in areas for month in months]
    refuse(_withheld(states))
    rows = [[cells[area][month] for month in months] for area in areas]
    return panel(
        plan,
        np.array([[row.numerator for row in each] for each in rows], dtype=np.float64),
        _residents(rows),
        source=f"Released numbers of “{measure}”, by district and month",
        release_id=release.released_id,
        is_public=True,
    )


def _measure(release: Release, plan: EvaluationPlan) -> str:
    try:
        return release.measure(plan.outcome).title
    except MeasureNotFound as fault:
        refuse([f"{fault.found} Name a measure of the current release."])
        raise


def _months_of(release: Release, measure: str, area: str) -> Months:
    try:
        rows = release.series(measure, area, PeriodType.MONTH)
    except AreaNotFound:
        return {}
    return {row.period: row for row in rows}


def _unknown(cells: Mapping[str, Months]) -> Iterator[str]:
    if unknown := [area for area, found in cells.items() if not found]:
        yield (
            f"{named(unknown)} has no released months of this measure. Months are released by "
            "district and for the whole area: name districts by their codes."
        )


def _state(months: Months, month: str) -> ValueState | None:
    return months[month].state if month in months else None


def _withheld(states: Sequence[tuple[str, ValueState | None]]) -> Iterator[str]:
    why: dict[str, list[str]] = {}
    for month, state in states:
        if state is not ValueState.RELEASED:
            why.setdefault(_WHY.get(state, _ABSENT) if state else _ABSENT, []).append(month)
    for words, months in why.items():
        when = named(
            month_in_words(parse_period(each).first_month) for each in dict.fromkeys(months)
        )
        yield (
            f"{counted(len(months), 'count')} that the plan asks for, in {when}, "
            f"{'is' if len(months) == 1 else 'are'} {words}. Choose other months, larger areas or "
            "counts by area and month."
        )


def _residents(rows: Sequence[Sequence[ValueRow]]) -> Numbers | None:
    """Person-years of each month, where the measure is a rate."""
    if any(row.denominator is None for each in rows for row in each):
        return None
    return np.array([[row.denominator for row in each] for each in rows], dtype=np.float64)
