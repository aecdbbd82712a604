"""Approving a plan: by a body's decision, never over a panel, and not silently without one."""

from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.api import Rule, may
from headwater_web.audit.api import record
from headwater_web.scrutiny.api import SignedIn, consulted_before, may_be_approved
from headwater_web.strategy import faults
from headwater_web.strategy.actions.deciding import agrees, decision_about
from headwater_web.strategy.models import Plan
from headwater_web.thread.api import LinkKind, later_references, link

ITEM = "S-"
"""How the references of what is sent to panels begin."""


@transaction.atomic
def approve_plan(
    *, by: SignedIn, plan: Plan, decision: str, not_consulted_because: str = ""
) -> None:
    """Note that a body approved a plan; `decision` is the reference of its decision.

    Where no panel was asked before that decision, a reason has to be given; where the plan was
    sent to one and taken back, by somebody who may decide over panels. Raises AlreadyApproved,
    NotDecided, NotAgreed, NobodyAsked, WithdrawnFromPanel, and StillWithPanel while a panel has
    not had its answer.
    """
    if plan.approved_on is not None:
        raise faults.AlreadyApproved
    if refusal := may_be_approved(plan.reference, timezone.localdate()):
        raise faults.StillWithPanel(refusal.lines)
    found = decision_about(plan.reference, decision)
    if not agrees(found):
        raise faults.NotAgreed
    was_asked = consulted_before(plan.reference, found.decided_on)
    if not was_asked:
        _require_answerable(by, plan, not_consulted_because)
    plan.approved_on, plan.approved_by = found.decided_on, by.audit_reference
    plan.decision = found.reference
    plan.not_consulted_because = "" if was_asked else not_consulted_because.strip()
    plan.save(update_fields=["approved_on", "approved_by", "decision", "not_consulted_because"])
    link(by=by, earlier=plan.reference, later=found.reference, kind=LinkKind.DECIDED_BY)
    record(
        actor=by,
        action="strategy.plan_approved",
        about=plan.audit_reference,
        details={"decision": found.reference, "panel_asked_before": was_asked},
    )


def _require_answerable(by: SignedIn, plan: Plan, because: str) -> None:
    if was_sent(plan) and not (because.strip() and may(by, Rule.OVERRIDE_CHALLENGES)):
        raise faults.WithdrawnFromPanel
    if not because.strip():
        raise faults.NobodyAsked


def was_sent(plan: Plan) -> bool:
    """Whether a plan ever went to a panel, taken back or not."""
    led_to = later_references([plan.reference], LinkKind.LED_TO).get(plan.reference, [])
    return any(reference.startswith(ITEM) for reference in led_to)
