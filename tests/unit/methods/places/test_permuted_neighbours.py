"""Conditional permutation: against every dealing, and the quick way against the plain one."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.methods.maps import grid, line

from headwater.methods.places import permuted_neighbours
from headwater.methods.places.neighbours import Neighbours, neighbours_from_pairs, row_standardised
from headwater.methods.places.permuted_neighbours import conditional_p_values

VALUES = st.lists(st.integers(0, 4), min_size=12, max_size=12)  # many ties


@given(VALUES, st.integers(0, 1000))
def test_equal_weights_take_a_shorter_way_to_the_same_counts(values, seed) -> None:
    neighbours, x = grid(3, 4), np.array(values, dtype=float)
    deal = permuted_neighbours._deals(np.random.default_rng(seed), 12, 9, 40)
    quick = permuted_neighbours._tails_of_sums(x, neighbours, deal)
    plain = permuted_neighbours._tails_of_weighted_sums(x, neighbours, deal)
    for one, other in zip(quick, plain, strict=True):
        assert one.tolist() == other.tolist()


@given(VALUES)
def test_the_scale_of_a_row_of_weights_does_not_matter(values) -> None:
    once, scaled = (
        conditional_p_values(values, each, generator=np.random.default_rng(4), permutations=49)
        for each in (grid(3, 4), row_standardised(grid(3, 4)))
    )
    assert once.tolist() == scaled.tolist()


@pytest.mark.parametrize("weighted", [False, True])
def test_p_values_are_the_share_of_all_dealings(weighted) -> None:
    values, neighbours = np.array([8.0, 6, 5, 1, 0, 2]), line(6)
    if weighted:
        weights = neighbours.weights.copy()
        weights.data = np.arange(1.0, weights.nnz + 1)
        neighbours = Neighbours(weights)
    found = conditional_p_values(
        values, neighbours, generator=np.random.default_rng(5), permutations=9_999
    )
    for place in range(6):
        row = np.delete(neighbours.weights.toarray()[place], place)
        every = np.array(list(permutations(np.delete(values, place)))) @ row
        own = neighbours.weights.toarray()[place] @ values
        exact = min(1, 2 * min((every >= own - 1e-9).mean(), (every <= own + 1e-9).mean()))
        assert found[place] == pytest.approx(exact, abs=0.025)


def test_islands_and_whole_neighbourhoods_are_not_unusual() -> None:
    everyone = neighbours_from_pairs([(0, 1), (0, 2), (1, 2)], places=3)
    generator = np.random.default_rng(1)
    assert conditional_p_values([1, 2, 9], everyone, generator=generator).tolist() == [1, 1, 1]
    island = neighbours_from_pairs([(0, 1)], places=3)
    assert conditional_p_values([1, 2, 9], island, generator=generator)[2] == 1
    nobody = neighbours_from_pairs([], places=3)
    assert conditional_p_values([1, 2, 9], nobody, generator=generator).tolist() == [1, 1, 1]


def test_the_same_seed_gives_the_same_answer() -> None:
    values = np.random.default_rng(1).poisson(3, 12)
    first, second = (
        conditional_p_values(values, grid(3, 4), generator=np.random.default_rng(8))
        for _ in range(2)
    )
    assert first.tolist() == second.tolist()


def test_no_permutation_is_refused() -> None:
    with pytest.raises(ValueError, match="found no permutation"):
        conditional_p_values([1, 2, 3], line(3), generator=np.random.default_rng(1), permutations=0)
