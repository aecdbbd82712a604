"""What services return in the demonstration: which counts, how many to expect, and of whom.

Every number is invented. The figures of a feed stand in the order in which they are drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass

COUNCILS = ("city_council", "county_council")
YOUTH_JUSTICE = ("youth_justice_city", "youth_justice_county")
ALL = "All"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: of so many residents aged from, to below; or a share of the figure `of`.

    The share is of what the figures in `less`, other parts of it, leave of it.
    """

    header: str
    rate: float
    of: str = ""
    less: tuple[str, ...] = ()
    ages: tuple[int, int] = (0, 91)
    follows_need: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    """Groups under one header that together are everyone, with the share of each."""

    header: str
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Returned:
    """One feed as it is returned. `about` are the cells of every row of it.

    `suppliers` are one for all districts, or those of the town and of the county. `parts` are the
    first months of a year's periods, written as `written` has it.
    """

    feed: str
    suppliers: tuple[str, ...]
    reference: str
    area: str
    period: str
    written: str
    parts: tuple[int, ...]
    about: Mapping[str, str]
    figures: tuple[Figure, ...]
    splits: tuple[Split, ...] = ()


_QUARTERS, _MONTHS = (1, 4, 7, 10), tuple(range(1, 13))
_GROUPS = {"Age Group": ALL, "Sex": ALL, "Ethnic Group": ALL}
_SEX = Split("Sex", {"Female": 0.34, "Male": 0.66})
_ETHNICITY = Split(
    "Ethnic Group",
    {
        "White": 0.74,
        "Mixed": 0.05,
        "Asian": 0.06,
        "Black": 0.07,
        "Other": 0.02,
        "Not recorded": 0.06,
    },
)


def _quarterly(
    feed: str,
    supplier: str,
    *figures: Figure,
    about: Mapping[str, str] | None = None,
    splits: tuple[Split, ...] = (),
) -> Returned:
    """A return of the form that justice, health and services share."""
    cells = {**(about or {}), **_GROUPS}
    return Returned(
        feed,
        (supplier,),
        "Return Reference",
        "Area Code",
        "Quarter",
        "{year}-Q{quarter}",
        _QUARTERS,
        cells,
        figures,
        splits,
    )


def _care(indicator: str, rate: float, ages: tuple[int, int] = (0, 18)) -> Returned:
    return Returned(
        "children_social_care",
        COUNCILS,
        "Return Ref",
        "Area Code",
        "Quarter Start",
        "{year}-{month:02d}-01",
        _QUARTERS,
        {"Indicator": indicator, **_GROUPS},
        (Figure("Children", rate, ages=ages), Figure("Episodes", 0.9, of="Children")),
    )


def _youth(indicator: str, rate: float, cohort: float) -> Returned:
    """An indicator of children, of a cohort that is so large."""
    return Returned(
        "youth_justice_indicators",
        YOUTH_JUSTICE,
        "Return Ref",
        "District of Residence",
        "Quarter Start",
        "{year}-{month:02d}-01",
        _QUARTERS,
        {"Indicator": indicator, "Sex": ALL, "Ethnic Group": ALL},
        (Figure("Cohort", cohort, ages=(10, 18)), Figure("Children", rate, of="Cohort")),
    )


def _send(need: str, rate: float) -> Returned:
    return Returned(
        "send_support",
        COUNCILS,
        "Return Ref",
        "Area Code",
        "Census Date",
        "{year}-01-18",
        (1,),
        {"Primary Need": need, "SEN Provision": ALL, "Phase": "", "Sex": ALL, "Ethnic Group": ALL},
        (
            Figure("Pupils", rate, ages=(5, 17)),
            Figure("Plans Within 20 Weeks", 0.02, of="Pupils"),
        ),
    )


