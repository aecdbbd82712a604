"""Writing a plan, changing it by a new version, and locking it, which asks the engine."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from headwater.exchange.messages import EvaluationRequest
from headwater.exchange.spool import Spool, new_submission_id
from headwater_web.audit.api import Actor, record
from headwater_web.evaluations.models import Lock, Plan, PlanVersion
from headwater_web.evaluations.plan_columns import WRITTEN
from headwater_web.evaluations.plans import columns_of, plan_of
from headwater_web.evaluations.refusals import (
    ChangedMeanwhile,
    LockedAlready,
    NothingNew,
    WrittenByYou,
)
from headwater_web.thread.api import LinkKind, link, take_reference

Said = Mapping[str, Any]
"""What `said.read_plan` gives: a value for each column."""


@transaction.atomic
def add_plan(*, by: Actor, said: Said, organisation: str) -> Plan:
    """Write a plan about a programme of an organisation. Nothing is asked until it is locked."""
    plan: Plan = Plan.objects.create(
        reference=take_reference("EP"),
        intervention=said["intervention"],
        organisation=organisation,
        added_at=timezone.now(),
        added_by=by.audit_reference,
    )
    _write(by, plan, 1, said)
    link(by=by, earlier=plan.intervention, later=plan.reference, kind=LinkKind.LED_TO)
    record(actor=by, action="evaluations.planned", about=plan.audit_reference)
    return plan


@transaction.atomic
def change_plan(*, by: Actor, plan: Plan, said: Said, version: int) -> PlanVersion:
    """Write a new version. Once one was locked it is marked as changed after data was opened.

    Raises ChangedMeanwhile, NothingNew.
    """
    newest = _newest(plan)
    if newest.number != version:
        raise ChangedMeanwhile
    if columns_of(newest) == {name: said[name] for name in WRITTEN}:
        raise NothingNew
    made = _write(by, plan, version + 1, said)
    record(
        actor=by,
        action="evaluations.plan_changed",
        about=plan.audit_reference,
        details={"version": made.number, "after_opening": made.changed_after_opening},
    )
    return made


@transaction.atomic
def lock_plan(*, by: Actor, plan: Plan, version: int) -> Lock:
    """Lock the newest version as it was read, and ask the engine for its answer.

    Raises ChangedMeanwhile, LockedAlready, WrittenByYou.
    """
    newest = _newest(plan)
    if newest.number != version:
        raise ChangedMeanwhile
    if Lock.objects.filter(version=newest).exists():
        raise LockedAlready
    if newest.written_by == by.audit_reference:
        raise WrittenByYou
    now = timezone.now()
    locked = plan_of(
        columns_of(newest),
        reference=plan.reference,
        version=version,
        intervention=plan.intervention,
        locked_at=now,
        locked_by=by.audit_reference,
        changed_after_opening=newest.changed_after_opening,
    )
    lock: Lock = Lock.objects.create(
        version=newest,
        fingerprint=locked.fingerprint,
        request_id=new_submission_id(),
        locked_at=now,
        locked_by=by.audit_reference,
    )
    record(
        actor=by,
        action="evaluations.plan_locked",
        about=plan.audit_reference,
        details={"version": version, "fingerprint": lock.fingerprint[:16]},
    )
    # Last, so that nothing is asked of the engine unless all of the above is kept.
    Spool(settings.HEADWATER_EXCHANGE).ask_for_evaluation(
        EvaluationRequest(lock.request_id, locked, now, by.audit_reference)
    )
    return lock


def _newest(plan: Plan) -> PlanVersion:
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    found: PlanVersion = held.versions.order_by("-number")[0]
    return found


def _write(by: Actor, plan: Plan, number: int, said: Said) -> PlanVersion:
    made: PlanVersion = PlanVersion.objects.create(
        plan=plan,
        number=number,
        changed_after_opening=Lock.objects.filter(version__plan=plan).exists(),
        written_at=timezone.now(),
        written_by=by.audit_reference,
        **{name: said[name] for name in WRITTEN},
    )
    return made
