"""Answering, one question on a page: each is saved as it is given, to go on where one was."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, display_names, person_of
from headwater_web.standards import actions
from headwater_web.standards.faults import AnsweredMeanwhile
from headwater_web.standards.forms import AnswerForm
from headwater_web.standards.framework_parts import Indicator
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Answer, Assessor
from headwater_web.standards.queries.progress import Progress, progress_of
from headwater_web.standards.queries.seeing import assessors_answered_for
from headwater_web.standards.views.finding_things import (
    found_assessment,
    level_framework,
    own_assessor,
)
from headwater_web.ui.asking import NotAllowedNow


@declares(Rule.ASSESS)
@require_GET
@never_cache
def resume(request: HttpRequest, reference: str) -> HttpResponse:
    """The next question without an answer, for the first assessor that has one left."""
    found = found_assessment(request, reference)
    framework = level_framework(found)
    own = assessors_answered_for(request.user, found)
    if not own:
        raise Http404
    for assessor in own if found.is_open else ():
        following = progress_of(assessor, framework).next_after()
        if following is not None:
            return redirect("standards:answer", found.reference, assessor.pk, following.key)
    return redirect("standards:assessment", found.reference)


@declares(Rule.ASSESS)
@require_http_methods(["GET", "POST"])
@never_cache
def answer(request: HttpRequest, reference: str, assessor: int, indicator: str) -> HttpResponse:
    """One question."""
    found = found_assessment(request, reference)
    framework = level_framework(found)
    asked = framework.indicator(indicator)
    if asked is None:
        raise Http404
    own = own_assessor(request, found, assessor)
    data = request.POST if request.method == "POST" else None
    form = _form(request, framework, asked, own, data)
    if form.is_valid():
        try:
            actions.answer_indicator(
                by=person_of(request), assessor=own, indicator=indicator, **form.said
            )
        except NotAllowedNow as fault:
            form = _refused(request, framework, asked, own, fault)
        else:
            return _go_on(request, progress_of(own, framework), indicator)
    return _page(request, form, progress_of(own, framework), framework, asked)


def _form(
    request: HttpRequest,
    framework: LevelFramework,
    asked: Indicator,
    own: Assessor,
    data: QueryDict | None,
) -> AnswerForm:
    return AnswerForm(
        data,
        framework=framework,
        indicator=asked,
        person=request.user,
        standing=_standing(own, asked),
    )


def _refused(
    request: HttpRequest,
    framework: LevelFramework,
    asked: Indicator,
    own: Assessor,
    fault: NotAllowedNow,
) -> AnswerForm:
    """The same words again with what stands in their way; sent once more, they stand."""
    data = request.POST.copy()
    standing = _standing(own, asked)
    if isinstance(fault, AnsweredMeanwhile):
        data["seen"] = str(standing.pk) if standing else ""
    form = _form(request, framework, asked, own, data)
    form.add_error(None, str(fault.words))
    form.is_answered_meanwhile = isinstance(fault, AnsweredMeanwhile)
    return form


def _go_on(request: HttpRequest, progress: Progress, indicator: str) -> HttpResponse:
    reference = progress.assessor.assessment.reference
    following = progress.next_after(indicator)
    if following is None:
        messages.success(request, _("Every question has an answer. You can still change them."))
        return redirect("standards:assessment", reference)
    return redirect("standards:answer", reference, progress.assessor.pk, following.key)


def _page(
    request: HttpRequest,
    form: AnswerForm,
    progress: Progress,
    framework: LevelFramework,
    asked: Indicator,
) -> HttpResponse:
    standing = progress.answers.get(asked.key)
    names = display_names([standing.answered_by] if standing else [])
    context = {
        "form": form,
        "assessment": progress.assessor.assessment,
        "assessor": progress.assessor,
        "framework": framework,
        "indicator": asked,
        "standard": next(each for each in framework.standards if asked in each.indicators),
        "progress": progress,
        "number": progress.number_of(asked.key),
        "before": _neighbour(progress, asked, -1),
        "after": _neighbour(progress, asked, +1),
        "meanwhile": standing if form.is_answered_meanwhile else None,
        "meanwhile_level": framework.by_level[standing.level].title if standing else "",
        "meanwhile_by": names.get(standing.answered_by, "") if standing else "",
    }
    return render(request, "standards/answer.html", context, status=422 if form.errors else 200)


def _neighbour(progress: Progress, asked: Indicator, step: int) -> Indicator | None:
    place = progress.number_of(asked.key) - 1 + step
    return progress.indicators[place] if 0 <= place < progress.asked else None


def _standing(own: Assessor, asked: Indicator) -> Answer | None:
    return own.answers.filter(indicator=asked.key, superseded_at=None).first()
