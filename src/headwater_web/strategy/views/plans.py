"""Pages of plans: drafted, taken on, approved, and rolled up by group."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.governance.api import bodies_in_force
from headwater_web.scrutiny.api import consultation_state, may_be_approved
from headwater_web.strategy.actions import plans as actions
from headwater_web.strategy.actions.approving import approve_plan, was_sent
from headwater_web.strategy.drawing import draw_timeline
from headwater_web.strategy.forms.plans import ApprovalForm, PlanForm, TakeOnPlanForm
from headwater_web.strategy.models import Plan
from headwater_web.strategy.queries.groups import in_hand
from headwater_web.strategy.queries.plans import ShownPlan, all_plans, shown_plans
from headwater_web.thread.api import LinkKind, later_things
from headwater_web.ui.asking import NotAllowedNow


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan, and the body that answers for it."""
    found = shown_plans(all_plans(), today=timezone.localdate())
    return render(request, "strategy/plans.html", {"plans": found})


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def by_group(request: HttpRequest) -> HttpResponse:
    """What each thematic group has in hand, and what that makes for each priority."""
    found = in_hand(request.user, today=timezone.localdate())
    return render(request, "strategy/by_group.html", {"in_hand": found})


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def plan(request: HttpRequest, reference: str) -> HttpResponse:
    """One plan: its milestones, what panels say of it, and whether it may be approved."""
    found, today = _found(reference), timezone.localdate()
    context = {
        "shown": found,
        "plan": found.plan,
        "timeline": draw_timeline(found, today=today),
        "actions": later_things(request.user, reference, LinkKind.CARRIED_OUT_BY),
        "consultation": consultation_state(reference, today),
        "was_sent": was_sent(found.plan),
        "refusal": None if found.plan.approved_on else may_be_approved(reference, today),
    }
    return render(request, "strategy/plan.html", context)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def new_plan(request: HttpRequest) -> HttpResponse:
    """Draft a plan."""
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        person=request.user,
        bodies={each.key: each.name for each in bodies_in_force(timezone.localdate())},
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
    status = 422 if form.errors else 200
    return render(request, "strategy/new_plan.html", {"form": form}, status=status)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def take_on(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a successor answers for a plan whose body is no more."""
    found = _found(reference)
    if found.body is None or not found.body.is_waiting or not found.body.successors:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = TakeOnPlanForm(data, successors=found.body.successors)
    if form.is_valid():
        try:
            actions.take_on_plan(by=person_of(request), plan=found.plan, **form.cleaned_data)
        except NotAllowedNow as fault:
            form.add_error("body", str(fault.words))
        else:
            return redirect("strategy:plan", reference)
    context = {"form": form, "plan": found.plan, "shown": found}
    status = 422 if form.errors else 200
    return render(request, "strategy/take_on_plan.html", context, status=status)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a body approved a plan; refused while a panel waits for its answer."""
    chosen = get_object_or_404(Plan, reference=reference)
    data = request.POST if request.method == "POST" else None
    form = ApprovalForm(data, person=request.user)
    if form.is_valid():
        try:
            approve_plan(by=person_of(request), plan=chosen, **form.cleaned_data)
        except NotAllowedNow as fault:
            for line in (fault.words, *getattr(fault, "lines", ())):
                form.add_error(None, str(line))
        else:
            return redirect("strategy:plan", reference)
    context = {"form": form, "plan": chosen}
    status = 422 if form.errors else 200
    return render(request, "strategy/approve.html", context, status=status)


def _found(reference: str) -> ShownPlan:
    found = shown_plans(all_plans().filter(reference=reference), today=timezone.localdate())
    if not found:
        raise Http404
    return found[0]
