"""What other apps may use of the strategy: registers, actions, and how they stand."""

from headwater_web.strategy.actions.doing import NewLead, add_action
from headwater_web.strategy.actions.findings import add_finding
from headwater_web.strategy.actions.plans import add_milestone, add_plan, add_set_date
from headwater_web.strategy.actions.registers import load_register
from headwater_web.strategy.beginning import Priority
from headwater_web.strategy.demonstrating import Staff, stage_strategy
from headwater_web.strategy.queries.entries import (
    ShownEntry,
    all_entries,
    priorities_without_recommendation,
    shown_entries,
)
from headwater_web.strategy.queries.plans import ShownPlan, all_plans, shown_plans
from headwater_web.strategy.queries.trackers import Tracker, tracker
from headwater_web.strategy.registers import Register
from headwater_web.strategy.staging import load_registers

__all__ = [
    "NewLead",
    "Priority",
    "Register",
    "ShownEntry",
    "ShownPlan",
    "Staff",
    "Tracker",
    "add_action",
    "add_finding",
    "add_milestone",
    "add_plan",
    "add_set_date",
    "all_entries",
    "all_plans",
    "load_register",
    "load_registers",
    "priorities_without_recommendation",
    "shown_entries",
    "shown_plans",
    "stage_strategy",
    "tracker",
]
