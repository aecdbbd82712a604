"""Whether violence moved to the areas beside, and the effect with what moved taken off."""

import numpy as np

from headwater.analyses.evaluation.estimates import Estimate
from headwater.analyses.evaluation.panels import Panel, Positions
from headwater.methods.effects_of_interventions.displacement import (
    BeforeAfter,
    weighted_displacement_difference,
)
from headwater.methods.effects_of_interventions.matched_areas import match_areas
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect


def net_of_displacement(found: Panel) -> Estimate:
    """The weighted displacement difference, as a ratio of what was expected of the treated areas.

    Each treated area, and each beside, is set against one of its own that was most alike before.
    Raises ValueError where the counts cannot carry it.
    """
    compared = _like(found, found.treated, found.comparison)
    others = np.setdiff1d(found.comparison, compared)
    beside = _like(found, found.beside, others) if len(found.beside) else None
    difference = weighted_displacement_difference(
        treated=_sums(found, found.treated),
        comparison=_sums(found, compared),
        beside=None if beside is None else _sums(found, found.beside),
        comparison_beside=None if beside is None else _sums(found, beside),
        lengths=(float(found.start), float(found.events.shape[1] - found.start)),
        dispersion=_dispersion(found),
    )
    observed = _sums(found, found.treated).after
    expected = observed - difference.local
    if expected <= 0:
        raise ValueError("found no events to be expected without the intervention; expected some")
    ratio, lower, upper = (
        max(0.0, 1 + each / expected)
        for each in (difference.difference, difference.lower, difference.upper)
    )
    return Estimate(
        effect=RatioEffect(ratio, lower, upper, difference.p_value),
        standard_error=difference.standard_error / expected,
        degrees=float("inf"),
        observed=observed,
        expected=expected,
        compared=compared if beside is None else np.sort(np.concatenate([compared, beside])),
    )


def _like(found: Panel, areas: Positions, among: Positions) -> Positions:
    """One area for each, of those that never had it, that was most alike before the start."""
    rows = np.concatenate([areas, among])
    before = (found.events / found.exposure)[rows, : found.start]
    matched = match_areas(before, treated=np.arange(len(areas)), per_treated=1)
    return np.asarray(rows[list(matched.comparison)], dtype=np.intp)


def _sums(found: Panel, areas: Positions) -> BeforeAfter:
    events = found.events[areas]
    return BeforeAfter(
        before=float(events[:, : found.start].sum()), after=float(events[:, found.start :].sum())
    )


def _dispersion(found: Panel) -> float:
    """How much more than chance alone the change of untreated areas scatters; 1 for chance."""
    events = found.events[found.comparison]
    before, after = events[:, : found.start].sum(axis=1), events[:, found.start :].sum(axis=1)
    ratio = after.sum() / max(before.sum(), 1.0)
    spread = (after - ratio * before) ** 2 / np.maximum(after + ratio**2 * before, 1.0)
    return max(1.0, float(spread.sum() / max(len(spread) - 1, 1)))
