"""Finding what an address names, as one person may see it. What is hidden looks like nothing."""

from django.http import Http404, HttpRequest

from headwater_web.standards.frameworks import Framework, LevelFramework
from headwater_web.standards.models import Assessment, Assessor, Finding
from headwater_web.standards.queries import seeing
from headwater_web.standards.reading import frameworks


def found_framework(key: str) -> Framework:
    """The framework as its file says it now, or 404."""
    framework = frameworks().get(key)
    if framework is None:
        raise Http404
    return framework


def found_assessment(request: HttpRequest, reference: str) -> Assessment:
    """An assessment that the person may see, or 404."""
    assessment = seeing.assessment_seen_by(request.user, reference)
    if assessment is None:
        raise Http404
    return assessment


def found_finding(request: HttpRequest, reference: str) -> Finding:
    """A finding that the person may see, or 404."""
    finding = seeing.findings_seen_by(request.user).filter(reference=reference).first()
    if finding is None:
        raise Http404
    return finding


def level_framework(assessment: Assessment) -> LevelFramework:
    """The framework of an assessment that is answered by levels, or 404."""
    framework = assessment.framework
    if not isinstance(framework, LevelFramework):
        raise Http404
    return framework


def own_assessor(request: HttpRequest, assessment: Assessment, number: int) -> Assessor:
    """The assessor for whose organisation the person may answer, or 404."""
    own = seeing.assessors_answered_for(request.user, assessment)
    assessor = next((each for each in own if each.pk == number), None)
    if assessor is None:
        raise Http404
    return assessor
