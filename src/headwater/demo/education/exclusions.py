"""Suspensions and exclusions, school by school. They follow need; nothing is planted."""

import numpy as np
import pyarrow as pa

from headwater.demo.places.districts import Districts
from headwater.demo.seeds.draws import stream
from headwater.demo.writing.rows import Rows, table_of

TERMS = ((1, "spring"), (4, "summer"), (9, "autumn"))
"""The month in which each term of a school begins; the names are for its references."""
FIRST_SCHOOL = 990_000
"""Beyond the numbers in use."""
ALL_GROUPS = {"Sex": "All", "Ethnic Group": "All", "SEN Provision": "All"}
_SUSPENDED, _EXCLUDED = 0.028, 0.0005
_SCHOOLS = 4


def exclusions(districts: Districts, *, year: int, seed: int) -> dict[str, pa.Table]:
    """Suspensions and exclusions by school and term, a table for each council. Counts are exact."""
    generator = stream(seed, "exclusions", year)
    pupils, need = districts.aged(year, 5, 16), districts.need
    rows: dict[str, Rows] = {"city_council": [], "county_council": []}
    for month, term in TERMS:
        for place, code in enumerate(districts.codes):
            council = "city_council" if districts.of_town(place) else "county_council"
            for school in range(_SCHOOLS):
                number = place * _SCHOOLS + school
                on_roll = round(pupils[place] / _SCHOOLS)
                about = {
                    "Return Ref": f"SYN-EX{year}-{term}-{number:03d}",
                    "School URN": str(FIRST_SCHOOL + number),
                    "District": code,
                    "Term Start": f"{year}-{month:02d}-01",
                    "Phase": "Secondary" if number % 2 else "Primary",
                }
                rows[council].append(about | _counts(on_roll, need[place], generator))
    return {council: table_of(found) for council, found in rows.items()}


def _counts(on_roll: int, need: float, generator: np.random.Generator) -> dict[str, str]:
    suspended = int(generator.poisson(_SUSPENDED * on_roll * need))
    return {
        "Reason": "ALL",
        **ALL_GROUPS,
        "Suspensions": str(suspended),
        "Pupils Suspended": str(round(0.6 * suspended)),
        "Permanent Exclusions": str(int(generator.poisson(_EXCLUDED * on_roll * need))),
        "Pupils On Roll": str(on_roll),
    }
