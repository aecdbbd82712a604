"""Pages of findings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.strategy.actions.findings import add_finding
from headwater_web.strategy.forms.findings import FindingForm
from headwater_web.strategy.models import Finding
from headwater_web.thread.api import LinkKind, earlier_things, later_things


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def findings(request: HttpRequest) -> HttpResponse:
    """What was found, newest first."""
    return render(request, "strategy/findings.html", {"findings": Finding.objects.all()})


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    """One finding with its figures and what it led to."""
    found = get_object_or_404(Finding, reference=reference)
    context = {
        "finding": found,
        "figures": earlier_things(request.user, reference, LinkKind.LED_TO),
        "led_to": later_things(request.user, reference, LinkKind.LED_TO),
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
