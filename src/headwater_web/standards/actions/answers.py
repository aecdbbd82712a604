"""Answering one indicator. What was said before stays beside what is said now."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.standards.actions.assessments import locked_open
from headwater_web.standards.faults import AnsweredMeanwhile, UnknownToFramework
from headwater_web.standards.frameworks import Framework, LevelFramework
from headwater_web.standards.models import Answer, Assessor


@transaction.atomic
def answer_indicator(
    *,
    by: Actor | None,
    assessor: Assessor,
    indicator: str,
    level: str,
    words: str = "",
    evidence_reference: str = "",
    evidence_address: str = "",
    seen: int | None = None,
    at: datetime | None = None,
) -> Answer:
    """Say at which level an indicator stands, for one assessor.

    `seen` is the number of the answer that the person saw when they began, None where there was
    none. Saying the same again changes nothing. The record holds who answered what question, never
    the answer. Raises AssessmentClosed, UnknownToFramework, AnsweredMeanwhile.
    """
    assessment = locked_open(assessor.assessment)
    _refuse_unknown(assessment.framework, indicator, level)
    said = {
        "level": level,
        "words": words,
        "evidence_reference": evidence_reference,
        "evidence_address": evidence_address,
    }
    standing = assessor.answers.filter(indicator=indicator, superseded_at=None).first()
    if standing is not None and all(getattr(standing, name) == said[name] for name in said):
        return standing
    if (standing.pk if standing else None) != seen:
        raise AnsweredMeanwhile
    moment = at or timezone.now()
    if standing is not None:
        standing.superseded_at = moment
        standing.save(update_fields=["superseded_at"])
    answer = Answer.objects.create(
        assessor=assessor,
        indicator=indicator,
        answered_at=moment,
        answered_by=by.audit_reference if by else "",
        **said,
    )
    record(
        actor=by,
        action="standards.indicator_answered",
        about=assessment.audit_reference,
        details={"indicator": indicator, "organisation": assessor.organisation},
    )
    return answer


def _refuse_unknown(framework: Framework, indicator: str, level: str) -> None:
    if not isinstance(framework, LevelFramework):
        raise UnknownToFramework
    if framework.indicator(indicator) is None or level not in framework.ranks:
        raise UnknownToFramework
