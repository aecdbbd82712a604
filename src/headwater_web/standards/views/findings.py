"""Findings: raising one, reading it with what came of it, withdrawing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, display_names, person_of
from headwater_web.standards import actions
from headwater_web.standards.forms import FindingForm, WithdrawForm
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Finding
from headwater_web.standards.queries.seeing import may_raise_finding
from headwater_web.standards.views.finding_things import found_assessment, found_finding
from headwater_web.thread.api import LinkKind, later_things
from headwater_web.ui.asking import NotAllowedNow


@declares(Rule.SEE_ASSESSMENTS)
@require_GET
@never_cache
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    """One finding, the question it is about, and the actions that came of it."""
    found = found_finding(request, reference)
    names = display_names([found.raised_by, found.withdrawn_by])
    context = {
        "finding": found,
        "question": _question(found),
        "raised_by": names.get(found.raised_by, ""),
        "withdrawn_by": names.get(found.withdrawn_by, ""),
        "led_to": later_things(request.user, found.reference, LinkKind.LED_TO),
    }
    return render(request, "standards/finding.html", context)


@declares(Rule.ASSESS)
@require_http_methods(["GET", "POST"])
@never_cache
def raise_finding(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what an assessment shows."""
    found = found_assessment(request, reference)
    if not may_raise_finding(request.user, found):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = FindingForm(
        data, framework=found.framework, initial={"indicator": request.GET.get("about", "")}
    )
    if form.is_valid():
        said = form.cleaned_data
        raised = actions.raise_finding(
            by=person_of(request),
            assessment=found,
            title=said["title"],
            words=said["words"],
            indicator=said.get("indicator", ""),
        )
        return redirect("standards:finding", raised.reference)
    context = {"form": form, "assessment": found}
    return render(
        request, "standards/raise_finding.html", context, status=422 if form.errors else 200
    )


@declares(Rule.MANAGE_ASSESSMENTS)
@require_http_methods(["GET", "POST"])
@never_cache
def withdraw_finding(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that a finding does not stand."""
    found = found_finding(request, reference)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.withdraw_finding(
                by=person_of(request), finding=found, because=form.cleaned_data["because"]
            )
        except NotAllowedNow as fault:
            messages.error(request, str(fault.words))
        else:
            messages.success(request, _("The finding is withdrawn. It can still be read here."))
        return redirect("standards:finding", found.reference)
    context = {"form": form, "finding": found}
    return render(
        request, "standards/withdraw_finding.html", context, status=422 if form.errors else 200
    )


def _question(found: Finding) -> str:
    framework = found.assessment.framework
    if not isinstance(framework, LevelFramework):
        return ""
    about = framework.indicator(found.indicator)
    return about.question if about else ""
