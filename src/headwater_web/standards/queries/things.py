"""Assessments and findings as things of a thread, as one person may see them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.accounts.api import Asker
from headwater_web.standards.models import Assessment, Finding
from headwater_web.standards.queries.seeing import assessments_seen_by, findings_seen_by
from headwater_web.thread.api import Kind, Thing


def _assessments(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    found = assessments_seen_by(person).filter(reference__in=references)
    return {each.reference: _thing_of_assessment(each) for each in found}


def _thing_of_assessment(assessment: Assessment) -> Thing:
    return Thing(
        reference=assessment.reference,
        title=f"{assessment.framework.title}: {assessment.subject_name}",
        address=reverse("standards:assessment", args=[assessment.reference]),
        standing=_("open") if assessment.is_open else _("closed"),
        happened_on=localdate(assessment.closed_at or assessment.opened_at),
    )


def _findings(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    found = findings_seen_by(person).filter(reference__in=references)
    return {each.reference: _thing_of_finding(each) for each in found}


def _thing_of_finding(finding: Finding) -> Thing:
    return Thing(
        reference=finding.reference,
        title=finding.title,
        address=reverse("standards:finding", args=[finding.reference]),
        standing=_("withdrawn") if finding.withdrawn_at else _("stands"),
        happened_on=localdate(finding.raised_at),
    )


KINDS = (
    Kind("Q", gettext_lazy("Assessment"), _assessments),
    Kind("J", gettext_lazy("Finding of an assessment"), _findings),
)
