"""Interrupted time series: did the level or the slope of counts change at a known time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.change.interruption_model import Change, Errors, InterruptionModel, Scatter
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.regression.autoregressive_errors import autoregressive_errors
from headwater.methods.regression.negative_binomial_models import fit_negative_binomial
from headwater.methods.regression.poisson_models import (
    LARGEST_LOGARITHM,
    LogLinearFits,
    fit_log_linear,
)
from headwater.methods.regression.robust_errors import newey_west_covariance, usual_lags
from headwater.methods.regression.time_terms import harmonics, slope_from, step_at


@dataclass(frozen=True, slots=True)
class RatioEstimate:
    """Rate ratios, one a series, with the limits of their interval and a two-sided p-value."""

    value: Numbers
    lower: Numbers
    upper: Numbers
    p_value: Numbers


@dataclass(frozen=True, slots=True)
class Interruption:
    """What changed in each series. Ratios are per time (a month, a week) for trend and slope.

    `level_ratio` compares just after with just before, `slope_ratio` the trend after with that
    before; each is None if the model has no such change. `fitted` and `without_change` (what the
    model says had nothing changed) are counts, (series, times).
    """

    level_ratio: RatioEstimate | None
    slope_ratio: RatioEstimate | None
    trend_ratio: RatioEstimate
    dispersion: Numbers
    fitted: Numbers
    without_change: Numbers


def fit_interruption(
    counts: npt.ArrayLike,
    *,
    at: int,
    exposure: npt.ArrayLike = 1.0,
    model: InterruptionModel | None = None,
) -> Interruption:
    """Estimate the change of counts at position `at` (the first time after it, from 0).

    `counts` is (series, times), missing counts NaN; `exposure` (people) goes with them. The log of
    the rate is a level, a straight trend, a season, and the change. It shows a change at that
    time, not its cause: a comparison series without the cause is fitted in the same way.
    Raises ValueError if there are fewer than two times before or after, no event before or
    after, as many terms as counts or events, or anything that `fit_log_linear` refuses.
    Source: Lopez Bernal, Cummins & Gasparrini 2017, International Journal of Epidemiology 46,
    348-355; Newey & West 1987, Econometrica 55, 703-708.

    >>> counts = [20, 23, 19, 22, 24, 21, 23, 22, 15, 17, 16, 14, 18, 15, 17, 16]
    >>> found = fit_interruption(counts, at=8, model=InterruptionModel(pairs=0))
    >>> ratio = found.level_ratio
    >>> ratio.value.round(3).item(), ratio.lower.round(3).item(), ratio.upper.round(3).item()
    (0.682, 0.413, 1.126)
    """
    chosen = model or InterruptionModel()
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    _refuse_unusable(observed, at)
    design, changes = _design(observed.shape[1], at, chosen)
    if (np.nansum(observed, axis=1) <= design.shape[1]).any():
        raise ValueError(f"found no more events than the {design.shape[1]} terms; expected more")
    fits, dispersion = _fit(observed, design, exposure, chosen)
    covariance, degrees = _covariance(fits, observed, design, dispersion, chosen)
    effect = fits.coefficients[:, -changes:] @ design[:, -changes:].T
    estimates = [
        _ratio(fits.coefficients[:, term], covariance[:, term, term], degrees, chosen)
        for term in (1, *range(design.shape[1] - changes, design.shape[1]))
    ]
    return Interruption(
        level_ratio=None if chosen.change is Change.SLOPE else estimates[1],
        slope_ratio=None if chosen.change is Change.LEVEL else estimates[-1],
        trend_ratio=estimates[0],
        dispersion=dispersion,
        fitted=fits.fitted,
        without_change=fits.fitted / np.exp(np.clip(effect, -LARGEST_LOGARITHM, LARGEST_LOGARITHM)),
    )


def _refuse_unusable(observed: Numbers, at: int) -> None:
    if not 2 <= at <= observed.shape[1] - 2:
        raise ValueError(
            f"found a change at {at} of {observed.shape[1]} times; expected two on either side"
        )
    sides = np.nansum(observed[:, :at], axis=1), np.nansum(observed[:, at:], axis=1)
    if (np.minimum(*sides) == 0).any():
        raise ValueError("found a series without an event before or after the change")


def _design(times: int, at: int, model: InterruptionModel) -> tuple[Numbers, int]:
    """Level, trend, season, then the change; and how many terms the change has."""
    time = np.arange(times)
    change = {
        Change.LEVEL: [step_at(time, at=at)],
        Change.SLOPE: [slope_from(time, at=at)],
        Change.LEVEL_AND_SLOPE: [step_at(time, at=at), slope_from(time, at=at)],
    }[model.change]
    season = harmonics(time, period=model.period, pairs=model.pairs)
    return np.column_stack([np.ones(times), time, season, *change]), len(change)


def _fit(
    observed: Numbers, design: Numbers, exposure: npt.ArrayLike, model: InterruptionModel
) -> tuple[LogLinearFits, Numbers]:
    """The fits, and the dispersion by which their covariance is to be multiplied."""
    if model.scatter is Scatter.NEGATIVE_BINOMIAL:
        fits = fit_negative_binomial(observed, design, exposure=exposure).fits
    else:
        fits = fit_log_linear(observed, design, exposure=exposure)
    if model.scatter is Scatter.QUASI_POISSON:
        return fits, np.maximum(fits.dispersion, 1.0)
    return fits, np.ones_like(fits.dispersion)


def _covariance(
    fits: LogLinearFits,
    observed: Numbers,
    design: Numbers,
    dispersion: Numbers,
    model: InterruptionModel,
) -> tuple[Numbers, Numbers]:
    """The coefficients' covariance, and its degrees of freedom."""
    degrees = fits.residual_degrees.astype(np.float64)
    if model.errors is Errors.OF_MODEL:
        return fits.covariance * dispersion[:, None, None], degrees
    if model.errors is Errors.AUTOREGRESSIVE:
        drifting = autoregressive_errors(fits, observed, design)
        return drifting.covariance, drifting.degrees
    lags = usual_lags(len(design)) if model.lags is None else model.lags
    robust = newey_west_covariance(
        fits, observed, design, lags=lags, small_sample=model.small_sample
    )
    return robust, degrees


def _ratio(
    logs: Numbers, variance: Numbers, degrees: Numbers, model: InterruptionModel
) -> RatioEstimate:
    """Ratios with intervals and p-values, by Student's t or the normal distribution."""
    from scipy.special import ndtr, ndtri, stdtr, stdtrit

    estimated = model.scatter is Scatter.QUASI_POISSON or model.errors is not Errors.OF_MODEL
    error = np.sqrt(variance)
    ratio = np.abs(logs) / np.where(error > 0, error, np.inf)
    tail = (1 - model.level) / 2
    if model.student and estimated:
        reach = -stdtrit(degrees, tail) * error
        p_value = 2 * stdtr(degrees, -ratio)
    else:
        reach = -ndtri(tail) * error
        p_value = 2 * ndtr(-ratio)
    with np.errstate(over="ignore"):
        # A limit beyond every number is infinite: so few events bound nothing.
        value, lower, upper = (np.exp(logs + side * reach) for side in (0, -1, 1))
    return RatioEstimate(value=value, lower=lower, upper=upper, p_value=p_value)
