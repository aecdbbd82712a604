"""An effect as a ratio or a difference, with its interval by Student's t."""

from dataclasses import dataclass

import numpy as np

from headwater.methods.regression.poisson_models import LARGEST_LOGARITHM


@dataclass(frozen=True, slots=True)
class RatioEffect:
    """A rate ratio with its 95% interval: 0.75 is a quarter fewer than without the intervention.

    `p_value` is two-sided, of no change (1); None where a design gives none.
    """

    ratio: float
    lower: float
    upper: float
    p_value: float | None


@dataclass(frozen=True, slots=True)
class DifferenceEffect:
    """A difference in the units of the outcome, with its 95% interval.

    `p_value` is two-sided, of no difference (0); None where a design gives none.
    """

    difference: float
    lower: float
    upper: float
    p_value: float | None


def ratio_effect(log_ratio: float, *, standard_error: float, degrees: float) -> RatioEffect:
    """A ratio from its logarithm and the logarithm's standard error, by Student's t.

    Infinite degrees of freedom are the normal distribution. An error of 0 has no p-value.
    Raises ValueError if the error is negative or the degrees are not above 0.
    Source: Bell & McCaffrey 2002, Survey Methodology 28, 169-181 (t with estimated degrees).

    >>> found = ratio_effect(-0.2877, standard_error=0.1, degrees=9)
    >>> round(found.ratio, 3), round(found.lower, 3), round(found.upper, 3), round(found.p_value, 3)
    (0.75, 0.598, 0.94, 0.018)
    """
    reach, p_value = _reach(log_ratio, standard_error, degrees)
    value, lower, upper = (
        float(np.exp(np.clip(log_ratio + side * reach, -LARGEST_LOGARITHM, LARGEST_LOGARITHM)))
        for side in (0, -1, 1)
    )
    return RatioEffect(ratio=value, lower=lower, upper=upper, p_value=p_value)


def difference_effect(
    difference: float, *, standard_error: float, degrees: float
) -> DifferenceEffect:
    """A difference with its interval by Student's t. Errors and source as `ratio_effect`.

    >>> found = difference_effect(-0.04, standard_error=0.012, degrees=60)
    >>> round(found.lower, 3), round(found.upper, 3), round(found.p_value, 4)
    (-0.064, -0.016, 0.0015)
    """
    reach, p_value = _reach(difference, standard_error, degrees)
    return DifferenceEffect(
        difference=float(difference),
        lower=float(difference - reach),
        upper=float(difference + reach),
        p_value=p_value,
    )


def _reach(estimate: float, error: float, degrees: float) -> tuple[float, float | None]:
    from scipy.stats import t

    if not error >= 0 or not degrees > 0:
        raise ValueError(
            f"found an error of {error} with {degrees} degrees of freedom; expected an error of 0"
            " or more and degrees above 0"
        )
    if error == 0:
        return 0.0, None
    return float(t.ppf(0.975, degrees)) * error, 2 * float(t.sf(abs(estimate) / error, degrees))
