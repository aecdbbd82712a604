"""Weighted sums: worked by hand, equal to what they must equal, refused where they mean less."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.harm import (
    HarmInterval,
    mean_of_mixture,
    shares_of_harm,
    weighted_sums,
)
from headwater.methods.rates_and_shares.rates import byar_limits, exact_limits
from headwater.methods.rates_and_shares.standardised import (
    StandardPopulation,
    directly_standardised_rates,
)

FAY_FEUER = HarmInterval.FAY_FEUER


def test_equal_weights_give_the_interval_of_the_count_itself() -> None:
    counts, weight = [[12, 30], [400, 7]], 250.0
    total = np.array([42.0, 407.0])
    sums = weighted_sums(counts, [weight, weight])
    for found, expected in zip((sums.lower, sums.upper), byar_limits(total), strict=True):
        assert found == pytest.approx(weight * expected)
    exact = weighted_sums(counts, [weight, weight], interval=FAY_FEUER)
    for found, expected in zip((exact.lower, exact.upper), exact_limits(total), strict=True):
        assert found == pytest.approx(weight * expected)


def test_dobsons_interval_is_that_of_directly_standardised_rates() -> None:
    """A standardised rate is a weighted sum: both rooms must say the same of it."""
    events, people = [40, 25, 61], [9_000.0, 4_000.0, 20_000.0]
    standard = StandardPopulation(("a", "b", "c"), (5, 3, 2), "made up")
    rates = directly_standardised_rates(
        events, people, bands=["a", "b", "c"], standard=standard, per=1_000
    )
    weights = 1_000 * np.array([0.5, 0.3, 0.2]) / people
    sums = weighted_sums(events, weights)
    assert (sums.value, sums.lower, sums.upper) == (
        pytest.approx(rates.value),
        pytest.approx(rates.lower),
        pytest.approx(rates.upper),
    )


def test_fay_and_feuer_by_chi_squares_of_another_library() -> None:
    from scipy.stats import chi2

    counts, weights = np.array([3, 40, 200]), np.array([4_000.0, 300.0, 12.0])
    value, variance = counts @ weights, counts @ weights**2
    lower = variance / (2 * value) * chi2.ppf(0.025, 2 * value**2 / variance)
    more, wider = value + weights.max(), variance + weights.max() ** 2
    upper = wider / (2 * more) * chi2.ppf(0.975, 2 * more**2 / wider)
    sums = weighted_sums(counts, weights, interval=FAY_FEUER)
    assert (sums.lower, sums.upper) == (pytest.approx(lower), pytest.approx(upper))


def test_no_events_are_no_harm_with_the_upper_limit_of_the_heaviest() -> None:
    for interval in HarmInterval:
        sums = weighted_sums([0, 0], [20, 500], interval=interval)
        assert (sums.value, sums.lower) == (0, 0)
        assert sums.upper == pytest.approx(500 * exact_limits(0)[1])
        assert sums.covered == 1


def test_a_spread_of_weights_inside_a_kind_widens_and_never_narrows() -> None:
    plain = weighted_sums([50], [100])
    spread = weighted_sums([50], [100], squared_weights=[40_000])
    less = weighted_sums([50], [100], squared_weights=[1])
    assert spread.value == plain.value == 5_000
    assert spread.upper - spread.value == pytest.approx(2 * (plain.upper - plain.value))
    assert less.upper == plain.upper


def test_events_without_a_weight_are_said_and_below_nine_tenths_nothing_is() -> None:
    sums = weighted_sums([[90, 10], [89, 11], [0, 4]], [2, np.nan])
    assert sums.covered.tolist() == [0.9, 0.89, 0.0]
    assert sums.value.tolist()[0] == 180
    assert np.isnan([*sums.value[1:], *sums.lower[1:], *sums.upper[1:]]).all()


def test_a_missing_count_has_no_sum_and_nobody_has_no_rate() -> None:
    sums = weighted_sums([[np.nan, 3], [2, 3]], [5, 7])
    assert np.isnan(sums.value[0])
    value, lower, upper = sums.per_people([1_000, 0], per=1_000)
    assert np.isnan([value[0], value[1], lower[1], upper[1]]).all()
    assert weighted_sums([2, 3], [5, 7]).per_people(500)[0] == 62


@pytest.mark.parametrize(
    ("counts", "weights"), [([-1, 2], [1, 1]), ([1, 2], [1, -1]), ([1, 2], [1]), ([1], [1, 2])]
)
def test_what_makes_no_sense_is_refused(counts: list[float], weights: list[float]) -> None:
    with pytest.raises(ValueError, match="expected"):
        weighted_sums(counts, weights)


def test_negative_people_and_an_empty_mixture_are_refused() -> None:
    with pytest.raises(ValueError, match="negative number of people"):
        weighted_sums([1], [1]).per_people([-5])
    with pytest.raises(ValueError, match="no events"):
        mean_of_mixture([0, 0], [1, 2])


def test_shares_add_up_to_the_whole_and_none_of_nothing() -> None:
    shares = shares_of_harm([[5, 20, 0], [0, 0, 0]], [100, 10, 7])
    assert shares[0].tolist() == pytest.approx([5 / 7, 2 / 7, 0])
    assert np.isnan(shares[1]).all()


COUNTS = st.lists(st.integers(0, 500), min_size=1, max_size=6)


@given(counts=COUNTS, scale=st.floats(0.01, 1_000), data=st.data())
def test_the_unit_of_a_scale_changes_nothing_but_the_unit(
    counts: list[int], scale: float, data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.floats(0, 5_000), min_size=len(counts), max_size=len(counts)))
    for interval in HarmInterval:
        days = weighted_sums(counts, weights, interval=interval)
        other = weighted_sums(counts, np.array(weights) * scale, interval=interval)
        assert 0 <= days.lower <= days.value * (1 + 1e-9)
        assert days.value <= days.upper * (1 + 1e-9)
        for name in ("value", "lower", "upper"):
            expected = scale * float(getattr(days, name))
            assert float(getattr(other, name)) == pytest.approx(expected, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(
    "name", ["headwater.methods.rates_and_shares.harm", "headwater.disclosure.mixtures"]
)
def test_worked_numbers(name: str) -> None:
    import doctest
    import importlib

    failed, tried = doctest.testmod(importlib.import_module(name))
    assert (failed, tried > 0) == (0, True)
