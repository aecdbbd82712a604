"""The trend test: by hand, with ties, and over every order of a short series."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.places.mann_kendall import mann_kendall

SERIES = st.lists(st.integers(0, 5), min_size=1, max_size=15)


@given(SERIES)
def test_scores_are_rises_less_falls_over_all_pairs(series) -> None:
    rises = sum(
        np.sign(later - earlier) for place, later in enumerate(series) for earlier in series[:place]
    )
    found = mann_kendall([series])
    assert found.scores[0] == rises
    assert np.isfinite([found.z_scores, found.p_values]).all()
    assert 0 <= found.p_values[0] <= 1


@pytest.mark.parametrize("series", [[1, 2, 3, 4, 5, 6], [1, 1, 2, 2, 2, 9], [0, 0, 0, 0, 0, 1]])
def test_the_variance_is_exact_over_every_order(series) -> None:
    every = mann_kendall(list(permutations(series))).scores
    assert mann_kendall([series]).standard_errors[0] == pytest.approx(every.std())


@given(SERIES)
def test_backwards_and_upside_down_turn_the_sign(series) -> None:
    forward = mann_kendall([series])
    assert mann_kendall([series[::-1]]).scores[0] == -forward.scores[0]
    assert mann_kendall([[-x for x in series]]).z_scores[0] == -forward.z_scores[0]


@pytest.mark.parametrize("series", [[5], [3, 3, 3]])
def test_one_point_or_equal_points_have_no_trend(series) -> None:
    found = mann_kendall([series])
    assert (found.z_scores[0], found.p_values[0]) == (0, 1)


@pytest.mark.parametrize("series", [[[1, np.nan]], [1, 2, 3], [[]]])
def test_what_is_no_series_is_refused(series) -> None:
    with pytest.raises(ValueError, match="found series missing"):
        mann_kendall(series)
