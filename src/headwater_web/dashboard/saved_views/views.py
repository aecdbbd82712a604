"""Pages of saved views: one's own and those of others, saving one, and all of them on paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, check_may, declares, person_of
from headwater_web.dashboard.saved_views import actions, queries
from headwater_web.dashboard.saved_views.addresses import (
    NotAPageOfOurs,
    page_rule,
    read_page_address,
)
from headwater_web.dashboard.saved_views.bundle import drawn
from headwater_web.dashboard.saved_views.faults import NameTaken, TooManyViews
from headwater_web.dashboard.saved_views.forms import SaveForm
from headwater_web.dashboard.saved_views.reading import read_page
from headwater_web.ui.api import released_page, released_reader
from headwater_web.ui.asking import posted


@declares(Rule.SIGNED_IN)
@require_GET
@never_cache
@released_page
def saved_views(request: HttpRequest, release: Release) -> HttpResponse:
    """Somebody's own views in their order, and those that others share with them."""
    person = person_of(request)
    context = {
        "release": release,
        "views": queries.own_views(person, release, released_reader()),
        "closed": queries.closed_to(person),
        "shared": queries.shared_views(person, release, released_reader()),
    }
    return render(request, "dashboard/saved_views.html", context)


@declares(Rule.SIGNED_IN)
@require_GET
@never_cache
@released_page
def view_bundle(request: HttpRequest, release: Release) -> HttpResponse:
    """All of somebody's views as one page, to print: what each says now, with its drawing."""
    views = queries.own_views(person_of(request), release, released_reader())
    context = {"release": release, "views": [drawn(release, each) for each in views]}
    return render(request, "dashboard/view_bundle.html", context)


@declares(Rule.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@never_cache
@released_page
def save_view(request: HttpRequest, release: Release) -> HttpResponse:
    """Save a page under a name. Opened by an address alone, it suggests what the page is called."""
    form = SaveForm(posted(request), initial=_suggested(request, release))
    if form.is_valid():
        try:
            _save(request, release, form)
        except (NameTaken, TooManyViews) as refusal:
            form.add_error("name", str(refusal.words))
        else:
            messages.success(request, _("The view is saved."))
            return redirect("dashboard:saved_views")
    context = {
        "form": form,
        "heading": _("Save a view"),
        "button": _("Save this view"),
        "back": reverse("dashboard:saved_views"),
    }
    return render(request, "ui/asking.html", context, status=422 if form.errors else 200)


def _suggested(request: HttpRequest, release: Release) -> dict[str, str]:
    asked = request.GET.get("address", "")
    try:
        address = read_page_address(asked).text
    except NotAPageOfOurs:
        return {}
    return {"address": address, "name": read_page(release, address).title[:80]}


def _save(request: HttpRequest, release: Release, form: SaveForm) -> None:
    """Keep what the page says now. Of a page that the person may not open, nothing is read."""
    address = form.cleaned_data["address"]
    check_may(request.user, page_rule(read_page_address(address)))
    reading = read_page(release, address)
    said = actions.Said(address, release.release_id, reading.words, reading.figure)
    actions.save_view(by=person_of(request), name=form.cleaned_data["name"], said=said)
