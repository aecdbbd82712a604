"""What the demonstration's people have done about the registers, from its definitions.

Every act goes through the same functions as on the site; only its day is then set back, which a
real site has no way to do.
"""

from datetime import date, timedelta

from django.db import transaction

from headwater_web.strategy.actions.findings import add_finding
from headwater_web.strategy.actions.milestones import add_milestone, add_set_date
from headwater_web.strategy.actions.plans import add_plan
from headwater_web.strategy.actions.registers import add_part
from headwater_web.strategy.calendars import Step
from headwater_web.strategy.demonstrating_actions import Given, Staff, stage_action
from headwater_web.strategy.demonstrating_findings import stage_standing
from headwater_web.strategy.models import Action, Entry, Finding, Milestone, Plan, SetDate
from headwater_web.thread.api import LinkKind, link
from headwater_web.ui.api import current_release
from headwater_web.ui.definition_files import partnership_definition, partnership_path

FILE = ("demonstration", "strategy.yaml")


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
            stage_action(each, staff, today)
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
    published = {measure.measure for measure in release.measures}
    for each in given["findings"]:
        if each["measure"] not in published:
            continue
        newest = release.latest(each["measure"], release.whole_area.code).year
        if newest is None:
            continue
        made = add_finding(
            by=staff.manager,
            title=each["title"],
            words=each["words"],
            found_on=today - timedelta(days=each.get("found_days_ago", 60)),
            figures=[str(release.reference(newest))],
        )
        for reference in each["leads_to"]:
            link(by=staff.manager, earlier=made.reference, later=reference, kind=LinkKind.LED_TO)
        stage_standing(each, made, staff, today)


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
            weekdays=each.get("weekdays", 1),
            needs=[made[title] for title in each.get("needs", [])],
        )
    for action in Action.objects.filter(title__in=given.get("carried_out_by", ())):
        link(
            by=staff.manager,
            earlier=plan.reference,
            later=action.reference,
            kind=LinkKind.CARRIED_OUT_BY,
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
