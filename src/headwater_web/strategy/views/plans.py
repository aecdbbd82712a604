"""Pages of plans, and of the dates that others set."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.governance.api import bodies_in_force
from headwater_web.scrutiny.api import consultation_state, consulted_before, may_be_approved
from headwater_web.strategy import faults, plan_forms
from headwater_web.strategy.actions import plans as actions
from headwater_web.strategy.forms import DecisionForm
from headwater_web.strategy.models import Plan
from headwater_web.strategy.queries.plans import all_plans, shown_dates, shown_plans


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan, and the body that answers for it."""
    found = shown_plans(all_plans(), today=timezone.localdate())
    return render(request, "strategy/plans.html", {"plans": found, "bodies": _body_names()})


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def plan(request: HttpRequest, reference: str) -> HttpResponse:
    """One plan: its milestones, what panels say of it, and whether it may be approved."""
    chosen = get_object_or_404(Plan, reference=reference)
    today = timezone.localdate()
    context = {
        "shown": shown_plans(all_plans().filter(pk=chosen.pk), today=today)[0],
        "plan": chosen,
        "bodies": _body_names(),
        "consultation": consultation_state(reference, today),
        "consulted_before": chosen.approved_on is not None
        and consulted_before(reference, chosen.approved_on),
        "refusal": None if chosen.approved_on else may_be_approved(reference, today),
    }
    return render(request, "strategy/plan.html", context)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def new_plan(request: HttpRequest) -> HttpResponse:
    """Draft a plan."""
    form = plan_forms.PlanForm(
        request.POST if request.method == "POST" else None,
        person=request.user,
        bodies=list(_body_names().items()),
    )
    if form.is_valid():
        given = form.cleaned_data
        made = actions.add_plan(
            by=person_of(request),
            title=given["title"],
            words=given["words"],
            priority_number=given["priority"],
            body=given["body"],
            comes_from=given["comes_from"],
        )
        return redirect("strategy:plan", made.reference)
    status = 400 if form.errors else 200
    return render(request, "strategy/new_plan.html", {"form": form}, status=status)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def new_milestone(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a date to a plan."""
    chosen = get_object_or_404(Plan, reference=reference)
    form = plan_forms.MilestoneForm(request.POST if request.method == "POST" else None, plan=chosen)
    if form.is_valid():
        try:
            actions.add_milestone(by=person_of(request), plan=chosen, **form.cleaned_data)
        except faults.NotAllowedNow as fault:
            form.add_error("due_on", str(fault.words))
        else:
            return redirect("strategy:plan", reference)
    context = {"form": form, "plan": chosen}
    status = 400 if form.errors else 200
    return render(request, "strategy/new_milestone.html", context, status=status)


@declares(Rule.MANAGE_STRATEGY)
@require_POST
def reach(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that a milestone was reached."""
    chosen = get_object_or_404(Plan, reference=reference)
    milestone = get_object_or_404(chosen.milestones, pk=number, reached_on=None)
    actions.reach_milestone(by=person_of(request), milestone=milestone)
    return redirect("strategy:plan", reference)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a body approved a plan; refused while a panel waits for its answer."""
    chosen = get_object_or_404(Plan, reference=reference)
    data = request.POST if request.method == "POST" else None
    form = DecisionForm(data, person=request.user)
    if form.is_valid():
        try:
            actions.approve_plan(
                by=person_of(request), plan=chosen, decision=form.cleaned_data["decision"]
            )
        except faults.NotAllowedNow as fault:
            for line in (fault.words, *getattr(fault, "lines", ())):
                form.add_error(None, str(line))
        else:
            return redirect("strategy:plan", reference)
    context = {"form": form, "plan": chosen}
    status = 400 if form.errors else 200
    return render(request, "strategy/approve.html", context, status=status)


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
    form = plan_forms.SetDateForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.add_set_date(by=person_of(request), **form.cleaned_data)
        return redirect("strategy:set_dates")
    status = 400 if form.errors else 200
    return render(request, "strategy/new_set_date.html", {"form": form}, status=status)


def _body_names() -> dict[str, str]:
    return {each.key: each.name for each in bodies_in_force(timezone.localdate())}
