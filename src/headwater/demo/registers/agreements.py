"""The demonstration's own registers: why each feed may be used, and where series break."""

from datetime import date

import pyarrow as pa

from headwater.definitions.partnership import Partnership
from headwater.demo.seeds.truths import TRUTHS

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
    "city_council": "The town's council",
    "county_council": "The county council",
    "college_a": "The first college",
    "college_b": "The second college",
    "national_statistics": "The national statistics office",
    "education_statistics": "The ministry of education",
    "police_open_data": "The police forces' publisher of open data",
    "probation": "The probation service",
    "prison_service": "The prison service",
    "public_health": "The county's public health team",
    "safeguarding_partnership": "The safeguarding partnership",
    "service_a": "The first service for young people",
    "service_b": "The second service for young people",
}
"""Plain names, for a partnership that does not name the body."""

_PREVENTING = "Preventing serious violence: counts by place and time, and linkage"
_FIRST_OFFENCES = "Preventing children's first offences"
_ADULT_JUSTICE = "What becomes of people whom courts have sentenced"
_REACH = "Whom services reach, and who takes them up"
_CHILDREN = "Children whom school or care may lose sight of"
_AFTER_SCHOOL = "Where young people go after school, and of whom nobody knows"
_SIMILAR_PUPILS = "How alternative provision stands to mainstream schools, among similar pupils"
_LOSSES = "Losses from rolls before examinations, for a conversation with the school"
_TESTED = "What changed where something was tried, against where it was not"
_OFFERED = "What children are offered in one authority and not in another"
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


_OTHER_OPEN = (
    ("claimant_count", "national_statistics", "Where there is no work"),
    ("neet_not_known", "education_statistics", "Young people out of education and work"),
    ("police_uk_stop_and_search", "police_open_data", "Whom searches fall on, and what they find"),
    ("police_uk_outcomes", "police_open_data", "What became of crimes"),
)
_COUNTS_ALONE = (
    ("school_suspensions_exclusions", "city_council", "One definition for both councils"),
    ("school_suspensions_exclusions", "county_council", "One definition for both councils"),
    ("youth_justice_indicators", "youth_justice_city", _FIRST_OFFENCES),
    ("youth_justice_indicators", "youth_justice_county", _FIRST_OFFENCES),
    ("post16_destinations", "city_council", _AFTER_SCHOOL),
    ("post16_destinations", "county_council", _AFTER_SCHOOL),
    ("school_attendance", "city_council", _SIMILAR_PUPILS),
    ("school_attendance", "county_council", _SIMILAR_PUPILS),
    ("alternative_provision", "city_council", _SIMILAR_PUPILS),
    ("further_education", "college_a", _AFTER_SCHOOL),
    ("further_education", "college_b", _AFTER_SCHOOL),
    ("probation_caseload", "probation", _ADULT_JUSTICE),
    ("prison_releases", "prison_service", _ADULT_JUSTICE),
    ("exploitation_counts", "safeguarding_partnership", "Exploitation beside violence"),
    ("domestic_abuse_conferences", "police", "Domestic abuse beside violence"),
    ("substance_treatment_counts", "public_health", "Whom treatment reaches"),
    ("provider_returns", "service_a", _REACH),
    ("provider_returns", "service_b", _REACH),
    ("children_social_care", "city_council", _CHILDREN),
    ("children_social_care", "county_council", _CHILDREN),
    ("send_support", "city_council", _CHILDREN),
    ("send_support", "county_council", _CHILDREN),
    ("school_roll_changes", "city_council", _LOSSES),
    ("school_roll_changes", "county_council", _LOSSES),
    ("youth_justice_offers", "youth_justice_city", _OFFERED),
    ("youth_justice_offers", "youth_justice_county", _OFFERED),
    ("area_month_counts", "police_open_data", _TESTED),
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
    rows += [
        {**_open_licence(feed, supplier), "supplier_name": names[supplier], "purpose": purpose}
        for feed, supplier, purpose in _OTHER_OPEN
    ]
    rows += [
        {**_counts_alone(feed, supplier), "supplier_name": names[supplier], "purpose": purpose}
        for feed, supplier, purpose in _COUNTS_ALONE
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
        "kind": "counting_rule",
        "source": "Invented for the demonstration.",
    }
    return pa.Table.from_pylist([{**row, "until": None}, *_restrictions()])


def _restrictions() -> list[dict[str, str | None]]:
    """Both times of restrictions, a row for each feed whose events they touched."""
    spells = (
        (TRUTHS.pandemic, "Restrictions during the pandemic kept people at home."),
        (TRUTHS.restrictions, "An invented emergency: streets and venues were closed at night."),
    )
    rows = [
        {
            "feed": feed,
            "offence_code": None,
            "month": spell.starts_on.isoformat(),
            "reason": reason,
            "kind": "lockdown",
            "source": "Invented for the demonstration.",
            "until": spell.until.isoformat(),
        }
        for spell, reason in spells
        for feed in TRUTHS.restrictions.feeds
    ]
    return [
        {"break_reference": f"SYN-BREAK-{number:03d}", **row} for number, row in enumerate(rows, 2)
    ]


def _agreement(feed: str, supplier: str) -> dict[str, str | None]:
    lapsed = TRUTHS.lapsed_feed
    has_lapsed = (feed, supplier) == (lapsed.feed, lapsed.supplier)
    return {
        "kind": "agreement",
        "feed": feed,
        "supplier": supplier,
        "licence": None,
        "legal_powers": "section_115|section_251",
        "dpia_reference": f"SYN-DPIA-{feed}-{supplier}",
        "ends_on": (lapsed.ended_on if has_lapsed else ENDS_ON).isoformat(),
    }


def _open_licence(feed: str, supplier: str) -> dict[str, str | None]:
    return {
        "kind": "open_licence",
        "feed": feed,
        "supplier": supplier,
        "licence": "Open Government Licence v3.0",
        "legal_powers": None,
        "dpia_reference": None,
        "ends_on": None,
    }


def _counts_alone(feed: str, supplier: str) -> dict[str, str | None]:
    return {**_open_licence(feed, supplier), "kind": "anonymous_aggregate", "licence": None}


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
        "legal_powers": row["legal_powers"],
        "dpia_reference": row["dpia_reference"],
        "key_fingerprint": None,
        "starts_on": STARTS_ON.isoformat(),
        "ends_on": row["ends_on"],
        "keep_raw_days": str(_RAW_DAYS),
        "state": "in_force",
    }
