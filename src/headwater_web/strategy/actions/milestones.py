"""Milestones of plans, what they wait for, and the dates that others set."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy import faults
from headwater_web.strategy.calendars import Step
from headwater_web.strategy.models import Milestone, Plan, SetDate
from headwater_web.strategy.paths import circle_in
from headwater_web.ui import strategy_words


@transaction.atomic
def add_milestone(
    *,
    by: Actor | None,
    plan: Plan,
    title: str,
    due_on: date,
    weekdays: int = 1,
    needs: Sequence[Milestone] = (),
) -> Milestone:
    """Add a date to a plan, the work before it, and the milestones that it waits for.

    Raises BeforeTheBeginning, OfAnotherPlan.
    """
    if due_on < strategy_words.began_on():
        raise faults.BeforeTheBeginning
    _require_of(plan, needs)
    milestone = Milestone.objects.create(
        plan=plan,
        title=title,
        due_on=due_on,
        weekdays=weekdays,
        added_at=timezone.now(),
        added_by=who(by),
    )
    milestone.needs.set(needs)
    record(
        actor=by,
        action="strategy.milestone_added",
        about=plan.audit_reference,
        details={"due_on": due_on.isoformat(), "weekdays": weekdays},
    )
    return milestone


@transaction.atomic
def change_needs(*, by: Actor, milestone: Milestone, needs: Sequence[Milestone]) -> None:
    """Say what has to be reached before a milestone. Raises OfAnotherPlan, InACircle."""
    plan = Plan.objects.select_for_update().get(pk=milestone.plan_id)
    _require_of(plan, needs)
    every = {each.pk: each for each in plan.milestones.prefetch_related("needs")}
    waits = {pk: [needed.pk for needed in each.needs.all()] for pk, each in every.items()}
    circle = circle_in(waits | {milestone.pk: [each.pk for each in needs]})
    if circle:
        raise faults.InACircle(tuple(every[pk].title for pk in circle))
    milestone.needs.set(needs)
    record(
        actor=by,
        action="strategy.milestone_needs_changed",
        about=plan.audit_reference,
        details={"milestone": milestone.pk, "needs": len(needs)},
    )


@transaction.atomic
def reach_milestone(*, by: Actor, milestone: Milestone) -> None:
    """Say that a milestone was reached today."""
    milestone.reached_on, milestone.reached_by = timezone.localdate(), by.audit_reference
    milestone.save(update_fields=["reached_on", "reached_by"])
    record(actor=by, action="strategy.milestone_reached", about=milestone.plan.audit_reference)


def _require_of(plan: Plan, needs: Sequence[Milestone]) -> None:
    if any(each.plan_id != plan.pk for each in needs):
        raise faults.OfAnotherPlan


@transaction.atomic
def add_set_date(
    *,
    by: Actor | None,
    title: str,
    set_by: str,
    told_on: date,
    due_on: date,
    before: Sequence[Step],
    after: Sequence[Step],
) -> SetDate:
    """Note a date that somebody else set, and the steps around consultation."""
    made = SetDate.objects.create(
        title=title,
        set_by=set_by,
        told_on=told_on,
        due_on=due_on,
        before=[[step.title, step.weekdays] for step in before],
        after=[[step.title, step.weekdays] for step in after],
        added_at=timezone.now(),
        added_by=who(by),
    )
    record(actor=by, action="strategy.set_date_added", about=f"set_date/{made.pk}")
    return made


def who(by: Actor | None) -> str:
    """The reference of whoever acts; empty for the site itself."""
    return by.audit_reference if by is not None else ""
