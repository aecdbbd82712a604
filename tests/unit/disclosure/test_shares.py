"""Shares that travel with numbers never tell a withheld count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.disclosure.shares import coarse_shares, published_rows
from headwater.vocabulary.policies import DisclosurePolicy


@given(events=st.integers(1, 5_000))
def test_up_to_seven_missing_events_look_like_none(events: int) -> None:
    missing = np.arange(0, min(7, events) + 1)
    told = coarse_shares((events - missing) / events, np.full(len(missing), events))
    assert np.isnan(told).all() or (told == 1).all()


@given(events=st.integers(1, 5_000), share=st.floats(0, 1))
def test_a_told_share_is_close_to_the_true_one(events: int, share: float) -> None:
    told = float(coarse_shares(share, events))
    assert np.isnan(told) or abs(told - share) <= 0.0501


@pytest.mark.parametrize(
    ("rows", "policy", "told"),
    [(3_968, "nhs_subnational", 4_000), (3_968, "open", 3_968), (14, "nhs_subnational", 0)],
)
def test_row_counts_are_told_to_the_hundred(rows: int, policy: str, told: int) -> None:
    assert published_rows(rows, DisclosurePolicy(policy)) == told
