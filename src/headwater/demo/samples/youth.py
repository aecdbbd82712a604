"""Samples of youth justice, in the two shapes of two services, and of children's social care."""

from datetime import date

import numpy as np

from headwater.demo.samples.counts import (
    REFERENCE,
    feed_of,
    local_row,
    part,
    reference,
    some,
    usual_mistakes,
)
from headwater.demo.samples.sheets import Row, mistake, one_of, weighted

_SEXES = ("All", "Male", "Female")
_GROUPS = ("All", "White", "Mixed", "Asian", "Black", "Other", "NS", "NR")
_AGES = ("0-4", "5-9", "10-15", "16-17", "All")
_CODES = ("FTE", "REOFF", "CUST", "REMAND", "OOCD", "SV", "SEND", "ETE")
_WORDS = (
    "First Time Entrants",
    "Children reoffending",
    "Custody",
    "Remands",
    "Diversions",
    "Serious Youth Violence",
    "Children with SEND",
    "Suitable education",
)
_IN_CARE = ("CIN", "CPP", "CLA", "CL", "MISSING", "CE", "EH")


def _first_service(generator: np.random.Generator, month: date, number: int) -> Row:
    """The first service: codes, dates as databases write them."""
    cohort = int(generator.integers(20, 160))
    row = local_row(
        generator,
        "YA",
        month,
        number,
        **{
            "Service": "youth_justice_city",
            "Quarter Start": _quarter(month).isoformat(),
            "Indicator": one_of(generator, _CODES),
            "Sex": one_of(generator, _SEXES),
            "Ethnic Group": one_of(generator, _GROUPS),
            "Children": part(generator, cohort, 0.2) or "0",
            "Cohort": str(cohort),
        },
    )
    return {("District of Residence" if name == "District" else name): c for name, c in row.items()}


def _second_service(generator: np.random.Generator, month: date, number: int) -> Row:
    """The second service: other headers, words for codes, quarters as a spreadsheet shows them."""
    return {
        "Youth Justice Service": "youth_justice_county",
        "Indicator Ref": f"SYN-YB{month:%y%m}-{number:05d}",
        "Quarter Beginning": f"{_quarter(month):%b-%y}",
        "KPI": one_of(generator, _WORDS),
        "LAD": f"Z0700000{int(generator.integers(1, 8))}",
        "Gender": weighted(generator, ("T", "Boys", "Girls"), (6, 3, 1)),
        "Ethnicity": one_of(generator, ("All", "White", "Black or Black British", "Refused")),
        "Number of Children": some(generator, 9),
        "Out Of": weighted(generator, ("", "n/a", "48", "120"), (2, 1, 4, 4)),
    }


