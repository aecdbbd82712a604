"""Opening and closing assessments, raising and withdrawing findings.

`at` is when it happened: now, unless a loading of the past says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.standards.faults import (
    AlreadyWithdrawn,
    AssessmentClosed,
    EditionChanged,
    TooFewToCompare,
    UnknownToFramework,
    WrongAssessors,
)
from headwater_web.standards.framework_parts import AssessedBy
from headwater_web.standards.frameworks import Framework, LevelFramework, canonical, digest_of
from headwater_web.standards.models import Assessment, Assessor, Finding, FrameworkEdition, Side
from headwater_web.standards.spread import FEWEST_ORGANISATIONS
from headwater_web.thread.api import LinkKind, link, take_reference

ASSESSMENT, FINDING = "Q", "J"
_SIDES = {
    AssessedBy.SELF: [Side.SELF],
    AssessedBy.PEER: [Side.PEER],
    AssessedBy.BOTH: [Side.PEER, Side.SELF],
}


@dataclass(frozen=True, slots=True)
class Asked:
    """An organisation that is asked to answer, and for which side."""

    organisation: str
    name: str
    side: Side


@transaction.atomic
def open_assessment(
    *,
    by: Actor | None,
    framework: Framework,
    subject: str,
    subject_name: str,
    asked: Sequence[Asked] = (),
    at: datetime | None = None,
) -> Assessment:
    """Begin to look at a subject against a framework as it stands now.

    Raises WrongAssessors, TooFewToCompare, EditionChanged.
    """
    _refuse_wrong_assessors(framework, asked)
    moment = at or timezone.now()
    assessment = Assessment.objects.create(
        reference=take_reference(ASSESSMENT),
        edition=_edition(framework, moment),
        subject=subject,
        subject_name=subject_name,
        opened_at=moment,
        opened_by=by.audit_reference if by else "",
    )
    for each in asked:
        Assessor.objects.create(
            assessment=assessment, organisation=each.organisation, name=each.name, side=each.side
        )
    record(
        actor=by,
        action="standards.assessment_opened",
        about=assessment.audit_reference,
        details={"framework": framework.key, "version": framework.version, "subject": subject},
    )
    return assessment


@transaction.atomic
def close_assessment(
    *, by: Actor | None, assessment: Assessment, at: datetime | None = None
) -> None:
    """Take no more answers. Raises AssessmentClosed where that was done before."""
    held = locked_open(assessment)
    held.closed_at = at or timezone.now()
    held.closed_by = by.audit_reference if by else ""
    held.save(update_fields=["closed_at", "closed_by"])
    record(actor=by, action="standards.assessment_closed", about=held.audit_reference)


@transaction.atomic
def raise_finding(
    *,
    by: Actor | None,
    assessment: Assessment,
    title: str,
    words: str,
    indicator: str = "",
    at: datetime | None = None,
) -> Finding:
    """Say what an assessment shows; it becomes part of the assessment's thread.

    Raises UnknownToFramework.
    """
    framework = assessment.framework
    known = isinstance(framework, LevelFramework) and framework.indicator(indicator)
    if indicator and not known:
        raise UnknownToFramework
    finding = Finding.objects.create(
        reference=take_reference(FINDING),
        assessment=assessment,
        indicator=indicator,
        title=title,
        words=words,
        raised_at=at or timezone.now(),
        raised_by=by.audit_reference if by else "",
    )
    record(
        actor=by,
        action="standards.finding_raised",
        about=finding.audit_reference,
        details={"assessment": assessment.reference},
    )
    link(by=by, earlier=assessment.reference, later=finding.reference, kind=LinkKind.LED_TO)
    return finding


@transaction.atomic
def withdraw_finding(*, by: Actor, finding: Finding, because: str) -> None:
    """Say that a finding does not stand, and why. It stays readable. Raises AlreadyWithdrawn."""
    held = Finding.objects.select_for_update().get(pk=finding.pk)
    if held.withdrawn_at is not None:
        raise AlreadyWithdrawn
    held.withdrawn_at = timezone.now()
    held.withdrawn_by = by.audit_reference
    held.withdrawn_because = because
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    record(actor=by, action="standards.finding_withdrawn", about=held.audit_reference)


def locked_open(assessment: Assessment) -> Assessment:
    """The assessment, held so that it cannot be closed meanwhile. Raises AssessmentClosed."""
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not held.is_open:
        raise AssessmentClosed
    return held


def _refuse_wrong_assessors(framework: Framework, asked: Sequence[Asked]) -> None:
    if len({each.organisation for each in asked}) < len(asked):
        raise WrongAssessors
    if not isinstance(framework, LevelFramework):
        if asked:
            raise WrongAssessors
        return
    sides = sorted({each.side for each in asked})
    if sides != _SIDES[framework.assessed_by]:
        raise WrongAssessors
    if not framework.compared_without_naming and len(asked) != len(sides):
        raise WrongAssessors
    if framework.compared_without_naming and len(asked) < FEWEST_ORGANISATIONS:
        raise TooFewToCompare


def _edition(framework: Framework, moment: datetime) -> FrameworkEdition:
    """The framework's own words, kept when they are first used."""
    content = framework.model_dump(mode="json")
    edition, _is_new = FrameworkEdition.objects.get_or_create(
        key=framework.key,
        version=framework.version,
        defaults={
            "digest": digest_of(content),
            "content": canonical(content),
            "first_used_at": moment,
        },
    )
    if edition.digest != digest_of(content):
        raise EditionChanged
    return edition
