"""Pages of problems on the four steps, and where somebody says how far one has come."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.audit.api import Actor
from headwater_web.evidence.api import evidence_lists
from headwater_web.strategy.actions import finding_standings as actions
from headwater_web.strategy.forms.finding_standings import StepForm, StrengthForm
from headwater_web.strategy.models import Finding
from headwater_web.strategy.queries.problems import STEPS, findings_that_hold
from headwater_web.strategy.queries.problems import problems as as_problems
from headwater_web.ui.asking import NotAllowedNow, posted, read_anew


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def problems(request: HttpRequest) -> HttpResponse:
    """Every problem by the step that it has reached; those that stand longest first."""
    found = as_problems(findings_that_hold(), today=timezone.localdate())
    longest = sorted(found, key=lambda each: each.standing_since)
    context = {
        "by_step": [(step, [each for each in longest if each.step is step]) for step in STEPS],
        "unplaced": [each for each in longest if each.step is None],
        "stalled": [each for each in longest if each.is_stalled],
        "stalled_after": evidence_lists().stalled_after_months,
        "all": found,
    }
    return render(request, "strategy/problems.html", context)


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(["GET", "POST"])
@never_cache
def reach(request: HttpRequest, reference: str) -> HttpResponse:
    """Say which step a finding has reached."""
    finding = get_object_or_404(Finding, reference=reference)
    read = finding.steps.count()
    form = StepForm(posted(request), initial={"read": read, "reached_on": timezone.localdate()})

    def act(by: Actor, said: dict[str, Any]) -> object:
        return actions.reach_step(by=by, finding=finding, **said)

    return _ask(request, form, finding, act, read, heading=_("Which step has it reached?"))


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(["GET", "POST"])
@never_cache
def judge(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how strong the evidence for a finding is."""
    finding = get_object_or_404(Finding, reference=reference)
    read = finding.strengths.count()
    form = StrengthForm(posted(request), initial={"read": read})

    def act(by: Actor, said: dict[str, Any]) -> object:
        return actions.judge_strength(by=by, finding=finding, **said)

    return _ask(request, form, finding, act, read, heading=_("How strong is the evidence?"))


def _ask(
    request: HttpRequest, form: Form, finding: Finding, act: Any, read: int, *, heading: str
) -> HttpResponse:
    """Do what a valid form says and go back to the finding; else show the form with its faults."""
    if request.method == "POST" and form.is_valid():
        try:
            act(person_of(request), form.cleaned_data)
        except NotAllowedNow as fault:
            read_anew(form, read=read)
            form.add_error(None, str(fault.words))
        else:
            return redirect("strategy:finding", finding.reference)
    context = {
        "form": form,
        "heading": heading,
        "caption": f"{finding.reference} {finding.title}",
        "introduction": _("It is said by a person, with the reason. What is said stays."),
        "button": _("Say so"),
        "back": reverse("strategy:finding", args=[finding.reference]),
    }
    return render(request, "ui/asking.html", context, status=422 if form.errors else 200)
