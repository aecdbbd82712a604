"""Log-linear fits: likelihood equations, closed forms, many at once, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.regression.negative_binomial_models import fit_negative_binomial
from headwater.methods.regression.normal_equations import inverse, solve, squares
from headwater.methods.regression.poisson_models import fit_log_linear
from headwater.methods.regression.robust_errors import newey_west_covariance

MISSING = float("nan")
LINE = np.column_stack([np.ones(12), np.arange(12)])
HALVES = np.repeat(np.eye(2), 6, axis=0)
COUNTS = st.lists(st.integers(0, 60), min_size=12, max_size=12).filter(
    lambda found: sum(count > 0 for count in found) > 2
)


@given(COUNTS, st.lists(st.floats(0.5, 5_000), min_size=12, max_size=12))
def test_at_the_fit_the_likelihood_is_flat(counts, exposure) -> None:
    fits = fit_log_linear(counts, LINE, exposure=exposure)
    assert LINE.T @ (np.array(counts) - fits.fitted[0]) == pytest.approx(0, abs=1e-4)


@given(st.lists(COUNTS, min_size=1, max_size=5))
def test_many_series_at_once_are_each_by_itself(series) -> None:
    together = fit_log_linear(series, LINE)
    for place, counts in enumerate(series):
        alone = fit_log_linear(counts, LINE)
        np.testing.assert_allclose(together.fitted[place], alone.fitted[0], rtol=1e-7, atol=1e-9)


@given(COUNTS)
def test_groups_are_fitted_by_their_means(counts) -> None:
    fits = fit_log_linear(counts, HALVES)
    means = np.array(counts).reshape(2, 6).mean(axis=1)
    np.testing.assert_allclose(np.exp(fits.coefficients[0]), means, rtol=1e-9)
    np.testing.assert_allclose(fits.leverages(HALVES)[0][fits.fitted[0] > 0], 1 / 6, rtol=1e-9)


def test_a_group_without_events_is_fitted_as_none_and_said_to_be_unbounded() -> None:
    fits = fit_log_linear([0] * 6 + [1, 2, 3, 4, 5, 6], HALVES)
    assert fits.unbounded.tolist() == [[True, False]]
    assert fits.coefficients[0, 0] == -np.inf
    assert fits.fitted[0, :6].tolist() == [0.0] * 6
    assert fits.covariance[0, 0].tolist() == [0.0, 0.0]


def test_a_series_without_any_event_has_a_fit_of_none() -> None:
    fits = fit_log_linear([[0] * 12], LINE)
    assert (fits.fitted == 0).all()
    assert fits.dispersion.tolist() == [0.0]


def test_a_missing_count_is_as_if_its_time_were_not_there() -> None:
    counts = np.array([3.0, 5, 4, MISSING, 8, 7, 9, 12, 10, 14, 13, 18])
    held = ~np.isnan(counts)
    gap, without = fit_log_linear(counts, LINE), fit_log_linear(counts[held], LINE[held])
    np.testing.assert_allclose(gap.coefficients, without.coefficients, rtol=1e-9)
    np.testing.assert_allclose(gap.dispersion, without.dispersion, rtol=1e-9)
    assert gap.residual_degrees == without.residual_degrees


def test_a_weight_counts_as_often_as_it_says() -> None:
    counts, weights = np.arange(1.0, 13.0), np.tile([1.0, 2.0], 6)
    repeated = np.repeat(np.arange(12), weights.astype(int))
    weighted = fit_log_linear(counts, LINE, weights=weights)
    spelled_out = fit_log_linear(counts[repeated], LINE[repeated])
    np.testing.assert_allclose(weighted.coefficients, spelled_out.coefficients, rtol=1e-8)


UNUSABLE = [
    # counts, design, more, what is said
    ([-1] + [1] * 11, LINE, {}, "negative or infinite count"),
    ([np.inf] + [1] * 11, LINE, {}, "negative or infinite count"),
    ([1] * 12, LINE, {"exposure": 0}, "exposure that is not positive"),
    ([1] * 12, LINE, {"weights": -1}, "weight below zero"),
    ([1] * 12, LINE[:5], {}, "a row for each time"),
    ([1, 2], LINE[:2], {}, "2 counts for 2 terms"),
    ([MISSING] * 12, LINE, {}, "0 counts for 2 terms"),
    ([1] * 12, LINE[:, [0, 0]], {}, "follows from others"),
    ([MISSING] * 6 + [1] * 6, HALVES, {}, "without any count"),
]


@pytest.mark.parametrize(("counts", "design", "more", "said"), UNUSABLE)
def test_what_has_no_fit_is_refused(counts, design, more, said) -> None:
    with pytest.raises(ValueError, match=said):
        fit_log_linear(counts, design, **more)


def test_normal_equations_are_those_of_linear_algebra() -> None:
    random = np.random.default_rng(3)
    design, weights = random.normal(size=(30, 4)), random.uniform(1, 2, size=(5, 30))
    right, idle = random.normal(size=(5, 4)), np.zeros((5, 4), dtype=bool)
    information = weights @ squares(design)
    full = np.einsum("st,tj,tk->sjk", weights, design, design)
    solved = np.linalg.solve(full, right[:, :, None])[:, :, 0]
    np.testing.assert_allclose(solve(information, right, idle), solved, rtol=1e-9)
    np.testing.assert_allclose(inverse(information, idle), np.linalg.inv(full), rtol=1e-9)


def test_without_lags_newey_west_allows_for_uneven_variance_alone() -> None:
    counts = np.array([3.0, 9, 4, 11, 2, 8, 30, 7, 12, 1, 6, 18])
    fits = fit_log_linear(counts, LINE)
    scores = LINE * (counts - fits.fitted[0])[:, None]
    expected = fits.covariance[0] @ (scores.T @ scores) @ fits.covariance[0]
    found = newey_west_covariance(fits, counts, LINE, lags=0, small_sample=False)
    np.testing.assert_allclose(found[0], expected, rtol=1e-9)


@pytest.mark.parametrize("lags", [-1, 12])
def test_as_many_lags_as_times_are_refused(lags) -> None:
    counts = np.arange(12)
    fits = fit_log_linear(counts, LINE)
    with pytest.raises(ValueError, match="lags for 12 times"):
        newey_west_covariance(fits, counts, LINE, lags=lags, small_sample=True)


def test_a_negative_binomial_of_even_counts_is_poisson() -> None:
    counts = [5, 5, 6, 5, 4, 5, 5, 6, 5, 5, 4, 5]
    found = fit_negative_binomial(counts, LINE)
    assert found.inverse_size.tolist() == [0.0]
    np.testing.assert_allclose(found.fits.fitted, fit_log_linear(counts, LINE).fitted, rtol=1e-9)


def test_a_negative_binomial_size_is_recovered() -> None:
    random = np.random.default_rng(11)
    counts = random.negative_binomial(4, 4 / (4 + 30), size=(3, 4_000))
    found = fit_negative_binomial(counts, np.ones((4_000, 1)))
    np.testing.assert_allclose(found.inverse_size, 0.25, rtol=0.1)
    np.testing.assert_allclose(np.exp(found.fits.coefficients), 30, rtol=0.05)
