"""Periods: written once, read the same, half-open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.vocabulary.periods import (
    PeriodType,
    add_months,
    month_in_words,
    parse_period,
    spans_in_words,
)

WRITTEN = """
2025-03       month      2025-03-01  2025-04-01
2025-12       month      2025-12-01  2026-01-01
2025          year       2025-01-01  2026-01-01
2025-01/P12M  window_12  2025-01-01  2026-01-01
2023-01/P36M  window_36  2023-01-01  2026-01-01
"""


@pytest.mark.parametrize("line", WRITTEN.strip().splitlines())
def test_a_period_means_what_it_says(line: str) -> None:
    text, period_type, first, end = line.split()
    period = parse_period(text)
    assert period.period_type is PeriodType(period_type)
    assert period.first_month == date.fromisoformat(first)
    assert period.end_month == date.fromisoformat(end)
    assert str(period) == text


@pytest.mark.parametrize(
    "text", ["", "25-03", "2025-13", "2025-00", "2025-3", "2025/P12M", "2025-01/P24M", "2025-01 "]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected YYYY-MM"):
        parse_period(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(-600, 600))
def test_adding_months_and_taking_them_away_is_nothing(day: date, count: int) -> None:
    month = day.replace(day=1)
    assert add_months(add_months(month, count), -count) == month


SPANS = """
2025-01                      | January 2025
2025-02 2025-01              | January 2025 to February 2025
2024-12 2025-01 2025-03      | December 2024 to January 2025; March 2025
2025-01 2025-01              | January 2025
2025 everything 2025-01/P12M | 2025; 2025-01/P12M; everything
2025-05 2024                 | May 2025; 2024
"""


@pytest.mark.parametrize("line", SPANS.strip().splitlines())
def test_months_that_follow_each_other_are_one_span(line: str) -> None:
    written, said = line.split("|")
    assert "; ".join(spans_in_words(written.split())) == said.strip()


def test_no_months_say_nothing() -> None:
    assert spans_in_words([]) == ()


@given(st.sets(st.integers(0, 60)))
def test_every_month_is_in_one_span_and_no_other_month_is(offsets: set[int]) -> None:
    start = date(2020, 1, 1)
    names = [month_in_words(add_months(start, each)) for each in range(62)]
    told: list[int] = []
    for span in spans_in_words(
        str(parse_period(f"{add_months(start, each):%Y-%m}")) for each in offsets
    ):
        first, _, last = span.partition(" to ")
        told += range(names.index(first), names.index(last or first) + 1)
    assert told == sorted(offsets)
