"""Early warning from the last few counts alone: the C1, C2 and C3 rules of EARS."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

LAG = 2
"""C2 and C3 leave these times between the baseline and the present."""


class EarsRule(StrEnum):
    """Which counts are the baseline, and what is compared with them."""

    C1 = "c1"
    """The present against the counts just before it."""
    C2 = "c2"
    """The present against the counts before the last two, so that a slow rise does not hide."""
    C3 = "c3"
    """The sum of what C2 exceeded by more than one deviation, at the present and the last two."""


ALARM_RATES = {EarsRule.C1: 0.001, EarsRule.C2: 0.001, EarsRule.C3: 0.025}
"""The one-sided rates that the Centers for Disease Control chose, had counts been normal."""


@dataclass(frozen=True, slots=True)
class EarsAlarms:
    """What was expected at each time and whether it was exceeded; arrays are (series, times).

    `statistic` is in standard deviations. The bound is -1 where what C3 carries from the last two
    times is an alarm at any count. Where not `assessed` (the series is too young there,
    or a count of the baseline is missing) the numbers are missing and there is no alarm.
    """

    expected: Numbers
    upper_bound: Numbers
    statistic: Numbers
    assessed: npt.NDArray[np.bool_]
    alarm: npt.NDArray[np.bool_]


def ears_alarms(
    counts: npt.ArrayLike,
    *,
    rule: EarsRule,
    baseline: int = 7,
    alarm_rate: float | None = None,
    least_deviation: float = 0.5,
) -> EarsAlarms:
    """Compare each count with the mean and standard deviation of those shortly before it.

    `counts` is (series, times), missing counts NaN. A baseline that hardly varies is taken to vary
    by `least_deviation`. Valid for short series without a season; the bounds are normal, so on
    small counts alarms come more often than `alarm_rate` says.
    Raises ValueError on a negative count, fewer than two times of baseline, or a rate or a least
    deviation that is not positive.
    Source: Fricker, Hegler & Dunfee 2008, Statistics in Medicine 27, 3407-3429; Salmon, Schumacher
    & Höhle 2016, Journal of Statistical Software 70(10), section 2.2.

    >>> found = ears_alarms([2, 3, 1, 2, 4, 2, 3, 9], rule=EarsRule.C1)
    >>> found.upper_bound[0, -1].round(3).item(), found.alarm[0].tolist()[-2:]
    (5.444, [False, True])
    """
    from scipy.special import ndtri

    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    rate = ALARM_RATES[rule] if alarm_rate is None else alarm_rate
    if (observed < 0).any() or np.isinf(observed).any():
        raise ValueError("found a negative or infinite count; expected zero or more")
    if baseline < 2 or not 0 < rate < 1 or not least_deviation > 0:
        raise ValueError(
            f"found a baseline of {baseline}, a rate of {rate} and a least deviation of "
            f"{least_deviation}; expected two times or more, a rate of 0 to 1, more than 0"
        )
    limit = -float(ndtri(rate))
    lag = 0 if rule is EarsRule.C1 else LAG
    expected, deviation = _before(observed, baseline=baseline, lag=lag)
    deviation = np.maximum(deviation, least_deviation)
    statistic = (observed - expected) / deviation
    carried = _carried(statistic) if rule is EarsRule.C3 else np.zeros_like(statistic)
    upper = expected + deviation * (limit - carried)
    if rule is EarsRule.C3:
        # R's bound leaves out this one deviation and so disagrees with the statistic it documents.
        upper = np.where(carried > limit, -1.0, upper + deviation)
        statistic = carried + np.maximum(statistic - 1, 0)
    assessed = ~np.isnan(upper) & ~np.isnan(observed)
    with np.errstate(invalid="ignore"):
        alarm = assessed & (statistic > limit)
    return EarsAlarms(
        expected=np.where(assessed, expected, np.nan),
        upper_bound=np.where(assessed, upper, np.nan),
        statistic=np.where(assessed, statistic, np.nan),
        assessed=assessed,
        alarm=alarm,
    )


def _before(observed: Numbers, *, baseline: int, lag: int) -> tuple[Numbers, Numbers]:
    """Mean and standard deviation of the baseline of each time, missing where it has none."""
    mean, deviation = np.full((2, *observed.shape), np.nan)
    windows = observed.shape[1] - baseline - lag
    if windows > 0:
        views = np.lib.stride_tricks.sliding_window_view(observed, baseline, axis=1)[:, :windows]
        mean[:, baseline + lag :] = views.mean(axis=2)
        deviation[:, baseline + lag :] = views.std(axis=2, ddof=1)
    return mean, deviation


def _carried(statistic: Numbers) -> Numbers:
    """What the two times before each exceeded one deviation by, together."""
    beyond = np.maximum(statistic - 1, 0)
    carried = np.full_like(statistic, np.nan)
    carried[:, LAG:] = beyond[:, 1:-1] + beyond[:, :-LAG]
    return carried
