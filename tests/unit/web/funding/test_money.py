"""Money and shares: exact, in words, and never rounded towards what one would like."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.funding.money import percentage, pounds, reaches, share_of, stays_within
from headwater_web.funding.spans import Span, spans_between

AMOUNTS = st.decimals(min_value=0, max_value=10**8, places=2)
MORE_THAN_NOTHING = st.decimals(min_value="0.01", max_value=10**8, places=2)
SHARES = st.decimals(min_value="0.1", max_value=100, places=1)


@pytest.mark.parametrize(
    ("amount", "words"),
    [("0", "£0"), ("120000.00", "£120,000"), ("0.10", "£0.10"), ("-12.5", "\N{MINUS SIGN}£12.50")],
)
def test_an_amount_in_words(amount: str, words: str) -> None:
    assert pounds(Decimal(amount)) == words


@pytest.mark.parametrize(("share", "words"), [("10.00", "10%"), ("7.50", "7.5%"), ("100", "100%")])
def test_a_percentage_in_words(share: str, words: str) -> None:
    assert percentage(Decimal(share)) == words


@given(part=AMOUNTS, whole=MORE_THAN_NOTHING, asked=SHARES)
def test_a_rounded_share_never_meets_what_the_exact_one_misses(
    part: Decimal, whole: Decimal, asked: Decimal
) -> None:
    if share_of(part, whole, rounded_up=False) >= asked:
        assert reaches(part, whole, asked)
    if share_of(part, whole, rounded_up=True) <= asked:
        assert stays_within(part, whole, asked)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "months", "words"),
    [
        (date(2026, 1, 1), date(2026, 7, 1), 3, ["Jan 2026 to Mar 2026", "Apr 2026 to Jun 2026"]),
        (date(2026, 1, 1), date(2026, 3, 1), 1, ["Jan 2026", "Feb 2026"]),
        (date(2026, 1, 1), date(2026, 5, 1), 3, ["Jan 2026 to Mar 2026", "Apr 2026"]),
    ],
)
def test_an_agreement_falls_into_periods(
    starts_on: date, ends_on: date, months: int, words: list[str]
) -> None:
    found = spans_between(starts_on, ends_on, months=months)
    assert [each.words for each in found] == words
    assert (found[0].starts_on, found[-1].ends_on) == (starts_on, ends_on)


def test_a_period_is_over_on_the_day_after_its_last() -> None:
    span = Span(date(2026, 1, 1), date(2026, 4, 1))
    assert not span.is_over(date(2026, 3, 31))
    assert span.is_over(date(2026, 4, 1))
    assert span.has_begun(date(2026, 1, 1))
    assert not span.has_begun(date(2025, 12, 31))
