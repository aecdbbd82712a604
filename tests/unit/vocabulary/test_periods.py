"""Periods: written once, read the same, half-open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.vocabulary.periods import PeriodType, add_months, parse_period

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
