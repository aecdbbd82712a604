"""A sample of the claimant count, in the layout of the labour-market statistics service."""

from datetime import date

import numpy as np

from headwater.demo.samples.counts import feed_of
from headwater.demo.samples.sheets import Mistake, Row, one_of

_AGES = ("All categories: Age 16+", "Aged 16-24", "Aged 25-49", "Aged 50+")
_COUNT = "Claimant count"
_SHARE = "Claimants as a proportion of residents aged 16-64"
_ROUNDED_TO = 5


def _claimants(generator: np.random.Generator, month: date, number: int) -> Row:
    """One figure. The publisher rounds counts to the nearest five."""
    area = number % 8 + 1
    is_count = generator.random() < 0.7
    value = _ROUNDED_TO * int(generator.integers(5, 900))
    return {
        "DATE": f"{month:%Y-%m}",
        "GEOGRAPHY_NAME": f"Synthetic district {area}",
        "GEOGRAPHY_CODE": f"Z070000{area:02d}",
        "GENDER_NAME": one_of(generator, ("Total", "Male", "Female")),
        "AGE_NAME": one_of(generator, _AGES),
        "MEASURE_NAME": _COUNT if is_count else _SHARE,
        "OBS_VALUE": str(value) if is_count else f"{generator.uniform(1, 9):.1f}",
    }


def _of_men(reason: str, header: str, text: str) -> Mistake:
    """A mistake in a row about men: one about both sexes says Total, and is taken for a total."""
    return Mistake(reason, ((header, text), ("GENDER_NAME", "Male")))


CLAIMANTS = feed_of(
    "claimant_count",
    _claimants,
    _of_men("missing_value", "DATE", ""),
    _of_men("not_a_date", "DATE", "March 2025"),
    _of_men("not_a_date", "DATE", "Mar-25"),
    _of_men("date_out_of_range", "DATE", "2125-03"),
    _of_men("missing_value", "GEOGRAPHY_CODE", ""),
    _of_men("not_in_codelist", "MEASURE_NAME", "Flow"),
    _of_men("not_a_number", "OBS_VALUE", "high"),
    _of_men("out_of_range", "OBS_VALUE", "-5"),
    old_headers=(("GENDER_NAME", "SEX_NAME"),),
    unique=None,
    refuses=False,
)
FEEDS = (CLAIMANTS,)
