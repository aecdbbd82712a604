"""Samples of what schools, colleges and local authorities return about education: counts only."""

from datetime import date

import numpy as np

from headwater.demo.samples.counts import (
    feed_of,
    local_row,
    part,
    school,
    some,
    usual_mistakes,
    written,
)
from headwater.demo.samples.sheets import Row, mistake, one_of, weighted

_PHASES = ("Primary", "Secondary", "Special", "AP")
_SEXES = ("All", "Male", "Female")
_KINDS = ("PRU", "AP academy", "Unregistered", "FE college")
_GROUPS = ("All", "White", "Mixed", "Asian", "Black", "Other", "Not stated", "Not recorded")
_PROVISION = ("All", "E", "K", "N")
_YEARS = ("7", "8", "9", "10", "11")
_MEALS = ("All", "Y", "N")
_REASONS = ("ALL", "PP", "PA", "VA", "OW", "DB", "DA", "SM", "BU", "TH")
_REASON_WEIGHTS = (20, 16, 8, 14, 4, 28, 4, 2, 2, 2)
_NEEDS = ("ALL", "SEMH", "SLCN", "ASD", "MLD", "SPLD", "PD")


def _attendance(generator: np.random.Generator, month: date, number: int) -> Row:
    pupils = int(generator.integers(80, 1400))
    possible = pupils * 70
    missed = generator.binomial(possible, (0.05, 0.03))
    return local_row(
        generator,
        "AT",
        month,
        number,
        **{
            "School URN": school(number),
            "Term Start": month.isoformat(),
            "Phase": one_of(generator, _PHASES),
            "Sex": one_of(generator, _SEXES),
            "SEN Provision": one_of(generator, _PROVISION),
            "Pupils": str(pupils),
            "Possible Sessions": str(possible),
            "Authorised Absence": str(missed[0]),
            "Unauthorised Absence": str(missed[1]),
            "Persistently Absent": part(generator, pupils, 0.2),
            "Severely Absent": part(generator, pupils, 0.02),
            "Year Group": one_of(generator, _YEARS),
            "Free School Meals": one_of(generator, _MEALS),
        },
    )


def _exclusion(generator: np.random.Generator, month: date, number: int) -> Row:
    pupils = int(generator.integers(80, 1400))
    suspended = int(generator.binomial(pupils, 0.02))
    return local_row(
        generator,
        "EX",
        month,
        number,
        **{
            "School URN": school(number),
            "Term Start": month.isoformat(),
            "Phase": one_of(generator, _PHASES),
            "Reason": weighted(generator, _REASONS, _REASON_WEIGHTS),
            "Sex": one_of(generator, _SEXES),
            "Ethnic Group": one_of(generator, _GROUPS),
            "SEN Provision": one_of(generator, _PROVISION),
            "Suspensions": written(generator, suspended + int(generator.poisson(suspended / 2))),
            "Pupils Suspended": written(generator, suspended),
            "Permanent Exclusions": some(generator, 0.4),
            "Pupils On Roll": str(pupils),
        },
    )


def _alternative(generator: np.random.Generator, month: date, number: int) -> Row:
    pupils = int(generator.integers(5, 60))
    possible = pupils * 60
    return local_row(
        generator,
        "AP",
        month,
        number,
        **{
            "Provider Ref": f"SYN-PROVIDER-{number % 12:02d}",
            "Term Start": month.isoformat(),
            "Provision Type": one_of(generator, _KINDS),
            "Year Group": one_of(generator, ("8", "9", "10", "11")),
            "Sex": one_of(generator, _SEXES),
            "Pupils": str(pupils),
            "Full Time": part(generator, pupils, 0.6),
            "Part-time Timetable": part(generator, pupils, 0.3),
            "Possible Sessions": str(possible),
            "Attended Sessions": part(generator, possible, 0.6),
            "Returned to Mainstream": part(generator, pupils, 0.1),
            "Sustained Destination": part(generator, pupils, 0.2),
            "SEN Provision": one_of(generator, _PROVISION),
            "Free School Meals": one_of(generator, _MEALS),
        },
    )


def _roll(generator: np.random.Generator, month: date, number: int) -> Row:
    on_roll = int(generator.integers(60, 240))
    # Losses before the examination year, the pattern that the feed is for.
    year_group = one_of(generator, ("7", "8", "9", "10", "11"))
    left = int(generator.poisson(3 if year_group in {"10", "11"} else 1))
    return local_row(
        generator,
        "RC",
        month,
        number,
        **{
            "School URN": school(number),
            "Month": month.isoformat(),
            "Year Group": year_group,
            "On Roll": str(on_roll),
            "Joined": some(generator, 1),
            "Left": written(generator, left),
            "Managed Moves In": some(generator, 0.3),
            "Managed Moves Out": part(generator, left, 0.3),
            "Managed Moves Failed": some(generator, 0.1),
            "To Home Education": part(generator, left, 0.2),
            "Destination Unknown": part(generator, left, 0.1),
            "Part-time Timetable": part(generator, on_roll, 0.01),
        },
    )


def _need(generator: np.random.Generator, month: date, number: int) -> Row:
    row = local_row(
        generator,
        "SN",
        month,
        number,
        **{
            "Census Date": month.isoformat(),
            "Primary Need": one_of(generator, _NEEDS),
            "SEN Provision": one_of(generator, _PROVISION),
            "Phase": one_of(generator, _PHASES),
            "Sex": one_of(generator, _SEXES),
            "Ethnic Group": one_of(generator, _GROUPS),
            "Pupils": some(generator, 30),
            "Plans Within 20 Weeks": some(generator, 6),
        },
    )
    return {("Area Code" if name == "District" else name): cell for name, cell in row.items()}


ATTENDANCE = feed_of(
    "school_attendance",
    _attendance,
    *usual_mistakes("Term Start", "Pupils"),
    mistake("pattern_not_matched", "School URN", "Oak Lane Primary"),
    mistake("not_a_number", "Possible Sessions", "n.k."),
    old_headers=(("Pupils", "Enrolments"), ("School URN", "URN"), ("SEN Provision", "SEN")),
)
EXCLUSIONS = feed_of(
    "school_suspensions_exclusions",
    _exclusion,
    *usual_mistakes("Term Start", "Suspensions"),
    mistake("not_in_codelist", "Reason", "QQ"),
    mistake("code_became_date", "Reason", "01/02/2025"),
    old_headers=(("Suspensions", "Fixed Period Exclusions"), ("Reason", "Reason Code")),
)
ALTERNATIVE_PROVISION = feed_of(
    "alternative_provision",
    _alternative,
    *usual_mistakes("Term Start", "Pupils"),
    mistake("not_in_codelist", "Provision Type", "Farm"),
    old_headers=(("Pupils", "On Roll"), ("Part-time Timetable", "Reduced Timetable")),
)
ROLL_CHANGES = feed_of(
    "school_roll_changes",
    _roll,
    *usual_mistakes("Month", "Left"),
    mistake("pattern_not_matched", "Year Group", "Year ten"),
    old_headers=(("Left", "Leavers"), ("To Home Education", "EHE"), ("Year Group", "NC Year")),
)
SPECIAL_NEEDS = feed_of(
    "send_support",
    _need,
    *usual_mistakes("Census Date", "Pupils"),
    mistake("not_in_codelist", "Primary Need", "ADHD"),
    old_headers=(("Pupils", "Children"), ("Primary Need", "Primary Type of Need")),
)
FEEDS = (
    ATTENDANCE,
    EXCLUSIONS,
    ALTERNATIVE_PROVISION,
    ROLL_CHANGES,
    SPECIAL_NEEDS,
)
