"""Ratios and differences of rates and shares: edges, symmetry and limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.comparisons import share_change_p
from headwater.methods.rates_and_shares.rate_comparisons import (
    rate_difference_limits,
    rate_ratio_limits,
    share_difference_limits,
)

MISSING = float("nan")
INFINITE = float("inf")
COUNTS = st.integers(0, 500)
PEOPLE = st.integers(1, 100_000)


@pytest.mark.parametrize(
    # events people  events people   ratio        lower  upper
    ("first", "second", "ratio", "lowest", "highest"),
    [
        ((0, 10), (5, 10), 0.0, 0.0, None),
        ((5, 10), (0, 10), INFINITE, None, INFINITE),
        ((0, 10), (0, 10), MISSING, 0.0, INFINITE),
        ((MISSING, 10), (5, 10), MISSING, MISSING, MISSING),
        ((5, 0), (5, 10), MISSING, MISSING, MISSING),
        ((5, 10), (5, MISSING), MISSING, MISSING, MISSING),
    ],
)
def test_ratio_at_the_edges(first, second, ratio, lowest, highest) -> None:
    found = [float(each) for each in rate_ratio_limits(*first, *second)]
    for got, expected in zip(found, (ratio, lowest, highest), strict=True):
        if expected is None:
            assert 0 < got < INFINITE
        else:
            assert got == pytest.approx(expected, nan_ok=True)


@given(COUNTS, PEOPLE, COUNTS, PEOPLE)
def test_turned_round_the_ratio_is_one_over(events, people, other, others) -> None:
    with np.errstate(divide="ignore"):
        ratio, lower, upper = (
            np.float64(x) for x in rate_ratio_limits(events, people, other, others)
        )
        back = [np.float64(1) / x for x in rate_ratio_limits(other, others, events, people)]
    if events and other:
        assert [ratio, lower, upper] == pytest.approx([back[0], back[2], back[1]])
    assert not lower > ratio
    assert not ratio > upper


@given(st.integers(0, 200), st.integers(0, 200))
def test_limits_pass_one_just_where_the_exact_test_says_so(events, other) -> None:
    _, lower, upper = rate_ratio_limits(events, 100, other, 300)
    p_value = share_change_p([events], [other], later_share=[0.25])[0]
    if abs(p_value - 0.05) > 1e-9 and events + other:
        assert (lower > 1 or upper < 1) == (p_value < 0.05)


@given(COUNTS, PEOPLE, COUNTS, PEOPLE)
def test_turned_round_the_difference_changes_its_sign(events, people, other, others) -> None:
    change, lower, upper = rate_difference_limits(events, people, other, others)
    back = rate_difference_limits(other, others, events, people)
    assert (change, lower, upper) == pytest.approx((-back[0], -back[2], -back[1]))
    assert lower <= change <= upper


def test_no_events_at_all_still_has_an_interval() -> None:
    change, lower, upper = rate_difference_limits(0, 1_000, 0, 1_000, per=1_000)
    assert change == 0
    assert (float(lower), float(upper)) == pytest.approx((-3.689, 3.689), abs=1e-3)


@given(st.integers(0, 50), st.integers(50, 90), st.integers(0, 50), st.integers(50, 90))
def test_differences_of_shares_stay_within_one(part, whole, other, others) -> None:
    change, lower, upper = share_difference_limits(part, whole, other, others)
    assert -1 <= lower <= change <= upper <= 1


def test_missing_and_impossible_numbers() -> None:
    assert np.isnan(rate_difference_limits(5, 0, 5, 10)).all()
    assert np.isnan(share_difference_limits(0, 0, 5, 10)).all()
    for numbers in [(-1, 10, 5, 10), (1, -10, 5, 10), (1, 10, -5, 10), (1, 10, 5, -10)]:
        with pytest.raises(ValueError, match="found"):
            rate_ratio_limits(*numbers)
        with pytest.raises(ValueError, match="found"):
            rate_difference_limits(*numbers)
    with pytest.raises(ValueError, match="found"):
        share_difference_limits(11, 10, 5, 10)


def test_many_at_once_are_as_one_by_one() -> None:
    together = rate_ratio_limits([3, 9], [10, 20], [5, 5], [10, 10])
    alone = rate_ratio_limits(9, 20, 5, 10)
    assert [each[1] for each in together] == [float(each) for each in alone]
