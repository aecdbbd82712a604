"""What stands beside the main effect: before and after alone, areas beside, and placebos."""

from dataclasses import dataclass

import numpy as np

from headwater.analyses.evaluation.estimates import Estimate
from headwater.analyses.evaluation.estimating import difference_of
from headwater.analyses.evaluation.panels import Numbers, Panel, Positions
from headwater.methods.effects_of_interventions.difference_in_differences import (
    fit_difference_in_differences,
)
from headwater.methods.effects_of_interventions.placebos import (
    Design,
    placebos_in_space,
    placebos_in_time,
)
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect, ratio_effect

YEAR = 12
FEWEST_AREAS = 3
FEWEST_MONTHS = 6
"""How many months a pretended start needs on either side."""
_DRAWS, _SEED = 200, 1


@dataclass(frozen=True, slots=True)
class Moved:
    """The effect on areas beside, and what moved there as a share of what was prevented.

    The share and its interval are None where it cannot be told that anything was prevented.
    """

    effect: RatioEffect
    share: float | None
    lower: float | None
    upper: float | None


def before_and_after(found: Panel) -> RatioEffect | None:
    """The treated areas after the start, over the year before it: a change, and not its cause.

    None for areas that began at different times, fewer than three of them, or no event before.
    """
    treated = found.treated
    if len(treated) < FEWEST_AREAS or len(set(found.first_treated[treated])) > 1:
        return None
    rates = found.events[treated] / found.exposure[treated]
    after = rates[:, found.start :].mean(axis=1)
    before = rates[:, max(0, found.start - YEAR) : found.start].mean(axis=1)
    if before.sum() == 0 or after.sum() == 0:
        return None
    ratio = after.sum() / before.sum()
    scatter = ((after - ratio * before) ** 2).sum() * len(treated) / (len(treated) - 1)
    error = float(np.sqrt(scatter) / after.sum())
    return ratio_effect(float(np.log(ratio)), standard_error=error, degrees=len(treated) - 1)


def moved_beside(found: Panel, estimate: Estimate) -> Moved | None:
    """Whether violence rose in the areas beside, against the comparison; None with fewer than two.

    The interval of the share is that of the areas beside; what was prevented is taken as it is.
    """
    if len(found.beside) < 2 or len(found.comparison) < 2:
        return None
    fitted = difference_of(found, found.beside, found.comparison)
    prevented = estimate.expected - estimate.observed
    if estimate.effect.upper >= 1 or prevented <= 0:
        return Moved(fitted.effect, None, None, None)
    share, lower, upper = (
        fitted.expected * (ratio - 1) / prevented
        for ratio in (fitted.effect.ratio, fitted.effect.lower, fitted.effect.upper)
    )
    return Moved(fitted.effect, share, lower, upper)


def moved_alike_before(found: Panel, estimate: Estimate) -> float | None:
    """The p-value of the joint test that both groups moved alike before the start."""
    if estimate.parallel_p_value is not None:
        return estimate.parallel_p_value
    return difference_of(found, found.treated, estimate.compared).parallel_p_value


def pretended_earlier(found: Panel, estimate: Estimate) -> RatioEffect | None:
    """What the design finds with a start half-way through the months before the true one."""
    earlier = found.start // 2
    if earlier < FEWEST_MONTHS:
        return None
    rows = found.rows(found.treated, estimate.compared)
    (placebo,) = placebos_in_time(
        found.events[rows],
        first_treated=found.first_treated[rows],
        design=_fitted(found.exposure[rows]),
        times_earlier=(earlier,),
    )
    return placebo.effect


def pretended_elsewhere(found: Panel, estimate: Estimate) -> tuple[float, ...]:
    """The ratios of areas that never had it, pretending that they did; none with too few."""
    if estimate.placebo_ratios:
        return estimate.placebo_ratios
    together = len(set(found.first_treated[found.treated])) == 1
    if not together or len(found.comparison) < 2 * max(len(found.treated), FEWEST_AREAS):
        return ()
    rows = found.rows(found.treated, found.comparison)
    drawn = placebos_in_space(
        found.events[rows],
        first_treated=found.first_treated[rows],
        design=_of_sums,
        draws=_DRAWS,
        seed=_SEED,
    )
    return tuple(sorted(each.effect.ratio for each in drawn))


def without_each(found: Panel, estimate: Estimate) -> tuple[float, float, float] | None:
    """The ratio of sums, and the lowest and highest with any one area left out.

    None for areas that began at different times, or where one area is all there is.
    """
    sides = [found.treated, estimate.compared]
    if len(set(found.first_treated[found.treated])) > 1 or min(map(len, sides)) < 2:
        return None
    sums = [_before_after(found, side) for side in sides]
    whole = _ratio(sums[0].sum(axis=0), sums[1].sum(axis=0))
    fewer = [_ratio(sums[0].sum(axis=0) - area, sums[1].sum(axis=0)) for area in sums[0]] + [
        _ratio(sums[0].sum(axis=0), sums[1].sum(axis=0) - area) for area in sums[1]
    ]
    return whole, min(fewer), max(fewer)


def _before_after(found: Panel, areas: Positions) -> Numbers:
    events = found.events[areas]
    return np.stack(
        [events[:, : found.start].sum(axis=1), events[:, found.start :].sum(axis=1)], axis=1
    )


def _ratio(treated: Numbers, compared: Numbers) -> float:
    safe = np.maximum(np.stack([treated, compared]), 0.5)  # an area may hold every event there was
    return float((safe[0, 1] / safe[0, 0]) / (safe[1, 1] / safe[1, 0]))


def _fitted(exposure: Numbers) -> Design:
    def design(counts: Numbers, first_treated: Positions, areas: Positions) -> RatioEffect:
        people = exposure[areas][:, : counts.shape[1]]
        found = fit_difference_in_differences(counts, first_treated=first_treated, exposure=people)
        return found.effect

    return design


def _of_sums(counts: Numbers, first_treated: Positions, areas: Positions) -> RatioEffect:  # noqa: ARG001 - the form of every design
    """The ratio alone: that of difference in differences where areas began together."""
    start = int(first_treated.max())
    groups = [counts[first_treated >= 0], counts[first_treated < 0]]
    sums = [np.array([each[:, :start].sum(), each[:, start:].sum()]) for each in groups]
    ratio = _ratio(sums[0], sums[1])
    return RatioEffect(ratio, ratio, ratio, None)
