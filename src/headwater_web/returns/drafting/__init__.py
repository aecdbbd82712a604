"""Answers drawn from the records: one function for each thing that a form can ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.returns.drafting import (
    deciding,
    doing,
    learning,
    listening,
    money,
    others,
    registers,
)
from headwater_web.returns.drafting.draft import Asked, Draft
from headwater_web.returns.drafting.reader import READER

__all__ = ["READER", "SOURCES", "Asked", "Draft", "Source", "drawn"]


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that can be drafted: what it is called, and how it is drawn."""

    title: Promise
    draw: Callable[[Asked], Draft]


SOURCES: Mapping[str, Source] = {
    "actions_done": Source(_("Actions done, with evidence"), doing.actions_done),
    "actions_overdue": Source(_("Actions overdue"), doing.actions_overdue),
    "actions_not_begun": Source(_("Actions not begun"), doing.actions_not_begun),
    "actions_by_priority": Source(_("Actions by priority"), doing.actions_by_priority),
    "register_standing": Source(_("The published registers"), registers.register_standing),
    "entries_overdue": Source(_("Promises past their date"), registers.entries_overdue),
    "asks_of_government": Source(_("Asks of government"), registers.asks_of_government),
    "meetings_held": Source(_("Meetings"), deciding.meetings_held),
    "attendance": Source(_("Who came"), deciding.attendance),
    "decisions": Source(_("Decisions"), deciding.decisions),
    "consultations": Source(_("Plans put before panels"), listening.consultations),
    "challenges": Source(_("Challenges"), listening.challenges),
    "you_said": Source(_("What people said, and our answers"), listening.you_said),
    "asks_waiting": Source(_("Asks sent and not settled"), others.asks_waiting),
    "contributions": Source(_("Done for alliances"), others.contributions),
    "equality": Source(_("Decisions and equality assessments"), others.equality),
    "effects": Source(_("Predicted effects"), others.effects),
    "spend_in_period": Source(_("Spending in the period"), money.spend_in_period),
    "spend_to_date": Source(_("Spending to date"), money.spend_to_date),
    "conditions": Source(_("Conditions of agreements"), money.conditions),
    "priorities_funded": Source(_("Money by priority"), money.priorities_with_money),
    "findings": Source(_("Findings"), learning.findings),
    "signals": Source(_("What stands out in the data"), learning.signals),
    "capacity": Source(_("Capacity"), learning.capacity),
    "hours": Source(_("Hours spent on reporting"), learning.hours),
}


def drawn(source: str, asked: Asked) -> Draft:
    """What the records say for a source. Raises KeyError for one that is not known."""
    return SOURCES[source].draw(asked)
