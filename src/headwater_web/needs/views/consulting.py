"""Absences that are explained, and consultation windows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater.released.editions.content import Function
from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.needs.actions import reviewing
from headwater_web.needs.forms.reviewing import AbsenceForm, CloseWindowForm, OpenWindowForm
from headwater_web.needs.queries.review import windows_of
from headwater_web.needs.views.shared import (
    FORM_METHODS,
    draft_address,
    draft_found,
    form_page,
)
from headwater_web.ui.asking import NotAllowedNow, posted


@declares(Rule.WRITE_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def explain_absence(request: HttpRequest, reference: str) -> HttpResponse:
    """Say why an edition has nothing for one of the four functions."""
    found, _cut = draft_found(request.user, reference)
    form = AbsenceForm(posted(request), initial={"function": request.GET.get("function", "")})
    if form.is_valid():
        reviewing.explain_absence(
            by=person_of(request),
            edition=found.page,
            function=Function(form.cleaned_data["function"]),
            because=form.cleaned_data["because"],
        )
        return redirect("needs:draft", reference)
    return form_page(
        request,
        form,
        caption=f"{reference} · {found.page.title}",
        heading=_("Say why something is absent"),
        introduction=_(
            "A needs assessment does four things. It is not published without one of them unless "
            "somebody says why, by name."
        ),
        button=_("Keep the reason"),
        back=draft_address(reference),
    )


@declares(Rule.SEE_PARTNER_CUT)
@require_GET
@never_cache
def consultations(request: HttpRequest, reference: str) -> HttpResponse:
    """When others could speak to a draft, who was asked, and what came of it."""
    found, _cut = draft_found(request.user, reference)
    windows = windows_of(reference)
    context = {
        "draft": found,
        "windows": windows,
        "is_open": any(each.closed_on is None for each in windows),
        "can_write": may(request.user, Rule.WRITE_EDITIONS),
    }
    return render(request, "needs/consultations.html", context)


@declares(Rule.WRITE_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def open_window(request: HttpRequest, reference: str) -> HttpResponse:
    """Let partners speak to a draft."""
    found, _cut = draft_found(request.user, reference)
    form = OpenWindowForm(posted(request), initial={"opened_on": timezone.localdate()})
    if form.is_valid():
        try:
            reviewing.open_window(by=person_of(request), edition=found.page, **form.cleaned_data)
        except NotAllowedNow as refusal:
            form.add_error(None, str(refusal.words))
        else:
            return redirect("needs:consultations", reference)
    return form_page(
        request,
        form,
        caption=f"{reference} · {found.page.title}",
        heading=_("Open a consultation window"),
        introduction=_(
            "While it is open, partners can read the draft here and comment on it. They never see "
            "modules that are for the partnership's own team."
        ),
        button=_("Open it"),
        back=reverse("needs:consultations", args=[reference]),
    )


@declares(Rule.WRITE_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def close_window(request: HttpRequest, reference: str) -> HttpResponse:
    """Close the window that is open, and say what came of it."""
    found, _cut = draft_found(request.user, reference)
    window = next((each for each in windows_of(reference) if each.closed_on is None), None)
    if window is None:
        return redirect("needs:consultations", reference)
    form = CloseWindowForm(
        posted(request),
        opened_on=window.opened_on,
        initial={"closed_on": timezone.localdate()},
    )
    if form.is_valid():
        came_of_it = reviewing.CameOfIt(**form.cleaned_data)
        try:
            reviewing.close_window(
                by=person_of(request), edition=found.page, window=window, came_of_it=came_of_it
            )
        except NotAllowedNow as refusal:
            form.add_error(None, str(refusal.words))
        else:
            return redirect("needs:consultations", reference)
    return form_page(
        request,
        form,
        caption=f"{reference} · {found.page.title}",
        heading=_("Close the consultation window"),
        button=_("Close it"),
        back=reverse("needs:consultations", args=[reference]),
    )
