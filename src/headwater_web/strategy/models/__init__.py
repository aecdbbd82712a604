"""What was promised (entries), and what is done about it (actions)."""

from headwater_web.strategy.models.actions import Action, ActionLead
from headwater_web.strategy.models.endings import Closure, ExtensionRequest
from headwater_web.strategy.models.entries import Entry, EntryPart, RegisterImport
from headwater_web.strategy.models.evidence import EvidenceFile
from headwater_web.strategy.models.finding_standings import (
    FindingStep,
    FindingStrength,
    PublicHealthStep,
    Strength,
)
from headwater_web.strategy.models.findings import Finding
from headwater_web.strategy.models.plans import Milestone, Plan, SetDate, TakenOn
from headwater_web.strategy.models.reports import Condition, ProgressLink, ProgressUpdate

__all__ = [
    "Action",
    "ActionLead",
    "Closure",
    "Condition",
    "Entry",
    "EntryPart",
    "EvidenceFile",
    "ExtensionRequest",
    "Finding",
    "FindingStep",
    "FindingStrength",
    "Milestone",
    "Plan",
    "ProgressLink",
    "ProgressUpdate",
    "PublicHealthStep",
    "RegisterImport",
    "SetDate",
    "Strength",
    "TakenOn",
]
