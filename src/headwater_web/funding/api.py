"""What other apps may use of funding: agreements, how conditions stand, and what was spent."""

from headwater_web.funding.money import percentage, pounds
from headwater_web.funding.queries.conditions import ConditionStanding
from headwater_web.funding.queries.lines_told import LineStanding, lines_standing
from headwater_web.funding.queries.periods import SpendBetween, SpentOn, spend_between
from headwater_web.funding.queries.priorities import (
    FundedLine,
    PriorityFunding,
    priorities_funded,
    priorities_without_activity,
)
from headwater_web.funding.queries.words import (
    AgreementStanding,
    agreements_words,
    conditions_standing,
)
from headwater_web.funding.spans import Span, spans_between
from headwater_web.funding.staging import stage_funding

__all__ = [
    "AgreementStanding",
    "ConditionStanding",
    "FundedLine",
    "LineStanding",
    "PriorityFunding",
    "Span",
    "SpendBetween",
    "SpentOn",
    "agreements_words",
    "conditions_standing",
    "lines_standing",
    "percentage",
    "pounds",
    "priorities_funded",
    "priorities_without_activity",
    "spans_between",
    "spend_between",
    "stage_funding",
]
