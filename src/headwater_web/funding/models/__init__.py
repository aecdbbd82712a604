"""Agreements, their conditions, and money: budgeted, spent and foreseen. Rows are only added."""

from headwater_web.funding.models.agreements import (
    Agreement,
    Category,
    Condition,
    ConditionCheck,
)
from headwater_web.funding.models.spending import Budget, Forecast, Line, Spend

__all__ = [
    "Agreement",
    "Budget",
    "Category",
    "Condition",
    "ConditionCheck",
    "Forecast",
    "Line",
    "Spend",
]
