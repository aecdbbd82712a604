"""Comparing counts, and keeping many comparisons honest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.false_discovery import adjusted_p_values
from headwater.methods.rates_and_shares.comparisons import (
    share_change_p,
    share_difference_p,
    trend_p,
)


@pytest.mark.parametrize(
    ("later", "earlier", "share", "p_value"),
    [
        # later earlier share  p
        (0, 0, 0.5, 1.0),  # nothing happened
        (10, 10, 0.5, 1.0),  # as expected
        (5, 0, 0.5, 0.0625),  # 2 / 2**5
        (0, 5, 0.5, 0.0625),
        (3, 0, 0.25, 0.03125),  # 2 / 4**3
    ],
)
def test_share_change_by_hand(later, earlier, share, p_value) -> None:
    assert share_change_p([later], [earlier], later_share=[share])[0] == pytest.approx(p_value)


@given(st.integers(0, 400), st.integers(0, 400))
def test_share_change_does_not_care_which_came_first(later, earlier) -> None:
    forward = share_change_p([later], [earlier], later_share=[0.5])[0]
    assert 0 <= forward <= 1
    assert forward == pytest.approx(share_change_p([earlier], [later], later_share=[0.5])[0])


def test_adjusted_p_values_by_hand() -> None:
    # 0.01*4/1, 0.03*4/3 (below 0.04*4/3... the later one holds it down), 0.04*4/3, 0.5
    adjusted = adjusted_p_values([0.5, 0.01, 0.04, 0.03])
    assert adjusted.tolist() == pytest.approx([0.5, 0.04, 0.04 * 4 / 3, 0.04 * 4 / 3])
    assert adjusted_p_values([]).tolist() == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusting_never_lowers_a_p_value_or_changes_the_order(p_values) -> None:
    adjusted = adjusted_p_values(p_values)
    assert (adjusted >= np.array(p_values) - 1e-12).all()
    assert (np.diff(adjusted[np.argsort(p_values, kind="stable")]) >= 0).all()
    assert (adjusted <= 1).all()


@pytest.mark.parametrize(
    ("counts", "exposures", "p_value"),
    [
        ([0, 0, 0], [1, 1, 1], 1.0),
        ([20, 20, 20], [5, 5, 5], 1.0),
        ([10, 20, 30], [1, 2, 3], 1.0),  # follows its exposures
        ([12], [4], 1.0),  # one place has no trend
        # z = (30 - 10) / sqrt(60 * 2/3) = 3.1623
        ([10, 20, 30], [1, 1, 1], 0.001565),
    ],
)
def test_trend_by_hand(counts, exposures, p_value) -> None:
    assert trend_p(counts, exposures) == pytest.approx(p_value, abs=1e-6)


def test_trend_is_found_by_chance_as_often_as_it_should() -> None:
    rng = np.random.default_rng(20_251)
    found = [trend_p(rng.poisson(40, 5), np.ones(5)) < 0.05 for _ in range(2_000)]
    assert 0.03 < np.mean(found) < 0.07


@pytest.mark.parametrize(
    ("parts", "wholes", "others", "of_others"), [(56, 70, 48, 80), (3, 40, 9, 30), (10, 10, 4, 9)]
)
def test_two_shares_are_tested_as_by_chi_squared(
    parts: int, wholes: int, others: int, of_others: int
) -> None:
    from scipy.stats import chi2_contingency

    table = [[parts, wholes - parts], [others, of_others - others]]
    expected = chi2_contingency(table, correction=False).pvalue
    assert float(share_difference_p(parts, wholes, others, of_others)) == pytest.approx(expected)


@pytest.mark.parametrize("part", [0, 1])
def test_two_shares_of_none_or_all_are_no_different(part: int) -> None:
    assert share_difference_p(20 * part, 20, 50 * part, 50) == 1.0
