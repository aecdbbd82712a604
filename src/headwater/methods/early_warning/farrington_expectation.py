"""What a series' own past expects of the present: with past outbreaks weighing less."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.early_warning.farrington_baseline import Baseline
from headwater.methods.early_warning.farrington_rules import FarringtonRules
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.regression.poisson_models import (
    LARGEST_LOGARITHM,
    LogLinearFits,
    fit_log_linear,
)

FEWEST_YEARS_FOR_TREND = 3

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Expectation:
    """At one time: the expected count, its dispersion and the variance of its logarithm."""

    count: Numbers
    dispersion: Numbers
    log_variance: Numbers


def expectation(
    past: Numbers,
    at_risk: Numbers,
    at_risk_now: Numbers,
    baseline: Baseline,
    rules: FarringtonRules,
) -> tuple[Expectation, Flags]:
    """What is expected now of each series, and whether a trend was kept.

    `past` and `at_risk` (its exposure) are (series, times of the baseline); missing counts are NaN.
    A first fit finds past outbreaks by their Anscombe residuals; they weigh less in a second.
    Raises ValueError as `fit_log_linear`.
    Source: as `farrington_alarms`; the residuals: McCullagh & Nelder 1989, section 2.4.2.

    >>> from headwater.methods.early_warning.farrington_baseline import baseline_of
    >>> rules = FarringtonRules(years=1, parts=1, reweight_beyond=1.0)
    >>> baseline = baseline_of(60, years=1, half_window=3, parts=1, left_out=26, per_year=52)
    >>> past = np.array([[3.0, 5.0, 4.0, 30.0, 4.0, 3.0, 5.0]])
    >>> found, trend_kept = expectation(past, np.ones((1, 7)), np.ones(1), baseline, rules)
    >>> found.count.round(3).item(), found.dispersion.round(3).item()
    (5.187, 6.766)
    """
    parts = baseline.indicators()
    trend = np.zeros(len(past), dtype=np.bool_)
    found = Expectation(*(np.empty(len(past)) for _ in range(3)))
    if rules.years >= FEWEST_YEARS_FOR_TREND and rules.trend_level > 0:
        sloped = np.column_stack([parts, baseline.years_before])
        fits = _fit(past, at_risk, sloped, rules)
        found = _at_present(fits, at_risk_now)
        trend = (_trend_p(fits) < rules.trend_level) | (rules.trend_level == 1)
        trend &= found.count <= np.nanmax(past, axis=1)
    if not trend.all():
        level = _fit(past[~trend], at_risk[~trend], parts, rules)
        flat = _at_present(level, at_risk_now[~trend])
        found.count[~trend], found.dispersion[~trend] = flat.count, flat.dispersion
        found.log_variance[~trend] = flat.log_variance
    return found, trend


def _fit(past: Numbers, at_risk: Numbers, design: Numbers, rules: FarringtonRules) -> LogLinearFits:
    """Fit, give past outbreaks less weight, and fit again from there."""
    first = fit_log_linear(past, design, exposure=at_risk)
    weights = _outbreak_weights(past, first, design, rules.reweight_beyond)
    start = np.where(first.unbounded, 0.0, first.coefficients)
    return fit_log_linear(past, design, exposure=at_risk, weights=weights, start=start)


def _outbreak_weights(
    past: Numbers, fits: LogLinearFits, design: Numbers, beyond: float
) -> Numbers:
    """Inverse squares of standardised Anscombe residuals beyond the limit, else 1; mean 1."""
    expected = np.where(fits.fitted > 0, fits.fitted, 1.0)
    raw = 1.5 * (np.cbrt(past) ** 2 / expected ** (1 / 6) - np.sqrt(expected))
    free = np.maximum(1 - fits.leverages(design), 1e-12)
    dispersion = np.maximum(fits.dispersion, 1.0)[:, None]
    residual = np.where(fits.fitted > 0, raw / np.sqrt(dispersion * free), 0.0)
    held = ~np.isnan(past)
    weights = np.where(held, np.where(residual > beyond, residual, 1.0) ** -2.0, 0.0)
    scaled: Numbers = weights * (held.sum(axis=1) / weights.sum(axis=1))[:, None]
    return scaled


def _trend_p(fits: LogLinearFits) -> Numbers:
    """Two-sided p-value of the last term, by Student's t with the estimated dispersion."""
    from scipy.special import stdtr

    dispersion = np.maximum(fits.dispersion, 1.0)
    error = np.sqrt(fits.covariance[:, -1, -1] * dispersion)
    ratio = np.abs(fits.coefficients[:, -1]) / np.where(error > 0, error, np.inf)
    p_values: Numbers = 2 * stdtr(fits.residual_degrees, -ratio)
    return p_values


def _at_present(fits: LogLinearFits, at_risk_now: Numbers) -> Expectation:
    """The present lies in part 0 of the year and at 0 on the trend: the first term is its level."""
    dispersion = np.maximum(fits.dispersion, 1.0)
    return Expectation(
        count=np.exp(np.minimum(fits.coefficients[:, 0], LARGEST_LOGARITHM)) * at_risk_now,
        dispersion=dispersion,
        log_variance=fits.covariance[:, 0, 0] * dispersion,
    )
