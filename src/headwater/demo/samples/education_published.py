"""Samples in the layouts in which a ministry publishes figures of local authorities."""

from datetime import date

import numpy as np

from headwater.demo.samples.counts import feed_of
from headwater.demo.samples.sheets import Row, mistake, one_of, weighted

_AUTHORITIES = {"999": "Synthetic authority one", "998": "Synthetic authority two"}
_INDICATORS = ("FirstYJS", "ReoffYO", "TotFixedEx", "TotPerAbNew", "SecTotAbs")


def _percent(generator: np.random.Generator, low: float, high: float) -> str:
    """A percentage; `c` where it was withheld for confidentiality."""
    return weighted(generator, ("c", f"{generator.uniform(low, high):.1f}"), (1, 20))


def _neet(generator: np.random.Generator, month: date, number: int) -> Row:
    neet, unknown = generator.uniform(1, 6), generator.uniform(0, 8)
    return {
        "time_period": str(month.year),
        "time_identifier": "Calendar year",
        "geographic_level": "Local authority",
        "country_code": "Z92000001",
        "region_code": "Z12000001",
        "new_la_code": f"Z10{number:06d}",
        "la_name": f"Synthetic authority {number}",
        "Age": "16-17",
        "Cohort_DJFavg": str(int(generator.integers(900, 30_000))),
        "NEET_not_known_percent": f"{neet + unknown:.1f}",
        "NEET_percent": f"{neet:.1f}",
        "Notknown_percent": f"{unknown:.1f}",
        "TOTAL_participating_in_education_and_training_percent": _percent(generator, 85, 97),
        "Apprenticeship_percent": _percent(generator, 2, 8),
        "September_guarantee_Offer_made_percent": _percent(generator, 85, 99),
        "NEET_NK_noSEN_percent": _percent(generator, 2, 8),
        "NEET_NK_EHCP_percent": _percent(generator, 5, 15),
        "NEET_NK_SENDsupport_percent": weighted(generator, ("z", "9.3"), (1, 30)),
        "VG_NEET_NK_percentage": _percent(generator, 15, 45),
    }


def _indicator(generator: np.random.Generator, month: date, _number: int) -> Row:
    authority = one_of(generator, tuple(_AUTHORITIES))
    indicator = one_of(generator, _INDICATORS)
    year = weighted(generator, (f"{month.year}", f"{month.year - 1}/{month:%y}"), (3, 1))
    return {
        "Short Desc": indicator,
        "Data item": f"Indicator {indicator}",
        "Years": year,
        "LA and Regions": _AUTHORITIES[authority],
        "LA Number": weighted(generator, (authority, f"{authority}.0"), (2, 1)),
        "Values": weighted(generator, ("-", f"{generator.uniform(0, 400):.1f}"), (1, 6)),
    }


NEET = feed_of(
    "neet_not_known",
    _neet,
    mistake("pattern_not_matched", "time_period", "last year"),
    mistake("not_in_codelist", "geographic_level", "Parish"),
    mistake("missing_value", "country_code", ""),
    mistake("not_a_number", "NEET_percent", "low"),
    mistake("out_of_range", "Notknown_percent", "102.4"),
    old_headers=(("Age", "age"),),
    unique=None,
    refuses=False,
)
INDICATORS = feed_of(
    "local_authority_indicators",
    _indicator,
    mistake("missing_value", "Short Desc", ""),
    mistake("missing_value", "Years", ""),
    mistake("not_in_codelist", "LA Number", "12"),
    mistake("not_a_number", "Values", "high"),
    mistake("missing_value", "Values", ""),
    unique=None,
    refuses=False,
)
FEEDS = (NEET, INDICATORS)
