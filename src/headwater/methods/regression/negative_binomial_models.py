"""Log-linear models of counts whose variance grows with the square of their mean."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.regression.poisson_models import LogLinearFits, fit_log_linear

MOST_ROUNDS = 100
CLOSE_ENOUGH = 1e-9
SMALLEST_INVERSE_SIZE = 1e-9
LARGEST_INVERSE_SIZE = 1e4


@dataclass(frozen=True, slots=True)
class NegativeBinomialFits:
    """Fits and, for each series, 1 / theta: variance = mean + mean squared x `inverse_size`.

    0 where the counts scatter no more than Poisson: the fit is Poisson's.
    """

    fits: LogLinearFits
    inverse_size: Numbers


def fit_negative_binomial(
    counts: npt.ArrayLike, design: npt.ArrayLike, *, exposure: npt.ArrayLike = 1.0
) -> NegativeBinomialFits:
    """Maximum likelihood fits of coefficients and size together, by turns until both rest.

    Arguments, shapes and errors as `fit_log_linear`; ValueError too if they do not come to rest.
    Source: Venables & Ripley 2002, Modern Applied Statistics with S, section 7.4; Lawless 1987,
    Canadian Journal of Statistics 15, 209-225.

    >>> found = fit_negative_binomial([0, 2, 9, 1, 4, 12, 3, 1], [[1.0]] * 8)
    >>> found.fits.coefficients.round(4).item(), found.inverse_size.round(4).item()
    (1.3863, 0.8084)
    """
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    inverse = np.zeros(len(observed))
    fits = fit_log_linear(observed, design, exposure=exposure)
    for _ in range(MOST_ROUNDS):
        before = inverse
        inverse = _inverse_size(observed, fits.fitted)
        start = np.where(fits.unbounded, 0.0, fits.coefficients)
        fits = fit_log_linear(
            observed, design, exposure=exposure, inverse_size=inverse, start=start
        )
        if (np.abs(inverse - before) <= CLOSE_ENOUGH * np.maximum(inverse, 1e-6)).all():
            return NegativeBinomialFits(fits=fits, inverse_size=inverse)
    raise ValueError("found a size that does not come to rest; expected counts that scatter less")


def _inverse_size(observed: Numbers, fitted: Numbers) -> Numbers:
    """Where the likelihood of the size is flat, by bisection of its logarithm; 0 at Poisson."""
    held = ~np.isnan(observed)
    y, mu = np.where(held, observed, 0.0), np.where(held, fitted, 0.0)
    scattered = ((y - mu) ** 2 - y).sum(axis=1) > 0
    low = np.full(len(y), np.log(SMALLEST_INVERSE_SIZE))
    high = np.full(len(y), np.log(LARGEST_INVERSE_SIZE))
    for _ in range(60):
        middle = (low + high) / 2
        larger_size = _slope(np.exp(-middle)[:, None], y, mu) > 0
        low, high = np.where(larger_size, low, middle), np.where(larger_size, middle, high)
    return np.where(scattered & (low > np.log(SMALLEST_INVERSE_SIZE)), np.exp(low), 0.0)


def _slope(size: Numbers, y: Numbers, mu: Numbers) -> Numbers:
    """How the log-likelihood changes with the size; a count of 0 expected as 0 adds nothing."""
    from scipy.special import digamma

    each = digamma(y + size) - digamma(size) - np.log1p(mu / size) + (mu - y) / (size + mu)
    total: Numbers = each.sum(axis=1)
    return total
