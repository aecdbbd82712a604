"""Writing an impact assessment, signing it off, and beginning it again."""

from datetime import date, datetime
from typing import Protocol

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Role, roles_of
from headwater_web.agreements import faults
from headwater_web.agreements.models import ImpactAnswer, ImpactAssessment, ImpactWriter
from headwater_web.agreements.rules import Question, rules
from headwater_web.audit.api import Actor, record
from headwater_web.thread.api import LinkKind, link, take_reference


class SignedInActor(Actor, Asker, Protocol):
    """Somebody who acts and whose roles are known."""


@transaction.atomic
def begin(
    *,
    by: Actor,
    title: str,
    supersedes: ImpactAssessment | None = None,
    at: datetime | None = None,
) -> ImpactAssessment:
    """Begin an assessment with the questions of today's rules."""
    assessment: ImpactAssessment = ImpactAssessment.objects.create(
        reference=take_reference("Y"),
        title=title,
        rules_version=rules().version,
        written_at=at or timezone.now(),
        written_by=by.audit_reference,
        supersedes=supersedes,
    )
    _note_writer(by, assessment)
    record(actor=by, action="agreements.assessment_begun", about=assessment.audit_reference)
    return assessment


@transaction.atomic
def answer(
    *, by: Actor, assessment: ImpactAssessment, version: int, question: Question, words: str
) -> ImpactAnswer:
    """Answer one question, or put it otherwise. Raises SignedOffAlready, ChangedMeanwhile."""
    held = _take(assessment, version)
    said, _is_new = ImpactAnswer.objects.update_or_create(
        assessment=held,
        key=question.key,
        defaults={"question": question.words, "words": words},
    )
    _note_writer(by, held)
    record(
        actor=by,
        action="agreements.assessment_answered",
        about=held.audit_reference,
        details={"question": question.key},
    )
    return said


@transaction.atomic
def sign_off(
    *,
    by: SignedInActor,
    assessment: ImpactAssessment,
    version: int,
    review_on: date,
    at: datetime | None = None,
) -> None:
    """Stand for an assessment as the lead for information governance; its words stay from then on.

    Raises OnlyTheLead, OwnSignOff, NotComplete, SignedOffAlready, ChangedMeanwhile.
    """
    if Role.INFORMATION_GOVERNANCE_LEAD not in roles_of(by):
        raise faults.OnlyTheLead
    held = _take(assessment, version)
    if held.writers.filter(person=by.audit_reference).exists():
        raise faults.OwnSignOff
    moment = at or timezone.now()
    if lines := _missing(held, review_on, timezone.localdate(moment)):
        raise faults.NotComplete(lines)
    held.answers.update(sealed_at=moment)
    held.signed_off_at, held.signed_off_by = moment, by.audit_reference
    held.review_on = review_on
    held.save(update_fields=["signed_off_at", "signed_off_by", "review_on"])
    record(actor=by, action="agreements.assessment_signed_off", about=held.audit_reference)
    if held.supersedes is not None:
        earlier = held.supersedes.reference
        link(by=by, earlier=earlier, later=held.reference, kind=LinkKind.LED_TO)


@transaction.atomic
def revise_assessment(*, by: Actor, assessment: ImpactAssessment) -> ImpactAssessment:
    """Begin a new version with the answers of the one that stands.

    Raises NotSignedOff, RevisedAlready.
    """
    held: ImpactAssessment = ImpactAssessment.objects.select_for_update().get(pk=assessment.pk)
    if held.is_draft:
        raise faults.NotSignedOff
    if ImpactAssessment.objects.filter(supersedes=held).exists():
        raise faults.RevisedAlready
    newer = begin(by=by, title=held.title, supersedes=held)
    for each in held.answers.all():
        each.pk, each._state.adding = None, True
        each.assessment, each.sealed_at = newer, None
        each.save(force_insert=True)
    return newer


def _missing(held: ImpactAssessment, review_on: date, day: date) -> tuple[str, ...]:
    answered = set(held.answers.values_list("key", flat=True))
    lines = [
        _("Not answered: {question}").format(question=each.words)
        for each in rules().assessment_questions
        if each.key not in answered
    ]
    if review_on <= day:
        lines.append(_("The day of review is not ahead."))
    return tuple(lines)


def _take(assessment: ImpactAssessment, version: int) -> ImpactAssessment:
    held: ImpactAssessment = ImpactAssessment.objects.select_for_update().get(pk=assessment.pk)
    if not held.is_draft:
        raise faults.SignedOffAlready
    if held.version != version:
        raise faults.ChangedMeanwhile
    held.version += 1
    held.save(update_fields=["version"])
    return held


def _note_writer(by: Actor, assessment: ImpactAssessment) -> None:
    ImpactWriter.objects.get_or_create(assessment=assessment, person=by.audit_reference)
