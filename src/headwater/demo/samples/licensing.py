"""A sample of a licensing register: premises, their kind and their hours, without their people."""

from datetime import date

import numpy as np

from headwater.demo.samples.sheets import (
    Feed,
    Row,
    mistake,
    one_of,
    perhaps,
    small_area,
    weighted,
)

_KINDS = ("Pub or bar", "Restaurant", "Off-licence", "Late refreshment", "Nightclub", "Hotel")
_KIND_WEIGHTS = (34, 26, 24, 9, 4, 3)
_HOURS = {
    "Pub or bar": ("23:00", "23:30", "00:00", "01:00", "02:30"),
    "Restaurant": ("22:30", "23:00", "00:00"),
    "Off-licence": ("22:00", "23:00", "24 hours"),
    "Late refreshment": ("00:30", "02:00", "03:00", "05:00"),
    "Nightclub": ("02:00", "03:00", "04:00", "06:00"),
    "Hotel": ("23:30", "24 hours"),
}


def _premises(generator: np.random.Generator, month: date, number: int) -> Row:
    """One licence. Most registers hold a capacity for one premises in three."""
    kind = weighted(generator, _KINDS, _KIND_WEIGHTS)
    return {
        "Licence Number": f"SYN-LN{number:06d}",
        "Premises Type": kind,
        "Premises LSOA21": small_area(generator),
        "Register Month": f"{month:%Y-%m}",
        "Earliest Opening Time": one_of(generator, ("07:00", "10:00", "11:00", "18:00")),
        "Latest Closing Time": one_of(generator, _HOURS[kind]),
        "Capacity": perhaps(generator, str(10 * int(generator.integers(4, 90))), blank=0.66),
    }


PREMISES = Feed(
    feed="licensed_premises",
    headers=(
        "Licence Number",
        "Premises Type",
        "Premises LSOA21",
        "Register Month",
        "Earliest Opening Time",
        "Latest Closing Time",
        "Capacity",
    ),
    row=_premises,
    mistakes=(
        mistake("missing_value", "Licence Number", ""),
        mistake("not_in_codelist", "Premises Type", "Vape shop"),
        mistake("pattern_not_matched", "Premises LSOA21", "Market ward"),
        mistake("pattern_not_matched", "Register Month", "September"),
        # What a spreadsheet makes of 02:00: a share of a day.
        mistake("not_in_codelist", "Latest Closing Time", "0.08333"),
        mistake("missing_value", "Latest Closing Time", ""),
    ),
    old_headers=(("Licence Number", "Licence No"), ("Premises LSOA21", "LSOA of Premises")),
    reference="Licence Number",
    person_headers=("Licence Holder", "Designated Premises Supervisor", "DPS Date of Birth"),
)

FEEDS = (PREMISES,)