_ADULTS, _CHILDREN = (18, 66), (0, 18)
RETURNS: tuple[Returned, ...] = (
    _quarterly(
        "probation_caseload",
        "probation",
        Figure("Community Caseload", 0.006, ages=_ADULTS),
        Figure("Licence Caseload", 0.0035, ages=_ADULTS),
        Figure("Orders Started", 0.2, of="Community Caseload"),
        Figure("Recalls", 0.06, of="Licence Caseload"),
        Figure("Caseload for Violence", 0.38, of="Community Caseload"),
        Figure("Settled Accommodation", 0.8, of="Community Caseload"),
        Figure("In Work or Education", 0.4, of="Community Caseload"),
        Figure("Screened for Learning Needs", 0.55, of="Community Caseload"),
        Figure("Learning Needs Found", 0.32, of="Screened for Learning Needs"),
    ),
    Returned(
        "prison_releases",
        ("prison_service",),
        "Return Reference",
        "Area Code",
        "Month",
        "{year}-{month:02d}",
        _MONTHS,
        _GROUPS,
        (
            Figure("Releases", 0.00012, ages=_ADULTS),
            Figure("Accommodation Recorded", 0.92, of="Releases"),
            Figure("Housed on First Night", 0.8, of="Accommodation Recorded"),
            Figure("Registered with a GP", 0.6, of="Releases"),
            Figure("Six Weeks Reached", 0.00012, ages=_ADULTS),
            Figure("Employed at Six Weeks", 0.18, of="Six Weeks Reached"),
            Figure("Six Months Reached", 0.00011, ages=_ADULTS),
            Figure("Employed at Six Months", 0.22, of="Six Months Reached"),
        ),
    ),
    _quarterly(
        "exploitation_counts",
        "safeguarding_partnership",
        Figure("NRM Referrals", 0.0001),
        Figure("NRM Referrals of Children", 0.5, of="NRM Referrals"),
        Figure("NRM Referrals, County Lines", 0.35, of="NRM Referrals"),
        Figure("Children Linked to County Lines", 0.0004, ages=_CHILDREN),
        Figure("Homes Taken Over", 0.00004, ages=(18, 91)),
        Figure("Missing Episodes", 0.002, ages=_CHILDREN),
        Figure("Missing Children", 0.55, of="Missing Episodes"),
        Figure("Return Interviews Offered", 0.9, of="Missing Episodes"),
        Figure("Return Interviews Held", 0.55, of="Return Interviews Offered"),
        about={"Kind of Exploitation": ALL},
    ),
    _quarterly(
        "domestic_abuse_conferences",
        "police",
        Figure("Cases Discussed", 0.0009, ages=(16, 91)),
        Figure("Repeat Cases", 0.3, of="Cases Discussed"),
        Figure("Cases with Children", 0.6, of="Cases Discussed"),
        Figure("Children in Households", 0.001, ages=(16, 91)),
        Figure("Referred by Police", 0.65, of="Cases Discussed"),
        Figure("Referred by Others", 0.9, of="Cases Discussed", less=("Referred by Police",)),
        Figure("Victims Aged 16 or 17", 0.03, of="Cases Discussed"),
    ),
    _quarterly(
        "substance_treatment_counts",
        "public_health",
        Figure("In Treatment", 0.006, ages=_ADULTS),
        Figure("New to Treatment", 0.22, of="In Treatment"),
        Figure("Using Cocaine or Crack", 0.25, of="In Treatment"),
        Figure("Completed Free of Dependence", 0.1, of="In Treatment"),
        Figure("Left Unplanned", 0.08, of="In Treatment"),
        Figure("From the Justice System", 0.15, of="In Treatment"),
        Figure("Released with a Need", 0.0002, ages=_ADULTS),
        Figure("Continued from Prison", 0.4, of="Released with a Need"),
        about={"Substance Group": ALL},
    ),
    *(
        _quarterly(
            "provider_returns",
            service,
            Figure("Referred", rate, ages=(10, 26)),
            Figure("Accepted", 0.85, of="Referred"),
            Figure("Declined", 0.6, of="Referred", less=("Accepted",)),
            Figure("Started", 0.75, of="Accepted"),
            Figure("Sessions", 1.0, of="Started"),
            Figure("Completed", 0.6, of="Started"),
            Figure("Left Early", 0.25, of="Started"),
            Figure("Waiting", 0.2, of="Accepted"),
            splits=(_SEX, _ETHNICITY),
            about={"Provider": service, "Programme": programme},
        )
        for service, programme, rate in (
            ("service_a", "Programme A", 0.0012),
            ("service_b", "Programme B", 0.0009),
        )
    ),
    _care("CIN", 0.03),
    _care("CPP", 0.0045),
    _care("CLA", 0.0075),
    _care("CE", 0.0012, (10, 18)),
    _send("ALL", 0.17),
    _send("SLCN", 0.032),
    _send("SEMH", 0.034),
    _youth("REOFF", 0.32, 0.0012),
    _youth("CUST", 0.06, 0.0011),
    _youth("SV", 0.18, 0.0011),
    _youth("SEND", 0.45, 0.0014),
    _youth("ETE", 0.55, 0.0014),
    _youth("SLCN screened", 0.7, 0.0014),
    _youth("SLCN helped", 0.4, 0.0006),
)


