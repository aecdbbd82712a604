"""Samples of justice feeds: people supervised by probation, and releases from prison, as counts."""

from headwater.demo.samples.returns import counts_feed
from headwater.demo.samples.sheets import Row, mistake

_PERSON_HEADERS = ("Offender Surname", "DOB", "PNC ID", "CRN", "NOMIS Number", "Release Address")


def _nothing_else(_number: int) -> Row:
    return {}


CASELOAD = counts_feed(
    "probation_caseload",
    period="Quarter",
    about=_nothing_else,
    usual=420,
    shares=(
        ("Community Caseload", 1.0),
        ("Licence Caseload", 0.55),
        ("Orders Started", 0.2),
        ("Recalls", 0.06),
        ("Caseload for Violence", 0.38),
        ("Settled Accommodation", 0.8),
        ("In Work or Education", 0.4),
        ("Screened for Learning Needs", 0.55),
        ("Learning Needs Found", 0.18),
    ),
    mistakes=(mistake("pattern_not_matched", "Quarter", "2026-Q5"),),
    person_headers=_PERSON_HEADERS,
)

RELEASES = counts_feed(
    "prison_releases",
    period="Month",
    about=_nothing_else,
    usual=48,
    shares=(
        ("Releases", 1.0),
        ("Accommodation Recorded", 0.92),
        ("Housed on First Night", 0.8),
        ("Registered with a GP", 0.6),
        ("Six Weeks Reached", 1.0),
        ("Employed at Six Weeks", 0.18),
        ("Six Months Reached", 0.9),
        ("Employed at Six Months", 0.22),
    ),
    mistakes=(mistake("pattern_not_matched", "Month", "2026-13"),),
    person_headers=_PERSON_HEADERS,
)

FEEDS = (CASELOAD, RELEASES)
