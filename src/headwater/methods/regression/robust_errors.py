"""Errors of a fit that stay right when neighbouring times resemble each other."""

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.regression.poisson_models import LogLinearFits


def usual_lags(times: int) -> int:
    """How many lags to allow for in a series of this length, where nothing else decides.

    Source: Newey & West 1994, Review of Economic Studies 61, 631-653 (rule for Bartlett weights).

    >>> usual_lags(59), usual_lags(312)
    (3, 5)
    """
    return int(4 * (times / 100) ** (2 / 9))


def newey_west_covariance(
    fits: LogLinearFits,
    counts: npt.ArrayLike,
    design: npt.ArrayLike,
    *,
    lags: int,
    small_sample: bool,
) -> Numbers:
    """Covariance of the coefficients, robust to autocorrelation up to `lags`, and to dispersion.

    (series, terms, terms). 0 lags are robust to uneven variance alone. `small_sample` multiplies by
    n / (n - terms); R's `sandwich::NeweyWest(prewhite = FALSE, adjust = FALSE)` does not. A missing
    count adds nothing. Positive semi-definite by its weights, which fall evenly to 0.
    Raises ValueError if there are as many lags as times, or fewer than none.
    Source: Newey & West 1987, Econometrica 55, 703-708.

    >>> from headwater.methods.regression.poisson_models import fit_log_linear
    >>> counts, design = [[4, 6, 7, 3, 2, 4]], [[1.0]] * 6
    >>> fits = fit_log_linear(counts, design)
    >>> newey_west_covariance(fits, counts, design, lags=1, small_sample=False).round(5).tolist()
    [[[0.03189]]]
    """
    terms = np.asarray(design, dtype=np.float64)
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    if not 0 <= lags < len(terms):
        raise ValueError(f"found {lags} lags for {len(terms)} times; expected fewer, at least 0")
    fitted = np.where(fits.fitted > 0, fits.fitted, 1.0)
    pull = fits.working_weights / fitted * (np.nan_to_num(observed) - fits.fitted)
    scores = pull[:, :, None] * terms
    middle = np.einsum("stj,stk->sjk", scores, scores)
    for lag in range(1, lags + 1):
        across = np.einsum("stj,stk->sjk", scores[:, lag:], scores[:, :-lag])
        middle += (1 - lag / (lags + 1)) * (across + across.transpose(0, 2, 1))
    robust: Numbers = fits.covariance @ middle @ fits.covariance
    if small_sample:
        used = fits.residual_degrees + terms.shape[1]
        robust *= (used / fits.residual_degrees)[:, None, None]
    return robust
