"""What other apps may use of interventions: programmes in words, and their page's further parts."""

from headwater_web.interventions.parts import (
    PartLink,
    ProgrammePart,
    register_part,
    register_results,
)
from headwater_web.interventions.queries.seeing import may_see_money
from headwater_web.interventions.queries.system import ChangeWords, system_changes_of
from headwater_web.interventions.queries.told import (
    ProgrammeWords,
    programme_with,
    programmes,
    programmes_of,
)
from headwater_web.interventions.staging import InterventionsStaff, stage_interventions
from headwater_web.interventions.standings import Standing

__all__ = [
    "ChangeWords",
    "InterventionsStaff",
    "PartLink",
    "ProgrammePart",
    "ProgrammeWords",
    "Standing",
    "may_see_money",
    "programme_with",
    "programmes",
    "programmes_of",
    "register_part",
    "register_results",
    "stage_interventions",
    "system_changes_of",
]
