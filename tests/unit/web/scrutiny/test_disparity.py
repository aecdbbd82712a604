"""Shares, Wilson's interval against another implementation, and the bounds of missing ethnicity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from headwater_web.scrutiny.disparity import (
    Missing,
    is_releasable,
    percent_words,
    share_of,
    wilson_interval,
)

COUNTS = st.integers(min_value=8, max_value=50_000)


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(COUNTS)
    return draw(st.integers(min_value=0, max_value=whole)), whole


@given(parts())
def test_the_interval_is_the_one_that_scipy_gives(part: tuple[int, int]) -> None:
    numerator, denominator = part
    found = wilson_interval(numerator=numerator, denominator=denominator)
    expected = binomtest(numerator, denominator).proportion_ci(0.95, method="wilson")
    assert found == pytest.approx((expected.low, expected.high), abs=1e-9)


@given(parts())
def test_the_share_lies_within_its_interval(part: tuple[int, int]) -> None:
    share = share_of(numerator=part[0], denominator=part[1])
    assert 0 <= share.lower <= share.value + 1e-12
    assert share.value <= share.upper + 1e-12 <= 1 + 1e-9


@given(parts(), parts(), st.data())
def test_no_way_of_placing_the_missing_leaves_the_bounds(
    part: tuple[int, int], lost: tuple[int, int], data: st.DataObject
) -> None:
    share = share_of(numerator=part[0], denominator=part[1], missing=Missing(*lost))
    counted = data.draw(st.integers(0, lost[0]))
    others = data.draw(st.integers(0, lost[1] - lost[0]))
    placed = (part[0] + counted) / (part[1] + counted + others)
    assert share.least is not None
    assert share.most is not None
    assert share.least - 1e-12 <= placed <= share.most + 1e-12


# numerator denominator missing         value  all here  least  most
SHARES = [
    (21, 280, None, "7.5%", None, None, None),
    (21, 280, Missing(8, 40), "7.5%", "9.1%", "6.7%", "10.1%"),
    (0, 100, Missing(0, 50), "0.0%", "0.0%", "0.0%", "0.0%"),
    (20, 1000, Missing(10, 0), "2.0%", "3.0%", "2.0%", "3.0%"),
    (95, 100, Missing(10, 0), "95.0%", "100.0%", "95.0%", "100.0%"),
]


@pytest.mark.parametrize(
    ("numerator", "denominator", "missing", "value", "all_here", "least", "most"), SHARES
)
def test_shares_and_their_bounds(
    numerator: int,
    denominator: int,
    missing: Missing | None,
    value: str,
    all_here: str | None,
    least: str | None,
    most: str | None,
) -> None:
    share = share_of(numerator=numerator, denominator=denominator, missing=missing)
    bounds = [share.all_here, share.least, share.most]
    assert percent_words(share.value) == value
    assert [None if each is None else percent_words(each) for each in bounds] == [
        all_here,
        least,
        most,
    ]


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (-1, 10), (11, 10), (0, 0)])
def test_what_is_no_part_of_a_whole_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="expected a part of a whole"):
        wilson_interval(numerator=part, denominator=whole)


@pytest.mark.parametrize("count", range(1, 8))
def test_counts_of_one_to_seven_are_not_released(count: int) -> None:
    assert not is_releasable(count)


@pytest.mark.parametrize("count", [0, 8, 9, 4000])
def test_none_and_eight_or_more_are(count: int) -> None:
    assert is_releasable(count)
