"""Effects that others published, put together for a page: the mean, and how far the next may lie.

It is the one calculation that the site asks for at once: nothing in it comes from a partner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist

from headwater.methods.synthesis.random_effects import synthesise

FEWEST = 2
FEW = 5
"""With fewer studies a mean says little, and a page says so."""


@dataclass(frozen=True, slots=True)
class StudyEffect:
    """One effect with the interval of so many percent that its source states."""

    estimate: float
    lower: float
    upper: float
    interval_percent: int


@dataclass(frozen=True, slots=True)
class Together:
    """The mean of several effects on their own scale, with its 95% interval.

    `next_lower` and `next_upper` are where 95 of 100 further effects would lie, None with fewer
    than three studies. `differing` is the share of variation beyond chance (I squared), 0 to 1;
    `weights` are those of the studies in their order and sum to 1.
    """

    mean: float
    lower: float
    upper: float
    next_lower: float | None
    next_upper: float | None
    differing: float
    weights: tuple[float, ...]


def put_together(effects: Sequence[StudyEffect], *, are_ratios: bool) -> Together:
    """Random effects over studies that share nobody: REML, Knapp and Hartung's interval.

    Standard errors are read from the stated intervals; ratios are put together as logarithms.
    Raises ValueError for fewer than two effects, and for an interval that is none.
    Source: `headwater.methods.synthesis.random_effects`.

    >>> found = put_together(
    ...     [StudyEffect(0.6, 0.4, 0.9, 95), StudyEffect(0.9, 0.7, 1.16, 95),
    ...      StudyEffect(0.7, 0.45, 1.09, 95)], are_ratios=True)
    >>> round(found.mean, 2), round(found.lower, 2), round(found.upper, 2)
    (0.76, 0.42, 1.34)
    """
    values, variances = [], []
    for each in effects:
        ends = (each.lower, each.estimate, each.upper)
        if not each.lower < each.upper or (are_ratios and each.lower <= 0):
            raise ValueError(f"found an interval from {each.lower} to {each.upper}, expected one")
        low, middle, high = (log(end) for end in ends) if are_ratios else ends
        reach = NormalDist().inv_cdf(0.5 + each.interval_percent / 200)
        values.append(middle)
        variances.append(((high - low) / (2 * reach)) ** 2)
    found = synthesise(values, variances=variances)

    def back(value: float | None) -> float | None:
        return exp(value) if are_ratios and value is not None else value

    return Together(
        mean=back(found.mean) or 0.0,
        lower=back(found.lower) or 0.0,
        upper=back(found.upper) or 0.0,
        next_lower=back(found.predicted_lower),
        next_upper=back(found.predicted_upper),
        differing=found.i_squared,
        weights=tuple(float(each) for each in found.weights),
    )
