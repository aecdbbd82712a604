"""The demonstration's own registers: why each feed may be used, and where series break."""

from datetime import date

import pyarrow as pa

from headwater.definitions.partnership import Partnership
from headwater.demo.truths import TRUTHS

STARTS_ON = date(2019, 10, 1)
ENDS_ON = date(2031, 3, 31)
_RAW_DAYS = 400

_SUPPLIERS = {
    "police": "The police force",
    "hospital_a": "The first hospital trust",
    "hospital_b": "The second hospital trust",
    "ambulance": "The ambulance service",
    "health_board": "The integrated care board",
    "youth_justice_city": "The town's youth justice service",
    "youth_justice_county": "The county's youth justice service",
    "national_statistics": "The national statistics office",
}
"""Plain names, for a partnership that does not name the body."""

_PREVENTING = "Preventing serious violence: counts by place and time, and linkage"
_FIRST_OFFENCES = "Preventing children's first offences"
_AGREEMENTS = (
    ("police_recorded_crime", "police", _PREVENTING),
    ("ed_assault_attendances", "hospital_a", _PREVENTING),
    ("ed_assault_attendances", "hospital_b", _PREVENTING),
    ("ambulance_callouts", "ambulance", _PREVENTING),
    ("hospital_admissions", "health_board", _PREVENTING),
    ("first_time_entrants", "youth_justice_city", _FIRST_OFFENCES),
    ("first_time_entrants", "youth_justice_county", _FIRST_OFFENCES),
)
_OPEN = (
    ("area_lookup_2021", "Placing events in districts"),
    ("area_boundaries", "Drawing maps"),
    ("population_small_area", "Rates for residents"),
    ("population_ethnicity_district", "Rates by ethnic group"),
    ("deprivation_small_area", "Comparing places by deprivation"),
)


def basis_register(partnership: Partnership) -> pa.Table:
    """One row for each basis. `ends_on` is the last day in force."""
    names = {**_SUPPLIERS, **{body.key: body.name for body in partnership.bodies}}
    rows = [
        {**_agreement(feed, supplier), "supplier_name": names[supplier], "purpose": purpose}
        for feed, supplier, purpose in _AGREEMENTS
    ]
    publisher = "national_statistics"
    rows += [
        {**_open_licence(feed, publisher), "supplier_name": names[publisher], "purpose": purpose}
        for feed, purpose in _OPEN
    ]
    return pa.Table.from_pylist([_numbered(number, row) for number, row in enumerate(rows, 1)])


def series_breaks() -> pa.Table:
    """One row for each change in how a feed was recorded."""
    change = TRUTHS.recording_change
    reason = "From this month the force records more assaults as actual bodily harm."
    row = {
        "break_reference": "SYN-BREAK-001",
        "feed": "police_recorded_crime",
        "offence_code": change.to_code,
        "month": change.starts_on.isoformat(),
        "reason": reason,
    }
    return pa.Table.from_pylist([row])


def _agreement(feed: str, supplier: str) -> dict[str, str | None]:
    lapsed = TRUTHS.lapsed_feed
    has_lapsed = (feed, supplier) == (lapsed.feed, lapsed.supplier)
    return {
        "kind": "agreement",
        "feed": feed,
        "supplier": supplier,
        "licence": None,
        "dpia_reference": f"SYN-DPIA-{feed}-{supplier}",
        "ends_on": (lapsed.ended_on if has_lapsed else ENDS_ON).isoformat(),
    }


def _open_licence(feed: str, supplier: str) -> dict[str, str | None]:
    return {
        "kind": "open_licence",
        "feed": feed,
        "supplier": supplier,
        "licence": "Open Government Licence v3.0",
        "dpia_reference": None,
        "ends_on": None,
    }


def _numbered(number: int, row: dict[str, str | None]) -> dict[str, str | None]:
    """The row in the order of the register's columns."""
    return {
        "basis_reference": f"SYN-BASIS-{number:03d}",
        "kind": row["kind"],
        "feed": row["feed"],
        "supplier": row["supplier"],
        "supplier_name": row["supplier_name"],
        "purpose": row["purpose"],
        "fields": "*",
        "licence": row["licence"],
        "dpia_reference": row["dpia_reference"],
        "starts_on": STARTS_ON.isoformat(),
        "ends_on": row["ends_on"],
        "keep_raw_days": str(_RAW_DAYS),
        "state": "in_force",
    }
