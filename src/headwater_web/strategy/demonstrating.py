"""What the demonstration's people have done about the registers, from its definitions.

Every act goes through the same functions as on the site; only its day is then set back, which a
real site has no way to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor
from headwater_web.strategy.actions import closing, doing
from headwater_web.strategy.actions.findings import add_finding
from headwater_web.strategy.actions.plans import add_milestone, add_plan, add_set_date
from headwater_web.strategy.actions.registers import add_part
from headwater_web.strategy.calendars import Step
from headwater_web.strategy.models import (
    Action,
    Closure,
    Condition,
    Entry,
    Finding,
    Milestone,
    Plan,
    ProgressUpdate,
    SetDate,
)
from headwater_web.thread.api import LinkKind, link
from headwater_web.ui.api import current_release
from headwater_web.ui.definition_files import partnership_definition, partnership_path

FILE = ("demonstration", "strategy.yaml")
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Staff:
    """Who does it in the demonstration: one who manages, one of the board who confirms."""

    manager: Actor
    board_member: Actor


@transaction.atomic
def stage_strategy(*, staff: Staff, today: date) -> tuple[str, ...]:
    """Stage everything that is not there yet, and tie findings to the release once there is one.

    Returns the references of the plans.
    """
    if not partnership_path(*FILE).exists():
        return ()
    given: Given = partnership_definition(*FILE)
    if not Action.objects.exists():
        _stage_parts(given, staff)
        for each in given["actions"]:
            _stage_action(each, staff, today)
        for each in given["plans"]:
            _stage_plan(each, staff, today)
        _stage_dates(given, staff)
    _stage_findings(given, staff, today)
    return tuple(Plan.objects.order_by("pk").values_list("reference", flat=True))


def _stage_parts(given: Given, staff: Staff) -> None:
    for reference, parts in given["parts"].items():
        entry = Entry.objects.get(reference=reference)
        for words in parts:
            add_part(by=staff.manager, entry=entry, words=words)


def _stage_findings(given: Given, staff: Staff, today: date) -> None:
    """Findings are sentences about released numbers, so they wait for the first release."""
    release = current_release()
    if release is None or Finding.objects.exists():
        return
    for each in given["findings"]:
        newest = release.latest(each["measure"], release.whole_area.code).year
        if newest is None:
            continue
        made = add_finding(
            by=staff.manager,
            title=each["title"],
            words=each["words"],
            found_on=today - timedelta(days=60),
            figures=[str(release.reference(newest))],
        )
        for reference in each["leads_to"]:
            link(by=staff.manager, earlier=made.reference, later=reference, kind=LinkKind.LED_TO)


def _stage_action(given: Given, staff: Staff, today: date) -> None:
    action = doing.add_action(
        by=staff.manager,
        title=given["title"],
        due_on=given.get("due_on") or today + timedelta(days=given["due_in_days"]),
        leads=[
            doing.NewLead(lead["organisation"], lead["post"], lead.get("email", ""))
            for lead in given["leads"]
        ],
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
        doing.ask_for_time(
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


def _stage_plan(given: Given, staff: Staff, today: date) -> None:
    plan = add_plan(
        by=staff.manager,
        title=given["title"],
        words=given["words"],
        priority_number=given["priority_number"],
        body=given["body"],
        comes_from=given["comes_from"],
    )
    made: dict[str, Milestone] = {}
    for each in given["milestones"]:
        made[each["title"]] = add_milestone(
            by=staff.manager,
            plan=plan,
            title=each["title"],
            due_on=today + timedelta(days=each["in_days"]),
            needs=[made[title] for title in each.get("needs", [])],
        )


def _stage_dates(given: Given, staff: Staff) -> None:
    for each in given["set_dates"]:
        if not SetDate.objects.filter(title=each["title"]).exists():
            add_set_date(
                by=staff.manager,
                title=each["title"],
                set_by=each["set_by"],
                told_on=each["told_on"],
                due_on=each["due_on"],
                before=[Step(title, days) for title, days in each["before"]],
                after=[Step(title, days) for title, days in each["after"]],
            )


def _set_back(model: Any, pk: int, column: str, days: int) -> None:
    at: datetime = timezone.now() - timedelta(days=days)
    model.objects.filter(pk=pk).update(**{column: at})
