"""Synthetic control: weights, placebos in space, and the range of ratios they leave."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from headwater.methods.effects_of_interventions.simplex_weights import simplex_weights
from headwater.methods.effects_of_interventions.synthetic_control import fit_synthetic_control


def rates(seed: int, areas: int = 20, times: int = 16) -> np.ndarray:
    chance = np.random.default_rng(seed)
    shared = np.cumsum(chance.normal(0, 1, (2, times)), axis=1)
    return 30 + chance.uniform(0, 1, (areas, 2)) @ shared + chance.normal(0, 0.5, (areas, times))


@given(st.integers(0, 10_000))
@settings(max_examples=25)
def test_no_other_weights_are_nearer(seed: int) -> None:
    chance = np.random.default_rng(seed)
    others, target = chance.normal(0, 1, (8, 5)), chance.normal(0, 1, 8)
    found = simplex_weights(target, others)
    assert found.min() >= 0
    assert found.sum() == pytest.approx(1)

    def miss(weights: np.ndarray) -> float:
        return float(((target - others @ weights) ** 2).sum())

    slow = minimize(
        miss,
        np.full(5, 0.2),
        bounds=[(0, 1)] * 5,
        constraints={"type": "eq", "fun": lambda weights: weights.sum() - 1},
        method="SLSQP",
    )
    assert miss(found) <= slow.fun + 1e-5


def test_a_mixture_is_found_again_and_its_gap_is_the_effect() -> None:
    values = rates(1)
    values[0] = 0.3 * values[4] + 0.7 * values[9]
    values[0, 10:] *= 0.8
    found = fit_synthetic_control(values, treated=0, since=10)
    assert found.weights[[4, 9]] == pytest.approx([0.3, 0.7], abs=1e-3)
    assert found.ratio == pytest.approx(0.8, abs=1e-3)
    assert found.fit_before == pytest.approx(0, abs=1e-2)
    assert found.p_value == pytest.approx(1 / 20)
    assert found.effect.lower <= found.ratio <= found.effect.upper < 1
    np.testing.assert_allclose(found.gaps, values[0] - found.weights @ values)


def test_placebos_leave_the_treated_area_out_and_are_in_order() -> None:
    values = rates(2)
    values[3, 8:] *= 5
    found = fit_synthetic_control(values, treated=3, since=8)
    assert found.placebo_areas == tuple(area for area in range(20) if area != 3)
    assert max(found.placebo_ratios) < 1.3
    assert found.ratio > 4
    assert len(found.placebo_rmspe_ratios) == 19


def test_with_few_others_no_ratio_can_be_left_out() -> None:
    found = fit_synthetic_control(rates(3, areas=12), treated=0, since=8)
    assert (found.effect.lower, found.effect.upper) == (0.0, np.inf)


@given(st.integers(0, 500), st.floats(0.01, 1_000))
@settings(max_examples=10, deadline=None)
def test_the_unit_does_not_matter(seed: int, scale: float) -> None:
    values = np.abs(rates(seed, areas=6, times=9))
    once = fit_synthetic_control(values, treated=1, since=6)
    again = fit_synthetic_control(values * scale, treated=1, since=6)
    assert again.ratio == pytest.approx(once.ratio, rel=1e-4)
    assert again.fit_before == pytest.approx(once.fit_before * scale, rel=1e-3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"values": rates(1)[:2]}, "two or more others"),
        ({"values": -rates(1)}, "negative"),
        ({"values": np.where(rates(1) > 31, np.nan, 1.0)}, "missing"),
        ({"treated": 20}, "treated area 20"),
        ({"since": 1}, "start at 1"),
        ({"since": 16}, "start at 16"),
        ({"predictors": [[1.0]]}, "predictors of shape"),
    ],
)
def test_what_is_refused(change, words: str) -> None:
    given_values = {"values": rates(1), "treated": 0, "since": 8, **change}
    with pytest.raises(ValueError, match=words):
        fit_synthetic_control(given_values.pop("values"), **given_values)
