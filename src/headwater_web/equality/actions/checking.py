"""Looking again at what was predicted, and saying that a decision needs no assessment."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.equality import faults
from headwater_web.equality.covers import cover_of
from headwater_web.equality.models import Check, Effect, Happened, NotNeeded
from headwater_web.equality.standings import CoverStanding, outcomes_for
from headwater_web.governance.api import DecisionWords
from headwater_web.thread.api import LinkKind, link


@transaction.atomic
def check_effect(
    *,
    by: Actor,
    effect: Effect,
    happened: Happened,
    words: str,
    checks_read: int,
    evidence: Sequence[str] = (),
    next_on: date | None = None,
    at: datetime | None = None,
) -> Check:
    """Say what came of a predicted effect. `checks_read` is how many checks its writer had read.

    Raises NotSignedOff, ChangedMeanwhile, OutcomeDoesNotFit.
    """
    held: Effect = Effect.objects.select_for_update().get(pk=effect.pk)
    if held.sealed_at is None:
        raise faults.NotSignedOff
    if held.checks.count() != checks_read:
        raise faults.ChangedMeanwhile
    if happened not in outcomes_for(held.prediction):
        raise faults.OutcomeDoesNotFit
    check = Check.objects.create(
        effect=held,
        happened=happened,
        words=words,
        evidence=list(evidence),
        next_on=next_on,
        organisation=held.checker,
        checked_at=at or timezone.now(),
        checked_by=by.audit_reference,
    )
    _record_check(by, check)
    return check


@transaction.atomic
def say_not_needed(
    *, by: Actor, decision: DecisionWords, because: str, at: datetime | None = None
) -> NotNeeded:
    """Say in one's own name that a decision needs no assessment, and why.

    Raises HasAnAssessment where it has one from before it was taken.
    """
    if cover_of(decision).standing is CoverStanding.COVERED:
        raise faults.HasAnAssessment
    said = NotNeeded.objects.create(
        decision=decision.reference,
        because=because,
        said_at=at or timezone.now(),
        said_by=by.audit_reference,
    )
    record(actor=by, action="equality.not_needed", about=f"decision/{decision.reference}")
    return said


def _record_check(by: Actor, check: Check) -> None:
    assessment = check.effect.assessment
    record(
        actor=by,
        action="equality.checked",
        about=assessment.audit_reference,
        details={"group": check.effect.group, "happened": str(check.happened)},
    )
    for evidence in check.evidence:
        link(by=by, earlier=assessment.reference, later=evidence, kind=LinkKind.EVIDENCED_BY)
