"""Counts that scatter more than Poisson: tails and quantiles by mean and dispersion."""

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

NO_MORE_THAN_POISSON = 1 + 1e-9


def at_most_probability(
    counts: npt.ArrayLike, *, mean: npt.ArrayLike, dispersion: npt.ArrayLike
) -> Numbers:
    """Probability of a count of at most `counts`, when variance = `dispersion` x mean.

    Negative binomial with size mean / (dispersion - 1); Poisson where the dispersion is 1 or
    less. With a mean of 0 the count is 0 for certain. All broadcast against each other.
    Raises ValueError if a mean is negative or anything is missing.
    Source: Johnson, Kemp & Kotz 2005, Univariate Discrete Distributions, section 5.6.

    >>> at_most_probability([3, 3], mean=2.0, dispersion=[1.0, 2.0]).round(4).tolist()
    [0.8571, 0.8125]
    """
    k, mu, phi = _checked(counts, mean, dispersion)
    return _at_most(np.floor(k), mu, phi)


def at_least_probability(
    counts: npt.ArrayLike, *, mean: npt.ArrayLike, dispersion: npt.ArrayLike
) -> Numbers:
    """Probability of a count of at least `counts`, when variance = `dispersion` x mean.

    Source and errors: as `at_most_probability`; computed by itself, so small tails stay exact.

    >>> at_least_probability([4, 0], mean=2.0, dispersion=1.0).round(4).tolist()
    [0.1429, 1.0]
    """
    from scipy.special import betainc, gammainc

    k, mu, phi = _checked(counts, mean, dispersion)
    k, safe = np.ceil(k), np.where(mu > 0, mu, 1.0)
    shape = np.maximum(k, 1)
    wide = phi > NO_MORE_THAN_POISSON
    size = safe / np.where(wide, phi - 1, 1.0)
    tail = np.where(wide, betainc(shape, size, 1 - 1 / phi), gammainc(shape, safe))
    tails: Numbers = np.where(k <= 0, 1.0, np.where(mu > 0, tail, 0.0))
    return tails


def count_quantile(
    probability: npt.ArrayLike, *, mean: npt.ArrayLike, dispersion: npt.ArrayLike
) -> Numbers:
    """The least count that is not exceeded with at least this probability.

    Raises ValueError unless probabilities lie between 0 and 1; else as `at_most_probability`.
    Source: as `at_most_probability`; the count is bracketed from Cornish & Fisher's expansion
    (1938, Revue de l'Institut International de Statistique 5, 307-320) and found by bisection.

    >>> count_quantile([0.025, 0.975], mean=10.0, dispersion=[1.0, 3.0]).tolist()
    [4.0, 23.0]
    """
    chance, mu, phi = _checked(probability, mean, dispersion)
    if not ((chance > 0) & (chance < 1)).all():
        raise ValueError("found a probability outside 0 to 1; expected one between them")
    low, high = _bracket(chance, mu, phi)
    while (high - low > 1).any():
        middle = np.floor((low + high) / 2)
        enough = _at_most(middle, mu, phi) >= chance
        high, low = np.where(enough, middle, high), np.where(enough, low, middle)
    return high


def _checked(
    counts: npt.ArrayLike, mean: npt.ArrayLike, dispersion: npt.ArrayLike
) -> tuple[Numbers, Numbers, Numbers]:
    k, mu, phi = np.broadcast_arrays(
        np.asarray(counts, dtype=np.float64),
        np.asarray(mean, dtype=np.float64),
        np.asarray(dispersion, dtype=np.float64),
    )
    if not ((mu >= 0) & np.isfinite(mu) & np.isfinite(phi)).all() or np.isnan(k).any():
        raise ValueError("found a missing number or a negative mean; expected zero or more")
    return k, mu, np.maximum(phi, 1.0)


def _at_most(k: Numbers, mu: Numbers, phi: Numbers) -> Numbers:
    from scipy.special import betainc, gammaincc

    shape, safe = np.maximum(k, 0) + 1, np.where(mu > 0, mu, 1.0)
    wide = phi > NO_MORE_THAN_POISSON
    size = safe / np.where(wide, phi - 1, 1.0)
    within = np.where(wide, betainc(size, shape, 1 / phi), gammaincc(shape, safe))
    probability: Numbers = np.where(k < 0, 0.0, np.where(mu > 0, within, 1.0))
    return probability


def _bracket(chance: Numbers, mu: Numbers, phi: Numbers) -> tuple[Numbers, Numbers]:
    """Counts below and at or above the quantile; the lower may be -1, which nothing is below."""
    from scipy.special import ndtri

    z = ndtri(chance)
    spread = np.sqrt(mu * phi)
    lean = (2 * phi - 1) * (z**2 - 1) / 6
    guess = np.maximum(np.floor(mu + z * spread + lean), 0.0)
    low, high, stride = guess - 1, guess + 1, np.maximum(1.0, np.ceil(spread / 8))
    while (short := _at_most(high, mu, phi) < chance).any():
        low, high = np.where(short, high, low), np.where(short, high + stride, high)
        stride = 2 * stride
    stride = np.maximum(1.0, np.ceil(spread / 8))
    while (long := (low >= 0) & (_at_most(low, mu, phi) >= chance)).any():
        high, low = np.where(long, low, high), np.where(long, np.maximum(low - stride, -1), low)
        stride = 2 * stride
    return low, high
