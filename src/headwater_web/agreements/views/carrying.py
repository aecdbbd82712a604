"""Pages on which an agreement is put in force, followed, and begun again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.agreements.actions import carrying as actions
from headwater_web.agreements.forms.agreements import EventForm, InForceForm, ReviseForm
from headwater_web.agreements.models import EventKind
from headwater_web.agreements.standings import ALLOWED
from headwater_web.agreements.terms import standing_of
from headwater_web.agreements.views.agreements import agreement_address, agreement_found
from headwater_web.agreements.views.drafting import saved_draft
from headwater_web.agreements.views.shared import FORM_METHODS, Page, form_page
from headwater_web.ui.asking import posted


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def put_in_force(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that everybody has signed."""
    found = agreement_found(request, reference)
    if request.method == "GET" and not found.is_draft:
        return redirect(agreement_address(found))
    form = InForceForm(
        posted(request), today=timezone.localdate(), initial={"version": found.version}
    )

    def act() -> None:
        said, by = form.cleaned_data, person_of(request)
        actions.put_in_force(by=by, agreement=found, **said)

    page = Page(
        heading=_("Put {reference} in force").format(reference=reference),
        button=_("Put it in force"),
        back=agreement_address(found),
        caption=found.title,
        introduction=_(
            "From then on its words never change. The engine knows of it once the register has "
            "been handed over."
        ),
        newest=lambda: saved_draft(request, reference),
    )
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def became(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that an agreement was suspended, taken up again, or withdrawn."""
    found = agreement_found(request, reference)
    today = timezone.localdate()
    kinds = ALLOWED.get(standing_of(found, today), ())
    if not kinds:
        return redirect(agreement_address(found))
    form = EventForm(posted(request), kinds=kinds, today=today, initial={"happened_on": today})

    def act() -> None:
        said = form.cleaned_data | {"kind": EventKind(form.cleaned_data["kind"])}
        actions.say_became(by=person_of(request), agreement=found, **said)

    page = Page(
        heading=_("What became of {reference}").format(reference=reference),
        button=_("Keep it"),
        back=agreement_address(found),
        caption=found.title,
    )
    return form_page(request, form, page, act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def revise(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin a new version of an agreement that is in force."""
    found = agreement_found(request, reference)
    if request.method == "GET" and found.is_draft:
        return redirect(agreement_address(found))
    form = ReviseForm(posted(request))

    def act() -> str:
        starts_on, by = form.cleaned_data["starts_on"], person_of(request)
        return agreement_address(actions.revise(by=by, agreement=found, starts_on=starts_on))

    page = Page(
        heading=_("A new version of {reference}").format(reference=reference),
        button=_("Begin it"),
        back=agreement_address(found),
        caption=found.title,
        introduction=_("The version that stands carries until the day before, and not longer."),
    )
    return form_page(request, form, page, act)
