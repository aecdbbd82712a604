"""Early warning on weekly counts: the flexible Farrington method, for many series at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.early_warning.farrington_baseline import Baseline, baseline_of
from headwater.methods.early_warning.farrington_expectation import Expectation, Flags, expectation
from headwater.methods.early_warning.farrington_rules import Bound, FarringtonRules
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.regression.dispersed_counts import at_least_probability, count_quantile


@dataclass(frozen=True, slots=True)
class FarringtonAlarms:
    """What was expected of each series at each time, and whether it was exceeded.

    All arrays are (series, times asked for). Where not `assessed` (the count is missing, or the
    baseline too thin for its terms) every number is missing and there is no alarm. Where there
    are not `enough_events` lately the numbers are given and there is no alarm. `score` is the
    excess over the expected count as a share of what is allowed: above 1 is an alarm. `p_value`
    is the chance of a count as large, for control over many series.
    """

    observed: Numbers
    expected: Numbers
    upper_bound: Numbers
    dispersion: Numbers
    p_value: Numbers
    score: Numbers
    trend_kept: Flags
    enough_events: Flags
    assessed: Flags
    alarm: Flags


def farrington_alarms(
    counts: npt.ArrayLike,
    *,
    at: Sequence[int],
    exposure: npt.ArrayLike = 1.0,
    rules: FarringtonRules | None = None,
) -> FarringtonAlarms:
    """Compare counts with what a quasi-Poisson model of their own past expects.

    `counts` is (series, times), missing counts NaN; `at` the positions to assess, from 0;
    `exposure` (people, or days open) goes with the counts. A first fit finds past outbreaks by
    their Anscombe residuals; they weigh less in the second.
    Raises ValueError on a negative count, an exposure that is not positive, a position outside the
    series.
    Source: Noufaily and others 2013, Statistics in Medicine 32, 1206-1222; Farrington and others
    1996, Journal of the Royal Statistical Society A 159, 547-563.

    >>> weeks = np.tile([4.0, 6.0, 5.0, 7.0], 80)
    >>> weeks[-1] = 20
    >>> found = farrington_alarms(weeks, at=[318, 319])
    >>> found.expected.round(2).tolist(), found.upper_bound.tolist(), found.alarm.tolist()
    ([[5.59, 5.28]], [[13.0, 12.0]], [[False, True]])
    """
    chosen = rules or FarringtonRules()
    observed = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    at_risk = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    if (observed < 0).any() or np.isinf(observed).any() or not (at_risk > 0).all():
        raise ValueError("found a negative count or no exposure; expected 0 or more, more than 0")
    if not all(0 <= time < observed.shape[1] for time in at):
        raise ValueError(f"found a time outside the {observed.shape[1]} of the series")
    if not at:
        raise ValueError("found no time to assess; expected at least one")
    columns = [_assess(observed, at_risk, time, chosen) for time in at]
    return FarringtonAlarms(*(np.stack(parts, axis=1) for parts in zip(*columns, strict=True)))


def _assess(
    observed: Numbers, exposure: Numbers, time: int, rules: FarringtonRules
) -> tuple[npt.NDArray[np.generic], ...]:
    """The columns of one time, in the order of `FarringtonAlarms`."""
    baseline = baseline_of(
        time,
        years=rules.years,
        half_window=rules.half_window,
        parts=rules.parts,
        left_out=rules.left_out,
        per_year=rules.per_year,
    )
    now = observed[:, time]
    assessed = ~np.isnan(now) & _thick_enough(observed[:, baseline.times], baseline)
    expected, upper, dispersion, p_value = (np.full(len(now), np.nan) for _ in range(4))
    trend = np.zeros(len(now), dtype=np.bool_)
    if assessed.any():
        past = observed[assessed][:, baseline.times]
        at_risk = exposure[assessed][:, baseline.times]
        found, trend[assessed] = expectation(
            past, at_risk, exposure[assessed, time], baseline, rules
        )
        expected[assessed], dispersion[assessed] = found.count, found.dispersion
        upper[assessed] = _upper_bound(found, rules)
        p_value[assessed] = _p_value(now[assessed], found, rules)
    first = max(0, time + 1 - rules.recent_times)
    enough = np.nansum(observed[:, first : time + 1], axis=1) >= rules.fewest_events
    with np.errstate(invalid="ignore"):
        alarm = assessed & enough & (now > upper)
    score = _score(now, expected, upper)
    return now, expected, upper, dispersion, p_value, score, trend, enough, assessed, alarm


def _thick_enough(past: Numbers, baseline: Baseline) -> Flags:
    """Whether every part of the year has a count, and there are more counts than terms."""
    if not (baseline.parts == 0).any():
        return np.zeros(len(past), dtype=np.bool_)
    held = (~np.isnan(past)).astype(np.float64)
    each = held @ baseline.indicators()
    thick: Flags = (each > 0).all(axis=1) & (each.sum(axis=1) > each.shape[1] + 1)
    return thick


def _variance_ratio(found: Expectation, rules: FarringtonRules) -> Numbers:
    """Variance of the count over its mean, with that of the estimate where the bound has it."""
    if rules.bound is Bound.NEGATIVE_BINOMIAL:
        return found.dispersion
    return found.dispersion + found.count * found.log_variance


def _upper_bound(found: Expectation, rules: FarringtonRules) -> Numbers:
    from scipy.special import ndtri

    ratio = _variance_ratio(found, rules)
    if rules.bound is not Bound.TWO_THIRDS_POWER:
        return count_quantile(1 - rules.alarm_rate, mean=found.count, dispersion=ratio)
    safe = np.where(found.count > 0, found.count, 1.0)
    beyond = -ndtri(rules.alarm_rate) * np.sqrt(ratio / safe)
    return np.where(found.count > 0, safe * (1 + 2 / 3 * beyond) ** 1.5, 0.0)


def _p_value(now: Numbers, found: Expectation, rules: FarringtonRules) -> Numbers:
    ratio = _variance_ratio(found, rules)
    return at_least_probability(now, mean=found.count, dispersion=ratio)


def _score(now: Numbers, expected: Numbers, upper: Numbers) -> Numbers:
    """Excess over what is allowed; where nothing is allowed, one more than the excess."""
    excess, allowed = now - expected, upper - expected
    return np.where(allowed > 0, excess / np.where(allowed > 0, allowed, 1.0), 1 + excess)
