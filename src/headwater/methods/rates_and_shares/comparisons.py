"""Is one count or share larger than another: p-values, given how many were at risk."""

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


def share_change_p(
    later: npt.ArrayLike, earlier: npt.ArrayLike, *, later_share: npt.ArrayLike
) -> Numbers:
    """Two-sided p-value that, of all events, the later ones are as many as `later_share` says.

    Given their total, the later of two Poisson counts is binomial; its expected share is its
    share of the exposure (person-years, or the months' share of a larger total). The smaller
    tail is doubled, which is never too small. Where there are no events at all the p-value is 1.
    Source: Przyborowski & Wilenski 1940, Biometrika 31, 313-323.

    >>> share_change_p([30, 10], [10, 10], later_share=[0.5, 0.5]).round(4).tolist()
    [0.0022, 1.0]
    """
    from scipy.special import betainc

    new = np.asarray(later, dtype=np.float64)
    old = np.asarray(earlier, dtype=np.float64)
    share = np.asarray(later_share, dtype=np.float64)
    # Binomial tails as incomplete beta functions, whose parameters must be above zero.
    at_most = np.where(old == 0, 1.0, betainc(np.maximum(old, 1), new + 1, 1 - share))
    at_least = np.where(new == 0, 1.0, betainc(np.maximum(new, 1), old + 1, share))
    p_values: Numbers = np.minimum(1.0, 2 * np.minimum(at_most, at_least))
    return p_values


def share_difference_p(
    parts: npt.ArrayLike,
    wholes: npt.ArrayLike,
    reference_parts: npt.ArrayLike,
    reference_wholes: npt.ArrayLike,
) -> Numbers:
    """Two-sided p-value that two independent shares are one, by the score test of the pooled share.

    Where both are none or all of them, the p-value is 1.
    Source: Pearson's chi-squared of a two by two table without correction; Agresti 2013,
    Categorical Data Analysis, third edition, section 3.2.

    >>> round(float(share_difference_p(56, 70, 48, 80)), 4)
    0.008
    """
    from scipy.special import ndtr

    first, second = np.asarray(parts, np.float64), np.asarray(reference_parts, np.float64)
    people, others = np.asarray(wholes, np.float64), np.asarray(reference_wholes, np.float64)
    pooled = (first + second) / (people + others)
    error = np.sqrt(pooled * (1 - pooled) * (1 / people + 1 / others))
    apart = np.abs(first / people - second / others)
    p_values: Numbers = np.where(error > 0, 2 * ndtr(-apart / np.where(error > 0, error, 1)), 1.0)
    return p_values


def trend_p(counts: npt.ArrayLike, exposures: npt.ArrayLike) -> float:
    """Two-sided p-value that a run of counts follows its exposures, against a steady trend.

    Given their total, the counts are multinomial with the exposures' shares; the score statistic
    weighs each by its place in the run and is compared with the normal distribution. Valid from
    about five expected events in each place. Where there are no events the p-value is 1.
    Source: Breslow & Day 1987, Statistical Methods in Cancer Research II, chapter 3 (test for
    trend); Armitage 1955, Biometrics 11, 375-386.

    >>> round(trend_p([10, 20, 30], [1, 1, 1]), 4)
    0.0016
    """
    from scipy.special import ndtr

    x = np.asarray(counts, dtype=np.float64)
    weight = np.asarray(exposures, dtype=np.float64) / np.sum(exposures)
    place = np.arange(x.size) - np.sum(weight * np.arange(x.size))
    variance = float(x.sum() * np.sum(weight * place**2))
    if variance == 0:
        return 1.0
    return float(2 * ndtr(-abs(np.sum(place * x)) / np.sqrt(variance)))
