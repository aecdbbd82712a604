"""One effect from one panel, by the design that the plan locked."""

from dataclasses import replace

import numpy as np

from headwater.analyses.evaluation.displacing import net_of_displacement
from headwater.analyses.evaluation.estimates import MONTHS_JOINED, Estimate
from headwater.analyses.evaluation.keys import ALIKE
from headwater.analyses.evaluation.panels import Numbers, Panel, Positions
from headwater.analyses.evaluation.single_units import interrupted, synthetic
from headwater.methods.effects_of_interventions.difference_in_differences import (
    DifferenceInDifferences,
    fit_difference_in_differences,
)
from headwater.methods.effects_of_interventions.matched_areas import MatchedAreas, match_areas
from headwater.methods.effects_of_interventions.staggered_adoption import fit_staggered_adoption
from headwater.released.evaluations.plan import Design
from headwater.released.evaluations.result import Check, Outcome

MATCHES_OF_EACH = 3
_EVEN, _UNEVEN = 0.1, 0.25
"""Standardised differences beyond which groups are usually called unequal, and very unequal."""


def estimate(found: Panel, design: Design) -> Estimate:
    """The effect on the treated areas. Raises ValueError where the counts cannot carry it."""
    return {
        Design.DIFFERENCE_IN_DIFFERENCES: _difference,
        Design.STAGGERED_ADOPTION: _staggered,
        Design.MATCHED_AREAS: _matched,
        Design.SYNTHETIC_CONTROL: synthetic,
        Design.INTERRUPTED_SERIES: interrupted,
        Design.DISPLACEMENT_DIFFERENCE: net_of_displacement,
    }[design](found)


def difference_of(
    found: Panel, treated: Positions, comparison: Positions
) -> DifferenceInDifferences:
    """Difference in differences of some areas against others, which were never treated.

    `treated` may be areas beside: they are then taken to begin with the first treated area.
    """
    rows = found.rows(treated, comparison)
    starts = np.where(found.first_treated[treated] < 0, found.start, found.first_treated[treated])
    never = np.full(len(comparison), -1, dtype=np.intp)
    return fit_difference_in_differences(
        found.events[rows],
        first_treated=np.concatenate([starts, never]),
        exposure=found.exposure[rows],
        step=MONTHS_JOINED,
    )


def levels_of(found: Panel, areas: Positions) -> Numbers:
    """The rate of some areas by month, as multiples of their own mean before the start."""
    rates = found.events[areas].sum(axis=0) / found.exposure[areas].sum(axis=0)
    return np.asarray(rates / max(rates[: found.start].mean(), 1e-12), dtype=np.float64)


def _difference(found: Panel, comparison: Positions | None = None) -> Estimate:
    compared = found.comparison if comparison is None else comparison
    fitted = difference_of(found, found.treated, compared)
    return Estimate(
        effect=fitted.effect,
        standard_error=fitted.standard_error,
        degrees=fitted.degrees,
        observed=fitted.observed,
        expected=fitted.expected,
        compared=compared,
        event_times=tuple((int(each.times_from_start), each.effect) for each in fitted.event_times),
        parallel_p_value=fitted.parallel_p_value,
        expected_levels=levels_of(found, compared),
    )


def _staggered(found: Panel) -> Estimate:
    rows = found.rows(found.treated, found.comparison)
    fitted = fit_staggered_adoption(
        found.events[rows],
        first_treated=found.first_treated[rows],
        on="log_rates",
        exposure=found.exposure[rows],
    )
    observed = sum(found.events[at, found.first_treated[at] :].sum() for at in found.treated)
    return Estimate(
        effect=fitted.overall,
        standard_error=fitted.standard_error,
        degrees=fitted.degrees,
        observed=float(observed),
        expected=float(observed) / fitted.overall.ratio,
        compared=found.comparison,
        months_joined=1,
        event_times=tuple((int(each.times_from_start), each.effect) for each in fitted.event_times),
    )


def _matched(found: Panel) -> Estimate:
    """Difference in differences against the areas that were most alike before the start."""
    rows = found.rows(found.treated, found.comparison)
    before = (found.events / found.exposure)[rows, : found.start]
    # Half of the others at the most: where nearly all are taken, nothing is chosen.
    of_each = min(MATCHES_OF_EACH, max(1, len(found.comparison) // (2 * len(found.treated))))
    matched = match_areas(before, treated=np.arange(len(found.treated)), per_treated=of_each)
    compared = rows[list(matched.comparison)]
    return replace(_difference(found, compared), checks=(_balance(matched),))


def _balance(matched: MatchedAreas) -> Check:
    widest = max(matched.balance, key=lambda each: abs(each.after_matching))
    apart, before = abs(widest.after_matching), abs(widest.before_matching)
    outcome = Outcome.HOLDS if apart <= _EVEN else Outcome.CANNOT_TELL
    return Check(
        ALIKE,
        Outcome.FAILS if apart > _UNEVEN else outcome,
        f"After matching, the {widest.name} before the start is {apart:.2f} standard deviations "
        f"apart ({before:.2f} without matching). Up to {_EVEN} is alike.",
    )
