"""What a delivery card says: one and many, and months as a reader says them."""

from dataclasses import replace
from datetime import date

import pytest

from headwater.released.quality import Delivery
from headwater.vocabulary.policies import DisclosurePolicy
from headwater_web.dashboard.quality.delivery_cards import first_sentence, sentences_of

MADE_ON = date(2026, 11, 22)
COUNTS = Delivery(
    feed="counts",
    supplier="sender",
    becomes="aggregate",
    deliveries=2,
    rows_in_file=1,
    rows_accepted=1,
    rows_accepted_before=2,
    received_on=date(2026, 10, 5),
    describes_until=date(2026, 9, 30),
    periods=3,
)


def test_one_row_is_not_rows() -> None:
    words = first_sentence(COUNTS, DisclosurePolicy.OPEN)
    assert words == "The newest file came on 5 October 2026: 1 row; 2 rows in the one before."


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"periods_expected": 1}, "It states the one period that its own rhythm leads to expect."),
        ({"periods_expected": 3}, "It states all 3 periods that its own rhythm leads to expect."),
        (
            {"periods_expected": 4, "periods_present": 2, "periods_absent": ("2025-09", "2024")},
            "It states 2 of the 4 periods that its own rhythm leads to expect; absent: Sep 2025, "
            "2024.",
        ),
        (
            {"next_until": date(2026, 11, 21)},
            "By the same rhythm the next period ended on 21 November 2026; it had not come 1 day "
            "later.",
        ),
        (
            {"next_until": date(2026, 11, 20)},
            "By the same rhythm the next period ended on 20 November 2026; it had not come 2 days "
            "later.",
        ),
    ],
)
def test_periods_in_words(facts: dict[str, object], words: str) -> None:
    assert words in sentences_of(replace(COUNTS, **facts), DisclosurePolicy.OPEN, made_on=MADE_ON)
