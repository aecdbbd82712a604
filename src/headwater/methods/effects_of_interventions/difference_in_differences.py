"""Difference in differences of counts: what treated areas had beside what comparison areas say."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.effects_of_interventions.expected_counts_of_treated import (
    SharedTimes,
    contrast,
    shared_times,
)
from headwater.methods.effects_of_interventions.few_areas import (
    effect_of_contrast,
    error_of_contrast,
)
from headwater.methods.effects_of_interventions.panels import (
    FEWEST_COMPARISON_AREAS,
    FEWEST_TREATED_AREAS,
    Panel,
    checked_panel,
)
from headwater.methods.effects_of_interventions.parallel_before import parallel_p_value
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect, ratio_effect

LONGEST_REFERENCE = 12


@dataclass(frozen=True, slots=True)
class EventTime:
    """The effect in the times from `times_from_start` on, for as long as a step.

    0 is the first treated time. Against the reference: the times just before the start.
    """

    times_from_start: int
    effect: RatioEffect


@dataclass(frozen=True, slots=True)
class DifferenceInDifferences:
    """What was counted in treated area-times over what was expected without the intervention.

    `standard_error` is of the logarithm of the ratio, with its `degrees` of freedom. `observed` and
    `expected` are events in treated area-times. `event_times` are against the last
    `reference_times` before each start. `parallel_p_value` is the joint test that treated and
    comparison areas moved alike before; None with too little before. `left_out` counts area-times
    without a count.
    """

    effect: RatioEffect
    standard_error: float
    degrees: float
    observed: float
    expected: float
    event_times: tuple[EventTime, ...]
    reference_times: int
    parallel_p_value: float | None
    treated_areas: int
    comparison_areas: int
    left_out: int


def fit_difference_in_differences(
    counts: npt.ArrayLike,
    *,
    first_treated: npt.ArrayLike,
    exposure: npt.ArrayLike = 1.0,
    step: int = 1,
) -> DifferenceInDifferences:
    """Estimate how many events treated areas had for each one expected, from areas never treated.

    `counts` is (areas, times), missing ones NaN; `first_treated` the position of each area's first
    treated time, -1 for never; `exposure` (people) one number, one an area, or one each. `step`
    joins so many times in each of `event_times` (3: months to quarters). Areas may start at
    different times: each is set against areas that never do, so that no treated area is another's
    comparison. The ratio is the multiplicative effect if, without the intervention, the rates of
    both would have changed by the same ratio. It says nothing of why areas were chosen: those
    chosen at a peak fall by themselves. The interval is good for three treated areas or more of
    similar size (see `few_areas`); for one or two use synthetic control.
    Raises ValueError as `checked_panel`, for fewer than three treated or two comparison areas, or
    without an event of theirs before or after.
    Source: Wooldridge 2023, Econometrics Journal 26, C31-C66 (difference in differences with
    Poisson quasi-likelihood); MacKinnon, Nielsen & Webb 2023, Journal of Applied Econometrics 38,
    671-694 (jackknife over clusters).

    >>> before, after = [[20, 24], [30, 26], [10, 12]], [[15, 17], [21, 22], [9, 8]]
    >>> others = [[20, 20, 22, 22], [11, 9, 9, 13], [30, 28, 31, 27], [16, 14, 15, 15]]
    >>> counts = [*(a + b for a, b in zip(before, after)), *others]
    >>> found = fit_difference_in_differences(counts, first_treated=[2, 2, 2, -1, -1, -1, -1])
    >>> round(found.effect.ratio, 3), round(found.effect.lower, 3), round(found.effect.upper, 3)
    (0.725, 0.654, 0.803)
    """
    if step < 1:
        raise ValueError(f"found a step of {step}; expected one time or more")
    panel = checked_panel(counts, first_treated=first_treated, exposure=exposure)
    _refuse_too_few(panel)
    shared = shared_times(panel, np.broadcast_to(panel.never[:, None], panel.counts.shape))
    main = contrast(panel, shared, of=panel.treated_cells, against=panel.times_before)
    if not np.isfinite(main.log_ratio):
        raise ValueError(
            f"found {main.observed:.0f} events where {main.expected:.0f} were expected; expected"
            " events before and after"
        )
    sureness = error_of_contrast(main, comparison_sizes=panel.counts.sum(axis=1) * panel.never)
    effect = ratio_effect(
        main.log_ratio, standard_error=sureness.standard_error, degrees=sureness.degrees
    )
    reference = reference_length(panel)
    return DifferenceInDifferences(
        effect=effect,
        standard_error=sureness.standard_error,
        degrees=sureness.degrees,
        observed=main.observed,
        expected=main.expected,
        event_times=_event_times(panel, shared, reference, step),
        reference_times=reference,
        parallel_p_value=parallel_p_value(panel, shared),
        treated_areas=int((~panel.never).sum()),
        comparison_areas=int(panel.never.sum()),
        left_out=panel.left_out,
    )


def reference_length(panel: Panel) -> int:
    """How many times just before the start others are compared with: half of them, at most 12.

    >>> from headwater.methods.effects_of_interventions.panels import checked_panel
    >>> reference_length(checked_panel([[1] * 9, [2] * 9, [1] * 9], first_treated=[6, -1, -1]))
    3
    """
    fewest = int(panel.first_treated[~panel.never].min())
    return max(1, min(LONGEST_REFERENCE, fewest // 2))


def _refuse_too_few(panel: Panel) -> None:
    treated, comparison = int((~panel.never).sum()), int(panel.never.sum())
    if comparison < FEWEST_COMPARISON_AREAS:
        raise ValueError(
            f"found {comparison} comparison areas; expected {FEWEST_COMPARISON_AREAS} or more that"
            " are never treated"
        )
    if treated < FEWEST_TREATED_AREAS:
        raise ValueError(
            f"found {treated} treated areas; expected {FEWEST_TREATED_AREAS} or more: for fewer,"
            " use synthetic control"
        )


def _event_times(
    panel: Panel, shared: SharedTimes, reference: int, step: int
) -> tuple[EventTime, ...]:
    from_start = np.where(panel.never[:, None], np.iinfo(np.int32).min, panel.from_start)
    against = panel.times_before & (from_start >= -reference)
    treated = from_start[~panel.never]
    earlier = range(-reference - step, int(treated.min()) - 1, -step)
    later = range(0, int(treated.max()) + 1, step)
    sizes = panel.counts.sum(axis=1) * panel.never
    found = []
    for first in (*reversed(earlier), *later):
        cells = (from_start >= first) & (from_start < first + step)
        at_time = contrast(panel, shared, of=cells, against=against)
        if (at_time.expected_by_area > 0).sum() > 1:
            effect = effect_of_contrast(at_time, comparison_sizes=sizes)
            found.append(EventTime(times_from_start=first, effect=effect))
    return tuple(found)
