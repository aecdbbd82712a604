"""One assessment: what it shows, what moved since an earlier one, and closing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.standards import actions
from headwater_web.standards.frameworks import CapacityFramework, LevelFramework
from headwater_web.standards.queries import seeing
from headwater_web.standards.queries.comparing import earlier_assessments, halves, movement
from headwater_web.standards.queries.progress import progress_in
from headwater_web.standards.queries.results import result
from headwater_web.standards.views.finding_things import found_assessment
from headwater_web.standards.views.showing import (
    capacity_context,
    moved_row,
    result_context,
    unnamed_context,
)
from headwater_web.ui.asking import NotAllowedNow


@declares(Rule.SEE_ASSESSMENTS)
@require_GET
@never_cache
def assessment(request: HttpRequest, reference: str) -> HttpResponse:
    """What an assessment shows, as far as this person may see it."""
    found = found_assessment(request, reference)
    framework = found.framework
    context = {
        "assessment": found,
        "framework": framework,
        "progress": progress_in(found),
        "own": seeing.assessors_answered_for(request.user, found) if found.is_open else (),
        "findings": seeing.findings_seen_by(request.user).filter(assessment=found),
        "earlier": earlier_assessments(request.user, found),
        "may_raise": seeing.may_raise_finding(request.user, found),
    }
    if isinstance(framework, CapacityFramework):
        context |= capacity_context(found, framework)
        return render(request, "standards/capacity_review.html", context)
    if framework.compared_without_naming:
        context |= unnamed_context(request, found, framework)
        return render(request, "standards/unnamed.html", context)
    context |= result_context(request, result(request.user, found, framework))
    return render(request, "standards/result.html", context)


@declares(Rule.SEE_ASSESSMENTS)
@require_GET
@never_cache
def since(request: HttpRequest, reference: str, earlier: str) -> HttpResponse:
    """What moved since an earlier assessment of the same subject."""
    found = found_assessment(request, reference)
    before = next(
        (each for each in earlier_assessments(request.user, found) if each.reference == earlier),
        None,
    )
    framework = found.framework
    if before is None or not isinstance(framework, LevelFramework):
        raise Http404
    context = {
        "assessment": found,
        "before": before,
        "framework": framework,
        "is_unnamed": framework.compared_without_naming,
        "upper_half": halves(framework)[1],
        "rows": [moved_row(each) for each in movement(request.user, before, found)],
    }
    return render(request, "standards/movement.html", context)


@declares(Rule.MANAGE_ASSESSMENTS)
@require_http_methods(["GET", "POST"])
@never_cache
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Close an assessment, after saying what that means."""
    found = found_assessment(request, reference)
    if request.method == "POST":
        try:
            actions.close_assessment(by=person_of(request), assessment=found)
            messages.success(request, _("The assessment is closed."))
        except NotAllowedNow as fault:
            messages.error(request, str(fault.words))
        return redirect("standards:assessment", found.reference)
    context = {"assessment": found, "progress": progress_in(found)}
    return render(request, "standards/close.html", context)
