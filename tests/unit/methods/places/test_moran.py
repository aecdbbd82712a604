"""Moran's I, of a whole map and of its places: exact over every dealing, and in awkward maps."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.methods.maps import grid, line

from headwater.methods.places.local_moran import Setting, local_moran
from headwater.methods.places.moran import morans_i, morans_i_p_value
from headwater.methods.places.neighbours import neighbours_from_pairs, row_standardised


def test_mean_and_variance_are_exact_over_every_dealing() -> None:
    values = [7.0, 1, 4, 0, 2, 9]
    neighbours = row_standardised(neighbours_from_pairs([(0, 1), (1, 2), (1, 3), (3, 4)], places=6))
    every = [morans_i(dealt, neighbours).value for dealt in permutations(values)]
    found = morans_i(values, neighbours)
    assert found.expected == pytest.approx(np.mean(every))
    assert found.standard_error == pytest.approx(np.std(every))


def test_conditional_mean_and_variance_are_exact_over_every_dealing_of_the_others() -> None:
    values = [7.0, 1, 4, 0, 2, 9]
    neighbours = line(6)
    place = 2
    every = []
    for others in permutations(np.delete(values, place)):
        every.append(local_moran(np.insert(others, place, values[place]), neighbours).values[place])
    found = local_moran(values, neighbours)
    z = (found.values[place] - np.mean(every)) / np.std(every)
    assert found.z_scores[place] == pytest.approx(z)


@given(st.lists(st.integers(0, 20), min_size=12, max_size=12))
def test_local_values_add_to_the_whole_and_nothing_is_missing(values) -> None:
    neighbours = grid(3, 4)
    whole, local = morans_i(values, neighbours), local_moran(values, neighbours)
    assert np.isfinite([local.values, local.z_scores, local.p_values]).all()
    assert 0 <= whole.p_value <= 1
    if len(set(values)) > 1:
        assert local.values.sum() / neighbours.weights.sum() == pytest.approx(whole.value)


def test_a_map_that_is_the_same_everywhere_has_no_pattern() -> None:
    whole, local = morans_i([0.1] * 9, grid(3, 3)), local_moran([0.1] * 9, grid(3, 3))
    assert (whole.value, whole.z_score, whole.p_value) == (whole.expected, 0, 1)
    assert (local.values == 0).all()
    assert (local.p_values == 1).all()
    assert set(local.settings) == {Setting.NEITHER}
    generator = np.random.default_rng(1)
    assert morans_i_p_value([0.1] * 9, grid(3, 3), generator=generator, permutations=19) == 1
    permuted = local_moran([0.1] * 9, grid(3, 3), generator=generator, permutations=19)
    assert (permuted.p_values == 1).all()


def test_settings() -> None:
    neighbours = neighbours_from_pairs([(0, 1), (2, 3), (4, 5)], places=7)
    settings = local_moran([9, 9, 0, 0, 9, 0, 9], neighbours).settings
    assert settings == (
        Setting.HIGH_AMONG_HIGH,
        Setting.HIGH_AMONG_HIGH,
        Setting.LOW_AMONG_LOW,
        Setting.LOW_AMONG_LOW,
        Setting.HIGH_AMONG_LOW,
        Setting.LOW_AMONG_HIGH,
        Setting.NEITHER,  # an island
    )


def test_permuting_agrees_with_the_exact_share_over_every_dealing() -> None:
    values, neighbours = np.array([8.0, 6, 5, 1, 0, 2]), line(6)
    every = np.array([morans_i(dealt, neighbours).value for dealt in permutations(values)])
    own = morans_i(values, neighbours).value
    exact = 2 * min((every >= own - 1e-12).mean(), (every <= own + 1e-12).mean())
    found = morans_i_p_value(
        values, neighbours, generator=np.random.default_rng(3), permutations=19_999
    )
    assert found == pytest.approx(exact, abs=0.01)


@pytest.mark.parametrize(
    ("values", "pairs", "message"),
    [
        ([1, 2, 3], [(0, 1)], "4 places"),
        ([1, 2, 3, np.nan], [(0, 1)], "missing"),
        ([1, 2, 3, 4], [], "only islands"),
    ],
)
def test_what_has_no_pattern_to_find_is_refused(values, pairs, message) -> None:
    neighbours = neighbours_from_pairs(pairs, places=len(values))
    with pytest.raises(ValueError, match=message):
        morans_i(values, neighbours)


def test_permuting_needs_a_permutation_and_one_period() -> None:
    generator = np.random.default_rng(1)
    with pytest.raises(ValueError, match="0 permutations"):
        morans_i_p_value([1, 2, 3, 4], line(4), generator=generator, permutations=0)
    with pytest.raises(ValueError, match="several periods"):
        local_moran(np.ones((4, 2)), line(4))
