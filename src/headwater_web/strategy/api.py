"""What other apps may use of the strategy: registers, actions, and how they stand."""

from headwater_web.strategy.actions.doing import add_action
from headwater_web.strategy.actions.findings import add_finding
from headwater_web.strategy.actions.leading import NewLead
from headwater_web.strategy.actions.milestones import add_milestone, add_set_date
from headwater_web.strategy.actions.plans import add_plan
from headwater_web.strategy.actions.registers import load_register
from headwater_web.strategy.demonstrating import stage_strategy
from headwater_web.strategy.demonstrating_actions import Staff
from headwater_web.strategy.queries.actions import ShownAction
from headwater_web.strategy.queries.choosing import actions_in_area
from headwater_web.strategy.queries.entries import (
    ShownEntry,
    all_entries,
    priorities_without_recommendation,
    shown_entries,
)
from headwater_web.strategy.queries.plans import (
    ShownPlan,
    all_plans,
    plans_without_living_body,
    shown_plans,
)
from headwater_web.strategy.queries.told import FindingWords, finding_words
from headwater_web.strategy.queries.trackers import (
    Tracker,
    actions_without_living_lead,
    tracker,
)
from headwater_web.strategy.registers import Register, RegisterUnreadable
from headwater_web.strategy.staging import load_registers
from headwater_web.ui.strategy_words import Priority, deciding_body

__all__ = [
    "FindingWords",
    "NewLead",
    "Priority",
    "Register",
    "RegisterUnreadable",
    "ShownAction",
    "ShownEntry",
    "ShownPlan",
    "Staff",
    "Tracker",
    "actions_in_area",
    "actions_without_living_lead",
    "add_action",
    "add_finding",
    "add_milestone",
    "add_plan",
    "add_set_date",
    "all_entries",
    "all_plans",
    "deciding_body",
    "finding_words",
    "load_register",
    "load_registers",
    "plans_without_living_body",
    "priorities_without_recommendation",
    "shown_entries",
    "shown_plans",
    "stage_strategy",
    "tracker",
]
