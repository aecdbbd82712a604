"""Equal groups of places: ties, missing values, sets too small, and order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.quantiles import NOT_PLACED, quantiles

MISSING = float("nan")


@pytest.mark.parametrize(
    ("values", "groups", "expected"),
    [
        # values             groups  group of each, highest first
        ([40, 30, 20, 10], 2, [1, 1, 2, 2]),
        ([10, 40, 30, 20], 4, [4, 1, 2, 3]),
        ([5, 4, 3, 2, 1], 2, [1, 1, 1, 2, 2]),  # five in two: the odd one goes up
        ([9, 9, 9, 9], 2, [1, 1, 1, 1]),  # all equal: one group
        ([9, 5, 5, 1], 2, [1, 1, 1, 2]),  # ties over the boundary go with the first
        ([7, MISSING, 3], 2, [1, 0, 2]),
        ([7], 2, [0]),  # too few to sort
        ([MISSING, MISSING], 2, [0, 0]),
        ([], 2, []),
    ],
)
def test_by_hand(values, groups, expected) -> None:
    assert quantiles(values, groups=groups).tolist() == expected


def test_within_each_label_apart() -> None:
    found = quantiles([1, 2, 30, 40, 5], groups=2, within=["a", "a", "b", "b", "c"])
    assert found.tolist() == [2, 1, 2, 1, NOT_PLACED]


@pytest.mark.parametrize("groups", [1, 0, -3])
def test_two_groups_at_least(groups) -> None:
    with pytest.raises(ValueError, match="expected two or more"):
        quantiles([1, 2, 3], groups=groups)


@given(st.lists(st.integers(0, 50), min_size=10, max_size=80), st.integers(2, 10))
def test_higher_values_never_come_later_and_equals_stay_together(values, groups) -> None:
    found = quantiles(values, groups=groups)
    assert ((found >= 1) & (found <= groups)).all()
    order = np.argsort(values, kind="stable")[::-1]
    assert (np.diff(found[order]) >= 0).all()
    for value in set(values):
        assert len({group for group, each in zip(found, values, strict=True) if each == value}) == 1


@given(st.integers(2, 10), st.integers(1, 6))
def test_without_ties_groups_are_equal(groups, each) -> None:
    values = np.random.default_rng(groups).permutation(groups * each)
    for highest_first in (True, False):
        found = quantiles(values, groups=groups, highest_first=highest_first)
        assert np.bincount(found, minlength=groups + 1)[1:].tolist() == [each] * groups
