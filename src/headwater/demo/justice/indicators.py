"""Indicators that youth justice services report. They follow need; nothing is planted."""

from collections.abc import Mapping

import pyarrow as pa

from headwater.demo.places.districts import Districts
from headwater.demo.seeds.draws import stream
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.writing.rows import Rows, table_of

QUARTERS = (1, 4, 7, 10)
_ALONE_REPORTED = {"youth_justice_city": "OOCD", "youth_justice_county": "REMAND"}
"""What one service reports and the other does not: in their codes."""


def reported_entrants(
    districts: Districts, *, year: int, seed: int, scale: int
) -> Mapping[str, pa.Table]:
    """First-time entrants by quarter and district, as each service reports them.

    Each service reports one more indicator, and not the same one.
    """
    generators = [stream(seed, what, year) for what in ("reported entrants", "reported alone")]
    truth = TRUTHS.young_entrants
    number = (truth.under_13[year] + truth.aged_13_to_17[year]) * scale
    weights = districts.aged(year, 10, 18) * districts.need
    expected = number * weights / weights.sum() / len(QUARTERS)
    rows: dict[str, Rows] = {"youth_justice_city": [], "youth_justice_county": []}
    for quarter in QUARTERS:
        for place, code in enumerate(districts.codes):
            service = "youth_justice_city" if districts.of_town(place) else "youth_justice_county"
            rows[service] += [
                {
                    "Return Ref": f"SYN-YJ{year}-{quarter:02d}-{place:02d}{suffix}",
                    "Service": service,
                    "Quarter Start": f"{year}-{quarter:02d}-01",
                    "Indicator": indicator,
                    "District of Residence": code,
                    "Sex": "All",
                    "Ethnic Group": "All",
                    "Children": str(int(generator.poisson(expected[place]))),
                    "Cohort": "",
                }
                for generator, suffix, indicator in zip(
                    generators, ("", "-2"), ("FTE", _ALONE_REPORTED[service]), strict=True
                )
            ]
    return {service: table_of(found) for service, found in rows.items()}
