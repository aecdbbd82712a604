"""Pages of problems of places."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.interventions.actions import places as actions
from headwater_web.interventions.forms.places import ProblemForm, StepForm
from headwater_web.interventions.lists import intervention_lists
from headwater_web.interventions.models import Step
from headwater_web.interventions.queries.places import ShownProblem, all_problems, shown_problem
from headwater_web.interventions.views.shared import (
    FORM_METHODS,
    ask,
    programme_found,
    programmes_to_choose,
)
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.api import current_release
from headwater_web.ui.asking import posted


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def problems(request: HttpRequest) -> HttpResponse:
    """Every problem of a place, and how far it has come."""
    context = {"problems": [shown_problem(each) for each in all_problems()]}
    return render(request, "interventions/problems.html", context)


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def problem(request: HttpRequest, reference: str) -> HttpResponse:
    """One problem with the four steps, and what the comparison says."""
    shown = _found(reference)
    asked = {each.evaluation for step in shown.steps for each in step.taken if each.evaluation}
    context = {
        "shown": shown,
        "problem": shown.problem,
        "evaluations": things_seen_by(request.user, asked),
    }
    return render(request, "interventions/problem.html", context)


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_problem(request: HttpRequest) -> HttpResponse:
    """Note what keeps happening somewhere."""
    form = ProblemForm(
        posted(request),
        lists=intervention_lists(),
        release=current_release(),
        today=timezone.localdate(),
    )

    def act(by: Actor) -> str:
        said = form.cleaned_data
        made = actions.note_problem(
            by=by,
            said=actions.ProblemSaid(
                said["title"], said["area"], said["area_name"], said["place_kind"]
            ),
            first=actions.StepSaid(
                step=Step.SCANNING.value, happened_on=said["happened_on"], words=said["words"]
            ),
        )
        return reverse("interventions:problem", args=[made.reference])

    return ask(
        request,
        form,
        act,
        heading=_("Note a problem of a place"),
        introduction=_(
            "A district or a small area, and a kind of place. Never an address, a house or a "
            "person."
        ),
        button=_("Keep it"),
        back=reverse("interventions:problems"),
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_step(request: HttpRequest, reference: str) -> HttpResponse:
    """Note a step that was taken."""
    shown = _found(reference)
    form = StepForm(
        posted(request),
        initial={"step": shown.next_step.value if shown.next_step else ""},
        person=request.user,
        programmes=programmes_to_choose(),
        today=timezone.localdate(),
    )

    def act(by: Actor) -> str:
        given = dict(form.cleaned_data)
        chosen = given.pop("programme")
        programme = programme_found(chosen).programme if chosen else None
        actions.take_step(
            by=by, problem=shown.problem, said=actions.StepSaid(**given), programme=programme
        )
        return shown.address

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {shown.problem.title}",
        heading=_("Note a step"),
        introduction="",
        button=_("Keep it"),
        back=shown.address,
    )


def _found(reference: str) -> ShownProblem:
    found = all_problems().filter(reference=reference).first()
    if found is None:
        raise Http404
    return shown_problem(found)
