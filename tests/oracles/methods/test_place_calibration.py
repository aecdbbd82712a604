"""Where nothing is going on, methods of place raise as many false alarms as they say.

Each null is a map, a series or a list of events without a pattern, drawn from a fixed seed. Of
independent nulls, the false alarms at 5% must lie within the binomial's 99% range; methods whose
p-values are coarse may raise fewer.
"""

import numpy as np
import pytest
from scipy.stats import binom
from tests.unit.methods.maps import grid

from headwater.methods.false_discovery import Dependence, discoveries
from headwater.methods.near_repeats.near_repeat import near_repeats
from headwater.methods.places.emerging_hot_spots import emerging_hot_spots
from headwater.methods.places.local_g import getis_ord
from headwater.methods.places.local_moran import local_moran
from headwater.methods.places.mann_kendall import mann_kendall
from headwater.methods.places.moran import morans_i, morans_i_p_value
from headwater.methods.places.permuted_neighbours import conditional_p_values
from headwater.methods.places.persistence import persistence

LEVEL = 0.05
NULLS = pytest.mark.parametrize("nulls", [80, pytest.param(1_000, marks=pytest.mark.prove)])
MAP = grid(12, 12)
INSIDE = 12 * 5 + 5


def assert_calibrated(p_values: list[float], *, at_least: bool = True) -> None:
    alarms = sum(p <= LEVEL + 1e-12 for p in p_values)
    lowest, highest = (binom.ppf(tail, len(p_values), LEVEL) for tail in (0.005, 0.995))
    assert alarms <= highest
    assert alarms >= lowest or not at_least


@NULLS
@pytest.mark.parametrize("star", [True, False])
@pytest.mark.parametrize("mean", [4, 400])
def test_gi(nulls, star, mean) -> None:
    values = np.random.default_rng([1, mean, nulls]).poisson(mean, (144, nulls))
    assert_calibrated(list(getis_ord(values, MAP, star=star).p_values[INSIDE]))


@NULLS
def test_conditional_permutation_of_sparse_counts(nulls) -> None:
    generator = np.random.default_rng([2, nulls])
    p_values = []
    for _ in range(nulls):
        # Skewed, and without ties.
        values = generator.gamma(0.3, size=144)
        p = conditional_p_values(values, MAP, generator=generator, permutations=199)
        p_values.append(p[INSIDE])
    assert_calibrated(p_values)


@NULLS
def test_morans_i(nulls) -> None:
    generator = np.random.default_rng([3, nulls])
    maps = generator.poisson(4, (nulls, 144))
    assert_calibrated([morans_i(values, MAP).p_value for values in maps])
    assert_calibrated([local_moran(values, MAP).p_values[INSIDE] for values in maps])


@NULLS
def test_morans_i_by_permutation(nulls) -> None:
    generator = np.random.default_rng([4, nulls])
    assert_calibrated(
        [
            morans_i_p_value(
                generator.gamma(0.3, size=144), MAP, generator=generator, permutations=199
            )
            for _ in range(nulls)
        ]
    )


@NULLS
@pytest.mark.parametrize("points", [12, 36])
def test_trend(nulls, points) -> None:
    series = np.random.default_rng([5, points, nulls]).normal(size=(nulls, points))
    assert_calibrated(list(mann_kendall(series).p_values), at_least=points > 12)


@NULLS
def test_near_repeats(nulls) -> None:
    generator = np.random.default_rng([6, nulls])
    p_values = []
    for _ in range(nulls):
        found = near_repeats(
            generator.uniform(0, 2_000, (400, 2)),
            generator.integers(0, 200, 400),
            distance_bands=(150, 300),
            day_bands=(7, 14),
            generator=generator,
            permutations=199,
        )
        p_values.append(found.p_values[1, 0])
    assert_calibrated(p_values)


@NULLS
@pytest.mark.parametrize("dependence", Dependence)
def test_any_discovery_on_a_map_without_hot_spots(nulls, dependence) -> None:
    values = np.random.default_rng([7, nulls]).poisson(30, (144, nulls))
    p_values = getis_ord(values, MAP).p_values
    found = [discoveries(p, rate=LEVEL, dependence=dependence).found.any() for p in p_values.T]
    assert_calibrated([0.0 if any_found else 1.0 for any_found in found], at_least=False)


@NULLS
def test_any_hot_spot_through_time_where_there_is_none(nulls) -> None:
    generator = np.random.default_rng([8, nulls])
    found = [
        emerging_hot_spots(generator.poisson(30, (144, 8)), MAP).hot_in.any() for _ in range(nulls)
    ]
    assert_calibrated([0.0 if any_found else 1.0 for any_found in found], at_least=False)


@NULLS
def test_persistence(nulls) -> None:
    generator = np.random.default_rng([9, nulls])
    found = [persistence(generator.poisson(5, (100, 6)), top_share=0.1) for _ in range(nulls)]
    assert_calibrated([each.p_values[0] for each in found], at_least=False)
    places = np.mean([each.places_by_years for each in found], axis=0)
    expected = np.mean([each.expected_by_years for each in found], axis=0)
    assert places == pytest.approx(expected, abs=4 * 3 / np.sqrt(nulls))
