"""Subjects of the sample release, one of each arrangement."""

from dataclasses import replace
from datetime import date

from tests.unit.products import sample

from headwater.released.analyses import Analysis, Question, Standing
from headwater.released.subjects import (
    Gap,
    GapYear,
    ReleasedSubject,
    Represented,
    SubjectComparison,
    SubjectLine,
    Unknown,
)
from headwater.vocabulary.subjects import Arrangement, Movement

LINES = (
    SubjectLine("Knives", "knife_crime", "Violence with a knife."),
    SubjectLine("Hospital", "ed_assaults", "Violence that a hospital saw."),
    SubjectLine("Ambulance", "callouts", "Call-outs.", is_held=True),
    SubjectLine("Registers", "registers", "What registers say.", is_held=False),
    SubjectLine("Online", "", "Harm online.", is_held=False, not_held="Not collected: no feed."),
)
PLACES = ReleasedSubject(
    key="places",
    version=1,
    title="Knives beside hospitals",
    question="Where is it seen?",
    purpose="To look at both.",
    arrangement=Arrangement.BY_AREA,
    lines=LINES,
    comparisons=(SubjectComparison("knife_crime", Question.RELATIVE_SLOPE),),
    caveats=("Reports are not events.",),
    not_known=(Unknown("What nobody reports.", "A survey."),),
    not_yet_held=("Registers of places",),
    reviewed_by="Amara (analyst)",
    reviewed_on=date(2026, 1, 12),
    next_review=date(2027, 1, 12),
)
GAP = Gap(
    measure="sharp_admissions",
    against="ed_assaults",
    unknown="callouts",
    years=(
        GapYear("2024", 50.0, 62.0, -12.0, -16.0, -8.0, Standing.LOWER, -14.0, -6.0, 0.04),
        GapYear("2025", 58.0, 61.0, -3.0, -7.0, 1.0, Standing.AS_EXPECTED, -9.0, 4.0, 0.12),
    ),
    change=9.0,
    lower=3.3,
    upper=14.7,
    movement=Movement.CLOSING,
)
REPRESENTED = Represented(
    measure="sharp_admissions",
    residents_as_in="knife_crime",
    period="2025",
    share=0.4,
    residents=0.25,
    value=2.0,
    lower=1.5,
    upper=2.6,
    standing=Standing.HIGHER,
)
STAGES = replace(
    PLACES,
    key="stages",
    title="Stage by stage",
    arrangement=Arrangement.BY_STAGE,
    comparisons=(),
    lines=(
        SubjectLine("Recorded", "knife_crime", "Who.", "residents", breakdown="ethnicity"),
        SubjectLine("Charged", "", "Then.", is_held=False, not_held="No feed of charges."),
        SubjectLine("Referred", "sharp_admissions", "Offered.", "all", represented=REPRESENTED),
        SubjectLine("Started", "sharp_admissions", "Reached.", "those referred", gap=GAP),
    ),
)
ANSWERS = replace(
    PLACES,
    key="answers",
    title="Asked and answered",
    arrangement=Arrangement.ASKED_AND_ANSWERED,
    lines=(SubjectLine("Asked", "ed_assaults", "Both.", "all", then=("knife_crime",)), LINES[4]),
)
SIZES = replace(
    PLACES,
    key="sizes",
    title="Size and reach",
    arrangement=Arrangement.SIZE_AND_REACH,
    lines=(
        SubjectLine("Hurt", "ed_assaults", "Hurt.", then=("sharp_admissions",)),
        SubjectLine("Killed", "homicides", "Killed."),
        LINES[4],
    ),
)
YEARS = replace(
    PLACES,
    key="years",
    title="Year by year",
    arrangement=Arrangement.OVER_YEARS,
    lines=(
        *LINES,
        SubjectLine("Girls", "ed_assaults", "Girls.", breakdown="sex", category="female"),
    ),
)
UNHELD = replace(
    PLACES, key="unheld", title="Nothing held", lines=(LINES[3],), comparisons=(), not_known=()
)
GROUPS = replace(
    PLACES,
    key="groups",
    title="By group",
    lines=(
        LINES[0],
        SubjectLine("Knives by kind", "knife_crime", "Kinds.", breakdown="kind"),
        SubjectLine("Hospital by sex", "ed_assaults", "Sexes.", breakdown="sex"),
        SubjectLine("Sharp by sex", "sharp_admissions", "Sexes.", breakdown="sex"),
    ),
)
SUBJECTS = (PLACES, STAGES, ANSWERS, SIZES, YEARS, GROUPS, UNHELD)


def _funnel(area: str, standing: Standing, *, stands_out: bool) -> Analysis:
    return Analysis(
        Question.FUNNEL,
        "knife_crime",
        area,
        "2025",
        standing,
        value=200.0,
        expected=150.0,
        lower=120.0,
        upper=180.0,
        stands_out=stands_out,
        tested=40,
    )


def _ratio(group: str, value: float, standing: Standing, *, stands_out: bool) -> Analysis:
    return Analysis(
        Question.REPRESENTATION,
        "knife_crime",
        sample.WHOLE,
        "2025",
        standing,
        value=value,
        expected=1.0,
        lower=value * 0.8,
        upper=value * 1.2,
        least=value * 0.6,
        most=value * 1.6,
        group=group,
        stands_out=stands_out,
        tested=40,
    )


ANALYSES = (
    _funnel("Z07000001", Standing.HIGHER, stands_out=True),
    _funnel("Z07000002", Standing.LOWER, stands_out=False),
    _funnel("Z07000003", Standing.AS_EXPECTED, stands_out=False),
    _ratio("black", 2.0, Standing.HIGHER, stands_out=True),
    _ratio("white", 0.7, Standing.LOWER, stands_out=False),
    _ratio("asian", 1.3, Standing.CANNOT_TELL, stands_out=False),
    Analysis(
        Question.RELATIVE_SLOPE,
        "knife_crime",
        sample.WHOLE,
        "2025",
        Standing.HIGHER,
        value=2.5,
        expected=1.0,
        lower=2.0,
        upper=3.0,
        stands_out=True,
        tested=40,
    ),
)
"""What the methods say: the second district is lower, and not so among all that was compared; the
third is as far off as districts usually are, and its range does not touch that of the whole."""
