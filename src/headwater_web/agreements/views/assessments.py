"""Pages of data protection impact assessments."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.agreements import faults
from headwater_web.agreements.actions import assessments as actions
from headwater_web.agreements.forms.assessments import AnswerForm, BeginForm, SignOffForm
from headwater_web.agreements.models import ImpactAssessment
from headwater_web.agreements.queries.assessments import assessments_of, read, standing_words
from headwater_web.agreements.rules import Question, rules
from headwater_web.agreements.views.shared import FORM_METHODS, Now, Page, form_page
from headwater_web.ui.asking import posted


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def assessments(request: HttpRequest) -> HttpResponse:
    """Every impact assessment that this person may see."""
    day = timezone.localdate()
    rows = [(each, standing_words(each, day)) for each in assessments_of(request.user)]
    return render(request, "agreements/assessments.html", {"rows": rows})


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def assessment(request: HttpRequest, reference: str) -> HttpResponse:
    """One impact assessment: its questions and answers, and what rests on it."""
    found = assessment_found(request, reference)
    context = {
        "assessment": found,
        "read": read(request.user, found, timezone.localdate()),
    }
    return render(request, "agreements/assessment.html", context)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an impact assessment."""
    form = BeginForm(posted(request))

    def act() -> str:
        title, by = form.cleaned_data["title"], person_of(request)
        return assessment_address(actions.begin(by=by, title=title))

    page = Page(_("Begin an impact assessment"), _("Begin it"), reverse("agreements:assessments"))
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def answer(request: HttpRequest, reference: str, question: str) -> HttpResponse:
    """Answer one question."""
    found = assessment_found(request, reference)
    asked = next((each for each in rules().assessment_questions if each.key == question), None)
    if asked is None:
        raise Http404
    if request.method == "GET" and not found.is_draft:
        return redirect(assessment_address(found))
    version, saved = _saved_answer(found, asked)
    form = AnswerForm(posted(request), initial={"version": version, "words": saved})

    def act() -> None:
        said, by = form.cleaned_data, person_of(request)
        actions.answer(by=by, assessment=found, question=asked, **said)

    page = Page(
        heading=asked.words,
        button=_("Keep the answer"),
        back=assessment_address(found),
        caption=f"{found.reference} · {asked.step}",
        newest=lambda: _newest_answer(request, reference, asked),
    )
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def sign_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Stand for an impact assessment that somebody else wrote."""
    found = assessment_found(request, reference)
    if request.method == "GET" and not found.is_draft:
        return redirect(assessment_address(found))
    form = SignOffForm(
        posted(request), today=timezone.localdate(), initial={"version": found.version}
    )

    def act() -> None:
        actions.sign_off(
            by=person_of(request),
            assessment=found,
            version=form.cleaned_data["version"],
            review_on=form.cleaned_data["review_on"],
        )

    page = Page(
        heading=_("Sign off {reference}").format(reference=reference),
        button=_("Sign it off"),
        back=assessment_address(found),
        caption=found.title,
        introduction=_(
            "From then on its words never change. Your name and the day stay beside it."
        ),
        newest=lambda: (assessment_found(request, reference).version, ()),
    )
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_POST
def revise(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin a new version; where there is one already, go there."""
    found = assessment_found(request, reference)
    try:
        newer = actions.revise_assessment(by=person_of(request), assessment=found)
    except faults.RevisedAlready:
        newer = get_object_or_404(ImpactAssessment, supersedes=found)
    except faults.NotSignedOff:
        newer = found
    return redirect(assessment_address(newer))


def assessment_found(request: HttpRequest, reference: str) -> ImpactAssessment:
    """An impact assessment that this person may see, or 404."""
    found: ImpactAssessment = get_object_or_404(assessments_of(request.user), reference=reference)
    return found


def assessment_address(found: ImpactAssessment) -> str:
    """The address of an impact assessment's page."""
    return reverse("agreements:assessment", args=[found.reference])


def _saved_answer(found: ImpactAssessment, asked: Question) -> tuple[int, str]:
    saved = found.answers.filter(key=asked.key).first()
    return found.version, saved.words if saved else ""


def _newest_answer(request: HttpRequest, reference: str, asked: Question) -> tuple[int, Now]:
    version, words = _saved_answer(assessment_found(request, reference), asked)
    return version, ((_("Answer"), words),) if words else ()
