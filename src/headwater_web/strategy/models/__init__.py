"""What was promised (entries), and what is done about it (actions)."""

from headwater_web.strategy.models.actions import (
    Action,
    ActionLead,
    Closure,
    Condition,
    ExtensionRequest,
    ProgressLink,
    ProgressUpdate,
)
from headwater_web.strategy.models.entries import Entry, EntryPart, RegisterImport
from headwater_web.strategy.models.findings import Finding
from headwater_web.strategy.models.plans import Milestone, Plan, SetDate

__all__ = [
    "Action",
    "ActionLead",
    "Closure",
    "Condition",
    "Entry",
    "EntryPart",
    "ExtensionRequest",
    "Finding",
    "Milestone",
    "Plan",
    "ProgressLink",
    "ProgressUpdate",
    "RegisterImport",
    "SetDate",
]
