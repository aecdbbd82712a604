"""Log-linear models of counts, fitted for many series at once by Newton's method (IRLS).

The base of early warning, interrupted series, patterns and expectations. One design serves every
series; the normal equations of all of them are two matrix products and one batched solve.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.regression.normal_equations import inverse, solve, squares

MOST_STEPS = 60
LARGEST_RISE = 2.0
"""No fitted logarithm rises by more in one step, so that a poor start cannot overshoot. It may fall
by any: towards a fit of nothing, where a term has no finite estimate."""
LARGEST_LOGARITHM = 300.0
SMALLEST_GAIN = 1e-8
"""Steps end with one that gains less than half of this in log-likelihood: what is left to gain
after it is of the order of its square."""


@dataclass(frozen=True, slots=True)
class LogLinearFits:
    """Fits of one design to many series: one row a series.

    `covariance` is the inverse information, before any dispersion. `dispersion` is Pearson's
    chi-square over `residual_degrees`; it may be below 1. A term without a finite estimate (none
    of its times holds an event) is `unbounded`: its coefficient is minus infinity, its times are
    fitted as 0, its variance is given as 0.
    """

    coefficients: Numbers
    fitted: Numbers
    covariance: Numbers
    dispersion: Numbers
    residual_degrees: npt.NDArray[np.int64]
    working_weights: Numbers
    unbounded: npt.NDArray[np.bool_]

    def leverages(self, design: npt.ArrayLike) -> Numbers:
        """How much each count weighs in its own fit, between 0 and 1: (series, times)."""
        terms = np.asarray(design, dtype=np.float64)
        first, second = np.triu_indices(terms.shape[1])
        twice = np.where(first == second, 1.0, 2.0)
        spread: Numbers = (self.covariance[:, first, second] * twice) @ squares(terms).T
        return self.working_weights * spread


@dataclass(frozen=True, slots=True)
class _Task:
    """What is fitted, after missing counts have been given no weight."""

    counts: Numbers
    weights: Numbers
    offset: Numbers
    inverse_size: Numbers

    def rows(self, chosen: npt.NDArray[np.bool_]) -> "_Task":
        return _Task(
            self.counts[chosen],
            self.weights[chosen],
            self.offset[chosen],
            self.inverse_size[chosen],
        )


def fit_log_linear(
    counts: npt.ArrayLike,
    design: npt.ArrayLike,
    *,
    exposure: npt.ArrayLike = 1.0,
    weights: npt.ArrayLike = 1.0,
    inverse_size: npt.ArrayLike = 0.0,
    start: npt.ArrayLike | None = None,
) -> LogLinearFits:
    """Maximum likelihood fits of log(expected / exposure) = design x coefficients.

    `counts` is (series, times), one series may be given as (times,); `design` is (times, terms);
    `exposure` (people, days) and `weights` go with the counts. A missing count (NaN) has no weight.
    `inverse_size` is the negative binomial's 1 / theta, one for each series; 0 is Poisson.
    Raises ValueError on a negative count, an exposure or weight that is not usable, a term that
    follows from others, a series with no more counts than terms, or no convergence.
    Source: McCullagh & Nelder 1989, Generalized Linear Models, sections 2.5 and 6.2.

    >>> fits = fit_log_linear([[2, 3, 6, 7, 8, 9, 10, 12, 15]], [[1, t] for t in range(-4, 5)])
    >>> fits.coefficients.round(4).tolist(), fits.dispersion.round(4).tolist()
    ([[1.956, 0.1948]], [0.2079])
    """
    terms = np.asarray(design, dtype=np.float64)
    task = _task(counts, terms, exposure, weights, inverse_size)
    unbounded = _unbounded_terms(task, terms)
    held = task
    if unbounded.any():
        held = replace(task, weights=task.weights * ~(unbounded @ (np.abs(terms).T > 0)))
    idle = unbounded | (held.weights @ terms**2 == 0)
    coefficients = _start(held, terms, idle) if start is None else np.array(start, np.float64)
    coefficients[idle] = 0.0
    coefficients = _climb(held, terms, coefficients, idle)
    return _fits(task, held, terms, coefficients, idle)


def _task(
    counts: npt.ArrayLike,
    terms: Numbers,
    exposure: npt.ArrayLike,
    weights: npt.ArrayLike,
    inverse_size: npt.ArrayLike,
) -> _Task:
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    if terms.ndim != 2 or len(terms) != observed.shape[1]:
        raise ValueError(f"found a design of shape {terms.shape}; expected a row for each time")
    if (observed < 0).any() or np.isinf(observed).any():
        raise ValueError("found a negative or infinite count; expected zero or more")
    at_risk = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    weight = np.broadcast_to(np.asarray(weights, dtype=np.float64), observed.shape)
    missing = np.isnan(observed)
    if not (np.where(missing, 1.0, at_risk) > 0).all() or not (weight >= 0).all():
        raise ValueError("found an exposure that is not positive, or a weight below zero")
    used = np.where(missing, 0.0, weight)
    _refuse_what_cannot_be_estimated(used, terms)
    sizes = np.broadcast_to(np.asarray(inverse_size, dtype=np.float64), len(observed))
    return _Task(
        counts=np.where(missing, 0.0, observed),
        weights=used,
        offset=np.log(np.where(missing, 1.0, at_risk)),
        inverse_size=sizes[:, None],
    )


def _refuse_what_cannot_be_estimated(weights: Numbers, terms: Numbers) -> None:
    held = weights > 0
    fewest = int(held.sum(axis=1).min(initial=len(terms)))
    if fewest <= terms.shape[1]:
        raise ValueError(
            f"found a series of {fewest} counts for {terms.shape[1]} terms; expected more counts"
        )
    scaled = terms / np.maximum(np.abs(terms).max(axis=0), 1e-300)
    if np.linalg.matrix_rank(scaled) < terms.shape[1]:
        raise ValueError("found a term of the design that follows from others")
    if not held.all() and (held @ np.abs(terms) == 0).any():
        raise ValueError("found a term of the design without any count in some series")


def _unbounded_terms(task: _Task, terms: Numbers) -> npt.NDArray[np.bool_]:
    """Terms that are nowhere negative and hold no event: less of them is always likelier."""
    positive = (terms >= 0).all(axis=0)
    holds_nothing: npt.NDArray[np.bool_] = (task.weights * task.counts) @ np.abs(terms) == 0
    return positive & holds_nothing


def _start(task: _Task, terms: Numbers, idle: npt.NDArray[np.bool_]) -> Numbers:
    """Least squares on the logarithms, which is near enough for every later step to be safe."""
    weights = task.weights * (task.counts + 0.5)
    logs = np.log(task.counts + 0.5) - task.offset
    return solve(weights @ squares(terms), (weights * logs) @ terms, idle)


def _climb(
    task: _Task, terms: Numbers, coefficients: Numbers, idle: npt.NDArray[np.bool_]
) -> Numbers:
    """Newton's steps until no series would gain; a series that has arrived is left alone."""
    pairs = squares(terms)
    found = coefficients.copy()
    moving = np.arange(len(found))
    for _ in range(MOST_STEPS):
        expected = _expected(found[moving], terms, task)
        shrunk = task.weights / (1 + task.inverse_size * expected)
        score = (shrunk * (task.counts - expected)) @ terms
        still = idle[moving]
        step = solve((shrunk * expected) @ pairs, score, still)
        rise = np.where(task.weights > 0, step @ terms.T, 0.0).max(axis=1)
        damping = 1 / np.maximum(rise / LARGEST_RISE, 1.0)
        found[moving] += damping[:, None] * step
        gain = (step * np.where(still, 0.0, score)).sum(axis=1)
        going = gain > SMALLEST_GAIN
        if not going.any():
            return found
        if not going.all():
            moving, task = moving[going], task.rows(going)
    raise ValueError(f"found {len(moving)} series without a stable fit; expected none")


