"""Where nothing is going on, methods of time raise as many alarms as they say, and no more.

Each null is drawn from a fixed seed with a season, and where it is said with more scatter than
Poisson's. False alarms must lie within the binomial's 99% range of the rate that was asked for;
intervals must hold the truth in 93% to 97% of nulls, those that are wide by design in at least 94%.
"""

import numpy as np
import pytest
from scipy.stats import binom

from headwater.methods.change.expected_counts import ExpectationModel, expected_against_observed
from headwater.methods.change.interrupted_series import fit_interruption
from headwater.methods.change.interruption_model import Errors, InterruptionModel, Scatter
from headwater.methods.early_warning.farrington import farrington_alarms
from headwater.methods.early_warning.farrington_rules import Bound, FarringtonRules
from headwater.methods.hours.cyclic_patterns import cyclic_pattern

PROVE = 1_000
NULLS = pytest.mark.parametrize("nulls", [80, pytest.param(PROVE, marks=pytest.mark.prove)])
MONTHS, AT = 120, 70
TIMES = np.arange(MONTHS)
SEASON = np.exp(4 + 0.003 * TIMES + 0.15 * np.sin(2 * np.pi * TIMES / 12))


def drawn(mean: np.ndarray, dispersion: float, nulls: int, seed: int) -> np.ndarray:
    random = np.random.default_rng([seed, nulls])
    size = (nulls, len(mean))
    if dispersion == 1:
        return random.poisson(mean, size).astype(float)
    return random.negative_binomial(mean / (dispersion - 1), 1 / dispersion, size).astype(float)


def drifting(mean: np.ndarray, persistence: float, nulls: int, seed: int) -> np.ndarray:
    """Poisson about a mean that drifts by 15%, alike from time to time."""
    random = np.random.default_rng([seed, nulls])
    drift = random.normal(size=(nulls, len(mean)))
    for time in range(1, len(mean)):
        own = np.sqrt(1 - persistence**2) * drift[:, time]
        drift[:, time] = persistence * drift[:, time - 1] + own
    return random.poisson(mean * np.exp(0.15 * drift)).astype(float)


def assert_alarms(alarms: np.ndarray, rate: float) -> None:
    lowest, highest = (binom.ppf(tail, alarms.size, rate) for tail in (0.005, 0.995))
    assert lowest <= alarms.sum() <= highest


def assert_coverage(held: np.ndarray, *, wide: bool = False) -> None:
    """Few nulls can only show that coverage is not far off."""
    slack = 0.0 if held.size >= PROVE else 3 * np.sqrt(0.95 * 0.05 / held.size)
    assert (0.94 if wide else 0.93) - slack <= held.mean() <= (1 if wide else 0.97 + slack)


@NULLS
@pytest.mark.parametrize("bound", list(Bound))
@pytest.mark.parametrize(("mean", "dispersion", "rate"), [(40, 1, 0.05), (20, 2, 0.05)])
def test_farrington_alarms(nulls, bound, mean, dispersion, rate) -> None:
    weeks = np.arange(5 * 52 + 10)
    expected = mean * np.exp(0.2 * np.sin(2 * np.pi * weeks / 52) + 0.05 * weeks / 52)
    rules = FarringtonRules(alarm_rate=rate, bound=bound, fewest_events=0)
    counts = drawn(expected, dispersion, nulls, seed=1)
    found = farrington_alarms(counts, at=[len(weeks) - 1], rules=rules)
    assert_alarms(found.alarm, rate)
    assert_alarms(found.p_value <= rate, rate)


def level_is_held(counts: np.ndarray, change: float, **model) -> np.ndarray:
    found = fit_interruption(counts, at=AT, model=InterruptionModel(**model)).level_ratio
    assert found is not None
    return (found.lower <= np.exp(change)) & (np.exp(change) <= found.upper)


