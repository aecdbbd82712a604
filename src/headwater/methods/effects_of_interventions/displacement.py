"""Did violence move? The weighted displacement difference of counts before and after."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Events before and after the start, in one kind of area."""

    before: float
    after: float


@dataclass(frozen=True, slots=True)
class DisplacementDifference:
    """Events in the time after: less than 0 is fewer, in treated areas and beside them together.

    `difference` is `local` (treated less comparison) plus `beside` (areas beside less their
    comparison), each with its standard error; the 95% interval is of `difference`.
    `displaced_share` is the rise beside over the fall in treated areas: 0.1 is 10 in 100 moved, and
    less than 0 that the areas beside gained too; None where the treated areas had no fall, or
    nothing is known beside.
    """

    difference: float
    standard_error: float
    lower: float
    upper: float
    p_value: float
    local: float
    local_standard_error: float
    beside: float | None
    beside_standard_error: float | None
    displaced_share: float | None


def weighted_displacement_difference(
    *,
    treated: BeforeAfter,
    comparison: BeforeAfter,
    beside: BeforeAfter | None = None,
    comparison_beside: BeforeAfter | None = None,
    lengths: tuple[float, float] = (1.0, 1.0),
    dispersion: float = 1.0,
) -> DisplacementDifference:
    """The change of treated areas and of those beside them, less that of their comparisons.

    Right where each kind of area would have gained or lost as many events as its comparison: take
    comparison areas of the same size. `lengths` are those of the times before and after; counts
    before are put in terms of after. `dispersion` is the variance of such counts over their mean:
    1 is Poisson, as published; counts of areas often have 2 or more, and the interval is too narrow
    without it.
    Raises ValueError on counts that are negative or missing, areas beside without their comparison,
    lengths that are not above 0, a dispersion below 1, or no event at all.
    Source: Wheeler & Ratcliffe 2018, Crime Science 7, 11 (with unequal lengths: the author's
    notes of 2021, the treated areas' 80 then 20 and the comparison's 100 then 50).

    >>> found = weighted_displacement_difference(
    ...     treated=BeforeAfter(80, 20), comparison=BeforeAfter(100, 50), lengths=(2, 1))
    >>> found.difference, round(found.standard_error, 1)
    (-20.0, 10.7)
    """
    from scipy.special import ndtr, ndtri

    if (beside is None) is not (comparison_beside is None):
        raise ValueError("found areas beside or their comparison alone; expected both or neither")
    if not (min(lengths) > 0 and np.isfinite(lengths).all()) or not 1 <= dispersion < np.inf:
        raise ValueError(
            f"found lengths {lengths} and dispersion {dispersion}; expected lengths above 0 and a"
            " dispersion of 1 or more"
        )
    scale = lengths[1] / lengths[0]
    local, local_variance = _change(treated, comparison, scale)
    moved, moved_variance = 0.0, 0.0
    if beside is not None and comparison_beside is not None:
        moved, moved_variance = _change(beside, comparison_beside, scale)
    variance = dispersion * (local_variance + moved_variance)
    if variance == 0:
        raise ValueError("found no event at all; expected some")
    error = float(np.sqrt(variance))
    reach = float(ndtri(0.975)) * error
    total = local + moved
    return DisplacementDifference(
        difference=total,
        standard_error=error,
        lower=total - reach,
        upper=total + reach,
        p_value=2 * float(ndtr(-abs(total) / error)),
        local=local,
        local_standard_error=float(np.sqrt(dispersion * local_variance)),
        beside=None if beside is None else moved,
        beside_standard_error=None
        if beside is None
        else float(np.sqrt(dispersion * moved_variance)),
        displaced_share=None if beside is None or local >= 0 else moved / -local,
    )


def _change(of: BeforeAfter, against: BeforeAfter, scale: float) -> tuple[float, float]:
    counts = np.array([of.before, of.after, against.before, against.after], dtype=np.float64)
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise ValueError("found a count that is negative or missing; expected 0 or more")
    weights = np.array([-scale, 1.0, scale, -1.0])
    return float(weights @ counts), float(weights**2 @ counts)
