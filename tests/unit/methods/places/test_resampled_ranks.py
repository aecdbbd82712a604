"""Ranks of resamples: exact in small cases, ties shared, nothing where nothing was."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, skellam

from headwater.methods.places.resampled_ranks import (
    Resampling,
    _places_taken,
    share_of_resamples_at_top,
)


def shares(counts, **options):
    chosen = {"generator": np.random.default_rng(11), "resamples": 400, "top_share": 0.25}
    return share_of_resamples_at_top(counts, **(chosen | options))


@pytest.mark.parametrize(
    ("values", "allowed", "taken"),
    [
        ([5, 4, 3, 2], 1, [1, 0, 0, 0]),
        ([5, 4, 3, 2], 3, [1, 1, 1, 0]),
        ([5, 5, 3, 2], 1, [0.5, 0.5, 0, 0]),
        ([5, 3, 3, 3], 2, [1, 1 / 3, 1 / 3, 1 / 3]),
        ([5, 0, 0, 0], 2, [1, 0, 0, 0]),  # nothing takes no part
        ([0, 0, 0, 0], 2, [0, 0, 0, 0]),
        ([2, 2, 0, 0], 3, [1, 1, 0, 0]),
    ],
)
def test_places_at_the_top_of_one_resample(values, allowed, taken) -> None:
    assert _places_taken(np.array([values], dtype=float), allowed)[0] == pytest.approx(taken)


def test_two_places_are_those_of_the_binomial() -> None:
    first, _ = shares([12, 8], resamples=40_000)
    exact = binom.sf(10, 20, 0.6) + binom.pmf(10, 20, 0.6) / 2
    assert first == pytest.approx(exact, abs=0.01)


def test_two_places_with_a_free_total_are_those_of_the_skellam() -> None:
    first, _ = shares([12, 8], resamples=40_000, resampling=Resampling.POISSON)
    exact = skellam.sf(0, 12, 8) + skellam.pmf(0, 12, 8) / 2
    assert first == pytest.approx(exact, abs=0.01)


@given(st.lists(st.integers(0, 30), min_size=4, max_size=12).filter(any))
def test_no_more_places_are_taken_than_there_are(counts) -> None:
    for resampling in Resampling:
        found = shares(counts, resamples=50, resampling=resampling)
        assert ((found >= 0) & (found <= 1 + 1e-12)).all()
        assert found.sum() <= max(1, len(counts) // 4) + 1e-9
        assert (found[np.array(counts) == 0] == 0).all()


def test_ranks_are_by_rate_where_people_are_given() -> None:
    found = shares([50, 50, 40, 40], people=[1_000, 100_000, 100_000, 0])
    assert found[0] == 1
    assert found[3] == 0  # nobody lives there: no rate


def test_the_same_seed_gives_the_same_answer() -> None:
    assert shares([3, 4, 5, 6]).tolist() == shares([3, 4, 5, 6]).tolist()


@pytest.mark.parametrize(
    ("counts", "options", "message"),
    [
        ([1, -1], {}, "found counts"),
        ([1, np.nan], {}, "found counts"),
        ([1, np.inf], {}, "found counts"),
        ([1, 0.5], {}, "found counts"),
        ([0, 0], {}, "found no events"),
        ([1, 2], {"top_share": 0}, "found a top share"),
        ([1, 2], {"resamples": 0}, "0 resamples"),
        ([1, 2], {"people": [1]}, "found people"),
        ([1, 2], {"people": [1, -1]}, "found people"),
    ],
)
def test_what_cannot_be_drawn_again_is_refused(counts, options, message) -> None:
    with pytest.raises(ValueError, match=message):
        shares(counts, **options)
