"""Pages of requests for data, and of what stands in their way."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.agreements.actions import requests as actions
from headwater_web.agreements.forms.requests import (
    BarrierForm,
    OvercomeForm,
    RequestForm,
    StepForm,
)
from headwater_web.agreements.models import DataRequest, Step
from headwater_web.agreements.queries.requests import (
    barrier_counts,
    read,
    requests_file,
    requests_of,
    waiting_first,
)
from headwater_web.agreements.views.catalogue import dataset_address, dataset_found
from headwater_web.agreements.views.shared import FORM_METHODS, Page, form_page
from headwater_web.ui.asking import posted


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a dataset was asked for."""
    found = dataset_found(request, reference)
    today = timezone.localdate()
    form = RequestForm(posted(request), today=today, initial={"asked_on": today})

    def act() -> str:
        by, units = person_of(request), form.units_named
        made = actions.ask_for_data(by=by, dataset=found, said=form.said, units=units)
        return request_address(made)

    page = Page(
        heading=_("Ask for {title}").format(title=found.title),
        button=_("Keep it"),
        back=dataset_address(found),
        caption=f"{found.reference} · {found.holder_name}",
    )
    return form_page(request, form, page, act)


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def requests(request: HttpRequest) -> HttpResponse:
    """Requests for data: the longest wait first."""
    day = timezone.localdate()
    context = {
        "requests": waiting_first(request.user, day),
        "barriers": barrier_counts(request.user, day),
    }
    return render(request, "agreements/requests.html", context)


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def requests_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    return HttpResponse(
        requests_file(request.user, timezone.localdate()),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="requests_for_data.csv"'},
    )


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def data_request(request: HttpRequest, reference: str) -> HttpResponse:
    """One request: what is asked for, how long it waits, and what stands in its way."""
    found = request_found(request, reference)
    context = {"request_row": found, "read": read(found, timezone.localdate())}
    return render(request, "agreements/request.html", context)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_step(request: HttpRequest, reference: str) -> HttpResponse:
    """Note what happened to a request."""
    found = request_found(request, reference)
    form = StepForm(posted(request), initial={"happened_on": timezone.localdate()})

    def act() -> None:
        said = form.cleaned_data | {"step": Step(form.cleaned_data["step"])}
        actions.note_step(by=person_of(request), request=found, **said)

    return form_page(request, form, _page(found, _("What happened to {reference}")), act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_barrier(request: HttpRequest, reference: str) -> HttpResponse:
    """Note what stands in a request's way."""
    found = request_found(request, reference)
    form = BarrierForm(posted(request), initial={"met_on": timezone.localdate()})

    def act() -> None:
        actions.meet_barrier(by=person_of(request), request=found, **form.cleaned_data)

    return form_page(request, form, _page(found, _("What stands in the way of {reference}")), act)


@declares(Rule.MANAGE_AGREEMENTS)
@require_http_methods(FORM_METHODS)
@never_cache
def overcome(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Note that a barrier is overcome."""
    found = request_found(request, reference)
    barrier = get_object_or_404(found.barriers.all(), pk=number)
    if request.method == "GET" and barrier.overcome_on is not None:
        return redirect(request_address(found))
    form = OvercomeForm(posted(request), initial={"overcome_on": timezone.localdate()})

    def act() -> None:
        actions.overcome(by=person_of(request), barrier=barrier, **form.cleaned_data)

    return form_page(request, form, _page(found, _("A barrier of {reference} is overcome")), act)


def request_found(request: HttpRequest, reference: str) -> DataRequest:
    """A request that this person may see, or 404."""
    found: DataRequest = get_object_or_404(requests_of(request.user), reference=reference)
    return found


def request_address(found: DataRequest) -> str:
    """The address of a request's page."""
    return reverse("agreements:request", args=[found.reference])


def _page(found: DataRequest, heading: str) -> Page:
    return Page(
        heading=heading.format(reference=found.reference),
        button=_("Keep it"),
        back=request_address(found),
        caption=found.dataset.title,
    )
