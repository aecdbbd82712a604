"""Saying which step a finding has reached, and how strong the evidence for it is."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy import faults
from headwater_web.strategy.models import (
    Finding,
    FindingStep,
    FindingStrength,
    PublicHealthStep,
    Strength,
)


@transaction.atomic
def reach_step(
    *,
    by: Actor,
    finding: Finding,
    step: PublicHealthStep,
    reached_on: date,
    because: str,
    read: int,
) -> FindingStep:
    """Say that a finding reached a step, or went back to one; never said by the site itself.

    `read` is how many such entries the reader had before them. Raises NoLongerHolds,
    SaidMeanwhile, DayOutOfOrder.
    """
    held = _held(finding)
    steps = list(held.steps.all())
    if len(steps) != read:
        raise faults.SaidMeanwhile
    if reached_on > timezone.localdate() or (steps and reached_on < steps[-1].reached_on):
        raise faults.DayOutOfOrder
    made: FindingStep = FindingStep.objects.create(
        finding=held,
        step=step,
        reached_on=reached_on,
        because=because,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="strategy.finding_step",
        about=f"finding/{held.reference}",
        details={"step": step.value, "on": reached_on.isoformat()},
    )
    return made


@transaction.atomic
def judge_strength(
    *, by: Actor, finding: Finding, strength: Strength, because: str, read: int
) -> FindingStrength:
    """Say how strong a finding's evidence is, and why. Raises NoLongerHolds, SaidMeanwhile."""
    held = _held(finding)
    if held.strengths.count() != read:
        raise faults.SaidMeanwhile
    made: FindingStrength = FindingStrength.objects.create(
        finding=held,
        strength=strength,
        because=because,
        judged_on=timezone.localdate(),
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="strategy.finding_strength",
        about=f"finding/{held.reference}",
        details={"strength": strength.value},
    )
    return made


def _held(finding: Finding) -> Finding:
    held = Finding.objects.select_for_update().get(pk=finding.pk)
    if held.withdrawn_at is not None:
        raise faults.NoLongerHolds
    return held
