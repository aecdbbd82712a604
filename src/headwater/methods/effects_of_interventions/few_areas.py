"""How sure an estimate is that rests on few areas: a jackknife and Student's t.

The usual robust errors of regression count every area-month, or hold only for many treated areas.
Here each area is taken out in turn, treated and comparison areas each add their own variance, and
the degrees of freedom are those of two groups of unequal variance, fewer where a few areas hold
most of the events.
"""

from dataclasses import dataclass

import numpy as np

from headwater.methods.effects_of_interventions.expected_counts_of_treated import Cells, Contrast
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect, ratio_effect
from headwater.methods.rates_and_shares.rates import Numbers

FEWEST_FOR_AN_INTERVAL = 3
"""With two areas of a group, intervals of 95 in 100 held about 90 in simulations."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """The standard error of an estimate and its degrees of freedom."""

    standard_error: float
    degrees: float


def jackknife_error(moves: Numbers, *, sizes: Numbers, treated: Cells) -> Sureness:
    """From how an estimate moves without each area (CV3), by Welch and Satterthwaite.

    `sizes` says how much each area weighs in its group (its expected events), `treated` which group
    it is of; areas of size 0 have no part. Each group's degrees are its areas, counted by Kish's
    effective number, less one.
    Where every area is treated in the end, all of them are one group.
    Raises ValueError if fewer than two treated or two comparison areas have a part.
    Source: MacKinnon, Nielsen & Webb 2023, Journal of Applied Econometrics 38, 671-694; Welch 1947,
    Biometrika 34, 28-35; Kish 1965, Survey Sampling, section 11.7.

    >>> moves = np.array([0.1, -0.1, 0.05, -0.05, 0.0])
    >>> found = jackknife_error(moves, sizes=np.ones(5), treated=np.array([1, 1, 0, 0, 0]) > 0)
    >>> round(found.standard_error, 4), round(found.degrees, 2)
    (0.1155, 1.68)
    """
    variances, shares = [], []
    for group, words in ((treated, "treated"), (~treated, "comparison")):
        part = group & (sizes > 0)
        areas = int(part.sum())
        if group is not treated and treated[sizes > 0].all():
            continue
        if areas < 2:
            raise ValueError(f"found {areas} {words} areas with events; expected two or more")
        variance = (areas - 1) / areas * float((moves[part] ** 2).sum())
        variances.append(variance)
        shares.append(variance**2 / (effective_number(sizes[part]) - 1))
    total = sum(variances)
    if not np.isfinite(total):
        return Sureness(standard_error=float("inf"), degrees=1.0)
    degrees = total**2 / sum(shares) if total > 0 else 1.0
    return Sureness(standard_error=float(np.sqrt(total)), degrees=float(degrees))


def effective_number(sizes: Numbers) -> float:
    """How many areas of one size would weigh as evenly; a little above 1 at the least.

    >>> effective_number(np.array([1.0, 1.0, 2.0]))
    2.6666666666666665
    """
    return max(float(sizes.sum() ** 2 / (sizes**2).sum()), 1.05)


def error_of_contrast(found: Contrast, *, comparison_sizes: Numbers) -> Sureness:
    """The jackknife's error of a contrast. `comparison_sizes` are what comparison areas weigh.

    Raises ValueError as `jackknife_error`.

    >>> by_area = np.array([3.0, 3.0, 0.0, 0.0])
    >>> found = Contrast(-0.7, 3.0, 6.0, np.array([0.1, -0.1, 0.1, -0.1]), by_area)
    >>> round(error_of_contrast(found, comparison_sizes=np.ones(4)).standard_error, 4)
    0.1414
    """
    targets = found.expected_by_area > 0
    sizes = np.where(targets, found.expected_by_area, comparison_sizes)
    return jackknife_error(found.moves, sizes=sizes, treated=targets)


def effect_of_contrast(found: Contrast, *, comparison_sizes: Numbers) -> RatioEffect:
    """The ratio with its interval; an interval of anything where areas or events are too few.

    >>> alone = Contrast(-0.7, 3.0, 6.0, np.array([0.0, 0.1, -0.1]), np.array([6.0, 0.0, 0.0]))
    >>> effect_of_contrast(alone, comparison_sizes=np.ones(3)).upper
    inf
    """
    logs, targets = found.log_ratio, (found.expected_by_area > 0).sum()
    others = ((comparison_sizes > 0) & (found.expected_by_area == 0)).sum()
    if np.isfinite(logs) and targets >= FEWEST_FOR_AN_INTERVAL and others > 1:
        sureness = error_of_contrast(found, comparison_sizes=comparison_sizes)
        if np.isfinite(sureness.standard_error):
            return ratio_effect(
                logs, standard_error=sureness.standard_error, degrees=sureness.degrees
            )
    ratio = float(np.exp(logs)) if np.isfinite(logs) else 0.0
    return RatioEffect(ratio=ratio, lower=0.0, upper=float("inf"), p_value=None)
