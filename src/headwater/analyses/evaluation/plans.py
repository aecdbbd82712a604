"""Whether a plan holds together by itself, before any count is read."""

from headwater.analyses.evaluation.refusing import refuse
from headwater.released.evaluations.plan import EvaluationPlan
from headwater.released.evaluations.plan_faults import plan_faults


def check_plan(plan: EvaluationPlan) -> None:
    """Refuse a plan that cannot be answered whatever the counts are. Raises EvaluationRefused."""
    refuse(plan_faults(plan))
