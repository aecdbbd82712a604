"""Gi and Gi*: by hand, in every awkward map, and by listing every way of dealing the values."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.methods.maps import grid, line

from headwater.methods.places.local_g import getis_ord
from headwater.methods.places.neighbours import neighbours_from_pairs, row_standardised

VALUES = st.lists(st.integers(0, 50), min_size=6, max_size=6)


@given(VALUES, st.booleans())
def test_scores_are_those_of_the_formula_place_by_place(values, star) -> None:
    neighbours = neighbours_from_pairs([(0, 1), (1, 2), (2, 3), (3, 0), (3, 4)], places=6)
    found = getis_ord(values, neighbours, star=star)
    weights = neighbours.weights.toarray() + (np.eye(6) if star else 0)
    for place in range(6):
        others = np.arange(6) if star else np.delete(np.arange(6), place)
        x, w = np.array(values, float)[others], weights[place, others]
        n, spread = len(x), x.std()
        width = spread * np.sqrt(max(n * (w**2).sum() - w.sum() ** 2, 0) / (n - 1))
        if width > 1e-9:
            assert found.judged[place]
            assert found.z_scores[place] == pytest.approx((w @ x - w.sum() * x.mean()) / width)
        else:
            assert (found.z_scores[place], found.p_values[place]) == (0, 1)
            assert not found.judged[place]


def test_mean_and_variance_are_exact_over_every_dealing() -> None:
    values, neighbours = np.array([7.0, 1, 4, 0, 2]), line(5)
    dealt = np.array(list(permutations(values))).T
    assert (getis_ord(dealt, neighbours).z_scores).mean(axis=1) == pytest.approx(np.zeros(5))
    assert (getis_ord(dealt, neighbours).z_scores).var(axis=1) == pytest.approx(np.ones(5))


@given(VALUES, st.booleans())
def test_the_scale_of_values_and_of_a_row_of_weights_does_not_matter(values, star) -> None:
    neighbours = line(6)
    once = getis_ord(values, neighbours, star=star)
    scaled = getis_ord(np.array(values) * 3.5 + 10, row_standardised(neighbours), star=star)
    np.testing.assert_allclose(once.z_scores, scaled.z_scores, atol=1e-9)


def test_periods_are_judged_each_by_itself() -> None:
    values = np.random.default_rng(1).poisson(4, (12, 3))
    together = getis_ord(values, grid(3, 4))
    for period in range(3):
        alone = getis_ord(values[:, period], grid(3, 4))
        np.testing.assert_allclose(together.z_scores[:, period], alone.z_scores)


@pytest.mark.parametrize("star", [True, False])
@pytest.mark.parametrize("value", [0, 0.1, 1e9 + 0.1])
def test_a_map_that_is_the_same_everywhere_has_no_hot_spot(star, value) -> None:
    found = getis_ord([value] * 9, grid(3, 3), star=star)
    assert (found.z_scores == 0).all()
    assert (found.p_values == 1).all()
    assert not found.judged.any()


def test_an_island_is_judged_by_itself_under_star_and_not_at_all_otherwise() -> None:
    neighbours = neighbours_from_pairs([(0, 1), (1, 2)], places=4)
    values = [1, 2, 3, 30]
    assert getis_ord(values, neighbours).z_scores[3] == pytest.approx(21 / np.std(values))
    plain = getis_ord(values, neighbours, star=False)
    assert (plain.z_scores[3], plain.p_values[3], plain.judged[3]) == (0, 1, False)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([1, 2, np.nan], "missing values"),
        ([1, 2], "expected 3 places"),
        ([[[1]], [[2]], [[3]]], "expected 3 places"),
    ],
)
def test_what_has_no_score_is_refused(values, message) -> None:
    with pytest.raises(ValueError, match=message):
        getis_ord(values, line(3))


def test_two_places_are_too_few() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        getis_ord([1, 2], line(2))
