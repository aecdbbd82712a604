"""Errors of a fit whose counts drift: each time's surprise carries a share of the last one's."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.regression.poisson_models import LogLinearFits

PERSISTENCES = np.linspace(0.0, 0.95, 96)


@dataclass(frozen=True, slots=True)
class DriftingErrors:
    """Covariance of the coefficients, (series, terms, terms), and what it was computed with.

    `persistence` is the correlation of neighbouring times, `dispersion` the variance over the mean;
    both allow for what the fit itself has taken from the residuals. `degrees` of freedom are those
    of as many times as would say as much without persistence, for Student's t.
    """

    covariance: Numbers
    persistence: Numbers
    dispersion: Numbers
    degrees: Numbers


def autoregressive_errors(
    fits: LogLinearFits, counts: npt.ArrayLike, design: npt.ArrayLike
) -> DriftingErrors:
    """Errors that are right if surprises persist like an autoregression of first order.

    Fits follow their data, so residuals look less alike than the surprises are: persistence and
    dispersion are those at which residuals of this design would be as alike and as large as they
    are. Steadier than Newey-West errors in series of less than some hundreds of times, and only
    as right as the assumption. Persistence below 0 and dispersion below 1 are taken as 0 and 1. No
    count may be missing: raises ValueError if one is.
    Source: Zeger 1988, Biometrika 75, 621-629 (first-order errors in count series); moments of
    residuals: Durbin & Watson 1950, Biometrika 37, 409-428.

    >>> from headwater.methods.regression.poisson_models import fit_log_linear
    >>> counts = [[4, 5, 8, 9, 12, 9, 7, 6, 3, 2, 1, 3, 5, 8, 9, 6]]
    >>> design = [[1.0]] * 16
    >>> found = autoregressive_errors(fit_log_linear(counts, design), counts, design)
    >>> found.persistence.round(2).item(), np.sqrt(found.covariance).round(3).item()
    (0.95, 0.897)
    """
    terms = np.asarray(design, dtype=np.float64)
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    if np.isnan(observed).any():
        raise ValueError("found a missing count; expected none, so that neighbours are neighbours")
    scale = np.sqrt(fits.working_weights)
    safe = np.where(scale > 0, scale, 1.0)
    residuals = fits.working_weights / safe * (observed - fits.fitted)
    residuals /= np.where(fits.fitted > 0, fits.fitted, 1.0)
    persistence, dispersion = _moments(residuals, terms, scale.mean(axis=0))
    lag = np.abs(np.subtract.outer(np.arange(len(terms)), np.arange(len(terms))))
    covariance = np.empty_like(fits.covariance)
    for place, (each, share) in enumerate(zip(scale, persistence, strict=True)):
        scaled = terms * each[:, None]
        middle = scaled.T @ share**lag @ scaled
        covariance[place] = fits.covariance[place] @ middle @ fits.covariance[place]
    return DriftingErrors(
        covariance=covariance * dispersion[:, None, None],
        persistence=persistence,
        dispersion=dispersion,
        degrees=fits.residual_degrees * (1 - persistence) / (1 + persistence),
    )


def _moments(residuals: Numbers, terms: Numbers, scale: Numbers) -> tuple[Numbers, Numbers]:
    """The persistence and dispersion that make residuals as alike and as large as they are.

    What a fit takes from residuals is computed once, with the series' mean weights.
    """
    basis, _ = np.linalg.qr(terms * scale[:, None])
    free = np.eye(len(terms)) - basis @ basis.T
    lag = np.abs(np.subtract.outer(np.arange(len(terms)), np.arange(len(terms))))
    shifted = free[:, 1:] @ free[:-1, :]
    both = [
        (float((shifted * alike).sum()), float((free * alike).sum()))
        for alike in (share**lag for share in PERSISTENCES)
    ]
    across, square = np.array(both).T
    alike = (residuals[:, 1:] * residuals[:, :-1]).sum(axis=1)
    size = (residuals**2).sum(axis=1)
    found = alike / np.where(size > 0, size, 1.0)
    ratio = np.maximum.accumulate(across / square)
    persistence = np.interp(found, ratio, PERSISTENCES)
    dispersion = size / np.interp(persistence, PERSISTENCES, square)
    return persistence, np.maximum(dispersion, 1.0)
