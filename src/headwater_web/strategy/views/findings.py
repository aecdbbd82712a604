"""Pages of findings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, display_names, person_of
from headwater_web.strategy.actions.findings import add_finding
from headwater_web.strategy.forms.findings import FindingForm
from headwater_web.strategy.models import Finding
from headwater_web.strategy.queries.finding_pages import finding_page
from headwater_web.strategy.queries.problems import problem_of, problems
from headwater_web.thread.api import LinkKind, later_things


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def findings(request: HttpRequest) -> HttpResponse:
    """What was found, newest first."""
    found = list(Finding.objects.prefetch_related("steps", "strengths"))
    context = {"findings": problems(found, today=timezone.localdate())}
    return render(request, "strategy/findings.html", context)


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    """One finding: how sure it is, how far it has come, what it rests on and what it led to."""
    found = get_object_or_404(Finding, reference=reference)
    problem = problem_of(found, today=timezone.localdate())
    said_by = {each.recorded_by for each in problem.steps}
    said_by |= {each.recorded_by for each in problem.strengths}
    context = {
        "finding": found,
        "problem": problem,
        "page": finding_page(request.user, problem),
        "led_to": later_things(request.user, reference, LinkKind.LED_TO),
        "names": display_names(said_by),
    }
    return render(request, "strategy/finding.html", context)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def new_finding(request: HttpRequest) -> HttpResponse:
    """Say what was found."""
    form = FindingForm(request.POST if request.method == "POST" else None, person=request.user)
    if form.is_valid():
        made = add_finding(by=person_of(request), **form.cleaned_data)
        return redirect("strategy:finding", made.reference)
    status = 422 if form.errors else 200
    return render(request, "strategy/new_finding.html", {"form": form}, status=status)
