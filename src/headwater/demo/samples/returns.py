"""Rows of returns that hold counts: for everyone, then for one group at a time.

Senders withhold small numbers with a mark, say with another that they do not know, and write a
zero where they counted nobody.
"""

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from headwater.demo.samples.sheets import Feed, Mistake, Row, mistake

Shares = Sequence[tuple[str, float]]
SMALL, UNKNOWN, NOT_COLLECTED = "<5", "[x]", "[z]"
GROUPS = (
    ("All", "All", "All"),
    ("10 to 17", "All", "All"),
    ("18 to 24", "All", "All"),
    ("25 and over", "All", "All"),
    ("All", "Female", "All"),
    ("All", "Male", "All"),
    ("All", "All", "White"),
    ("All", "All", "Mixed"),
    ("All", "All", "Asian"),
    ("All", "All", "Black"),
    ("All", "All", "Other"),
    ("All", "All", "Not stated"),
    ("All", "All", "Not recorded"),
)
_SMALLEST_SHOWN = 5


def counts_feed(
    feed: str,
    *,
    period: str,
    about: Callable[[int], Row],
    usual: int,
    shares: Shares,
    mistakes: tuple[Mistake, ...] = (),
    person_headers: tuple[str, ...],
) -> Feed:
    """The sample of a return. `period` is the header, Month or Quarter.

    `about` gives the cells between the reference and the area; `usual` is the number to expect in
    the first figure of a whole area, and `shares` are the later figures by header, each as a share
    of it.
    """
    first = shares[0][0]

    def row(generator: np.random.Generator, month: date, number: int) -> Row:
        age, sex, ethnicity = GROUPS[(number - 1) % len(GROUPS)]
        return {
            "Return Reference": f"SYN-{feed}-{month:%Y%m}",
            **about(number),
            "Area Code": f"Z0700000{1 + number // len(GROUPS) % 8}",
            period: written_period(month, period),
            "Age Group": age,
            "Sex": sex,
            "Ethnic Group": ethnicity,
            **_figures(generator, usual if (number - 1) % len(GROUPS) == 0 else usual / 5, shares),
        }

    return Feed(
        feed=feed,
        headers=(
            "Return Reference",
            *about(1),
            "Area Code",
            period,
            "Age Group",
            "Sex",
            "Ethnic Group",
            *(header for header, _share in shares),
        ),
        row=row,
        mistakes=(*_usual_mistakes(period, first), *mistakes),
        person_headers=person_headers,
    )


def written_period(month: date, header: str) -> str:
    """The period of a month as the return writes it.

    >>> written_period(date(2026, 9, 1), "Quarter")
    '2026-Q3'
    """
    quarter = (month.month + 2) // 3
    return f"{month:%Y-%m}" if header == "Month" else f"{month.year}-Q{quarter}"


def _figures(generator: np.random.Generator, usual: float, shares: Shares) -> Row:
    """The figures of one row; the first is always stated, if only by a mark."""
    whole = int(generator.poisson(usual))
    found = {}
    for place, (header, share) in enumerate(shares):
        number = int(generator.binomial(whole, min(share, 1.0))) if place else whole
        found[header] = _cell(generator, number, may_be_blank=place > 0)
    return found


def _cell(generator: np.random.Generator, number: int, *, may_be_blank: bool) -> str:
    drawn = generator.random()
    if may_be_blank and drawn < 0.04:
        return ("", UNKNOWN, NOT_COLLECTED)[int(drawn * 75) % 3]
    return SMALL if 0 < number < _SMALLEST_SHOWN else str(number)


def _usual_mistakes(period: str, first: str) -> tuple[Mistake, ...]:
    return (
        mistake("pattern_not_matched", "Area Code", "Schematic district"),
        mistake("missing_value", "Area Code", ""),
        mistake("pattern_not_matched", period, "Sep-26"),
        # What a spreadsheet makes of 10-17.
        mistake("code_became_date", "Age Group", "17-Oct"),
        mistake("not_in_codelist", "Sex", "W"),
        mistake("missing_value", "Ethnic Group", ""),
        mistake("missing_value", first, ""),
        mistake("not_a_number", first, "about ten"),
        mistake("out_of_range", first, "-3"),
    )
