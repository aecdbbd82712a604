"""Pages of milestones, and of the dates that others set."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.strategy.actions import milestones as actions
from headwater_web.strategy.forms.plans import MilestoneForm, NeedsForm
from headwater_web.strategy.forms.set_dates import SetDateForm
from headwater_web.strategy.models import Plan
from headwater_web.strategy.queries.set_dates import shown_dates
from headwater_web.ui.asking import NotAllowedNow


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def new_milestone(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a date to a plan."""
    chosen = get_object_or_404(Plan, reference=reference)
    form = MilestoneForm(request.POST if request.method == "POST" else None, plan=chosen)
    if form.is_valid():
        try:
            actions.add_milestone(by=person_of(request), plan=chosen, **form.cleaned_data)
        except NotAllowedNow as fault:
            form.add_error("due_on", str(fault.words))
        else:
            return redirect("strategy:plan", reference)
    context = {"form": form, "plan": chosen}
    status = 422 if form.errors else 200
    return render(request, "strategy/new_milestone.html", context, status=status)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def needs(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say what has to be reached before a milestone; never in a circle."""
    chosen = get_object_or_404(Plan, reference=reference)
    milestone = get_object_or_404(chosen.milestones, pk=number, reached_on=None)
    form = NeedsForm(
        request.POST if request.method == "POST" else None,
        milestone=milestone,
        initial={"needs": milestone.needs.all()},
    )
    if form.is_valid():
        try:
            actions.change_needs(
                by=person_of(request), milestone=milestone, needs=list(form.cleaned_data["needs"])
            )
        except NotAllowedNow as fault:
            for line in (fault.words, *getattr(fault, "lines", ())):
                form.add_error("needs", str(line))
        else:
            return redirect("strategy:plan", reference)
    context = {"form": form, "plan": chosen, "milestone": milestone}
    status = 422 if form.errors else 200
    return render(request, "strategy/milestone_needs.html", context, status=status)


@declares(Rule.MANAGE_STRATEGY)
@require_POST
def reach(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that a milestone was reached."""
    chosen = get_object_or_404(Plan, reference=reference)
    milestone = get_object_or_404(chosen.milestones, pk=number, reached_on=None)
    actions.reach_milestone(by=person_of(request), milestone=milestone)
    return redirect("strategy:plan", reference)


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def set_dates(request: HttpRequest) -> HttpResponse:
    """The dates that others set for our products, and what each left for consultation."""
    return render(request, "strategy/set_dates.html", {"dates": shown_dates()})


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def new_set_date(request: HttpRequest) -> HttpResponse:
    """Note a date that somebody else set."""
    form = SetDateForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.add_set_date(by=person_of(request), **form.cleaned_data)
        return redirect("strategy:set_dates")
    status = 422 if form.errors else 200
    return render(request, "strategy/new_set_date.html", {"form": form}, status=status)
