"""Two shares among people who are alike: published intervals, sums by hand, and coverage."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.like_for_like import like_for_like, weighted_wilson
from headwater.methods.rates_and_shares.proportions import wilson_limits

# Newcombe 1998, Statistics in Medicine 17, 873-890, Table II, method 10.
NEWCOMBE = [
    # first  of  second of  lower    upper
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]


@pytest.mark.parametrize(("a", "m", "b", "n", "lower", "upper"), NEWCOMBE)
def test_one_group_has_the_published_interval(a, m, b, n, lower, upper) -> None:
    found = like_for_like(([a / m], [m]), ([b / n], [n]), [1]).difference
    assert found.value == pytest.approx(a / m - b / n)
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=1e-4)


def test_the_second_is_standardised_to_the_make_up_of_the_first() -> None:
    # By hand: 30 of the first are in the group that attends little, 10 in the other.
    first = ([0.60, 0.80], [30, 10])
    second = ([0.70, 0.90], [100, 900])
    found = like_for_like(first, second, [30, 10])
    assert found.first.value == pytest.approx((30 * 0.60 + 10 * 0.80) / 40)  # 0.65, as it is
    assert found.second.value == pytest.approx((30 * 0.70 + 10 * 0.90) / 40)  # 0.75, not 0.88
    assert found.difference.value == pytest.approx(-0.10)


def test_the_stratified_interval_is_that_of_the_formula() -> None:
    shares, trials, weights = np.array([0.5, 0.25]), np.array([40, 20]), np.array([2, 1]) / 3
    spread = weights * np.sqrt(shares * (1 - shares) / trials)
    z = 1.959964 * np.sqrt((spread**2).sum()) / spread.sum()
    centre = (2 * shares * trials + z**2) / (2 * (trials + z**2))
    width = z * np.sqrt(z**2 + 4 * shares * trials * (1 - shares)) / (2 * (trials + z**2))
    found = weighted_wilson(shares, trials, weights)
    assert found.lower == pytest.approx((weights * (centre - width)).sum(), abs=1e-6)
    assert found.upper == pytest.approx((weights * (centre + width)).sum(), abs=1e-6)


def test_groups_in_which_all_or_nobody_does_keep_the_full_level() -> None:
    found = weighted_wilson([0, 1], [10, 10], [1, 1])
    _, lower, upper = wilson_limits([0, 10], [10, 10])
    assert (found.lower, found.upper) == pytest.approx((lower.mean(), upper.mean()))


GROUPS = st.lists(
    st.tuples(st.floats(0, 1), st.floats(0, 1), st.integers(1, 500), st.integers(1, 500)),
    min_size=1,
    max_size=6,
)


@given(GROUPS)
def test_turned_round_the_difference_is_turned_round(groups) -> None:
    p, q, m, n = zip(*groups, strict=True)
    one = like_for_like((p, m), (q, n), m).difference
    other = like_for_like((q, n), (p, m), m).difference
    assert one.value == pytest.approx(-other.value, abs=1e-9)
    assert (one.lower, one.upper) == pytest.approx((-other.upper, -other.lower), abs=1e-9)
    assert -1 <= one.lower <= one.value + 1e-12 <= one.upper + 2e-12 <= 1 + 3e-12


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    generator = np.random.default_rng(12)
    ours, theirs = np.array([0.7, 0.6, 0.8]), np.array([0.8, 0.75, 0.9])
    m, n = np.array([40, 60, 15]), np.array([120, 90, 300])
    truth = float(((ours - theirs) * m).sum() / m.sum())
    held = 0
    for a, b in zip(
        generator.binomial(m, ours, (2_000, 3)),
        generator.binomial(n, theirs, (2_000, 3)),
        strict=True,
    ):
        found = like_for_like((a / m, m), (b / n, n), m).difference
        held += found.lower <= truth <= found.upper
    assert 0.935 < held / 2_000 < 0.975


REFUSED = [
    (([], [], []), "one place per group"),
    (([0.5], [10, 10], [1]), "one place per group"),
    (([1.2], [10], [1]), "outside 0 to 1"),
    (([0.5], [0], [1]), "group of nobody"),
    (([0.5], [10], [0]), "all zero"),
    (([0.5, 0.5], [10, 10], [1, -1]), "below zero"),
]


@pytest.mark.parametrize(("arrays", "words"), REFUSED)
def test_what_is_no_comparison_is_refused(arrays, words) -> None:
    with pytest.raises(ValueError, match=words):
        weighted_wilson(*arrays)
