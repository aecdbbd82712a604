"""Evaluations of interventions: from a locked plan and its counts to an answer, by rule."""

from headwater.analyses.evaluation.answering import Answered, Asked, evaluate
from headwater.analyses.evaluation.area_months import panel_of_area_months
from headwater.analyses.evaluation.panels import Panel
from headwater.analyses.evaluation.plans import check_plan
from headwater.analyses.evaluation.refusing import EvaluationRefused
from headwater.analyses.evaluation.released_months import panel_of_released
from headwater.analyses.evaluation.sums import Sums
from headwater.analyses.evaluation.two_groups import answer_of_groups

__all__ = [
    "Answered",
    "Asked",
    "EvaluationRefused",
    "Panel",
    "Sums",
    "answer_of_groups",
    "check_plan",
    "evaluate",
    "panel_of_area_months",
    "panel_of_released",
]
