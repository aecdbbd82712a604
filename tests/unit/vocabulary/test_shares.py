"""Shares are said with their counts and their interval, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.vocabulary.shares import (
    ImpossibleShare,
    Share,
    exact_bound,
    share_difference,
    wilson_interval,
)

WORDS = [
    # part, whole, words
    (21, 28, "21 of 28, 75% (57% to 87%)"),
    (27, 28, "27 of 28, 96% (82% to 99%)"),
    (14, 28, "14 of 28, 50% (33% to 67%)"),
    (0, 28, "none of 28 (as many as 12% would agree with that)"),
    (28, 28, "all 28 (as few as 88% would agree with that)"),
    (5, 9, "5 of 9 (too few for a percentage)"),
    (0, 3, "none of 3 (too few for a percentage)"),
    (1_200, 2_125, "1,200 of 2,125, 56% (54% to 59%)"),
]


@pytest.mark.parametrize(("part", "whole", "words"), WORDS)
def test_a_share_in_words(part: int, whole: int, words: str) -> None:
    assert Share(part, whole).words == words


@pytest.mark.parametrize(("part", "whole"), [(29, 28), (-1, 28), (0, 0), (1, -2)])
def test_a_part_is_within_its_whole(part: int, whole: int) -> None:
    with pytest.raises(ImpossibleShare, match="expected a part of a whole"):
        Share(part, whole)
    with pytest.raises(ImpossibleShare):
        wilson_interval(numerator=part, denominator=whole)


def test_nobody_cannot_bound_a_share() -> None:
    with pytest.raises(ValueError, match="expected at least one"):
        exact_bound(0)


PAIRS = st.integers(1, 5_000).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)


@given(PAIRS)
def test_an_interval_holds_its_share(pair: tuple[int, int]) -> None:
    share = Share(*pair)
    lower, upper = share.interval
    assert 0 <= lower <= share.value <= upper <= 1
    assert upper - lower > 0


@given(PAIRS)
def test_the_others_have_the_other_interval(pair: tuple[int, int]) -> None:
    part, whole = pair
    lower, upper = Share(part, whole).interval
    other_lower, other_upper = Share(whole - part, whole).interval
    assert (lower, upper) == pytest.approx((1 - other_upper, 1 - other_lower))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Newcombe 1998, table II, method 10
        ((56, 70), (48, 80), (0.2, 0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.6, 0.1705, 0.8090)),
        ((10, 10), (0, 20), (1.0, 0.6791, 1.0)),
        ((0, 10), (0, 10), (0.0, -0.2775, 0.2775)),
    ],
)
def test_the_difference_of_two_shares(
    first: tuple[int, int], second: tuple[int, int], expected: tuple[float, float, float]
) -> None:
    found = share_difference(Share(*first), Share(*second))
    assert found == pytest.approx(expected, abs=5e-5)
