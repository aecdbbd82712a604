"""Tails and quantiles of counts: SciPy's distributions as the second opinion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom, poisson

from headwater.methods.regression.dispersed_counts import (
    at_least_probability,
    at_most_probability,
    count_quantile,
)

MEANS = st.floats(0.01, 5_000)
DISPERSIONS = st.floats(1.01, 50)


@given(MEANS, DISPERSIONS, st.floats(0.001, 0.999))
def test_a_quantile_is_the_least_count_that_is_enough(mean, dispersion, chance) -> None:
    found = float(count_quantile(chance, mean=mean, dispersion=dispersion))
    assert at_most_probability(found, mean=mean, dispersion=dispersion) >= chance
    assert found == 0 or at_most_probability(found - 1, mean=mean, dispersion=dispersion) < chance


@given(MEANS, DISPERSIONS, st.integers(0, 500))
def test_at_most_and_more_make_one(mean, dispersion, count) -> None:
    below = at_most_probability(count, mean=mean, dispersion=dispersion)
    above = at_least_probability(count + 1, mean=mean, dispersion=dispersion)
    assert float(below + above) == pytest.approx(1, abs=1e-12)


def test_quantiles_are_those_of_scipy() -> None:
    random = np.random.default_rng(2)
    mean, dispersion = random.gamma(0.5, 40, 2_000), 1 + random.gamma(0.5, 3, 2_000)
    chance = random.uniform(0.0005, 0.9995, 2_000)
    wide = nbinom.ppf(chance, mean / (dispersion - 1), 1 / dispersion)
    np.testing.assert_array_equal(count_quantile(chance, mean=mean, dispersion=dispersion), wide)
    found = count_quantile(chance, mean=mean, dispersion=1.0)
    np.testing.assert_array_equal(found, poisson.ppf(chance, mean))


def test_small_tails_keep_their_digits() -> None:
    found = float(at_least_probability(80, mean=10.0, dispersion=2.0))
    assert found == pytest.approx(nbinom.sf(79, 10, 0.5), rel=1e-9)


def test_where_nothing_is_expected_nothing_comes() -> None:
    assert float(count_quantile(0.999, mean=0.0, dispersion=3.0)) == 0
    assert float(at_least_probability(1, mean=0.0, dispersion=3.0)) == 0
    assert float(at_most_probability(0, mean=0.0, dispersion=3.0)) == 1


@pytest.mark.parametrize(("mean", "dispersion"), [(-1, 1), (np.nan, 1), (1, np.nan), (np.inf, 1)])
def test_what_is_no_mean_or_dispersion_is_refused(mean, dispersion) -> None:
    with pytest.raises(ValueError, match="missing number or a negative mean"):
        count_quantile(0.5, mean=mean, dispersion=dispersion)


@pytest.mark.parametrize("chance", [0, 1, -0.1])
def test_what_is_no_probability_is_refused(chance) -> None:
    with pytest.raises(ValueError, match="outside 0 to 1"):
        count_quantile(chance, mean=1.0, dispersion=1.0)
