"""Which numbers in words were typed by hand, and which are no findings at all."""

import pytest

from headwater.released.editions.tokens import TokenUnreadable
from headwater.released.editions.unbound import unbound_numbers

FOUND = """
text                                                | found
It fell by 12%.                                     | 12%
21 of 28 measures                                   | 21, 28
It was 131.4, not 1,234                             | 131.4, 1,234
Three of 4 young people                             | 4
In 2025, 7 children under 13                        | 7
A rate of 9 per 100,000                             | 9
Of 20255 calls 1015 came                            | 20255, 1015
1,111 and 101.5                                     | 1,111, 101.5
[[rape ; whole ; 2025 ; count]] of 30         | 30
"""

LEFT_ALONE = [
    "In 2025 and 2024/25, and from 2020 to 2025.",
    "The finding F-12 led to R-3, and QU-7 says why.",
    "Children under 13, aged 10 to 17, and 16-year-olds.",
    "Young people of 10 to 17 year olds, and under-25s.",
    "A rate per 100,000, with its 95% range.",
    "On 21 November we met.",
    "Ring 999, 101, 111, 116 123 or 0800 1111.",
    "No number at all.",
    "[[rape | whole | 2025 | rate | age_band=18-24]]",
]


def rows(table):
    lines = [line.split("|") for line in table.strip().splitlines()[1:]]
    return [tuple(cell.strip().replace(";", "|") for cell in line) for line in lines]


@pytest.mark.parametrize(("text", "found"), rows(FOUND))
def test_numbers_typed_by_hand_are_found(text, found):
    assert unbound_numbers(text) == tuple(found.split(", "))


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_years_ages_dates_references_and_telephones_are_left_alone(text):
    assert unbound_numbers(text) == ()


def test_a_text_that_cannot_be_read_is_not_judged():
    with pytest.raises(TokenUnreadable):
        unbound_numbers("12 of [[rape")
