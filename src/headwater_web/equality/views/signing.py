"""Pages on which an assessment is signed off, begun again, and said to be about more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.equality import faults
from headwater_web.equality.actions import signing
from headwater_web.equality.forms.assessments import AttachForm, SignOffForm
from headwater_web.equality.models import Assessment
from headwater_web.equality.views.shared import (
    FORM_METHODS,
    Page,
    assessment_address,
    assessment_found,
    form_page,
)
from headwater_web.ui.asking import posted


@declares(Rule.SIGN_OFF_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def sign_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Stand for an assessment that somebody else wrote."""
    found = assessment_found(request, reference)
    if request.method == "GET" and not found.is_draft:
        return redirect(assessment_address(found))
    form = SignOffForm(posted(request), initial={"version": found.version})
    page = Page(
        heading=_("Sign off {reference}").format(reference=reference),
        button=_("Sign it off"),
        back=assessment_address(found),
        caption=found.title,
        introduction=_(
            "From then on its words never change. Your name and the day stay beside it."
        ),
        counter="version",
        newest=lambda: (assessment_found(request, reference).version, ()),
    )

    def act() -> None:
        version = form.cleaned_data["version"]
        signing.sign_off(by=person_of(request), assessment=found, version=version)

    return form_page(request, form, page, act)


@declares(Rule.MANAGE_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def attach(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that an assessment is about one more thing, such as the decision that rests on it."""
    found = assessment_found(request, reference)
    form = AttachForm(posted(request), person=request.user)
    page = Page(
        heading=_("What else is {reference} about?").format(reference=reference),
        button=_("Add it"),
        back=assessment_address(found),
        caption=found.title,
        introduction=_("Its words stay. The page says when this was added, and that it was later."),
    )

    def act() -> None:
        about = form.cleaned_data["about"]
        signing.attach(by=person_of(request), assessment=found, reference=about)

    return form_page(request, form, page, act)


@declares(Rule.MANAGE_EQUALITY)
@require_POST
def revise(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin a new version; where there is one already, go there."""
    found = assessment_found(request, reference)
    try:
        newer = signing.revise(by=person_of(request), assessment=found)
    except faults.RevisedAlready:
        newer = get_object_or_404(Assessment, supersedes=found)
    except faults.NotSignedOff:
        newer = found
    return redirect("equality:assessment", newer.reference)
