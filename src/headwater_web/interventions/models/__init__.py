"""Programmes and what is kept of them. What was said is never changed: a new row stands beside."""

from headwater_web.interventions.models.appraisals import (
    Appraisal,
    AppraisalEnd,
    Criterion,
    Option,
    OptionKind,
    Score,
)
from headwater_web.interventions.models.costs import CostEdition, EditionKind, PriceIndex, UnitCost
from headwater_web.interventions.models.deciding import (
    DesignChoice,
    IntendedBalance,
    ProgrammeDecision,
    Turn,
)
from headwater_web.interventions.models.money import Allocation
from headwater_web.interventions.models.places import Comparison, PlaceProblem, PlaceStep, Step
from headwater_web.interventions.models.programmes import (
    EvaluationDesign,
    Grounds,
    Programme,
    ProgrammeVersion,
    TargetGroup,
    Theory,
    Tier,
)
from headwater_web.interventions.models.system import (
    Look,
    Recommendation,
    Review,
    SystemChange,
    Verdict,
)

__all__ = [
    "Allocation",
    "Appraisal",
    "AppraisalEnd",
    "Comparison",
    "CostEdition",
    "Criterion",
    "DesignChoice",
    "EditionKind",
    "EvaluationDesign",
    "Grounds",
    "IntendedBalance",
    "Look",
    "Option",
    "OptionKind",
    "PlaceProblem",
    "PlaceStep",
    "PriceIndex",
    "Programme",
    "ProgrammeDecision",
    "ProgrammeVersion",
    "Recommendation",
    "Review",
    "Score",
    "Step",
    "SystemChange",
    "TargetGroup",
    "Theory",
    "Tier",
    "Turn",
    "UnitCost",
    "Verdict",
]
