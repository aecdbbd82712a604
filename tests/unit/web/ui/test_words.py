"""How the site says numbers, periods and the four states."""

from datetime import date

import pytest

from headwater.vocabulary.states import ValueState
from headwater_web.ui import words

PERIODS = [
    ("2025-03", "Mar 2025"),
    ("2025", "2025"),
    ("2025-01/P12M", "Jan 2025 to Dec 2025"),
    ("2023-01/P36M", "Jan 2023 to Dec 2025"),
]
NUMBERS = [
    # value   rate?   words
    (0.0, True, "0"),
    (0.258, True, "0.26"),
    (21.44, True, "21.4"),
    (1234.56, True, "1,234.6"),
    (1234.0, False, "1,234"),
    (None, True, ""),
]
SHARES = [
    (None, "not measured"),
    (0.0, "0%"),
    (0.001, "under 1%"),
    (0.934, "93%"),
    (0.999, "over 99%"),
    (1.0, "100%"),
]
CATEGORIES = [
    ("all", "Everyone"),
    ("10-17", "10 to 17"),
    ("18_24", "18 to 24"),
    ("50+", "50 and over"),
    ("65_plus", "65 and over"),
    ("under_18", "Under 18"),
    ("not_recorded", "Not recorded"),
    ("weapon_enabled_robbery", "Weapon enabled robbery"),
    ("1", "Most deprived fifth"),
    ("Violence and sexual offences", "Violence and sexual offences"),
]


@pytest.mark.parametrize(("period", "expected"), PERIODS)
def test_periods_in_words(period: str, expected: str) -> None:
    assert words.period_words(period) == expected


@pytest.mark.parametrize(("value", "is_rate", "expected"), NUMBERS)
def test_numbers_in_words(value: float | None, is_rate: bool, expected: str) -> None:
    assert words.number_words(value, is_rate=is_rate) == expected


@pytest.mark.parametrize(("share", "expected"), SHARES)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float | None, expected: str) -> None:
    assert words.share_words(share) == expected


@pytest.mark.parametrize(("category", "expected"), CATEGORIES)
def test_categories_in_words(category: str, expected: str) -> None:
    assert words.category_words(category) == expected


def test_a_date_is_written_out() -> None:
    assert words.day_words(date(2026, 11, 21)) == "21 November 2026"


def test_an_unknown_date_says_so() -> None:
    assert words.day_words(None) == "not known"


def test_every_state_has_words_of_its_own() -> None:
    said = [str(words.STATE_WORDS[state]) for state in ValueState]
    assert len(set(said)) == len(ValueState)


def test_every_state_without_a_number_says_what_it_means() -> None:
    assert set(words.STATE_MEANINGS) == set(ValueState) - {ValueState.RELEASED}
