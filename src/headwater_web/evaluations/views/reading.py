"""Pages that show evaluations: all of them, and one with everything its answer stands on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, display_names, may
from headwater_web.evaluations.drawing import draw_lines, draw_placebos, draw_series, draw_times
from headwater_web.evaluations.followed import FollowedPlan
from headwater_web.evaluations.plans import areas_in
from headwater_web.evaluations.queries.plans import all_plans, plans_seen_by
from headwater_web.evaluations.views.shared import plan_found
from headwater_web.interventions.api import programme_with


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Every evaluation that this person may see, whatever came out."""
    context = {
        "plans": plans_seen_by(request.user, all_plans()),
        "may_plan": may(request.user, Rule.PLAN_EVALUATIONS),
    }
    return render(request, "evaluations/evaluations.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def evaluation(request: HttpRequest, reference: str) -> HttpResponse:
    """One evaluation: its plan, and its answer if there is one."""
    return _page(request, plan_found(request, reference))


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def version(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The same in one of its versions."""
    return _page(request, plan_found(request, reference, number), is_one_version=True)


def _page(
    request: HttpRequest, found: FollowedPlan, *, is_one_version: bool = False
) -> HttpResponse:
    result, person = found.result, request.user
    sees_all = may(person, Rule.SEE_EVALUATIONS, about=found.plan.organisation)
    context: dict[str, Any] = {
        "found": found,
        "is_one_version": is_one_version,
        "result": result,
        "programme": programme_with(found.plan.intervention),
        "treated": areas_in(found.version.treated),
        "comparison": areas_in(found.version.comparison),
        "beside": areas_in(found.version.areas_beside),
        "versions": list(found.plan.versions.all()) if sees_all else [],
        "may_plan": may(person, Rule.PLAN_EVALUATIONS),
        "may_lock": may(person, Rule.LOCK_EVALUATIONS),
        "may_publish": may(person, Rule.PUBLISH_EVALUATIONS),
        "names": _names(found) if may(person, Rule.SIGNED_IN) else {},
    }
    if result is not None:
        main = [result.effect] if result.effect else []
        lines = draw_lines([*main, *(each.effect for each in result.others)])
        context |= {
            "line": lines[0] if main else None,
            "others": list(zip(result.others, lines[len(main) :], strict=True)),
            "times": draw_times(result.event_times),
            "levels": draw_series(result),
            "placebos": draw_placebos(result),
        }
    return render(request, "evaluations/evaluation.html", context)


def _names(found: FollowedPlan) -> dict[str, str]:
    people = {found.version.written_by}
    if found.lock:
        people.add(found.lock.locked_by)
    if found.published:
        people.add(found.published.done_by)
    return display_names(people)
