"""The demonstration's actions: who leads them, what was said of them, and how they ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from headwater_web.audit.api import Actor
from headwater_web.strategy.actions import closing, doing, extending
from headwater_web.strategy.actions.leading import NewLead
from headwater_web.strategy.models import Action, Closure, Condition, ProgressUpdate

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Staff:
    """Who does it in the demonstration: one who manages, one of the board who confirms."""

    manager: Actor
    board_member: Actor


def stage_action(given: Given, staff: Staff, today: date) -> None:
    """Begin one action and do with it what its definition says."""
    action = doing.add_action(
        by=staff.manager,
        title=given["title"],
        due_on=given.get("due_on") or today + timedelta(days=given["due_in_days"]),
        leads=[
            NewLead(
                lead["organisation"],
                lead["post"],
                lead.get("email", ""),
                since=lead.get("since"),
            )
            for lead in given["leads"]
        ],
        area=given.get("area", ""),
        carries_out=given["carries_out"],
    )
    for update in given.get("progress", []):
        made = doing.report_progress(
            by=staff.manager, action=action, version=action.version, words=update["words"]
        )
        _set_back(ProgressUpdate, made.pk, "made_at", update["days_ago"])
    _stage_condition(given, action, staff)
    _stage_closure(given, action, staff)


def _stage_condition(given: Given, action: Action, staff: Staff) -> None:
    if waiting := given.get("waiting"):
        made = doing.hold_up(
            by=staff.manager,
            action=action,
            version=action.version,
            kind=Condition.Kind.WAITING,
            on_whom=waiting["on_whom"],
            words=waiting["words"],
        )
        began_on = made.began_on - timedelta(days=waiting["days_ago"])
        Condition.objects.filter(pk=made.pk).update(began_on=began_on)
    if asked := given.get("more_time"):
        extending.ask_for_time(
            by=staff.manager,
            action=action,
            version=action.version,
            until=timezone.localdate() + timedelta(days=asked["in_days"]),
            reason=asked["reason"],
        )


def _stage_closure(given: Given, action: Action, staff: Staff) -> None:
    said = given.get("done") or given.get("claimed")
    if not said:
        return
    made = closing.say_done(
        by=staff.manager,
        action=action,
        version=action.version,
        evidence=closing.Evidence(said["evidence"], said["address"]),
    )
    _set_back(Closure, made.pk, "proposed_at", said["days_ago"])
    if given.get("done"):
        closing.confirm_done(by=staff.board_member, action=action, version=action.version)
        _set_back(Closure, made.pk, "confirmed_at", said["days_ago"] - 1)


def _set_back(model: Any, pk: int, column: str, days: int) -> None:
    at: datetime = timezone.now() - timedelta(days=days)
    model.objects.filter(pk=pk).update(**{column: at})
