"""Where the effect of a next study would lie, without taking as known how far studies differ."""

import numpy as np

from headwater.methods.rates_and_shares.rates import Numbers

LEVELS, NODES, TRIED = 199, 41, 400


def predicted_range(values: Numbers, spread: Numbers) -> tuple[float, float]:
    """Limits within which 95 of 100 next effects lie, from the effects and variances of studies.

    The usual range takes the variance between studies as known, and with six studies it held 87
    next effects in 100 in a simulation. Here each variance that agrees with how the effects
    scatter has its share of the answer: the generalised Q is a chi-square, whose quantiles lead to
    variances, and for each the mean has Hartung and Knapp's error. No draw is made: the same
    studies give the same limits.
    Source: Viechtbauer 2007, Statistics in Medicine 26, 37-52 (Q profile); Nagashima, Noma &
    Furukawa 2019, Statistical Methods in Medical Research 28, 1689-1702 (the range).

    >>> effects = np.array([-0.5, -0.1, -0.9, 0.1, -0.4])
    >>> low, high = predicted_range(effects, np.array([0.04, 0.02, 0.09, 0.03, 0.05]))
    >>> round(low, 2), round(high, 2)
    (-1.48, 0.8)
    """
    from scipy.special import ndtri, stdtrit

    degrees = len(values) - 1
    levels = (np.arange(LEVELS) + 0.5) / LEVELS
    nodes = (np.arange(NODES) + 0.5) / NODES
    between = _variances(values, spread, levels)
    weights = 1 / (spread + between[:, None])
    total = weights.sum(axis=1)
    mean = weights @ values / total
    scatter = (weights * (values - mean[:, None]) ** 2).sum(axis=1) / degrees
    error = np.sqrt(np.maximum(scatter, 1.0) / total)
    aims = (
        mean[:, None, None]
        + np.sqrt(between)[:, None, None] * ndtri(nodes)[:, None]
        + error[:, None, None] * stdtrit(degrees, nodes)
    )
    low, high = np.quantile(aims, [0.025, 0.975])
    return float(low), float(high)


def _variances(values: Numbers, spread: Numbers, levels: Numbers) -> Numbers:
    """The variances between studies at which the generalised Q is each quantile; at least 0."""
    from scipy.special import chdtri

    degrees = len(values) - 1
    widest = 1e4 * (float(np.ptp(values)) ** 2 + float(spread.max()))
    tried = np.append(0.0, np.geomspace(float(spread.min()) * 1e-4, widest, TRIED))
    weights = 1 / (spread + tried[:, None])
    mean = weights @ values / weights.sum(axis=1)
    q = (weights * (values - mean[:, None]) ** 2).sum(axis=1)
    aims = chdtri(degrees, levels)
    found: Numbers = np.interp(-aims, -q, tried)
    return found
