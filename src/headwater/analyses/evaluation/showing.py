"""What may be seen of an answer: ratios to two decimals, levels as whole indices, no count."""

from collections.abc import Iterator
from math import inf, isfinite

import numpy as np

from headwater.analyses.evaluation.estimates import MONTHS_JOINED, Estimate
from headwater.analyses.evaluation.panels import Numbers, Panel, Positions
from headwater.analyses.evaluation.peaks import Prepared
from headwater.methods.effects_of_interventions.detectable_effects import (
    smallest_detectable_ratio,
)
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect
from headwater.released.evaluations.plan import Direction, EvaluationPlan
from headwater.released.evaluations.result import (
    Effect,
    EventTimeEffect,
    PlaceboEffect,
    SeriesPoint,
    Sizes,
)
from headwater.vocabulary.periods import add_months

FEWEST_AREAS = 3
SMALLEST_COUNT = 8
"""Counts of 1 to 7 are withheld from what the engine releases; no level may stand on one."""
_PLACEBOS_SHOWN = 20
_TEN = 10
_MOST = 100.0
TREATED, COMPARISON, BESIDE = "treated", "comparison", "beside"


def shown(effect: RatioEffect) -> Effect:
    """An effect as it is shown, and as it is judged."""
    p_value = None if effect.p_value is None else round(effect.p_value, 3)
    ratio, lower, upper = (round(each, 2) for each in (effect.ratio, effect.lower, effect.upper))
    return Effect(ratio, lower, upper, p_value)


def is_bounded(effect: RatioEffect) -> bool:
    """Whether the interval says anything: one without an end bounds nothing."""
    return all(isfinite(each) and each <= _MOST for each in (effect.ratio, effect.upper))


def detectable(
    plan: EvaluationPlan, standard_error: float | None, *, degrees: float = inf
) -> float | None:
    """The smallest change in percent that would have been found with a power of 80%."""
    if standard_error is None or not isfinite(standard_error) or standard_error <= 0:
        return None
    fall = plan.direction is Direction.FALL
    ratio = smallest_detectable_ratio(standard_error=standard_error, degrees=degrees, fall=fall)
    return float(round(100 * abs(1 - ratio))) if ratio <= _MOST else None


def sizes_of(prepared: Prepared, estimate: Estimate) -> Sizes:
    """How much there is to go on. Events are those of treated and comparison areas together."""
    found = prepared.panel
    events = found.events[found.rows(found.treated, estimate.compared)]
    return Sizes(
        treated_areas=len(found.treated),
        comparison_areas=len(estimate.compared),
        months_before=found.start,
        months_after=events.shape[1] - found.start,
        events_before=nearest_ten(events[:, : found.start].sum()),
        events_after=nearest_ten(events[:, found.start :].sum()),
    )


def nearest_ten(events: float) -> int:
    """Events as they are told.

    >>> nearest_ten(1234), nearest_ten(4)
    (1230, 0)
    """
    return round(float(events) / _TEN) * _TEN


def series_of(whole: Panel, prepared: Prepared, estimate: Estimate) -> tuple[SeriesPoint, ...]:
    """Each group by quarters from the start, its own mean before it as 100.

    Months that are not used for the estimate are there, so that a peak is seen. A group of fewer
    than three areas, or with a quarter of fewer than eight events, has no series.
    """
    groups = {TREATED: whole.treated, COMPARISON: estimate.compared, BESIDE: whole.beside}
    return tuple(
        point
        for name, areas in groups.items()
        if may_be_seen(whole, areas)
        for point in _points(name, whole, prepared, areas, estimate.expected_levels)
    )


def event_times_of(
    whole: Panel, prepared: Prepared, estimate: Estimate
) -> Iterator[EventTimeEffect]:
    """The effects by time from the start, where both groups may be seen by quarters."""
    step = estimate.months_joined
    # Of areas that began by themselves an effect at one time from the start would tell alone.
    groups = (*whole.cohorts, estimate.compared)
    if not all(may_be_seen(whole, each, step=step) for each in groups):
        return
    for time, effect in estimate.event_times:
        if is_bounded(effect):
            months = time if time >= 0 else time - prepared.left_out
            yield EventTimeEffect(months, shown(effect))


def placebos_of(ratios: tuple[float, ...], whole: Panel) -> tuple[PlaceboEffect, ...]:
    """Placebos in space, spread evenly over those that were drawn; none names an area."""
    if len(whole.comparison) < FEWEST_AREAS or not ratios:
        return ()
    at = np.linspace(0, len(ratios) - 1, min(len(ratios), _PLACEBOS_SHOWN)).round().astype(int)
    words = "Areas that never had it, pretending that they did"
    return tuple(PlaceboEffect(words, round(ratios[each], 2)) for each in at)


def may_be_seen(whole: Panel, areas: Positions, *, step: int = MONTHS_JOINED) -> bool:
    """Whether a group is large enough for its level, by so many months, to be told of nobody."""
    if whole.is_public:
        return len(areas) > 0
    if len(areas) < FEWEST_AREAS:
        return False
    sums = [whole.events[areas][:, columns].sum() for columns in _runs(whole, step)]
    return bool(sums) and min(sums) >= SMALLEST_COUNT


def _runs(whole: Panel, step: int = MONTHS_JOINED) -> list[slice]:
    """Runs of so many months, counted both ways from the start; what is left over is not told."""
    before, after = whole.start // step, (len(whole.months) - whole.start) // step
    firsts = (whole.start + number * step for number in range(-before, after))
    return [slice(first, first + step) for first in firsts]


def _points(
    name: str, whole: Panel, prepared: Prepared, areas: Positions, expected: Numbers | None
) -> Iterator[SeriesPoint]:
    rates = whole.events[areas].sum(axis=0) / whole.exposure[areas].sum(axis=0)
    usual = rates[: whole.start - prepared.left_out].mean()
    if usual == 0:
        return
    for columns in _runs(whole):
        without = None
        if name == TREATED and expected is not None and columns.start >= whole.start:
            used = slice(columns.start - prepared.left_out, columns.stop - prepared.left_out)
            level = expected[used].mean()
            without = float(round(100 * level)) if np.isfinite(level) else None
        yield SeriesPoint(
            group=name,
            first_month=add_months(whole.months[0], columns.start),
            index=float(round(100 * rates[columns].mean() / usual)),
            index_without=without,
        )
