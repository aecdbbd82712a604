"""Several studies together: what holds, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from headwater.methods.synthesis.random_effects import synthesise

STUDIES = st.lists(st.tuples(st.floats(-2, 2), st.floats(0.005, 0.5)), min_size=2, max_size=15)


def restricted(tau_squared: float, effects, variances) -> float:
    """The restricted likelihood by its definition, with a design of ones."""
    total = np.diag(variances + tau_squared)
    ones = np.ones((len(effects), 1))
    inside = ones.T @ np.linalg.inv(total) @ ones
    mean = (ones.T @ np.linalg.inv(total) @ effects / inside).item()
    apart = effects - mean
    logs = np.linalg.slogdet(total)[1] + np.log(inside.item())
    return -0.5 * (logs + apart @ np.linalg.inv(total) @ apart)


@given(STUDIES)
def test_the_variance_between_is_where_the_restricted_likelihood_is_highest(studies) -> None:
    effects, variances = (np.array(each) for each in zip(*studies, strict=True))
    found = synthesise(effects, variances=variances)
    slow = minimize_scalar(
        lambda tau: -restricted(tau, effects, variances),
        bounds=(0, 20),
        method="bounded",
        options={"xatol": 1e-9},
    )
    best = max(-slow.fun, restricted(0.0, effects, variances))
    assert restricted(found.tau_squared, effects, variances) >= best - 1e-7


@given(STUDIES, st.floats(-5, 5))
def test_a_shift_of_all_shifts_the_mean_and_nothing_else(studies, shift) -> None:
    effects, variances = (np.array(each) for each in zip(*studies, strict=True))
    once, again = (synthesise(effects + each, variances=variances) for each in (0, shift))
    assert again.mean == pytest.approx(once.mean + shift, abs=1e-4)
    assert again.tau_squared == pytest.approx(once.tau_squared, abs=1e-4)


@given(STUDIES)
def test_the_interval_is_never_narrower_than_the_plain_one(studies) -> None:
    effects, variances = zip(*studies, strict=True)
    found = synthesise(effects, variances=variances)
    assert found.standard_error >= found.plain_standard_error
    assert found.lower <= found.plain_lower
    assert found.upper >= found.plain_upper
    assert found.weights.sum() == pytest.approx(1)
    assert 0 <= found.i_squared < 1
    if len(effects) > 2:
        assert found.usual_predicted_lower <= found.lower
        assert found.upper <= found.usual_predicted_upper
        assert found.predicted_lower < found.mean < found.predicted_upper


def test_studies_that_agree_are_not_made_surer_than_chance_allows() -> None:
    """Alike by luck: the unmodified interval would be of nothing."""
    found = synthesise([-0.3, -0.3, -0.3], variances=[0.1, 0.1, 0.1])
    assert found.tau_squared == 0
    assert found.hartung_knapp_standard_error == pytest.approx(0, abs=1e-12)
    assert found.lower < -0.3 - 0.5


def test_two_studies_predict_nothing_of_a_third() -> None:
    found = synthesise([-0.5, 0.1], variances=[0.04, 0.05])
    assert (found.predicted_lower, found.predicted_upper) == (None, None)


@pytest.mark.parametrize(
    ("effects", "variances", "words"),
    [
        ([0.1], [0.1], "two or more"),
        ([0.1, 0.2], [0.1], "as many of both"),
        ([0.1, np.nan], [0.1, 0.1], "missing number"),
        ([0.1, 0.2], [0.1, 0.0], "variance not above 0"),
        ([0.1, 0.2], [0.1, np.inf], "variance not above 0"),
    ],
)
def test_what_is_refused(effects, variances, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        synthesise(effects, variances=variances)
