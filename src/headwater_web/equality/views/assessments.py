"""Pages on which assessments, their effects and the checks that are due are read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.equality.groups import groups
from headwater_web.equality.models import Assessment, Happened, Prediction
from headwater_web.equality.queries.assessments import (
    ReadAssessment,
    assessments_of,
    read,
    standing_words,
)
from headwater_web.equality.queries.effects import checks_due
from headwater_web.equality.queries.summary import effects_summary
from headwater_web.equality.views.shared import assessment_found
from headwater_web.ui.asking import organisation_names


@declares(Rule.SEE_EQUALITY)
@require_GET
@never_cache
def assessments(request: HttpRequest) -> HttpResponse:
    """Every assessment that this person may see, and what waits."""
    found = assessments_of(request.user)
    context = {
        "assessments": [(each, standing_words(each)) for each in found],
        "due": len(checks_due(timezone.localdate())),
    }
    return render(request, "equality/assessments.html", context)


@declares(Rule.SEE_EQUALITY)
@require_GET
@never_cache
def assessment(request: HttpRequest, reference: str) -> HttpResponse:
    """One assessment: predicted beside happened, and the reasons for each group."""
    found = assessment_found(request, reference)
    shown = read(request.user, found, today=timezone.localdate())
    context = {
        "assessment": found,
        "read": shown,
        "standing": standing_words(found),
        "organisations": organisation_names(),
        "checkable": _checkable(request, shown),
        "unsaid": _unsaid(found) if found.is_draft else (),
        "may_sign": _may_sign(request, found),
    }
    return render(request, "equality/assessment.html", context)


@declares(Rule.SEE_EQUALITY)
@require_GET
@never_cache
def effects(request: HttpRequest) -> HttpResponse:
    """Whether predicted effects happened, by group."""
    context = {
        "summary": effects_summary(timezone.localdate()),
        "predictions": Prediction,
        "outcomes": Happened,
    }
    return render(request, "equality/effects.html", context)


@declares(Rule.SEE_EQUALITY)
@require_GET
@never_cache
def checks(request: HttpRequest) -> HttpResponse:
    """Checks that are due, and who looks."""
    names = organisation_names()
    rows = [
        (
            each,
            names.get(each.organisation, each.organisation),
            may(request.user, Rule.CHECK_EFFECTS, about=each.organisation),
        )
        for each in checks_due(timezone.localdate())
    ]
    return render(request, "equality/checks.html", {"rows": rows})


def _checkable(request: HttpRequest, shown: ReadAssessment) -> set[str]:
    """The groups of which this person may say what happened."""
    if shown.assessment.is_draft:
        return set()
    effects = (each.shown.effect for each in shown.effects)
    return {
        each.group for each in effects if may(request.user, Rule.CHECK_EFFECTS, about=each.checker)
    }


def _unsaid(found: Assessment) -> tuple[object, ...]:
    said = set(found.effects.values_list("group", flat=True))
    return tuple(group for group in groups() if group.key not in said)


def _may_sign(request: HttpRequest, found: Assessment) -> bool:
    if not found.is_draft or not may(request.user, Rule.SIGN_OFF_EQUALITY):
        return False
    return not found.writers.filter(person=person_of(request).audit_reference).exists()