def _quarter(month: date) -> date:
    return date(month.year, 3 * ((month.month - 1) // 3) + 1, 1)


def _social_care(generator: np.random.Generator, month: date, number: int) -> Row:
    row = local_row(
        generator,
        "SC",
        month,
        number,
        **{
            "Quarter Start": _quarter(month).isoformat(),
            "Indicator": one_of(generator, _IN_CARE),
            "Age Group": one_of(generator, _AGES),
            "Sex": one_of(generator, _SEXES),
            "Ethnic Group": one_of(generator, _GROUPS),
            "Children": some(generator, 14),
            "Episodes": some(generator, 20),
        },
    )
    return {("Area Code" if name == "District" else name): cell for name, cell in row.items()}


def _overlap(generator: np.random.Generator, _month: date, _number: int) -> Row:
    return {
        "LA": one_of(generator, ("Synthetic authority one", "Synthetic authority two")),
        "indicator": one_of(generator, ("School", "Home")),
        "perc": weighted(generator, ("", "c", str(int(generator.integers(2, 60)))), (1, 1, 12)),
        "group": one_of(generator, ("All Pupils", "Any Offence", "Serious Violence Offence")),
        "CINCLA": one_of(generator, ("Children in need", "Children who are looked after")),
    }


def _first_offers(generator: np.random.Generator, month: date, number: int) -> Row:
    """Offers as the first service writes them: codes, dates as databases write them."""
    return {
        REFERENCE: reference("YO", month, number),
        "Service": "youth_justice_city",
        "Year Start": f"{month.year - 1}-04-01",
        "Authority": "Z07000001",
        "Offer": one_of(generator, ("REFPANEL", "MENTOR", "SALT", "CUSTODY", "ETE", "SPORT")),
        "Statutory": one_of(generator, ("S", "N")),
        "Prevention": weighted(generator, ("2", "3", "1", ""), (4, 3, 1, 1)),
        "Referral Route": one_of(generator, ("COURT", "POLICE", "WORKER", "ANY", "")),
        "Age From": one_of(generator, ("10", "12", "14", "")),
        "Age To": one_of(generator, ("17", "18", "")),
        "Children Reached": some(generator, 12),
    }


def _second_offers(generator: np.random.Generator, month: date, number: int) -> Row:
    """Offers as the second service writes them: other headers, words for codes."""
    return {
        "Offer Ref": f"SYN-YP{month:%y%m}-{number:05d}",
        "Youth Justice Service": "youth_justice_county",
        "Year Beginning": f"Apr-{(month.year - 1) % 100:02d}",
        "Local Authority": "Z10000001",
        "Intervention": one_of(generator, ("Referral order panel", "Mentoring", "Reparation work")),
        "Statutory Or Not": one_of(generator, ("Statutory", "Voluntary")),
        "Contribution to Violence Reduction": one_of(generator, ("Secondary", "Tertiary")),
        "Referred By": one_of(generator, ("Court order", "School", "Case manager", "Open")),
        "Min Age": one_of(generator, ("10", "14")),
        "Max Age": "17",
        "Children": weighted(generator, (some(generator, 9), "n/a", ""), (8, 1, 1)),
    }


FIRST_SERVICE = feed_of(
    "youth_justice_indicators",
    _first_service,
    *usual_mistakes("Quarter Start", "Children"),
    mistake("not_in_codelist", "Indicator", "KPI 11"),
)
SECOND_SERVICE = feed_of(
    "youth_justice_indicators",
    _second_service,
    mistake("missing_value", "Indicator Ref", ""),
    mistake("not_a_date", "Quarter Beginning", "Q1"),
    mistake("not_in_codelist", "KPI", "Key work"),
    mistake("not_a_number", "Number of Children", "none"),
    unique="Indicator Ref",
)
SOCIAL_CARE = feed_of(
    "children_social_care",
    _social_care,
    *usual_mistakes("Quarter Start", "Children"),
    mistake("not_in_codelist", "Indicator", "Strategy meetings"),
    old_headers=(("Children", "Number"), ("Indicator", "Measure")),
)
OVERLAP = feed_of(
    "offending_and_social_care",
    _overlap,
    mistake("not_in_codelist", "LA", "Nowhere"),
    mistake("missing_value", "LA", ""),
    mistake("not_in_codelist", "group", "Some pupils"),
    mistake("not_in_codelist", "CINCLA", "Adopted"),
    unique=None,
    refuses=False,
)
FIRST_OFFERS = feed_of(
    "youth_justice_offers",
    _first_offers,
    mistake("missing_value", REFERENCE, ""),
    mistake("missing_value", "Year Start", ""),
    mistake("not_a_date", "Year Start", "2025/26"),
    mistake("date_out_of_range", "Year Start", "2125-04-01"),
    mistake("missing_value", "Authority", ""),
    mistake("not_in_codelist", "Offer", "Boxing"),
    mistake("missing_value", "Offer", ""),
)
SECOND_OFFERS = feed_of(
    "youth_justice_offers",
    _second_offers,
    mistake("missing_value", "Offer Ref", ""),
    mistake("not_a_date", "Year Beginning", "2025/26"),
    mistake("missing_value", "Local Authority", ""),
    mistake("not_in_codelist", "Intervention", "Key work"),
    unique="Offer Ref",
)
FEEDS = (
    FIRST_SERVICE,
    SECOND_SERVICE,
    SOCIAL_CARE,
    OVERLAP,
    FIRST_OFFERS,
    SECOND_OFFERS,
)
