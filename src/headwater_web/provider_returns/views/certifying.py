"""Pages on which a return is asked for, handed in, certified, answered and corrected."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.interventions.api import programmes
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.actions import certifying, opening
from headwater_web.provider_returns.actions.opening import ReturnWords
from headwater_web.provider_returns.forms.acts import (
    AskForm,
    CertifyForm,
    ChangesForm,
    CorrectForm,
    HandInForm,
)
from headwater_web.provider_returns.queries.asking import lines_amiss
from headwater_web.provider_returns.queries.returns import months_words
from headwater_web.provider_returns.schedule import usual_areas, usual_parts
from headwater_web.provider_returns.views.shared import (
    FORM_METHODS,
    Asking,
    form_page,
    latest_of,
    return_address,
    return_found,
    return_to_act_on,
)
from headwater_web.ui.asking import posted


@declares(Rule.ACCEPT_PROVIDER_RETURNS)
@require_http_methods(FORM_METHODS)
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Ask a provider for a return."""
    today = timezone.localdate()
    form = AskForm(posted(request), programmes=programmes(today=today), today=today)

    def act() -> str:
        said, programme = form.cleaned_data, form.programme_chosen
        words = ReturnWords(
            parts=usual_parts(programme, said["parts"]),
            areas=usual_areas(programme, said["areas"]),
            is_large=said["is_large"],
            due_on=said["due_on"],
        )
        by, quarter = person_of(request), said["quarter"]
        report = opening.ask_for_return(by=by, programme=programme, quarter=quarter, words=words)
        return return_address(report)

    asking = Asking(
        heading=_("Ask for a return"),
        button=_("Ask for it"),
        back="/provider-returns/",
        introduction=_("What it asks cannot be changed afterwards, so that quarters compare."),
    )
    return form_page(request, form, asking, act)


@declares(Rule.WRITE_PROVIDER_RETURNS)
@require_http_methods(FORM_METHODS)
@never_cache
def hand_in(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that all is answered."""
    report = return_to_act_on(request, reference, Rule.WRITE_PROVIDER_RETURNS)
    version = latest_of(report)
    if request.method == "GET" and version.submitted_at is not None:
        return redirect(return_address(report))
    form = HandInForm(posted(request), initial={"counter": version.counter})

    def act() -> None:
        counter = form.cleaned_data["counter"]
        certifying.hand_in(by=person_of(request), version=version, counter=counter)

    asking = Asking(
        heading=_("Hand in {reference}").format(reference=reference),
        button=_("Hand it in"),
        back=return_address(report),
        caption=f"{report.programme_name}, {months_words(report)}",
        introduction=_("Then somebody of your organisation reads it and certifies it.")
        if report.is_large
        else _("Then it is certified. For a small grant one person may do both."),
        template="provider_returns/hand_in.html",
        newest=lambda: latest_of(return_found(request, reference)).counter,
        more={"amiss": lines_amiss(version), "report": report},
    )
    return form_page(request, form, asking, act)


@declares(Rule.WRITE_PROVIDER_RETURNS)
@require_POST
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Open a version again that was handed in; nothing happens where that is no longer so."""
    report = return_to_act_on(request, reference, Rule.WRITE_PROVIDER_RETURNS)
    with suppress(faults.Refused):
        certifying.take_back(by=person_of(request), version=latest_of(report))
    return redirect(return_address(report))


@declares(Rule.CERTIFY_PROVIDER_RETURNS)
@require_http_methods(FORM_METHODS)
@never_cache
def certify(request: HttpRequest, reference: str) -> HttpResponse:
    """Stand for the numbers of one's own organisation."""
    report = return_to_act_on(request, reference, Rule.CERTIFY_PROVIDER_RETURNS)
    version = latest_of(report)
    if request.method == "GET" and (version.submitted_at is None or version.is_certified):
        return redirect(return_address(report))
    form = CertifyForm(posted(request), initial={"counter": version.counter})

    def act() -> None:
        counter = form.cleaned_data["counter"]
        certifying.certify(by=person_of(request), version=version, counter=counter)

    asking = Asking(
        heading=_("Certify {reference}").format(reference=reference),
        button=_("Certify it"),
        back=return_address(report),
        caption=f"{report.programme_name}, {months_words(report)}",
        introduction=_(
            "From then on nobody edits it, and your name stays beside it. A correction is a new "
            "version, and both stay."
        ),
        newest=lambda: latest_of(return_found(request, reference)).counter,
    )
    return form_page(request, form, asking, act)


@declares(Rule.ACCEPT_PROVIDER_RETURNS)
@require_POST
def accept(request: HttpRequest, reference: str) -> HttpResponse:
    """Accept a certified version; nothing happens where it has a reply already."""
    report = return_to_act_on(request, reference, Rule.ACCEPT_PROVIDER_RETURNS)
    version = latest_of(report)
    # The button was pressed under one version; it never accepts another.
    if request.POST.get("version") == str(version.number):
        with suppress(faults.Refused):
            certifying.accept(by=person_of(request), version=version)
    return redirect(return_address(report))


@declares(Rule.ACCEPT_PROVIDER_RETURNS)
@require_http_methods(FORM_METHODS)
@never_cache
def changes(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask the provider to look at a certified return again."""
    report = return_to_act_on(request, reference, Rule.ACCEPT_PROVIDER_RETURNS)
    version, form = latest_of(report), ChangesForm(posted(request))

    def act() -> None:
        words = form.cleaned_data["words"]
        certifying.ask_for_changes(by=person_of(request), version=version, words=words)

    asking = Asking(
        heading=_("Ask for changes to {reference}").format(reference=reference),
        button=_("Ask for them"),
        back=return_address(report),
        caption=f"{report.programme_name}, {months_words(report)}",
        introduction=_("The version that was certified stays as it is. A new one begins."),
    )
    return form_page(request, form, asking, act)


@declares(Rule.WRITE_PROVIDER_RETURNS)
@require_http_methods(FORM_METHODS)
@never_cache
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin a correction of a certified return."""
    report = return_to_act_on(request, reference, Rule.WRITE_PROVIDER_RETURNS)
    version, form = latest_of(report), CorrectForm(posted(request))

    def act() -> None:
        because = form.cleaned_data["because"]
        certifying.correct(by=person_of(request), version=version, because=because)

    asking = Asking(
        heading=_("Correct {reference}").format(reference=reference),
        button=_("Begin a correction"),
        back=return_address(report),
        caption=f"{report.programme_name}, {months_words(report)}",
        introduction=_("The version that was certified stays as it is. A new one begins."),
    )
    return form_page(request, form, asking, act)
