"""Persistence: against dealing the years' tops in every way, and with ties."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from headwater.methods.places.persistence import persistence


@pytest.mark.parametrize(
    ("year", "share", "at_top"),
    [
        # values of ten places   share  who is at the top
        ([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.2, 2),
        ([9, 8, 8, 6, 5, 4, 3, 2, 1, 0], 0.2, 3),  # tied at the edge: both in
        ([9, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.2, 1),  # nothing is never at the top
        ([0] * 10, 0.2, 0),
        ([5] * 10, 0.2, 10),
        ([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.05, 1),  # at least one
        ([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.3, 3),  # not a little less through rounding
    ],
)
def test_who_is_at_the_top(year, share, at_top) -> None:
    found = persistence(np.array(year)[:, None], top_share=share)
    assert found.years_at_top.sum() == at_top


def test_chance_is_that_of_every_way_a_place_can_fall() -> None:
    values = np.random.default_rng(5).poisson(3, (20, 5))
    found = persistence(values, top_share=0.2)
    at_top = np.array([values[:, y] >= np.sort(values[:, y])[-4] for y in range(5)]).T
    chances = at_top.mean(axis=0)
    exactly = np.zeros(6)
    for way in product([0, 1], repeat=5):
        exactly[sum(way)] += np.prod(np.where(way, chances, 1 - chances))
    at_least = exactly[::-1].cumsum()[::-1]
    assert found.p_values == pytest.approx(at_least[found.years_at_top])
    assert found.expected_by_years == pytest.approx(20 * at_least)


@given(arrays(int, (15, 4), elements=st.integers(0, 6)), st.floats(0.01, 0.99))
def test_what_must_always_hold(values, share) -> None:
    found = persistence(values, top_share=share)
    assert found.places_by_years[0] == 15
    assert (np.diff(found.places_by_years) <= 0).all()
    assert found.expected_by_years[1:].sum() == pytest.approx(found.places_by_years[1:].sum())
    assert ((found.p_values >= 0) & (found.p_values <= 1)).all()


@pytest.mark.parametrize("values", [[], [1, 2], [[1, np.nan]], [[-1, 2]]])
def test_what_has_no_years_is_refused(values) -> None:
    with pytest.raises(ValueError, match="found values"):
        persistence(values)


def test_a_share_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="found a top share"):
        persistence([[1, 2]], top_share=1)
