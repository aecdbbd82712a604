"""Shares of a whole, with Wilson's interval."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share between 0 and 1, how many it is a share of, and the limits of its interval."""

    value: float
    lower: float
    upper: float
    trials: int


def wilson_limits(
    successes: npt.ArrayLike, trials: npt.ArrayLike, *, level: float = 0.95
) -> tuple[Numbers, Numbers, Numbers]:
    """Shares with the lower and upper limits of Wilson's score interval.

    Missing where either number is missing or there were no trials. Raises ValueError if there
    are more successes than trials, or fewer than none.
    Source: Wilson 1927, Journal of the American Statistical Association 22, 209-212.

    >>> value, lower, upper = wilson_limits([5, 0], [20, 20])
    >>> lower.round(4).tolist(), upper.round(4).tolist()
    ([0.1119, 0.0], [0.4687, 0.1611])
    """
    from scipy.special import ndtri

    part = np.asarray(successes, dtype=np.float64)
    whole = np.asarray(trials, dtype=np.float64)
    if (part < 0).any() or (part > whole).any():
        raise ValueError("found a part below zero or above its whole; expected 0 <= part <= whole")
    whole = np.where(whole == 0, np.nan, whole)
    z = float(ndtri((1 + level) / 2))
    centre = 2 * part + z**2
    spread = z * np.sqrt(z**2 + 4 * part * (1 - part / whole))
    scale = 2 * (whole + z**2)
    # At the ends the formula is 0 or 1 exactly; rounding must not push a limit past them.
    lower = np.where(part == 0, 0 * whole, (centre - spread) / scale)
    upper = np.where(part == whole, 1.0, (centre + spread) / scale)
    return part / whole, lower, upper


def wilson_proportion(*, successes: int, trials: int) -> Proportion:
    """A share with Wilson's 95% interval; honest at small numbers and at 0% and 100%.

    Raises ValueError if there were no trials, or more successes than trials.
    Source: Wilson 1927, Journal of the American Statistical Association 22, 209-212.

    >>> share = wilson_proportion(successes=21, trials=28)
    >>> round(share.value, 2), round(share.lower, 3), round(share.upper, 3)
    (0.75, 0.566, 0.873)
    """
    if not trials > 0:
        raise ValueError(f"found {trials} trials; expected at least one")
    value, lower, upper = wilson_limits([successes], [trials])
    return Proportion(float(value[0]), float(lower[0]), float(upper[0]), trials)
