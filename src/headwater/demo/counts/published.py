"""Counts and shares that national publishers send: claimants, and young people out of education.

Their numbers follow the need of each district; nothing is planted in them.
"""

import pyarrow as pa

from headwater.demo.places.districts import Districts
from headwater.demo.places.outside import STATISTICAL_NEIGHBOURS
from headwater.demo.seeds.draws import stream
from headwater.demo.writing.rows import Rows, table_of

_CLAIMANT_SHARE, _YOUNG_CLAIMANT_SHARE = 0.032, 0.045
_NEET, _NOT_KNOWN = 2.6, 2.1
_STEP, _COHORT_ELSEWHERE = 0.3, 9_000
_CLAIMING = (
    ("All categories: Age 16+", _CLAIMANT_SHARE, (16, 65)),
    ("Aged 16-24", _YOUNG_CLAIMANT_SHARE, (16, 25)),
)
"""Ages in the publisher's words, the share that claims, and the residents of whom it is one."""


def claimants(districts: Districts, *, year: int, seed: int) -> pa.Table:
    """Everybody who claims, month by month, rounded to five as the publisher does."""
    generator = stream(seed, "claimants", year)
    expected = {
        words: share * districts.aged(year, *ages) * districts.need
        for words, share, ages in _CLAIMING
    }
    return table_of(
        {
            "DATE": f"{year}-{month:02d}",
            "GEOGRAPHY_NAME": f"Synthetic {code}",
            "GEOGRAPHY_CODE": code,
            "GENDER_NAME": "Total",
            "AGE_NAME": words,
            "MEASURE_NAME": "Claimant count",
            "OBS_VALUE": str(5 * round(number * generator.normal(1, 0.02) / 5)),
        }
        for month in range(1, 13)
        for words, numbers in expected.items()
        for code, number in zip(districts.codes, numbers, strict=True)
    )


def not_in_education(districts: Districts, *, year: int, seed: int) -> pa.Table:
    """Shares of 16- and 17-year-olds by upper-tier authority, the invented ones beyond among them.

    Theirs differ from each other by chance and by a step for each, up and down.
    """
    generator = stream(seed, "not in education", year)
    people, need = districts.aged(year, 16, 18), districts.need
    rows: Rows = []
    for code, places in districts.authorities.items():
        cohort = people[places].sum()
        factor = (people[places] * need[places]).sum() / cohort
        neet, unknown = (
            round(mean * factor * generator.normal(1, 0.06), 1) for mean in (_NEET, _NOT_KNOWN)
        )
        rows.append(_shares(code, year, round(cohort), neet, unknown))
    elsewhere = stream(seed, "not in education elsewhere", year)
    for place, (code, _) in enumerate(STATISTICAL_NEIGHBOURS):
        step = 1 + _STEP * (place - (len(STATISTICAL_NEIGHBOURS) - 1) / 2)
        neet, unknown = (
            round(mean * step * elsewhere.normal(1, 0.06), 1) for mean in (_NEET, _NOT_KNOWN)
        )
        rows.append(_shares(code, year, _COHORT_ELSEWHERE, neet, unknown))
    return table_of(rows)


def _shares(code: str, year: int, cohort: int, neet: float, unknown: float) -> dict[str, str]:
    return {
        "time_period": str(year),
        "time_identifier": "Calendar year",
        "geographic_level": "Local authority",
        "new_la_code": code,
        "region_code": "Z12000001",
        "country_code": "Z92000001",
        "la_name": f"Synthetic {code}",
        "Age": "16-17",
        "Cohort_DJFavg": str(cohort),
        "NEET_not_known_percent": f"{neet + unknown:.1f}",
        "NEET_percent": f"{neet:.1f}",
        "Notknown_percent": f"{unknown:.1f}",
        "TOTAL_participating_in_education_and_training_percent": "",
        "Apprenticeship_percent": "",
        "September_guarantee_Offer_made_percent": "",
        "NEET_NK_noSEN_percent": "",
        "NEET_NK_EHCP_percent": "",
        "NEET_NK_SENDsupport_percent": "",
        "VG_NEET_NK_percentage": "",
    }
