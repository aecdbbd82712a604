"""Ratios and differences with their intervals."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.effects_of_interventions.few_areas import (
    effective_number,
    jackknife_error,
)
from headwater.methods.effects_of_interventions.ratio_effects import (
    difference_effect,
    ratio_effect,
)


@given(st.floats(-3, 3), st.floats(0.01, 2), st.floats(1, 200))
def test_a_p_value_below_a_twentieth_is_an_interval_without_no_change(log, error, degrees) -> None:
    found = ratio_effect(log, standard_error=error, degrees=degrees)
    assert found.lower <= found.ratio <= found.upper
    assert (found.p_value < 0.05) == (found.lower > 1 or found.upper < 1)
    same = difference_effect(log, standard_error=error, degrees=degrees)
    assert same.p_value == found.p_value
    assert math.log(found.upper) == pytest.approx(same.upper, abs=1e-9)


def test_no_error_is_no_p_value() -> None:
    assert ratio_effect(0.3, standard_error=0, degrees=4).p_value is None


@pytest.mark.parametrize(("error", "degrees"), [(-1, 5), (math.nan, 5), (1, 0), (1, math.nan)])
def test_what_is_no_error_or_degrees_is_refused(error, degrees) -> None:
    with pytest.raises(ValueError, match="expected an error of 0 or more"):
        ratio_effect(0.1, standard_error=error, degrees=degrees)


def test_of_areas_of_one_size_the_jackknife_is_welchs_test() -> None:
    """A mean of 5 areas less a mean of 9, each area's move being its part of the mean."""
    chance = np.random.default_rng(3)
    own, others = chance.normal(0, 1, 5), chance.normal(0, 3, 9)
    moves = np.concatenate(
        [
            [np.delete(own, place).mean() - own.mean() for place in range(5)],
            [others.mean() - np.delete(others, place).mean() for place in range(9)],
        ]
    )
    treated = np.arange(14) < 5
    found = jackknife_error(moves, sizes=np.ones(14), treated=treated)
    one, other = own.var(ddof=1) / 5, others.var(ddof=1) / 9
    assert found.standard_error == pytest.approx(math.sqrt(one + other))
    assert found.degrees == pytest.approx((one + other) ** 2 / (one**2 / 4 + other**2 / 8))


def test_an_area_without_part_does_not_count_and_one_alone_is_refused() -> None:
    moves, treated = np.array([0.1, -0.1, 0.2, 0.1, -0.3]), np.array([1, 1, 0, 0, 0]) > 0
    with pytest.raises(ValueError, match="1 treated areas with events"):
        jackknife_error(moves, sizes=np.array([1, 0, 1, 1, 1]), treated=treated)
    some = jackknife_error(moves, sizes=np.array([1, 1, 1, 1, 0]), treated=treated)
    fewer = jackknife_error(moves[:4], sizes=np.ones(4), treated=treated[:4])
    assert some == fewer


def test_effective_number() -> None:
    assert effective_number(np.ones(7)) == pytest.approx(7)
    assert effective_number(np.array([1e9, 1, 1])) == 1.05