def _expected(coefficients: Numbers, terms: Numbers, task: _Task) -> Numbers:
    """Times that have no weight may be projected to anything, but not to infinity."""
    expected: Numbers = np.exp(np.minimum(coefficients @ terms.T + task.offset, LARGEST_LOGARITHM))
    return expected


def _fits(
    task: _Task, held: _Task, terms: Numbers, coefficients: Numbers, idle: npt.NDArray[np.bool_]
) -> LogLinearFits:
    shut = (task.weights > 0) & (held.weights == 0)
    fitted = np.where(shut, 0.0, _expected(coefficients, terms, task))
    working = held.weights * fitted / (1 + task.inverse_size * fitted)
    variance = np.where(fitted > 0, fitted * (1 + task.inverse_size * fitted), 1.0)
    degrees = (task.weights > 0).sum(axis=1) - terms.shape[1]
    squared = held.weights * (task.counts - fitted) ** 2 / variance
    return LogLinearFits(
        coefficients=np.where(idle & (terms >= 0).all(axis=0), -np.inf, coefficients),
        fitted=fitted,
        covariance=inverse(working @ squares(terms), idle),
        dispersion=squared.sum(axis=1) / degrees,
        residual_degrees=degrees,
        working_weights=working,
        unbounded=idle,
    )
