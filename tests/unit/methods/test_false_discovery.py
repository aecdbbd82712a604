"""Many tests on one map: what is adjusted, what is counted, what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.false_discovery import Dependence, adjusted_p_values, discoveries

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@given(P_VALUES, st.sampled_from(Dependence))
def test_adjusting_keeps_the_order_and_never_lowers(p_values, dependence) -> None:
    adjusted = adjusted_p_values(p_values, dependence=dependence)
    assert (adjusted >= np.array(p_values) - 1e-12).all()
    assert (adjusted <= 1).all()
    assert (np.diff(adjusted[np.argsort(p_values, kind="stable")]) >= 0).all()


@given(P_VALUES)
def test_less_is_found_where_any_dependence_is_allowed(p_values) -> None:
    positive = discoveries(p_values)
    anyhow = discoveries(p_values, dependence=Dependence.ANY)
    assert not (anyhow.found & ~positive.found).any()


@given(P_VALUES, st.floats(0.001, 0.5))
def test_what_is_found_is_the_step_up_rule_by_hand(p_values, rate) -> None:
    ordered = np.sort(p_values)
    allowed = rate * np.arange(1, len(p_values) + 1) / len(p_values)
    # Where a p-value equals its allowance to the last digit, rounding decides: left alone.
    if np.isclose(ordered, allowed, rtol=1e-9, atol=0).any():
        return
    below = np.flatnonzero(ordered < allowed)
    expected = int(below[-1]) + 1 if below.size else 0
    found = discoveries(p_values, rate=rate)
    assert found.found.sum() >= expected
    assert found.largest_p_value == (ordered[expected - 1] if expected else 0)


def test_untested_places_are_not_counted_and_never_found() -> None:
    found = discoveries([0.02, 0.0, 0.04], tested=[True, False, True])
    assert found.found.tolist() == [True, False, True]
    assert found.tested == 2
    assert found.adjusted_p_values.tolist() == pytest.approx([0.04, 1.0, 0.04])


def test_nothing_tested_finds_nothing() -> None:
    found = discoveries([])
    assert (found.found.tolist(), found.tested, found.largest_p_value) == ([], 0, 0.0)


@pytest.mark.parametrize("p_values", [[-0.1], [1.1], [float("nan")], [[0.1]]])
def test_what_is_no_p_value_is_refused(p_values) -> None:
    with pytest.raises(ValueError, match="found p-values"):
        adjusted_p_values(p_values)


def test_a_rate_or_marks_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="found a rate"):
        discoveries([0.1], rate=1)
    with pytest.raises(ValueError, match="marks"):
        discoveries([0.1], tested=[True, False])