HEADERS: Mapping[str, tuple[str, ...]] = {
    "probation_caseload": (
        "Return Reference",
        "Area Code",
        "Quarter",
        "Age Group",
        "Sex",
        "Ethnic Group",
        "Community Caseload",
        "Licence Caseload",
        "Orders Started",
        "Recalls",
        "Caseload for Violence",
        "Settled Accommodation",
        "In Work or Education",
        "Screened for Learning Needs",
        "Learning Needs Found",
    ),
    "prison_releases": (
        "Return Reference",
        "Area Code",
        "Month",
        "Age Group",
        "Sex",
        "Ethnic Group",
        "Releases",
        "Accommodation Recorded",
        "Housed on First Night",
        "Registered with a GP",
        "Six Weeks Reached",
        "Employed at Six Weeks",
        "Six Months Reached",
        "Employed at Six Months",
    ),
    "exploitation_counts": (
        "Return Reference",
        "Kind of Exploitation",
        "Area Code",
        "Quarter",
        "Age Group",
        "Sex",
        "Ethnic Group",
        "NRM Referrals",
        "NRM Referrals of Children",
        "NRM Referrals, County Lines",
        "Children Linked to County Lines",
        "Homes Taken Over",
        "Missing Episodes",
        "Missing Children",
        "Return Interviews Offered",
        "Return Interviews Held",
    ),
    "domestic_abuse_conferences": (
        "Return Reference",
        "Area Code",
        "Quarter",
        "Age Group",
        "Sex",
        "Ethnic Group",
        "Cases Discussed",
        "Repeat Cases",
        "Cases with Children",
        "Children in Households",
        "Referred by Police",
        "Referred by Others",
        "Victims Aged 16 or 17",
    ),
    "substance_treatment_counts": (
        "Return Reference",
        "Substance Group",
        "Area Code",
        "Quarter",
        "Age Group",
        "Sex",
        "Ethnic Group",
        "In Treatment",
        "New to Treatment",
        "Using Cocaine or Crack",
        "Completed Free of Dependence",
        "Left Unplanned",
        "From the Justice System",
        "Released with a Need",
        "Continued from Prison",
    ),
    "provider_returns": (
        "Return Reference",
        "Provider",
        "Programme",
        "Area Code",
        "Quarter",
        "Age Group",
        "Sex",
        "Ethnic Group",
        "Referred",
        "Accepted",
        "Declined",
        "Started",
        "Sessions",
        "Completed",
        "Left Early",
        "Waiting",
    ),
    "children_social_care": (
        "Return Ref",
        "Area Code",
        "Quarter Start",
        "Indicator",
        "Age Group",
        "Sex",
        "Ethnic Group",
        "Children",
        "Episodes",
    ),
    "send_support": (
        "Return Ref",
        "Area Code",
        "Census Date",
        "Primary Need",
        "SEN Provision",
        "Phase",
        "Sex",
        "Ethnic Group",
        "Pupils",
        "Plans Within 20 Weeks",
    ),
    "youth_justice_indicators": (
        "Return Ref",
        "Service",
        "Quarter Start",
        "Indicator",
        "District of Residence",
        "Sex",
        "Ethnic Group",
        "Children",
        "Cohort",
    ),
}
"""The columns of each return, in the order of its form."""
