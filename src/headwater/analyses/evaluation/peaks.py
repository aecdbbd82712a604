"""Months by which places were chosen: left out, because what is high by chance falls by itself."""

from dataclasses import dataclass

import numpy as np

from headwater.analyses.evaluation.panels import Panel
from headwater.analyses.evaluation.refusing import if_carried
from headwater.methods.effects_of_interventions.regression_to_the_mean import (
    ReturnToTheMean,
    expected_return_to_the_mean,
)
from headwater.released.evaluations.plan import ChosenBecause, EvaluationPlan

CHOSEN_BY_MONTHS = 12
"""A board that looks for the worst places looks at the last year."""
FEWEST_MONTHS_LEFT = 12
"""How many months must remain before those by which places were chosen."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The counts as they are used, and what the months by which places were chosen show.

    `left_out` is how many months before the start are not used. `returning` is None where nothing
    can be said of a peak: too few months, or areas that began at different times.
    """

    panel: Panel
    left_out: int
    returning: ReturnToTheMean | None


def prepare(found: Panel, plan: EvaluationPlan) -> Prepared:
    """Leave out the year before the start where places were chosen at a peak.

    It cannot be left out where less than a year would remain before it, or where areas began in
    different months.
    """
    starts = np.unique(found.first_treated[found.treated])
    has_room = len(starts) == 1 and found.start >= CHOSEN_BY_MONTHS + FEWEST_MONTHS_LEFT
    returning = if_carried(lambda: _returning(found)) if has_room else None
    if not has_room or plan.chosen_because is not ChosenBecause.AT_A_PEAK:
        return Prepared(found, 0, returning)
    chosen_by = range(found.start - CHOSEN_BY_MONTHS, found.start)
    return Prepared(found.without_months(chosen_by), CHOSEN_BY_MONTHS, returning)


def _returning(found: Panel) -> ReturnToTheMean:
    rows = found.rows(found.treated, found.comparison)
    before = found.events[rows, : found.start]
    return expected_return_to_the_mean(
        before,
        chosen=found.treated,
        selected_times=np.arange(found.start - CHOSEN_BY_MONTHS, found.start),
        exposure=found.exposure[rows, : found.start],
    )
