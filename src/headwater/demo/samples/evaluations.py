"""A sample of counts by area and month for an evaluation, and what goes wrong in such files."""

from dataclasses import replace
from datetime import date

import numpy as np

from headwater.demo.samples.counts import feed_of
from headwater.demo.samples.sheets import Row, mistake

_AREAS = 40
_PERSON_HEADERS = ("Victim Name", "Suspect Surname", "Date of Birth", "Home Postcode", "Case Notes")


def _count(generator: np.random.Generator, month: date, number: int) -> Row:
    """Area after area, month after month backwards from the one that the sheet is about."""
    months_ago = (number - 1) // _AREAS
    index = month.year * 12 + month.month - 1 - months_ago
    return {
        "Count Reference": "SYN-COUNTS-1",
        "Series": "town_violence",
        "Area": f"Thandwold {(number - 1) % _AREAS + 1:03d}",
        "Month": date(index // 12, index % 12 + 1, 1).isoformat(),
        "Events": str(int(generator.poisson(6))),
        "Residents": str(1_500 + 10 * ((number - 1) % _AREAS)),
    }


COUNTS = replace(
    feed_of(
        "area_month_counts",
        _count,
        mistake("missing_value", "Series", ""),
        mistake("pattern_not_matched", "Series", "Town violence!"),
        mistake("missing_value", "Area", ""),
        mistake("missing_value", "Month", ""),
        mistake("not_a_date", "Month", "Spring"),
        mistake("missing_value", "Events", ""),
        mistake("not_a_number", "Events", "about 12"),
        mistake("out_of_range", "Events", "-3"),
        unique=None,
    ),
    person_headers=_PERSON_HEADERS,
)
FEEDS = (COUNTS,)
