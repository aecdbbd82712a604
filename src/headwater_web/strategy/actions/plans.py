"""Plans: drafted, and taken on by whoever came after a body that ended."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.governance.api import bodies_standing
from headwater_web.strategy import faults
from headwater_web.strategy.models import Plan, TakenOn
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
def take_on_plan(*, by: Actor, plan: Plan, body: str) -> TakenOn:
    """A successor answers from today for a plan whose body is no more. Raises NotASuccessor."""
    answering = answering_key(plan)
    standing = bodies_standing([answering], on=timezone.localdate()).get(answering)
    if standing is None or not standing.is_gone or body not in {each.key for each in standing.by}:
        raise faults.NotASuccessor
    made: TakenOn = TakenOn.objects.create(
        plan=plan,
        body=body,
        since=timezone.localdate(),
        noted_at=timezone.now(),
        noted_by=by.audit_reference,
    )
    record(
        actor=by,
        action="strategy.plan_taken_on",
        about=plan.audit_reference,
        details={"body": body, "after": answering},
    )
    return made


def answering_key(plan: Plan) -> str:
    """The key of the body that took a plan on last, or that first answered for it."""
    taken = list(plan.taken_on.all())
    return taken[-1].body if taken else plan.body


def _who(by: Actor | None) -> str:
    return by.audit_reference if by is not None else ""