@NULLS
@pytest.mark.parametrize("change", [0.0, -0.2])
@pytest.mark.parametrize(
    ("scatter", "dispersion"),
    [(Scatter.POISSON, 1), (Scatter.QUASI_POISSON, 1), (Scatter.QUASI_POISSON, 2.5)],
)
def test_intervals_of_a_change_of_level(nulls, change, scatter, dispersion) -> None:
    counts = drawn(SEASON * np.exp(change * (TIMES >= AT)), dispersion, nulls, seed=2)
    assert_coverage(level_is_held(counts, change, scatter=scatter))


@NULLS
def test_intervals_of_a_change_of_level_of_negative_binomial_counts(nulls) -> None:
    random = np.random.default_rng([3, nulls])
    counts = random.negative_binomial(20, 20 / (20 + SEASON), (nulls, MONTHS)).astype(float)
    assert_coverage(level_is_held(counts, 0.0, scatter=Scatter.NEGATIVE_BINOMIAL))


@NULLS
@pytest.mark.parametrize("persistence", [0.0, 0.3])
def test_intervals_that_allow_for_drift(nulls, persistence) -> None:
    counts = drifting(SEASON, persistence, nulls, seed=4)
    assert_coverage(level_is_held(counts, 0.0, errors=Errors.AUTOREGRESSIVE))


@NULLS
def test_newey_west_intervals_are_right_in_long_series(nulls) -> None:
    days = np.arange(1_500)
    expected = 30 * np.exp(0.1 * np.sin(2 * np.pi * days / 365.25))
    model = InterruptionModel(errors=Errors.NEWEY_WEST, lags=12, period=365.25, pairs=1)
    found = fit_interruption(drifting(expected, 0.5, nulls, seed=5), at=800, model=model)
    held = (found.level_ratio.lower <= 1) & (found.level_ratio.upper >= 1)
    assert_coverage(held)


@NULLS
@pytest.mark.parametrize("dispersion", [1, 2.5])
def test_intervals_of_what_was_expected(nulls, dispersion) -> None:
    counts = drawn(SEASON, dispersion, nulls, seed=6)
    found = expected_against_observed(counts, before=MONTHS - 6)
    total, last = found.total, found.by_time
    assert_coverage((total.lower <= total.observed) & (total.observed <= total.upper))
    assert_coverage(((last.lower <= last.observed) & (last.observed <= last.upper))[:, -1])


@NULLS
def test_intervals_of_what_was_expected_of_few_are_wide(nulls) -> None:
    found = expected_against_observed(drawn(SEASON / 20, 1, nulls, seed=7), before=MONTHS - 6)
    held = (found.by_time.lower <= found.by_time.observed) & (
        found.by_time.observed <= found.by_time.upper
    )
    assert_coverage(held[:, 0], wide=True)


@NULLS
def test_intervals_of_a_total_that_allow_for_drift(nulls) -> None:
    counts = drifting(SEASON, 0.3, nulls, seed=8)
    model = ExpectationModel(drifting=True)
    total = expected_against_observed(counts, before=MONTHS - 6, model=model).total
    assert_coverage((total.lower <= total.observed) & (total.observed <= total.upper))


@NULLS
@pytest.mark.parametrize("dispersion", [1, 2])
def test_seasons(nulls, dispersion) -> None:
    turn, year = TIMES % 12, TIMES // 12
    shape = np.exp(0.3 * np.sin(2 * np.pi * np.arange(12) / 12))
    held, alarms = [], []
    patterned = drawn(20 * shape[turn], dispersion, nulls, seed=9)
    even = drawn(np.full(MONTHS, 20.0), dispersion, nulls, seed=10)
    for with_pattern, without in zip(patterned, even, strict=True):
        found = cyclic_pattern(with_pattern, turn, phases=12, stratum=year)
        truth = shape[3] / shape.mean()
        held.append(found.lower[3] <= truth <= found.upper[3])
        alarms.append(cyclic_pattern(without, turn, phases=12, stratum=year).p_value <= 0.05)
    assert_coverage(np.array(held))
    assert_alarms(np.array(alarms), 0.05)
