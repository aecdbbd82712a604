"""Samples of street crime as data.police.uk publishes it, and of the older lookup of its areas."""

from datetime import date

import numpy as np

from headwater.demo.samples.counts import feed_of
from headwater.demo.samples.sheets import Row, mistake, one_of, perhaps, small_area

_FORCE = "Schematic force"
_TYPES = ("Violence and sexual offences", "Robbery", "Possession of weapons", "Burglary")
_OUTCOMES = ("Under investigation", "Unable to prosecute suspect", "")


def _crime(generator: np.random.Generator, month: date, number: int) -> Row:
    """One crime. Without a place, all cells that tell the place are empty."""
    place = perhaps(generator, small_area(generator), blank=0.02)
    return {
        "Crime ID": f"SYN-{generator.bytes(32).hex()}",
        "Month": f"{month:%Y-%m}",
        "Reported by": _FORCE,
        "Falls within": _FORCE,
        "Longitude": f"{-1.2 + 0.001 * number:.6f}" if place else "",
        "Latitude": f"{53.0 + 0.001 * number:.6f}" if place else "",
        "Location": "On or near Schematic Street" if place else "No Location",
        "LSOA code": place,
        "LSOA name": f"Schematic {place[-3:]}" if place else "",
        "Crime type": one_of(generator, _TYPES),
        "Last outcome category": one_of(generator, _OUTCOMES),
        "Context": "",
    }


def _area(generator: np.random.Generator, _month: date, number: int) -> Row:
    district = int(generator.integers(1, 9))
    return {
        "lsoa11_code": f"Z01{number:06d}",
        "lsoa11_name": f"Schematic {number:03d}",
        "ltla20_code": f"Z070000{district:02d}",
        "ltla20_name": f"Schematic district {district}",
    }


STREET = feed_of(
    "police_uk_street",
    _crime,
    mistake("missing_value", "Month", ""),
    mistake("not_a_date", "Month", "Spring"),
    mistake("missing_value", "Crime type", ""),
    mistake("not_in_codelist", "Crime type", "Piracy"),
    unique="Crime ID",
    refuses=False,
)
LOOKUP_2011 = feed_of(
    "area_lookup_2011",
    _area,
    mistake("missing_value", "lsoa11_code", ""),
    mistake("missing_value", "ltla20_code", ""),
    mistake("missing_value", "ltla20_code", " "),
    unique="lsoa11_code",
    refuses=False,
)
FEEDS = (STREET, LOOKUP_2011)
