"""Effects where areas start at different times, each set against those that had not started."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, overload

import numpy as np
import numpy.typing as npt

from headwater.methods.effects_of_interventions.difference_in_differences import reference_length
from headwater.methods.effects_of_interventions.expected_counts_of_treated import (
    Cells,
    contrast,
    shared_times,
)
from headwater.methods.effects_of_interventions.few_areas import (
    FEWEST_FOR_AN_INTERVAL,
    effect_of_contrast,
    error_of_contrast,
    jackknife_error,
)
from headwater.methods.effects_of_interventions.group_time_means import (
    GroupTimeMeans,
    group_time_means,
)
from headwater.methods.effects_of_interventions.panels import Panel, checked_panel, checked_starts
from headwater.methods.effects_of_interventions.ratio_effects import (
    DifferenceEffect,
    RatioEffect,
    difference_effect,
    ratio_effect,
)
from headwater.methods.rates_and_shares.rates import Numbers

Effect = TypeVar("Effect", RatioEffect, DifferenceEffect)


@dataclass(frozen=True, slots=True)
class AtEventTime(Generic[Effect]):
    """The effect so many times from the start (0: the first treated time), over all who have it."""

    times_from_start: float
    effect: Effect


@dataclass(frozen=True, slots=True)
class GroupTime(Generic[Effect]):
    """The effect at one time on the areas that started together at `start`."""

    start: float
    time: float
    effect: Effect


@dataclass(frozen=True, slots=True)
class StaggeredAdoption(Generic[Effect]):
    """`overall` is over all treated area-times, with its `standard_error` and `degrees` of freedom
    (on the logarithm, of ratios). `by_start` has one effect for each group that started together.
    """

    overall: Effect
    standard_error: float
    degrees: float
    event_times: tuple[AtEventTime[Effect], ...]
    group_times: tuple[GroupTime[Effect], ...]
    by_start: tuple[tuple[float, Effect], ...]


Either = StaggeredAdoption[RatioEffect] | StaggeredAdoption[DifferenceEffect]


@overload
def fit_staggered_adoption(
    values: npt.ArrayLike,
    *,
    first_treated: npt.ArrayLike,
    times: npt.ArrayLike | None = None,
    on: Literal["levels"],
    exposure: npt.ArrayLike = 1.0,
    not_yet_treated: bool = True,
) -> StaggeredAdoption[DifferenceEffect]: ...
@overload
def fit_staggered_adoption(
    values: npt.ArrayLike,
    *,
    first_treated: npt.ArrayLike,
    times: npt.ArrayLike | None = None,
    on: Literal["log_rates"] = "log_rates",
    exposure: npt.ArrayLike = 1.0,
    not_yet_treated: bool = True,
) -> StaggeredAdoption[RatioEffect]: ...
def fit_staggered_adoption(
    values: npt.ArrayLike,
    *,
    first_treated: npt.ArrayLike,
    times: npt.ArrayLike | None = None,
    on: Literal["levels", "log_rates"] = "log_rates",
    exposure: npt.ArrayLike = 1.0,
    not_yet_treated: bool = True,
) -> Either:
    """Effects by start and time, and over all. `first_treated` are positions, -1 for never.

    `values` is (areas, times). With `on` "log_rates" they are counts, with `exposure` (people), and
    effects are ratios of what was counted over what was expected: areas' levels come from all their
    times before, what all share from area-times without the intervention. Missing counts (NaN) are
    left out. Effects before the start are against the last times before it, beside areas that are
    never treated. With "levels" they are any outcome, effects are differences in its unit, as
    Callaway and Sant'Anna define them: since the time before the start; no value may be missing.
    The comparison is never treated, or with `not_yet_treated` also those that start later. `times`
    labels the times (years) where it is given. Intervals are those of a jackknife over areas, with
    Student's t; an effect that rests on fewer than three treated areas has one of anything.
    Raises ValueError as `checked_panel`, or where no area is left to compare with.
    Source: Callaway & Sant'Anna 2021, Journal of Econometrics 225, 200-230; for counts Wooldridge
    2023, Econometrics Journal 26, C31-C66.

    >>> early, late = [[8, 9, 6, 6], [5, 4, 4, 3]], [[9, 9, 9, 7], [6, 6, 6, 5]]
    >>> never = [[7, 8, 8, 8], [4, 4, 4, 5]]
    >>> found = fit_staggered_adoption(early + late + never, first_treated=[2, 2, 3, 3, -1, -1])
    >>> round(found.overall.ratio, 3), [round(each.ratio, 3) for _, each in found.by_start]
    (0.696, [0.683, 0.718])
    """
    if on not in ("levels", "log_rates"):
        raise ValueError(f"found effects on {on!r}; expected levels or log_rates")
    if on == "levels":
        return _on_levels(values, first_treated, times, not_yet_treated)
    panel = checked_panel(values, first_treated=first_treated, exposure=exposure)
    return _on_log_rates(panel, _labels(times, panel.counts.shape[1]), not_yet_treated)


def _labels(times: npt.ArrayLike | None, number: int) -> Numbers:
    labels = np.arange(number, dtype=np.float64) if times is None else np.asarray(times, np.float64)
    if labels.shape != (number,) or not (np.diff(labels) > 0).all():
        raise ValueError(f"found labels of shape {labels.shape}; expected {number} that rise")
    return labels


def _on_log_rates(
    panel: Panel, labels: Numbers, not_yet_treated: bool
) -> StaggeredAdoption[RatioEffect]:
    untreated = ~panel.treated_cells if not_yet_treated else _rows(panel.never, panel)
    shared = shared_times(panel, untreated)
    sizes = (panel.counts * untreated).sum(axis=1)

    def effect(cells: Cells) -> RatioEffect:
        found = contrast(panel, shared, of=cells, against=panel.times_before)
        return effect_of_contrast(found, comparison_sizes=sizes)

    main = contrast(panel, shared, of=panel.treated_cells, against=panel.times_before)
    if not np.isfinite(main.log_ratio):
        raise ValueError("found no event that can be compared, before or after; expected some")
    sureness = error_of_contrast(main, comparison_sizes=sizes)
    told = ~np.isnan(shared.level)
    after = panel.treated_cells & told
    starts = np.unique(panel.first_treated[~panel.never])
    groups = [(start, panel.first_treated[:, None] == start) for start in starts]
    return StaggeredAdoption(
        overall=ratio_effect(
            main.log_ratio, standard_error=sureness.standard_error, degrees=sureness.degrees
        ),
        standard_error=sureness.standard_error,
        degrees=sureness.degrees,
        event_times=(
            *_before(panel),
            *(
                AtEventTime(float(since), effect(after & (panel.from_start == since)))
                for since in range(int(panel.from_start[after].max()) + 1)
            ),
        ),
        group_times=tuple(
            GroupTime(
                float(labels[start]), float(labels[time]), effect(_at(group & after, int(time)))
            )
            for start, group in groups
            for time in np.flatnonzero((group & after).any(axis=0))
        ),
        by_start=tuple((float(labels[s]), effect(group & after)) for s, group in groups),
    )


def _before(panel: Panel) -> Iterator[AtEventTime[RatioEffect]]:
    """Effects before the start, beside areas that are never treated; none without such areas."""
    if panel.never.sum() < 2:
        return
    shared = shared_times(panel, _rows(panel.never, panel))
    sizes = panel.counts.sum(axis=1) * panel.never
    reference = reference_length(panel)
    against = panel.times_before & (panel.from_start >= -reference)
    furthest = int(panel.first_treated.max())
    for since in range(-furthest, -reference):
        found = contrast(
            panel, shared, of=panel.times_before & (panel.from_start == since), against=against
        )
        if (found.expected_by_area > 0).sum() > 1:
            yield AtEventTime(float(since), effect_of_contrast(found, comparison_sizes=sizes))


def _rows(areas: Cells, panel: Panel) -> Cells:
    return np.broadcast_to(areas[:, None], panel.counts.shape)


def _at(cells: Cells, time: int) -> Cells:
    found: Cells = cells & (np.arange(cells.shape[1]) == time)
    return found


def _on_levels(
    values: npt.ArrayLike,
    first_treated: npt.ArrayLike,
    times: npt.ArrayLike | None,
    not_yet_treated: bool,
) -> StaggeredAdoption[DifferenceEffect]:
    outcome = np.asarray(values, dtype=np.float64)
    if outcome.ndim != 2 or not np.isfinite(outcome).all():
        raise ValueError(
            f"found values of shape {outcome.shape} or a missing one; expected areas by times,"
            " all known"
        )
    starts = checked_starts(first_treated, *outcome.shape)
    labels = _labels(times, outcome.shape[1])
    means = group_time_means(outcome, first_treated=starts, not_yet_treated=not_yet_treated)
    after = means.times >= means.starts
    known = ~np.isnan(means.effects[0])
    if not (after & known).any():
        raise ValueError("found no area to compare with; expected some never or later treated")
    since = labels[means.times] - labels[means.starts]
    error, degrees = _sureness(means, after & known)
    return StaggeredAdoption(
        overall=_difference(means, after & known),
        standard_error=error,
        degrees=degrees,
        event_times=tuple(
            AtEventTime(float(each), _difference(means, (since == each) & known))
            for each in np.unique(since[known])
        ),
        group_times=tuple(
            GroupTime(
                float(labels[means.starts[cell]]),
                float(labels[means.times[cell]]),
                _difference(means, np.arange(len(known)) == cell),
            )
            for cell in np.flatnonzero(known)
        ),
        by_start=tuple(
            (float(labels[start]), _difference(means, after & known & (means.starts == start)))
            for start in np.unique(means.starts[after & known])
        ),
    )


def _mean_effects(means: GroupTimeMeans, cells: Cells) -> Numbers:
    """Each cell weighs as many areas as its group has: (1 + areas,)."""
    effects = means.effects[:, cells]
    weights = np.where(np.isnan(effects), 0.0, means.numbers[:, cells])
    total = weights.sum(axis=1)
    mean: Numbers = (weights * np.nan_to_num(effects)).sum(axis=1) / np.where(
        total > 0, total, np.nan
    )
    return mean


def _sureness(means: GroupTimeMeans, cells: Cells) -> tuple[float, float]:
    """The error and degrees of a mean over cells; an infinite error where areas are too few."""
    every = _mean_effects(means, cells)
    members: Cells = np.any(means.members[cells], axis=0)
    comparisons: Cells = np.any(means.comparisons[cells], axis=0) & ~members
    if members.sum() < FEWEST_FOR_AN_INTERVAL or comparisons.sum() == 1:
        return float("inf"), 1.0
    moves = every[1:] - every[0]
    if np.isnan(moves[members | comparisons]).any():
        return float("inf"), 1.0
    weighs = means.members[cells].sum(axis=0)
    sizes = np.where(members, weighs, comparisons).astype(np.float64)
    found = jackknife_error(moves, sizes=sizes, treated=members)
    return found.standard_error, found.degrees


def _difference(means: GroupTimeMeans, cells: Cells) -> DifferenceEffect:
    value = float(_mean_effects(means, cells)[0])
    error, degrees = _sureness(means, cells)
    if np.isfinite(error):
        return difference_effect(value, standard_error=error, degrees=degrees)
    return DifferenceEffect(value, -float("inf"), float("inf"), None)
