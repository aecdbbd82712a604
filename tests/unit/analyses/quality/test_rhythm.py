"""Periods that are there and periods that are not, by a supplier's own rhythm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.analyses.quality import period_words, rhythm_of, start_of
from headwater.vocabulary.periods import add_months


def months(words: str) -> list[date]:
    return [date.fromisoformat(f"{word}-01") for word in words.split()]


RHYTHMS = [
    # stated                                   absent              next ends on
    ("2025-01 2025-02 2025-03 2025-05", "2025-04", date(2025, 6, 30)),
    ("2024-01 2024-04 2024-09 2025-01 2025-09", "2025-04", date(2026, 3, 31)),
    ("2023-04 2024-04 2026-04", "2025-04", date(2028, 3, 31)),
    ("2025-01 2025-07", "", date(2026, 6, 30)),
    ("2025-01", "", None),
    ("", "", None),
]


@pytest.mark.parametrize(("stated", "absent", "next_until"), RHYTHMS)
def test_the_same_months_are_expected_each_year(
    stated: str, absent: str, next_until: date | None
) -> None:
    found = rhythm_of(months(stated))
    assert list(found.absent) == months(absent)
    assert found.next_until == next_until
    assert set(found.expected) == {*months(stated), *months(absent)}


@given(st.sets(st.integers(0, 120), min_size=1, max_size=40))
def test_what_is_stated_is_expected_and_nothing_is_both_stated_and_absent(
    numbers: set[int],
) -> None:
    stated = {add_months(date(2015, 1, 1), number) for number in numbers}
    found = rhythm_of(stated)
    assert stated <= set(found.expected)
    assert not stated & set(found.absent)
    assert len(found.expected) == len(stated) + len(found.absent)
    assert found.next_until is None or found.next_until > max(stated)


YEARS = [
    ("2022/23", date(2022, 4, 1), "2022/23"),
    ("2022-23", date(2022, 4, 1), "2022/23"),
    ("202223", date(2022, 4, 1), "2022/23"),
    ("2021", date(2021, 1, 1), "2021"),
]


@pytest.mark.parametrize(("stated", "start", "words"), YEARS)
def test_years_in_words_are_put_in_order(stated: str, start: date, words: str) -> None:
    assert start_of(stated) == start
    assert period_words(start, is_year=True) == words


@pytest.mark.parametrize("stated", ["latest", "", "Autumn 2022"])
def test_words_that_name_no_year_have_no_order(stated: str) -> None:
    assert start_of(stated) is None
