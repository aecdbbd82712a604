"""Everything that adds to agreements and their money. Each act writes its event."""

from headwater_web.funding.actions.agreements import (
    AgreementWords,
    ConditionWords,
    Evidence,
    add_agreement,
    add_condition,
    check_condition,
)
from headwater_web.funding.actions.spending import (
    LineWords,
    add_line,
    change_budget,
    correct_spend,
    enter_spend,
    forecast_spend,
)

__all__ = [
    "AgreementWords",
    "ConditionWords",
    "Evidence",
    "LineWords",
    "add_agreement",
    "add_condition",
    "add_line",
    "change_budget",
    "check_condition",
    "correct_spend",
    "enter_spend",
    "forecast_spend",
]
