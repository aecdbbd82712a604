"""Interrupted series: planted changes found, shapes, errors that differ, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.change.interrupted_series import fit_interruption
from headwater.methods.change.interruption_model import Change, Errors, InterruptionModel, Scatter
from headwater.methods.regression.autoregressive_errors import autoregressive_errors
from headwater.methods.regression.poisson_models import fit_log_linear
from headwater.methods.regression.time_terms import harmonics, slope_from, step_at

MONTHS, AT = 96, 48
TIMES = np.arange(MONTHS)
SEASON = 0.2 * np.sin(2 * np.pi * TIMES / 12)
PLANTED = -0.25 * step_at(TIMES, at=AT) + 0.01 * slope_from(TIMES, at=AT)
EXACT = np.exp(6 + 0.002 * TIMES + SEASON + PLANTED)
BOTH = InterruptionModel(change=Change.LEVEL_AND_SLOPE)


def drawn(series: int = 3, seed: int = 5) -> np.ndarray:
    return np.random.default_rng(seed).poisson(EXACT, size=(series, MONTHS)).astype(float)


@pytest.mark.parametrize("scatter", list(Scatter))
def test_a_planted_change_without_noise_is_found(scatter) -> None:
    found = fit_interruption(EXACT, at=AT, model=replace(BOTH, scatter=scatter))
    assert np.log(found.level_ratio.value[0]) == pytest.approx(-0.25, rel=1e-6)
    assert np.log(found.slope_ratio.value[0]) == pytest.approx(0.01, rel=1e-6)
    assert np.log(found.trend_ratio.value[0]) == pytest.approx(0.002, rel=1e-6)
    np.testing.assert_allclose(found.fitted[0], EXACT, rtol=1e-6)
    np.testing.assert_allclose(found.without_change[0], EXACT / np.exp(PLANTED), rtol=1e-6)


@pytest.mark.parametrize(
    ("change", "level", "slope"),
    [
        (Change.LEVEL, True, False),
        (Change.SLOPE, False, True),
        (Change.LEVEL_AND_SLOPE, True, True),
    ],
)
def test_only_what_is_in_the_model_is_estimated(change, level, slope) -> None:
    found = fit_interruption(drawn(), at=AT, model=InterruptionModel(change=change))
    assert (found.level_ratio is not None, found.slope_ratio is not None) == (level, slope)
    before = found.without_change[:, :AT]
    np.testing.assert_allclose(before, found.fitted[:, :AT], rtol=1e-12)


@pytest.mark.parametrize("errors", list(Errors))
@pytest.mark.parametrize("scatter", list(Scatter))
def test_intervals_hold_their_estimate_and_p_values_follow_them(errors, scatter) -> None:
    found = fit_interruption(drawn(20), at=AT, model=replace(BOTH, errors=errors, scatter=scatter))
    for ratio in (found.level_ratio, found.slope_ratio, found.trend_ratio):
        assert ((ratio.lower < ratio.value) & (ratio.value < ratio.upper)).all()
        beyond_one = (ratio.lower > 1) | (ratio.upper < 1)
        np.testing.assert_array_equal(beyond_one, ratio.p_value < 0.05)


@given(st.floats(0.1, 1_000))
def test_people_counted_in_thousands_change_no_ratio(scale) -> None:
    counts = drawn()
    plain = fit_interruption(counts, at=AT, exposure=2.0)
    scaled = fit_interruption(counts, at=AT, exposure=2.0 * scale)
    np.testing.assert_allclose(plain.level_ratio.value, scaled.level_ratio.value, rtol=1e-6)


def test_drifting_counts_have_wider_intervals() -> None:
    drift = np.repeat(np.random.default_rng(3).normal(0, 0.2, size=(1, 16)), 6, axis=1)
    counts = np.round(EXACT * np.exp(drift))
    by_itself, drifting = (
        fit_interruption(counts, at=AT, model=InterruptionModel(errors=errors)).level_ratio
        for errors in (Errors.OF_MODEL, Errors.AUTOREGRESSIVE)
    )
    assert drifting.upper[0] / drifting.lower[0] > 1.3 * by_itself.upper[0] / by_itself.lower[0]


def test_persistence_is_recovered() -> None:
    random = np.random.default_rng(12)
    drift = np.zeros((200, 300))
    for time in range(1, 300):
        drift[:, time] = 0.6 * drift[:, time - 1] + random.normal(0, 0.08, 200)
    counts = np.round(20_000 * np.exp(drift))
    design = np.column_stack([np.ones(300), np.arange(300)])
    found = autoregressive_errors(fit_log_linear(counts, design), counts, design)
    assert found.persistence.mean() == pytest.approx(0.6, abs=0.03)


def test_a_missing_month_is_left_out_unless_neighbours_matter() -> None:
    counts = drawn()
    counts[:, 10] = np.nan
    assert np.isfinite(fit_interruption(counts, at=AT).level_ratio.value).all()
    with pytest.raises(ValueError, match="found a missing count"):
        fit_interruption(counts, at=AT, model=InterruptionModel(errors=Errors.AUTOREGRESSIVE))


UNUSABLE = [
    ([5.0], 0, "two on either side"),
    ([5.0] * 30, 1, "two on either side"),
    ([5.0] * 30, 29, "two on either side"),
    ([0.0] * 15 + [5.0] * 15, 15, "without an event before or after"),
    ([np.nan] * 30, 15, "without an event before or after"),
    ([5.0] * 7, 3, "7 counts for 7 terms"),
    ([1.0] + [0.0] * 28 + [1.0], 15, "no more events than the 7 terms"),
    ([-5.0] + [5.0] * 29, 15, "negative"),
]


@pytest.mark.parametrize(("counts", "at", "said"), UNUSABLE)
def test_what_has_no_change_to_estimate_is_refused(counts, at, said) -> None:
    with pytest.raises(ValueError, match=said):
        fit_interruption(counts, at=at)


def test_harmonics_are_even_over_a_period_and_unlike_each_other() -> None:
    columns = harmonics(np.arange(12), period=12, pairs=3)
    np.testing.assert_allclose(columns.sum(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(columns.T @ columns, 6 * np.eye(6), atol=1e-12)


@pytest.mark.parametrize(("period", "pairs"), [(12, 6), (12, -1), (2, 1)])
def test_harmonics_that_cannot_be_told_apart_are_refused(period, pairs) -> None:
    with pytest.raises(ValueError, match="fewer than half"):
        harmonics(np.arange(24), period=period, pairs=pairs)
