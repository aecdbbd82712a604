"""Expected against observed: what a shock took away or added, with the interval of its absence."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.regression.autoregressive_errors import DriftingErrors, autoregressive_errors
from headwater.methods.regression.dispersed_counts import (
    at_least_probability,
    at_most_probability,
    count_quantile,
)
from headwater.methods.regression.poisson_models import LogLinearFits, fit_log_linear
from headwater.methods.regression.time_terms import harmonics

FURTHEST = 7.0
"""A projection a thousand times the mean of the past, or a thousandth of it, is none."""


@dataclass(frozen=True, slots=True)
class ExpectationModel:
    """What the times before a shock are taken to follow; chosen before the data are seen.

    If `drifting`, surprises may persist from time to time (see `autoregressive_errors`), which
    makes the projection, and above all a total, less sure; then no count may be missing.
    """

    trend: bool = True
    period: float = 12
    pairs: int = 2
    drifting: bool = False
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class Comparison:
    """Observed counts against those expected, with the interval of a count had nothing happened.

    `excess` is observed less expected; its limits are observed less the limits of what was
    expected. `ratio` is observed over expected. `p_value` is two-sided. All have one shape.
    """

    observed: Numbers
    expected: Numbers
    lower: Numbers
    upper: Numbers
    excess: Numbers
    excess_lower: Numbers
    excess_upper: Numbers
    ratio: Numbers
    p_value: Numbers


@dataclass(frozen=True, slots=True)
class ExpectedAgainstObserved:
    """By time, (series, times projected), and over all of them together, (series,).

    `dispersion` is that of the times before; one below 1 is chance, and taken as 1. The
    limits of a total are not the sums of those of its times.
    """

    by_time: Comparison
    total: Comparison
    dispersion: Numbers


def expected_against_observed(
    counts: npt.ArrayLike,
    *,
    before: int,
    until: int | None = None,
    exposure: npt.ArrayLike = 1.0,
    model: ExpectationModel | None = None,
) -> ExpectedAgainstObserved:
    """Fit the first `before` times, project to `until`, and compare with what was observed.

    `counts` is (series, times); before the shock they may be missing (NaN), after it not. The
    interval holds the chance of the counts (dispersion as before), the error of the
    coefficients, and that the dispersion is estimated (Student's t); it does not hold that the
    trend might have changed by itself: the longer the projection, the less it says. At a change of
    counting rules the ratio is what the change did to the numbers, not to what they count.
    Raises ValueError if nothing is left to project, no more events came before than there
    are terms, or `fit_log_linear` refuses the times before.
    Source: quasi-Poisson projection: Farrington and others 1996, Journal of the Royal Statistical
    Society A 159, 547-563; excess over a projected season: Serfling 1963, Public Health Reports
    78, 494-506.

    >>> counts = [20, 23, 19, 22, 24, 21, 23, 22, 20, 21, 9, 8]
    >>> model = ExpectationModel(trend=False, pairs=0)
    >>> found = expected_against_observed(counts, before=10, model=model).total
    >>> [number.round(3).item() for number in (found.expected, found.lower, found.upper)]
    [43.0, 28.0, 60.0]
    >>> found.ratio.round(3).item(), found.p_value.round(4).item()
    (0.395, 0.0003)
    """
    chosen = model or ExpectationModel()
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    end = observed.shape[1] if until is None else until
    at_risk = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    _refuse_unusable(observed, at_risk, before, end)
    design = _design(end, chosen)
    if (np.nansum(observed[:, :before], axis=1) <= design.shape[1]).any():
        raise ValueError(f"found no more events than the {design.shape[1]} terms; expected more")
    fits = fit_log_linear(observed[:, :before], design[:before], exposure=at_risk[:, :before])
    errors = _errors(fits, observed[:, :before], design[:before], chosen)
    dispersion, spread_of_terms = errors.dispersion, errors.covariance
    expected = _project(fits, design[before:], at_risk[:, :before]) * at_risk[:, before:end]
    later = observed[:, before:end]
    widening = _widening(errors.degrees, chosen)
    spread = np.einsum("tj,sjk,tk->st", design[before:], spread_of_terms, design[before:])
    by_time = widening[:, None] * (dispersion[:, None] + expected * spread)
    pull = expected @ design[before:]
    total = expected.sum(axis=1)
    shared = np.einsum("sj,sjk,sk->s", pull, spread_of_terms, pull) / total
    together = _together(expected, errors.persistence) / total
    all_times = widening * (dispersion * together + shared)
    return ExpectedAgainstObserved(
        by_time=_compare(later, expected, by_time, chosen),
        total=_compare(later.sum(axis=1), total, all_times, chosen),
        dispersion=dispersion,
    )


def _refuse_unusable(observed: Numbers, exposure: Numbers, before: int, end: int) -> None:
    if not 0 < before < end <= observed.shape[1]:
        raise ValueError(
            f"found a projection from {before} to {end} of {observed.shape[1]} times; expected "
            "some times before it and some in it"
        )
    if np.isnan(observed[:, before:end]).any() or not (exposure > 0).all():
        raise ValueError("found a missing count after the shock, or an exposure of zero or less")
    if (observed[:, before:end] < 0).any():
        raise ValueError("found a negative count; expected zero or more")


def _design(times: int, model: ExpectationModel) -> Numbers:
    time = np.arange(times)
    season = harmonics(time, period=model.period, pairs=model.pairs)
    trend = [time] if model.trend else []
    return np.column_stack([np.ones(times), *trend, season])


def _errors(
    fits: LogLinearFits, observed: Numbers, design: Numbers, model: ExpectationModel
) -> DriftingErrors:
    if model.drifting:
        return autoregressive_errors(fits, observed, design)
    dispersion = np.maximum(fits.dispersion, 1.0)
    return DriftingErrors(
        covariance=fits.covariance * dispersion[:, None, None],
        persistence=np.zeros(len(observed)),
        dispersion=dispersion,
        degrees=fits.residual_degrees.astype(np.float64),
    )


def _project(fits: LogLinearFits, design: Numbers, at_risk: Numbers) -> Numbers:
    """Rates of the times to come. Raises ValueError where they run away or out."""
    logs = fits.coefficients @ design.T
    usual = np.log(fits.fitted.sum(axis=1) / at_risk.sum(axis=1))
    if not (np.abs(logs - usual[:, None]) < FURTHEST).all():
        raise ValueError("found a trend that projects to nothing or to any number; leave it out")
    rates: Numbers = np.exp(logs)
    return rates


def _widening(degrees: Numbers, model: ExpectationModel) -> Numbers:
    """How much variance Student's t adds to the normal distribution at this level."""
    from scipy.special import ndtri, stdtrit

    tail = (1 - model.level) / 2
    widening: Numbers = (stdtrit(degrees, tail) / ndtri(tail)) ** 2
    return widening


def _together(expected: Numbers, persistence: Numbers) -> Numbers:
    """Variance of the sum of projected counts with dispersion 1, each alike to its neighbours."""
    root = np.sqrt(expected)
    sums: Numbers = expected.sum(axis=1)
    for lag in range(1, expected.shape[1]):
        sums += 2 * persistence**lag * (root[:, lag:] * root[:, :-lag]).sum(axis=1)
    return sums


def _compare(
    observed: Numbers, expected: Numbers, variance_ratio: Numbers, model: ExpectationModel
) -> Comparison:
    """Limits and p-values of a count with that mean and that ratio of variance to mean."""
    tail = (1 - model.level) / 2
    lower = count_quantile(tail, mean=expected, dispersion=variance_ratio)
    upper = count_quantile(1 - tail, mean=expected, dispersion=variance_ratio)
    tails = np.minimum(
        at_most_probability(observed, mean=expected, dispersion=variance_ratio),
        at_least_probability(observed, mean=expected, dispersion=variance_ratio),
    )
    return Comparison(
        observed=observed,
        expected=expected,
        lower=lower,
        upper=upper,
        excess=observed - expected,
        excess_lower=observed - upper,
        excess_upper=observed - lower,
        ratio=observed / expected,
        p_value=np.minimum(1.0, 2 * tails),
    )
