"""Indirect standardisation: expected events by name, and ratios with their limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.indirect_standardisation import (
    expected_events,
    indirectly_standardised,
)

REFERENCE = {"young": 0.01, "old": 0.02}


def test_expected_by_hand_whatever_the_order() -> None:
    forward = expected_events(
        [[1_000, 500], [0, 100]], bands=["young", "old"], reference_rates=REFERENCE
    )
    backward = expected_events(
        [[500, 1_000], [100, 0]], bands=["old", "young"], reference_rates=REFERENCE
    )
    assert forward.tolist() == backward.tolist() == [20.0, 2.0]


@pytest.mark.parametrize(
    ("people", "bands", "words"),
    [
        ([1, 2], ["young", "older"], "found bands"),
        ([1, 2], ["young", "young"], "found bands"),
        ([1, 2, 3], ["young", "old"], "expected 2 bands last"),
        (5, ["young", "old"], "expected 2 bands last"),
        ([1, -2], ["young", "old"], "negative person-years"),
    ],
)
def test_what_cannot_be_joined_is_refused(people, bands, words) -> None:
    with pytest.raises(ValueError, match=words):
        expected_events(people, bands=bands, reference_rates=REFERENCE)


@pytest.mark.parametrize("rate", [-0.1, float("nan")])
def test_a_reference_rate_is_zero_or_more(rate) -> None:
    with pytest.raises(ValueError, match="a rate below zero"):
        expected_events([1], bands=["all"], reference_rates={"all": rate})


def test_the_reference_itself_has_a_ratio_of_one() -> None:
    found = indirectly_standardised([40], [40.0])
    assert found.ratio[0] == 1
    assert found.lower[0] < 1 < found.upper[0]


def test_as_rates_scales_the_ratio_and_its_limits() -> None:
    found = indirectly_standardised([30], [20])
    assert [each[0] for each in found.as_rates(200.0)] == pytest.approx(
        [300, found.lower[0] * 200, found.upper[0] * 200]
    )


@pytest.mark.parametrize(
    ("observed", "expected", "known"),
    [
        (0, 5, True),
        (5, 0, False),
        (0, 0, False),
        (float("nan"), 5, False),
        (5, float("nan"), False),
    ],
)
def test_where_nothing_was_expected_there_is_no_ratio(observed, expected, known) -> None:
    found = indirectly_standardised([observed], [expected])
    numbers = [found.ratio[0], found.lower[0], found.upper[0]]
    assert [bool(np.isfinite(number)) for number in numbers] == [known] * 3


def test_negative_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="negative count"):
        indirectly_standardised([-1], [5])
    with pytest.raises(ValueError, match="fewer than no events expected"):
        indirectly_standardised([1], [-5])


@given(st.integers(0, 10_000), st.floats(0.01, 10_000))
def test_limits_hold_the_ratio(observed, expected) -> None:
    found = indirectly_standardised([observed], [expected])
    assert 0 <= found.lower[0] <= found.ratio[0] < found.upper[0]
