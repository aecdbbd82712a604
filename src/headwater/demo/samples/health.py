"""Samples of health feeds: emergency departments by the national data set, and ambulances."""

from datetime import date, datetime, timedelta

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

SITES = ("hospital_a", "hospital_b")
_MECHANISMS = ("BODY", "BLUNT", "GLASS", "KNIFE", "PUSH", "UNKNOWN")
_MECHANISM_WEIGHTS = (58, 12, 9, 8, 5, 8)
_PLACES = ("STREET", "HOME", "LICENSED", "PARK", "TRANSPORT", "UNKNOWN")
_PLACE_WEIGHTS = (38, 26, 16, 5, 3, 12)
_PLACE_WORDS = ("outside the club on the square", "town", "home", "nr the bus station", "park")
_PLACE_WORDS_WEIGHTS = (20, 31, 20, 17, 12)
_ETHNIC = ("A", "C", "D", "J", "M", "N", "S", "Z", "99")
_ETHNIC_WEIGHTS = (54, 8, 3, 4, 3, 4, 3, 9, 12)


def moment(generator: np.random.Generator, month: date) -> datetime:
    """A minute of the first 28 days of a month."""
    minutes = int(generator.integers(28 * 24 * 60))
    return datetime(month.year, month.month, 1) + timedelta(minutes=minutes)  # noqa: DTZ001


def _attendance(generator: np.random.Generator, month: date, number: int) -> Row:
    """One attendance. Arrivals sometimes stand before the assault, as clocks and memories go."""
    injured = moment(generator, month)
    arrived = injured + timedelta(minutes=int(generator.integers(-20, 400)))
    return {
        "ECDS Attendance Identifier": f"SYN-EC{month:%y%m}-{number:06d}",
        "Organisation Site Identifier": SITES[0],
        "Emergency Care Department Type": weighted(generator, ("01", "1", "03"), (80, 15, 5)),
        "Emergency Care Arrival Date Time": f"{arrived:%Y-%m-%dT%H:%M:%S}",
        "Injury Date Time": _written(generator, injured),
        "Injury Intent (SNOMED CT)": weighted(generator, ("ASSAULT", "52684005"), (9, 1)),
        "Injury Mechanism (SNOMED CT)": weighted(generator, _MECHANISMS, _MECHANISM_WEIGHTS),
        "Place of Injury (SNOMED CT)": weighted(generator, _PLACES, _PLACE_WEIGHTS),
        "Place of Injury LSOA21": perhaps(generator, small_area(generator), blank=0.4),
        "Place of Injury Description": perhaps(generator, _words(generator), blank=0.22),
        "Place of Injury Latitude and Longitude": "",
        **_substances(generator),
        "Age at CDS Activity Date": str(int(generator.integers(12, 70))),
        "Person Stated Gender Code": weighted(generator, ("1", "2", "9", "0"), (70, 27, 1, 2)),
        "Ethnic Category": weighted(generator, _ETHNIC, _ETHNIC_WEIGHTS),
    }


def _written(generator: np.random.Generator, at: datetime) -> str:
    """A moment in one of the forms that systems write."""
    forms = ("%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M")
    return at.strftime(weighted(generator, forms, (80, 15, 5)))


def _words(generator: np.random.Generator) -> str:
    """A place as the reception desk writes it; every eighth time it is a postcode."""
    words = weighted(generator, _PLACE_WORDS, _PLACE_WORDS_WEIGHTS)
    return "ZZ1 1ZZ" if generator.random() < 0.12 else words


def _substances(generator: np.random.Generator) -> Row:
    """Whether staff asked and, only if they did, what they were told."""
    asked = weighted(generator, ("Y", "N", ""), (45, 15, 40))
    was_asked = asked == "Y"
    return {
        "Alcohol and Drugs Question Asked": asked,
        "Alcohol Involved": weighted(generator, ("Y", "N", "U"), (50, 42, 8)) if was_asked else "",
        "Drugs Involved": weighted(generator, ("Y", "N", "U"), (12, 78, 10)) if was_asked else "",
    }


