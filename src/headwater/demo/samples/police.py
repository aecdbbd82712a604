"""Samples of what data.police.uk publishes beside street crime: outcomes, and stop and search."""

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

_FORCE = "Schematic force"
_OUTCOMES = (
    "Investigation complete; no suspect identified",
    "Unable to prosecute suspect",
    "Suspect charged",
    "Local resolution",
    "Offender given a caution",
    "Offender given penalty notice",
    "Further action is not in the public interest",
)
_OUTCOME_WEIGHTS = (34, 40, 12, 6, 4, 1, 3)


def _outcome(generator: np.random.Generator, month: date, number: int) -> Row:
    """One outcome. Without a place, all cells that tell the place are empty."""
    place = perhaps(generator, small_area(generator), blank=0.01)
    return {
        "Crime ID": f"SYN-{_digest(generator)}",
        "Month": f"{month:%Y-%m}",
        "Reported by": _FORCE,
        "Falls within": _FORCE,
        "Longitude": f"{-1.2 + 0.001 * number:.6f}" if place else "",
        "Latitude": f"{53.0 + 0.001 * number:.6f}" if place else "",
        "Location": "On or near Schematic Street" if place else "No Location",
        "LSOA code": place,
        "LSOA name": f"Schematic {place[-3:]}" if place else "",
        "Outcome type": weighted(generator, _OUTCOMES, _OUTCOME_WEIGHTS),
    }


def _digest(generator: np.random.Generator) -> str:
    return generator.bytes(32).hex()


OUTCOMES = Feed(
    feed="police_uk_outcomes",
    headers=(
        "Crime ID",
        "Month",
        "Reported by",
        "Falls within",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "LSOA name",
        "Outcome type",
    ),
    row=_outcome,
    mistakes=(
        mistake("missing_value", "Crime ID", ""),
        mistake("missing_value", "Outcome type", ""),
        mistake("not_in_codelist", "Outcome type", "Case filed"),
        # What a spreadsheet makes of 2025-03.
        mistake("not_a_date", "Month", "Mar-25"),
        mistake("date_out_of_range", "Month", "2125-03"),
    ),
)

_SELF_DEFINED = (
    "White - English/Welsh/Scottish/Northern Irish/British",
    "White - Any other White background",
    "Mixed/Multiple ethnic groups - White and Black Caribbean",
    "Asian/Asian British - Pakistani",
    "Black/African/Caribbean/Black British - Caribbean",
    "Other ethnic group - Any other ethnic group",
    "Other ethnic group - Not stated",
)
_SELF_DEFINED_WEIGHTS = (42, 8, 6, 7, 8, 3, 26)
_POWERS = {
    "Controlled drugs": "Misuse of Drugs Act 1971 (section 23)",
    "Offensive weapons": "Police and Criminal Evidence Act 1984 (section 1)",
    "Stolen goods": "Police and Criminal Evidence Act 1984 (section 1)",
    "Anything to threaten or harm anyone": (
        "Criminal Justice and Public Order Act 1994 (section 60)"
    ),
}
_RESULTS = ("A no further action disposal", "Arrest", "Community resolution")


def _search(generator: np.random.Generator, month: date, number: int) -> Row:
    """One search. A vehicle that is searched alone has no person."""
    kind = weighted(generator, ("Person search", "Person and Vehicle search"), (4, 1))
    sought = weighted(generator, tuple(_POWERS), (55, 22, 20, 3))
    officer = weighted(generator, ("White", "Black", "Asian", "Mixed", "Other"), (6, 2, 2, 0, 1))
    clock = f"{int(generator.integers(24)):02d}:{int(generator.integers(60)):02d}:00"
    return {
        "Type": kind,
        "Date": f"{month:%Y-%m}-{int(generator.integers(1, 29)):02d}T{clock}+00:00",
        "Part of a policing operation": "False",
        "Policing operation": f"SYN-{1 + number % 3}",
        "Latitude": perhaps(generator, "53.000001", blank=0.05),
        "Longitude": perhaps(generator, "-1.200001", blank=0.05),
        "Gender": perhaps(generator, weighted(generator, ("Male", "Female"), (9, 1)), blank=0.01),
        "Age range": perhaps(
            generator, one_of(generator, ("10-17", "18-24", "25-34", "over 34")), blank=0.1
        ),
        "Self-defined ethnicity": weighted(generator, _SELF_DEFINED, _SELF_DEFINED_WEIGHTS),
        "Officer-defined ethnicity": perhaps(generator, officer, blank=0.02),
        "Legislation": _POWERS[sought],
        "Object of search": sought,
        "Outcome": weighted(generator, _RESULTS, (7, 2, 1)),
        "Outcome linked to object of search": "",
        "Removal of more than just outer clothing": "",
    }


SEARCHES = Feed(
    feed="police_uk_stop_and_search",
    headers=(
        "Type",
        "Date",
        "Part of a policing operation",
        "Policing operation",
        "Latitude",
        "Longitude",
        "Gender",
        "Age range",
        "Self-defined ethnicity",
        "Officer-defined ethnicity",
        "Legislation",
        "Object of search",
        "Outcome",
        "Outcome linked to object of search",
        "Removal of more than just outer clothing",
    ),
    row=_search,
    mistakes=(
        mistake("missing_value", "Type", ""),
        mistake("not_in_codelist", "Type", "Home search"),
        mistake("missing_value", "Date", ""),
        mistake("not_a_date", "Date", "01/03/2025 10:00"),
        # What a spreadsheet makes of 10-17.
        mistake("code_became_date", "Age range", "17-Oct"),
    ),
)

FEEDS = (OUTCOMES, SEARCHES)
