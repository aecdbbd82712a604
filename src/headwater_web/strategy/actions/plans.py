"""Plans: drafted with milestones, sent to panels, and approved by a decision."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.scrutiny.api import may_be_approved
from headwater_web.strategy import beginning, faults
from headwater_web.strategy.actions.deciding import agrees, decision_about
from headwater_web.strategy.calendars import Step
from headwater_web.strategy.models import Milestone, Plan, SetDate
from headwater_web.thread.api import LinkKind, link, take_reference


@transaction.atomic
def add_plan(
    *,
    by: Actor | None,
    title: str,
    words: str,
    priority_number: int | None = None,
    body: str = "",
    comes_from: Sequence[str] = (),
) -> Plan:
    """Draft a plan, tied to what led to it."""
    plan = Plan.objects.create(
        reference=take_reference("P"),
        title=title,
        words=words,
        priority_number=priority_number,
        body=body,
        added_at=timezone.now(),
        added_by=_who(by),
    )
    record(actor=by, action="strategy.plan_added", about=plan.audit_reference)
    for reference in comes_from:
        link(by=by, earlier=reference, later=plan.reference, kind=LinkKind.LED_TO)
    return plan


@transaction.atomic
def add_milestone(
    *, by: Actor | None, plan: Plan, title: str, due_on: date, needs: Sequence[Milestone] = ()
) -> Milestone:
    """Add a date to a plan, and the milestones that have to be reached before it.

    Raises BeforeTheBeginning.
    """
    if due_on < beginning.began_on():
        raise faults.BeforeTheBeginning
    milestone = Milestone.objects.create(
        plan=plan, title=title, due_on=due_on, added_at=timezone.now(), added_by=_who(by)
    )
    milestone.needs.set(needs)
    record(
        actor=by,
        action="strategy.milestone_added",
        about=plan.audit_reference,
        details={"due_on": due_on.isoformat()},
    )
    return milestone


@transaction.atomic
def reach_milestone(*, by: Actor, milestone: Milestone) -> None:
    """Say that a milestone was reached today."""
    milestone.reached_on, milestone.reached_by = timezone.localdate(), by.audit_reference
    milestone.save(update_fields=["reached_on", "reached_by"])
    record(actor=by, action="strategy.milestone_reached", about=milestone.plan.audit_reference)


@transaction.atomic
def approve_plan(*, by: Actor, plan: Plan, decision: str) -> None:
    """Note that a body approved a plan; `decision` is the reference of its decision.

    Raises AlreadyApproved, NotDecided, NotAgreed, and StillWithPanel while a panel has not had
    its answer.
    """
    if plan.approved_on is not None:
        raise faults.AlreadyApproved
    if refusal := may_be_approved(plan.reference, timezone.localdate()):
        raise faults.StillWithPanel(refusal.lines)
    found = decision_about(plan.reference, decision)
    if not agrees(found):
        raise faults.NotAgreed
    plan.approved_on, plan.approved_by = found.decided_on, by.audit_reference
    plan.decision = found.reference
    plan.save(update_fields=["approved_on", "approved_by", "decision"])
    link(by=by, earlier=plan.reference, later=decision, kind=LinkKind.DECIDED_BY)
    record(
        actor=by,
        action="strategy.plan_approved",
        about=plan.audit_reference,
        details={"decision": decision},
    )


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
        added_by=_who(by),
    )
    record(actor=by, action="strategy.set_date_added", about=f"set_date/{made.pk}")
    return made


def _who(by: Actor | None) -> str:
    return by.audit_reference if by is not None else ""
