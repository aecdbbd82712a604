"""Of a thousand weighted sums of chance counts, how many of their intervals hold the truth."""

import numpy as np
import pytest

from headwater.methods.rates_and_shares.harm import HarmInterval, mean_of_mixture, weighted_sums

WEIGHTS = np.array([2_000.0, 900.0, 400.0, 90.0, 30.0])
EXPECTED = {
    "much": np.array([30.0, 80.0, 300.0, 500.0, 2_500.0]),
    "some": np.array([12.0, 30.0, 80.0, 90.0, 400.0]),
}


def coverage(expected: np.ndarray, interval: HarmInterval, *, times: int, seed: int) -> float:
    generator = np.random.default_rng(seed)
    counts = generator.poisson(expected, size=(times, expected.size))
    sums = weighted_sums(counts, WEIGHTS, interval=interval)
    truth = float(expected @ WEIGHTS)
    return float(np.mean((sums.lower <= truth) & (truth <= sums.upper)))


@pytest.mark.parametrize("size", EXPECTED)
def test_a_slice_of_the_coverage(size: str) -> None:
    # 500 draws: twice as wide as what is proven below.
    found = coverage(EXPECTED[size], HarmInterval.DOBSON, times=500, seed=11)
    assert 0.91 <= found <= 0.99


@pytest.mark.prove
@pytest.mark.parametrize("size", EXPECTED)
def test_dobsons_intervals_hold_the_truth_as_often_as_they_say(size: str) -> None:
    assert 0.93 <= coverage(EXPECTED[size], HarmInterval.DOBSON, times=20_000, seed=1) <= 0.97


@pytest.mark.prove
@pytest.mark.parametrize("size", EXPECTED)
def test_gamma_intervals_hold_it_at_least_as_often(size: str) -> None:
    assert coverage(EXPECTED[size], HarmInterval.FAY_FEUER, times=20_000, seed=2) >= 0.94


@pytest.mark.prove
def test_with_weights_that_differ_inside_a_kind_the_mean_of_squares_keeps_the_coverage() -> None:
    """Two kinds are counted, each of codes of unlike weights: their mixture is known, not who came.

    The same intervals without it are too short, which is why it is asked for.
    """
    generator = np.random.default_rng(3)
    grave, light = np.array([6.0, 34.0, 260.0]), np.array([40.0, 900.0])
    weights = np.array([4_000.0, 1_500.0, 420.0]), np.array([420.0, 30.0])
    found = [mean_of_mixture(*each) for each in zip((grave, light), weights, strict=True)]
    truth = float(grave @ weights[0] + light @ weights[1])
    means, squares = [each.mean for each in found], [each.squared for each in found]
    held = {True: 0, False: 0}
    times = 10_000
    for _ in range(times):
        # The counts of codes come by chance; what is known of each kind is its exact sum.
        codes = generator.poisson(grave), generator.poisson(light)
        exact = [float(code @ weight) for code, weight in zip(codes, weights, strict=True)]
        counts = [code.sum() for code in codes]
        now = [each / count for each, count in zip(exact, counts, strict=True)]
        for knows in held:
            squared = np.maximum(squares, np.square(now)) if knows else None
            sums = weighted_sums([counts], now, squared_weights=squared)
            held[knows] += bool(sums.lower[0] <= truth <= sums.upper[0])
    assert means == pytest.approx([each.mean for each in found])
    assert 0.93 <= held[True] / times <= 0.97
    assert held[False] < held[True]


@pytest.mark.prove
def test_rounding_to_fifteen_keeps_a_mean_as_near_as_it_says() -> None:
    generator = np.random.default_rng(4)
    weights = np.array([3_000.0, 1_500.0, 420.0, 30.0])
    within = []
    for _ in range(20_000):
        counts = generator.poisson(
            np.array([60.0, 150.0, 900.0, 5_000.0]) * generator.uniform(0.5, 2)
        )
        truth = counts @ weights / counts.sum()
        found = mean_of_mixture((counts + 7) // 15 * 15, weights, base=15)
        within.append(abs(found.mean / truth - 1) <= found.within)
    assert 0.93 <= np.mean(within) <= 0.99
