"""What other apps may use of evaluations: those about a programme, and how each stands."""

from headwater_web.evaluations.followed import VERDICTS, FollowedPlan
from headwater_web.evaluations.queries.plans import plans_of
from headwater_web.evaluations.staging import EvaluationsStaff, stage_evaluations

__all__ = [
    "VERDICTS",
    "EvaluationsStaff",
    "FollowedPlan",
    "plans_of",
    "stage_evaluations",
]