ATTENDANCES = Feed(
    feed="ed_assault_ecds",
    headers=(
        "ECDS Attendance Identifier",
        "Organisation Site Identifier",
        "Emergency Care Department Type",
        "Emergency Care Arrival Date Time",
        "Injury Date Time",
        "Injury Intent (SNOMED CT)",
        "Injury Mechanism (SNOMED CT)",
        "Place of Injury (SNOMED CT)",
        "Place of Injury LSOA21",
        "Place of Injury Description",
        "Place of Injury Latitude and Longitude",
        "Alcohol and Drugs Question Asked",
        "Alcohol Involved",
        "Drugs Involved",
        "Age at CDS Activity Date",
        "Person Stated Gender Code",
        "Ethnic Category",
    ),
    row=_attendance,
    mistakes=(
        mistake("missing_value", "Injury Date Time", ""),
        mistake("not_a_date", "Injury Date Time", "last night"),
        mistake("date_out_of_range", "Injury Date Time", "2125-03-01T10:00:00"),
        mistake("missing_value", "Injury Intent (SNOMED CT)", ""),
        # Attendances of other kinds do not belong in the feed.
        mistake("not_in_codelist", "Injury Intent (SNOMED CT)", "ACCIDENT"),
        mistake("missing_value", "ECDS Attendance Identifier", ""),
        # A number of 9 digits that lost its last ones to a spreadsheet.
        mistake("not_in_codelist", "Injury Intent (SNOMED CT)", "5.26840E+07"),
    ),
    old_headers=(
        ("ECDS Attendance Identifier", "ECDS Attendance ID"),
        ("Organisation Site Identifier", "Site Identifier"),
    ),
    reference="ECDS Attendance Identifier",
)

_NATURES = ("BODY", "BLUNT", "KNIFE", "GLASS", "FIREARM", "UNKNOWN")
_NATURE_WEIGHTS = (55, 12, 14, 6, 1, 12)
_SCENES = ("01", "02", "03", "04", "06", "99")
_GIVEN = ("Ash", "Bay", "Cove", "Dell", "Fen")
_FAMILY = ("Schematic", "Sample", "Pattern", "Example")


def _call(generator: np.random.Generator, month: date, number: int) -> Row:
    """One call-out. A crew that learnt no name left all of the person empty."""
    nameless = generator.random() < 0.35
    born = date(1955 + int(generator.integers(50)), 1 + int(generator.integers(12)), 9)
    return {
        "Call Reference": f"SYN-AM{month:%y%m}-{number:06d}",
        "Call Connected": f"{moment(generator, month):%d-%b-%Y %H:%M}",
        "Nature of Call": weighted(generator, _NATURES, _NATURE_WEIGHTS),
        "Scene LSOA21": perhaps(generator, small_area(generator), blank=0.02),
        "Scene Type": one_of(generator, _SCENES),
        "Conveyed": weighted(generator, ("Y", "N", "U"), (60, 36, 4)),
        "Patient Age": perhaps(generator, str(month.year - born.year), blank=0.08),
        "Patient Sex": weighted(generator, ("M", "F", "U"), (68, 29, 3)),
        "Patient First Name": "" if nameless else one_of(generator, _GIVEN),
        "Patient Last Name": "" if nameless else one_of(generator, _FAMILY),
        "Patient DOB": "" if nameless else f"{born:%d-%b-%Y}",
    }


CALLS = Feed(
    feed="ambulance_callouts",
    headers=(
        "Call Reference",
        "Call Connected",
        "Nature of Call",
        "Scene LSOA21",
        "Scene Type",
        "Conveyed",
        "Patient Age",
        "Patient Sex",
        "Patient First Name",
        "Patient Last Name",
        "Patient DOB",
    ),
    row=_call,
    mistakes=(
        mistake("missing_value", "Call Reference", ""),
        mistake("missing_value", "Call Connected", ""),
        mistake("not_a_date", "Call Connected", "Saturday night"),
        mistake("date_out_of_range", "Call Connected", "01-Mar-1925 22:10"),
    ),
    old_headers=(("Call Reference", "Call ref"),),
    reference="Call Reference",
)

FEEDS = (ATTENDANCES, CALLS)
