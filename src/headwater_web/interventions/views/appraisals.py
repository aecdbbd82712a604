"""Pages on which options are weighed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.interventions.actions import appraisals as actions
from headwater_web.interventions.forms.appraisals import (
    AppraisalForm,
    EndForm,
    OptionForm,
    ScoreForm,
)
from headwater_web.interventions.queries.appraisals import all_appraisals, shown_appraisal
from headwater_web.interventions.views.shared import (
    FORM_METHODS,
    appraisal_found,
    ask,
    programme_found,
    programmes_to_choose,
)
from headwater_web.ui.asking import posted


@declares(Rule.SEE_PROGRAMME_MONEY)
@require_GET
@never_cache
def appraisals(request: HttpRequest) -> HttpResponse:
    """Every appraisal, newest first."""
    today = timezone.localdate()
    context = {"appraisals": [shown_appraisal(each, today) for each in all_appraisals()]}
    return render(request, "interventions/appraisals.html", context)


@declares(Rule.SEE_PROGRAMME_MONEY)
@require_GET
@never_cache
def appraisal(request: HttpRequest, reference: str) -> HttpResponse:
    """One appraisal: its options by every criterion, and what was chosen."""
    shown = appraisal_found(reference)
    about = shown.appraisal.programme
    context = {
        "shown": shown,
        "appraisal": shown.appraisal,
        "programme": programme_found(about.reference) if about else None,
    }
    return render(request, "interventions/appraisal.html", context)


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_appraisal(request: HttpRequest) -> HttpResponse:
    """Begin to weigh options."""
    form = AppraisalForm(
        posted(request),
        initial={"programme": request.GET.get("programme", "")},
        programmes=programmes_to_choose(),
    )

    def act(by: Actor) -> str:
        said = form.cleaned_data
        about = programme_found(said["programme"]).programme if said["programme"] else None
        made = actions.begin_appraisal(
            by=by,
            title=said["title"],
            question=said["question"],
            weights=said["weights"],
            programme=about,
        )
        return _address(made.reference)

    return ask(
        request,
        form,
        act,
        heading=_("Weigh options"),
        introduction=_(
            "Say first what counts and how much, 100 points in all. It stays as it is then, "
            "so that nobody can fit it to an answer."
        ),
        button=_("Keep it"),
        back=reverse("interventions:appraisals"),
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_option(request: HttpRequest, reference: str) -> HttpResponse:
    """Add one thing that could be done."""
    shown = appraisal_found(reference)
    taken = [each.option.title for each in shown.options]
    form = OptionForm(posted(request), person=request.user, taken=taken)

    def act(by: Actor) -> str:
        said = actions.OptionSaid(**form.cleaned_data)
        option = actions.add_option(by=by, appraisal=shown.appraisal, said=said)
        return reverse("interventions:score", args=[reference, option.pk])

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {shown.appraisal.title}",
        heading=_("Add an option"),
        introduction="",
        button=_("Keep it and score it"),
        back=_address(reference),
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def score(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Score an option by every criterion."""
    shown = appraisal_found(reference)
    found = next((each for each in shown.options if each.option.pk == number), None)
    if found is None:
        raise Http404
    initial: dict[str, int | str] = {}
    for cell in found.cells:
        if cell.score:
            initial[f"points_{cell.criterion.pk}"] = cell.score.points
            initial[f"because_{cell.criterion.pk}"] = cell.score.because
    form = ScoreForm(posted(request), initial=initial, criteria=shown.criteria)

    def act(by: Actor) -> str:
        actions.score_option(by=by, option=found.option, points=form.points)
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {shown.appraisal.title}",
        heading=_("Score: {option}").format(option=found.option.title),
        introduction="",
        button=_("Keep the points"),
        back=_address(reference),
    )


@declares(Rule.DECIDE_ON_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def end(request: HttpRequest, reference: str) -> HttpResponse:
    """Note which option a body chose."""
    shown = appraisal_found(reference)
    options = [each.option for each in shown.options]
    form = EndForm(posted(request), person=request.user, options=options)

    def act(by: Actor) -> str:
        said = form.cleaned_data
        chosen = next(each for each in options if each.pk == said["chosen"])
        actions.end_appraisal(
            by=by, chosen=chosen, decision=said["decision"], reasons=said["reasons"]
        )
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {shown.appraisal.title}",
        heading=_("Note what was chosen"),
        introduction=_(
            "A body may choose an option that has fewer points than another. It says why."
        ),
        button=_("Note it"),
        back=_address(reference),
    )


def _address(reference: str) -> str:
    return reverse("interventions:appraisal", args=[reference])
