"""Pages of gaps in access: named, changed, measured again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.equality.actions import gaps as actions
from headwater_web.equality.forms.gaps import ChangeForm, GapForm, MadeForm, RemeasureForm
from headwater_web.equality.groups import group_with
from headwater_web.equality.models import AccessGap, Shows
from headwater_web.equality.queries.gaps import gaps_of, read_gap, shown_gaps
from headwater_web.equality.views.shared import FORM_METHODS, Page, form_page
from headwater_web.ui.asking import posted


@declares(Rule.SEE_EQUALITY)
@require_GET
@never_cache
def gaps(request: HttpRequest) -> HttpResponse:
    """Every gap in access, and how far it has come."""
    return render(request, "equality/gaps.html", {"gaps": shown_gaps(gaps_of(request.user))})


@declares(Rule.SEE_EQUALITY)
@require_GET
@never_cache
def gap(request: HttpRequest, reference: str) -> HttpResponse:
    """One gap: what was measured first, what changes it, what was measured since."""
    found = _found(request, reference)
    context = {"gap": found, "read": read_gap(request.user, found)}
    return render(request, "equality/gap.html", context)


@declares(Rule.MANAGE_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def new_gap(request: HttpRequest) -> HttpResponse:
    """Name a gap."""
    form = GapForm(posted(request), person=request.user)
    if form.is_valid():
        said = form.cleaned_data | {"group": group_with(form.cleaned_data["group"])}
        made = actions.name_gap(by=person_of(request), **said)
        return redirect("equality:gap", made.reference)
    page = Page(
        heading=_("Name a gap in access"), button=_("Name it"), back=reverse("equality:gaps")
    )
    return form_page(request, form, page, lambda: None)


@declares(Rule.MANAGE_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def new_change(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what changes the system that makes a gap."""
    found = _found(request, reference)
    form = ChangeForm(posted(request), person=request.user, today=timezone.localdate())

    def act() -> None:
        actions.begin_change(by=person_of(request), gap=found, **form.cleaned_data)

    return form_page(request, form, _page(found, _("What changes it?"), _("Add the change")), act)


@declares(Rule.MANAGE_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def change_made(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that a change was made."""
    found = _found(request, reference)
    change = get_object_or_404(found.changes.all(), pk=number)
    form = MadeForm(posted(request), today=timezone.localdate())

    def act() -> None:
        actions.finish_change(by=person_of(request), change=change, **form.cleaned_data)

    heading = _("{reference} is made").format(reference=change.reference)
    return form_page(request, form, _page(found, heading, _("Say that it is made")), act)


@declares(Rule.MANAGE_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def remeasure(request: HttpRequest, reference: str) -> HttpResponse:
    """Measure a gap again."""
    found = _found(request, reference)
    form = RemeasureForm(posted(request), person=request.user, today=timezone.localdate())

    def act() -> None:
        said = form.cleaned_data | {"shows": Shows(form.cleaned_data["shows"])}
        actions.remeasure(by=person_of(request), gap=found, **said)

    return form_page(request, form, _page(found, _("Measured again"), _("Add it")), act)


def _found(request: HttpRequest, reference: str) -> AccessGap:
    found: AccessGap = get_object_or_404(gaps_of(request.user), reference=reference)
    return found


def _page(gap: AccessGap, heading: str, button: str) -> Page:
    return Page(
        heading=heading,
        button=button,
        back=reverse("equality:gap", args=[gap.reference]),
        caption=f"{gap.reference} · {gap.title}",
    )
