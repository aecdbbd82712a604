"""Designs that set one series of the treated areas beside what it would have been."""

import numpy as np

from headwater.analyses.evaluation.estimates import MONTHS_JOINED, Estimate
from headwater.analyses.evaluation.keys import MIXTURE, STOOD_STILL
from headwater.analyses.evaluation.panels import Numbers, Panel
from headwater.methods.change.interrupted_series import Interruption, fit_interruption
from headwater.methods.change.interruption_model import Errors, InterruptionModel
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect
from headwater.methods.effects_of_interventions.synthetic_control import (
    SyntheticControl,
    fit_synthetic_control,
)
from headwater.released.evaluations.result import Check, Outcome

_MODEL = InterruptionModel(errors=Errors.AUTOREGRESSIVE)
_GOOD_FIT = 0.1
"""Root mean squared gap before the start, beyond which a mixture does not follow the areas."""
_LEAST = 1e-6
_FEWEST_IN_MIXTURE = 3


def synthetic(found: Panel) -> Estimate:
    """The treated area beside a mixture of others, each against its own mean before.

    Areas without an event before the start have no such mean, and are left out of the mixture.
    Raises ValueError where the counts cannot carry it.
    """
    rates = found.events / found.exposure
    usable = found.comparison[rates[found.comparison, : found.start].sum(axis=1) > 0]
    values = rates[found.rows(found.treated, usable)]
    values = values / np.maximum(values[:, : found.start].mean(axis=1, keepdims=True), _LEAST)
    quarters, since = _by_quarters(values, found.start)
    fitted = fit_synthetic_control(quarters, treated=0, since=since)
    observed = float(found.events[found.treated, found.start :].sum())
    return Estimate(
        effect=fitted.effect,
        standard_error=None,
        degrees=float("inf"),
        observed=observed,
        expected=observed / max(fitted.ratio, _LEAST),
        compared=usable,
        expected_levels=_levels(fitted, found),
        checks=(_fit_before(fitted.fit_before),),
        placebo_ratios=tuple(sorted(fitted.placebo_ratios)),
    )


def _levels(fitted: SyntheticControl, found: Panel) -> Numbers | None:
    """The mixture by month; None where so few areas make it that it would tell of one of them."""
    if 1 / float((fitted.weights**2).sum()) < _FEWEST_IN_MIXTURE:
        return None
    return _by_months(fitted.synthetic, found)


def interrupted(found: Panel) -> Estimate:
    """The treated areas together against their own level, trend and season. Raises ValueError."""
    events = found.events[found.treated].sum(axis=0)
    exposure = found.exposure[found.treated].sum(axis=0)
    fitted = fit_interruption(events, at=found.start, exposure=exposure, model=_MODEL)
    expected = fitted.without_change[0]
    effect = _level(fitted)
    return Estimate(
        effect=effect,
        standard_error=float(np.log(effect.upper / max(effect.lower, _LEAST)) / (2 * 1.96)),
        degrees=float("inf"),
        observed=float(events[found.start :].sum()),
        expected=float(expected[found.start :].sum()),
        compared=np.array([], dtype=np.intp),
        expected_levels=expected / exposure / (events / exposure)[: found.start].mean(),
        checks=_comparison_stood_still(found),
    )


def _level(fitted: Interruption) -> RatioEffect:
    ratio = fitted.level_ratio
    if ratio is None:
        raise ValueError("found no change of level in the model; expected one")
    value, lower, upper, p_value = (
        float(each[0]) for each in (ratio.value, ratio.lower, ratio.upper, ratio.p_value)
    )
    return RatioEffect(value, lower, upper, p_value)


def _comparison_stood_still(found: Panel) -> tuple[Check, ...]:
    if not len(found.comparison):
        return ()
    events = found.events[found.comparison].sum(axis=0)
    exposure = found.exposure[found.comparison].sum(axis=0)
    same = _level(fit_interruption(events, at=found.start, exposure=exposure, model=_MODEL))
    moved = same.lower > 1 or same.upper < 1
    return (
        Check(
            STOOD_STILL,
            Outcome.FAILS if moved else Outcome.HOLDS,
            "Areas without it changed at the same time "
            f"({same.ratio:.2f} times, 95% interval {same.lower:.2f} to {same.upper:.2f}), so "
            "something else happened then."
            if moved
            else "Areas without it did not change at the same time "
            f"({same.ratio:.2f} times, 95% interval {same.lower:.2f} to {same.upper:.2f}).",
        ),
    )


def _fit_before(gap: float) -> Check:
    return Check(
        MIXTURE,
        Outcome.HOLDS if gap <= _GOOD_FIT else Outcome.FAILS,
        f"Before the start the mixture of other areas was {gap:.2f} of the areas' own level away "
        f"from them, as the root of the mean square. Up to {_GOOD_FIT} follows them.",
    )


def _by_quarters(values: Numbers, start: int) -> tuple[Numbers, int]:
    """Means of three months each, counted from the start; what is left over at the ends goes."""
    before, after = start // MONTHS_JOINED, (values.shape[1] - start) // MONTHS_JOINED
    if before < 2 or after < 1:
        return values, start
    first = start - before * MONTHS_JOINED
    kept = values[:, first : first + (before + after) * MONTHS_JOINED]
    return kept.reshape(len(values), -1, MONTHS_JOINED).mean(axis=2), before


def _by_months(quarters: Numbers, found: Panel) -> Numbers:
    """Quarters as months again, in the places of a panel; NaN at the ends that were left over."""
    months = np.full(found.events.shape[1], np.nan)
    if len(quarters) == len(months):
        return np.asarray(quarters, dtype=np.float64)
    first = found.start - (found.start // MONTHS_JOINED) * MONTHS_JOINED
    spread = np.repeat(quarters, MONTHS_JOINED)
    months[first : first + len(spread)] = spread
    return months
